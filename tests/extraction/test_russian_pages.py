"""Working meetings, statements, decrees and messages of Russian pages: subjects, outcomes, kinds of event, people."""

from __future__ import annotations

import pytest

from kg.extraction import discussion, outcome, outcome_spoken
from kg.extraction.event_place import event_place
from kg.linking.link import link_page
from kg.model.claims import Modality, Realis
from kg.pipeline import vocabulary
from tests.russian_pages import context, page

COUNCIL = "Совещание с постоянными членами Совета Безопасности"
GOVERNOR = "Встреча с губернатором Вологодской области Георгием Филимоновым"
TALKS = "Переговоры с Президентом Таджикистана Эмомали Рахмоном"
TALKS_LEAD = "В Кремле прошли переговоры Владимира Путина с Президентом Таджикистана Эмомали Рахмоном."


def spoken(title: str, body: str, summary: str = "") -> set[tuple[str, str]]:
    """Return (who, topic) of everything that was really discussed."""
    found = discussion.extract(context(title, body, summary))
    return {
        (who.slug, d.topic.slug)
        for d in found
        for who in d.discussants
        if d.realis is Realis.ACTUAL and d.modality in (Modality.SPOKE, Modality.DISCUSSED)
    }


def outcomes(title: str, body: str, summary: str = "") -> list[str]:
    ctx = context(title, body, summary)
    return [o.outcome_kind for o in [*outcome.extract(ctx), *outcome_spoken.extract(ctx)]]


def test_the_agenda_of_a_working_meeting_is_its_subject() -> None:
    lead = "Владимир Путин провёл совещание с постоянными членами Совета Безопасности."
    body = "В.Путин: Добрый день! У нас сегодня вопрос о развитии туризма в горах. Прошу Вас."
    assert ("vladimir-putin", "tourism") in spoken(COUNCIL, body, lead)


def test_what_leaders_announce_for_their_talks_is_not_yet_discussed() -> None:
    body = "В.Путин: Рад видеть. Сегодня обсудим туризм. Э.Рахмон: Спасибо."
    assert ("vladimir-putin", "tourism") not in spoken(TALKS, body, TALKS_LEAD)


def test_who_takes_up_a_subject_speaks_about_it_too() -> None:
    dull = "Это было важно. " * 21
    body = (
        "Г.Филимонов: Промышленность области растёт. Наша промышленность даёт много. Промышленность работает. "
        f"{dull} В.Путин: Промышленность у вас сильная. Г.Филимонов: {dull} Спасибо."
    )
    found = spoken(GOVERNOR, body, "Президент провёл рабочую встречу с губернатором Георгием Филимоновым.")
    assert ("vladimir-putin", "industry") in found


@pytest.mark.parametrize(
    ("title", "lead", "topic"),
    [
        ("Указ о мерах в сфере миграции", "Владимир Путин подписал Указ «О мерах в сфере миграции».", "migration"),
        ("Пётр Озеров назначен губернатором", "Президент подписал Указ «О назначении губернатора».", "governance"),
    ],
)
def test_a_decree_is_about_what_its_title_says(title: str, lead: str, topic: str) -> None:
    assert spoken(title, "Текст Указа: Настоящий Указ вступает в силу сегодня.", lead) == {("vladimir-putin", topic)}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("В.Путин: Приветствую. Мы с Вами договорились о строительстве моста. Э.Рахмон: Да.", "agreed"),
        ("В.Путин: Приветствую. Договорились о новой железной дороге. Э.Рахмон: Да.", "agreed"),
        ("В.Путин: Приветствую. Мы ждём Вас в Москве осенью. Э.Рахмон: Да.", "invited"),
        ("В.Путин: Приветствую. Вы наше приглашение приняли. Э.Рахмон: Да.", "invitation-accepted"),
        ("Затем состоялась церемония обмена подписанными документами.", "signed"),
        ("Соответствующие поручения будут даны ведомствам.", "agreed"),
    ],
)
def test_outcomes(words: str, kind: str) -> None:
    assert outcomes(TALKS, words, TALKS_LEAD) == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "В.Путин: В марте на встрече мы договорились о мосте. Э.Рахмон: Да.",
        "В.Путин: Построили больше, чем мы договорились с министерством. Э.Рахмон: Да.",
        "В.Путин: Когда мы договорились о мосте? Э.Рахмон: Давно.",
    ],
)
def test_what_was_agreed_on_another_day_is_no_outcome(words: str) -> None:
    assert outcomes(TALKS, words, TALKS_LEAD) == []


@pytest.mark.parametrize(
    ("title", "lead", "kind"),
    [
        ("Встреча с вдовой лётчика", "Владимир Путин встретился с Ольгой Озеровой.", "meeting"),
        ("Встреча с муфтием", "Владимир Путин встретился с верховным муфтием Рашидом Озеровым.", "meeting"),
        (GOVERNOR, "Президент провёл рабочую встречу с губернатором.", "working-meeting"),
        ("Президент поздравил тренера", "Владимир Путин позвонил Ивану Озерову и поздравил его.",
         "telephone-conversation"),
        ("Президент поздравил тренера", "Владимир Путин поздравил Ивана Озерова с юбилеем.", "message"),
        ("Стенографический отчёт о совещании по дорогам", "", "working-meeting"),
        ("4 мая Владимир Путин встретится с Премьер-министром Сербии", "", "meeting"),
        ("4 мая Путин встретится с Премьер-министром Сербии", "Путин проведёт переговоры с гостем.", "talks"),
        ("Начало рабочей встречи с Министром транспорта", "", "working-meeting"),
        ("Вступительное слово на заседании Государственного совета", "", "working-meeting"),
        ("Основные итоги встречи рабочих групп", "", "talks"),
    ],
)  # fmt: skip
def test_kinds_of_event(title: str, lead: str, kind: str) -> None:
    assert context(title, "Это было в полдень.", lead).event_type == kind


def members(title: str, body: str, lead: str = "") -> dict[str, str]:
    return {m.entity.slug: m.country for m in context(title, body, lead).linked.cast.members}


def test_whoever_is_given_the_floor_is_there() -> None:
    lead = "Владимир Путин провёл совещание о дорогах."
    found = members("Совещание о дорогах", "В.Путин: Начнём. Слово Озерову Петру Ильичу. Прошу Вас.", lead)
    assert found["pyotr-ozerov"] == "RU"


def test_further_addressees_of_a_message() -> None:
    title = "Поздравление Президенту Казахстана Касым-Жомарту Токаеву"
    found = members(title, "Поздравления были также направлены Шавкату Мирзиёеву и Эмомали Рахмону.")
    assert {"shavkat-mirziyoyev", "emomali-rahmon"} <= found.keys()


def test_speakers_at_a_presentation_were_there() -> None:
    lead = "Главе государства представлены планы городов."
    body = (
        "О дорогах рассказали губернатор Пётр Озеров и главный инженер Илья Двинской. "
        "Министр Олег Сухонин доложил о школах. "
        "Презентация губернатора Ивана Кудыкина была посвящена паркам. "
        "Вместе с Президентом доклады заслушал помощник Президента Юрий Ушаков."
    )
    found = members("Презентация планов городов", body, lead)
    assert {"pyotr-ozerov", "oleg-sukhonin", "ivan-kudykin", "yuri-ushakov"} <= found.keys()


def test_whose_widow_somebody_is_does_not_take_part() -> None:
    lead = "Владимир Путин осмотрел школу."
    body = "Главу государства сопровождали директор Анна Озерова и вдова Героя России Петра Двинского."
    found = members("Посещение школы", body, lead)
    assert "anna-ozerova" in found and "pyotr-dvinskoi" not in found and "pyotr-dvinskoy" not in found


def test_whoever_is_addressed_at_the_head_of_a_speech_is_there() -> None:
    lead = "Владимир Путин выступил на заседании коллегии ведомства."
    body = "В.Путин: Уважаемый Пётр Ильич [Озеров]! Уважаемые товарищи! Начнём."
    assert "pyotr-ozerov" in members("Заседание коллегии ведомства", body, lead)


def test_for_whom_those_behind_a_side_stand() -> None:
    lead = "В Кремле Владимир Путин принял Президента Сербии Александра Вучича."
    body = (
        "Во встрече приняли участие со стороны Республики Сербской – министр Пётр Озеров "
        "и с российской стороны – помощник Президента Юрий Ушаков."
    )
    found = members("Встреча с Президентом Сербии Александром Вучичем", body, lead)
    assert (found["pyotr-ozerov"], found["yuri-ushakov"]) == ("BA", "RU")


def test_accepting_an_invitation_speaks_of_a_visit() -> None:
    call = "Телефонный разговор с Президентом Таджикистана Эмомали Рахмоном"
    lead = "Состоялся телефонный разговор Владимира Путина с Президентом Таджикистана Эмомали Рахмоном."
    assert ("emomali-rahmon", "visits-and-contacts") in spoken(call, "Эмомали Рахмон принял приглашение.", lead)


def test_relations_with_somebody_who_is_not_there_are_about_that_country() -> None:
    lead = "Владимир Путин провёл совещание с постоянными членами Совета Безопасности."
    body = "В.Путин: Добрый день! У нас сегодня вопрос о российско-американских отношениях. Прошу Вас."
    assert spoken(COUNCIL, body, lead) == {("vladimir-putin", "US")}


def test_a_notice_that_names_nobody_has_no_participants() -> None:
    assert members("Завершён приём заявок", "Заявки больше не принимаются.") == {}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Принять отставку Озерского Ю.В. по его просьбе.", "Yu. Ozersky"),
        ("Награду получил [Андрей] Озеров.", "Andrei Ozerov"),
    ],
)
def test_names_as_documents_and_editors_write_them(words: str, name: str) -> None:
    linked = context(GOVERNOR, words).linked
    assert name in [label for s in linked.people.spots for e in s.entities for label, _ in e.labels]


def test_a_rank_before_a_name_is_no_surname() -> None:
    linked = context(GOVERNOR, "Подполковник Сергей Ильич Озеров погиб.").linked
    assert "sergei-ozerov" in [e.slug for s in linked.people.spots for e in s.entities]


def test_demonyms_in_the_plural() -> None:
    linked = context(GOVERNOR, "Раньше партнёрами были итальянцы.").linked
    assert "IT" in [e.slug for s in linked.mentions.spots for e in s.entities]


@pytest.mark.parametrize(("line", "slug"), [("Москва", "moscow"), ("Санкт-Петербург", "st-petersburg"), ("Дзыпшх", "")])
def test_a_place_line_names_the_place_that_english_pages_name(line: str, slug: str) -> None:
    place = event_place(link_page(page(TALKS, "Шёл снег.", place=line), vocabulary("ru")), "talks")
    assert place is not None
    assert (place.slug if place.known else "", place.labels[-1]) == (slug, (line, "ru"))

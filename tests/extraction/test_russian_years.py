"""Russian read-outs and messages in the wording of other years: subjects, people, documents."""

from __future__ import annotations

import pytest

from kg.extraction import agreement, discussion, outcome_spoken
from kg.extraction.context import Context
from kg.extraction.event_type import event_type
from kg.linking.link import link_page
from kg.model.claims import Modality, Realis
from kg.pipeline import vocabulary
from tests.russian_pages import page

CALL = "Телефонный разговор с Президентом Турции Реджепом Тайипом Эрдоганом"
ARMENIA = "Телефонный разговор с Премьер-министром Армении Николом Пашиняном"
MINISTER = "Встреча с Министром здравоохранения Михаилом Мурашко"


def read(title: str, body: str, day: str = "2021-06-10", summary: str = "") -> Context:
    linked = link_page(page(title, body, summary, day), vocabulary("ru"))
    return Context(linked, event_type(linked))


def subjects(title: str, body: str, day: str = "2021-06-10") -> dict[str, set[str]]:
    """Return topics and countries really discussed, each with who did."""
    out: dict[str, set[str]] = {}
    for claim in discussion.extract(read(title, body, day)):
        if claim.realis is Realis.ACTUAL and claim.modality in (Modality.SPOKE, Modality.DISCUSSED):
            out.setdefault(claim.topic.slug, set()).update(e.slug for e in claim.discussants)
    return out


def members(title: str, body: str, day: str = "2021-06-10") -> dict[str, str]:
    return {m.entity.slug: m.country for m in read(title, body, day).linked.cast.members}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Обсуждён ход межливийского диалога.", {"LY", "peace-settlement"}),
        ("Важное место в беседе заняла обстановка в Идлибе.", {"SY"}),
        ("Поводом для разговора стало подписание договора об иранской ядерной программе.", {"IR"}),
        ("Проведён обмен мнениями об отводе тяжёлой артиллерии.", {"ceasefire"}),
        ("Проведено сопоставление позиций по Ливии.", {"LY"}),
        ("Был затронут вопрос о возвращении военнопленных.", {"prisoner-exchange"}),
        ("Рассмотрены возможности вывоза кубанского зерна морем.", {"food-security"}),
        ("Обсуждены железнодорожные проекты на Кавказе.", {"transport"}),
        ("Дано указание послать на место спасательные отряды.", {"natural-disasters"}),
        ("Подробно обсуждена эвакуация иностранных граждан из Хартума.", {"civilian-protection"}),
        ("Стороны условились о подготовке следующего саммита.", {"visits-and-contacts"}),
        ("Затронуто положение на чешско-польской границе.", {"border-issues", "PL"}),
        ("Обсуждалось взаимодействие в рамках Каспийской пятёрки.", {"international-organizations"}),
        ("Отмечены успехи в развитии Тульской области.", {"regional-development"}),
    ],
)
def test_subjects_of_a_call(body: str, wanted: set[str]) -> None:
    assert wanted <= set(subjects(CALL, body))


def test_a_war_in_the_guests_own_country_is_a_subject() -> None:
    assert "AZ" in subjects(CALL.replace("Турции Реджепом Тайипом Эрдоганом", "Азербайджана Ильхамом Алиевым"),
                            "Обсуждено положение в Карабахе.")  # fmt: skip


def test_the_situation_in_the_country_is_that_of_the_guest() -> None:
    found = subjects(ARMENIA, "Никол Пашинян рассказал о внутриполитической ситуации.")
    assert found["AM"] == {"nikol-pashinyan"}


def test_relations_of_two_third_countries_are_their_subject() -> None:
    assert "IN" not in subjects(CALL, "Обсуждены российско-турецкие отношения.")
    assert {"IQ", "SA"} <= set(subjects(CALL, "Обсуждены иракско-саудовские отношения."))


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("В.Путин: Сердечно приветствую вас в Москве.", "visits-and-contacts"),
        ("Владимир Путин пожелал больших успехов турецким строителям.", "congratulations"),
        ("Владимир Путин поздравил собеседника с 75-летним юбилеем Победы.", "historical-memory"),
    ],
)
def test_courtesies_are_no_subjects(body: str, topic: str) -> None:
    assert topic not in subjects(CALL, body)


def test_two_subjects_joined_stay_two() -> None:
    found = subjects(CALL, "Обсуждены вопросы двусторонних отношений и ближневосточной повестки.")
    assert {"bilateral-relations", "regional-security"} <= set(found)


def test_what_a_minister_reports_is_not_the_field_of_his_office() -> None:
    found = subjects(MINISTER, "Министр информировал Президента о строительстве больниц и выпуске вакцин.")
    assert found["health"] == {"mikhail-murashko"}


def test_a_report_is_a_list_however_long() -> None:
    long = ", ".join(["о ремонте зданий в разных городах и сёлах"] * 8)
    found = subjects(MINISTER, f"Министр доложил Президенту {long}, а также о подготовке спортсменов.")
    assert "sport" in found


def test_a_call_will_touch_on_something_later() -> None:
    assert "energy" not in subjects(CALL, "Президенты затронут на встрече энергетику.")


@pytest.mark.parametrize(
    "body",
    [
        "Владимир Путин направил телеграмму соболезнования Президенту Ирана Эбрахиму Раиси.",
        "Владимир Путин направил Президенту Ирана Эбрахиму Раиси поздравительную телеграмму.",
        "Владимир Путин выразил соболезнования Президенту Ирана Эбрахиму Раиси в связи с гибелью Али Иванова.",
    ],
)
def test_addressees_that_the_title_does_not_name(body: str) -> None:
    found = members("Телеграмма в связи с наводнением" if "поздр" in body else "Соболезнования в связи с бурей", body)
    assert found == {"vladimir-putin": "RU", "ebrahim-raisi": "IR"}


def test_whom_the_title_names_alone_gets_the_message() -> None:
    found = members(
        "Соболезнования Президенту Ирана Эбрахиму Раиси",
        "Владимир Путин выразил соболезнования в связи с кончиной Али Иванова.",
        "2022-06-10",
    )
    assert set(found) == {"vladimir-putin", "ebrahim-raisi"}


def test_several_who_are_addressed_by_name_are_there() -> None:
    body = "В.Путин: Уважаемые Валентина Ивановна [Матвиенко], Вячеслав Викторович [Володин]! Начнём работу."
    found = members("Встреча с членами Совета законодателей", body, "2022-06-10")
    assert {"valentina-matviyenko", "vyacheslav-volodin"} <= set(found)


def test_those_invited_to_a_meeting_are_there() -> None:
    body = "На совещание также приглашены Министр спорта Олег Матыцин и губернатор Андрей Воробьёв."
    found = members("Совещание с постоянными членами Совета Безопасности", body, "2022-06-10")
    assert {"oleg-matytsin", "andrey-vorobyov"} <= set(found)


@pytest.mark.parametrize(
    ("name", "slug", "day"),
    [
        ("Президентом Франции Эмманюэлем Макроном", "emmanuel-macron", "2021-06-10"),
        ("Президентом Туркменистана Гурбангулы Бердымухамедовым", "gurbanguly-berdimuhamedow", "2020-03-07"),
        ("Президентом Республики Корея Мун Чжэ Ином", "moon-jae-in", "2019-03-07"),
        ("Премьер-министром Вьетнама Фам Минь Тинем", "pham-minh-chinh", "2023-03-07"),
        ("Королём Саудовской Аравии Сальманом Бен Абдель Азизом Аль Саудом", "salman-of-saudi-arabia", "2020-08-23"),
        ("Президентом Германии Франком-Вальтером Штайнмайером", "frank-walter-steinmeier", "2019-03-10"),
    ],
)
def test_leaders_of_other_years(name: str, slug: str, day: str) -> None:
    found = members(f"Телефонный разговор с {name}", "Обсуждены вопросы торговли.", day)
    assert set(found) == {slug, "vladimir-putin"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Ответы на вопросы журналиста Павла Зарубина", "interview"),
        ("Ответы на вопросы журналистов", "press-conference"),
        ("Ответ на вопрос телеканала «Россия»", "interview"),
    ],
)
def test_one_who_asks_makes_an_interview(title: str, kind: str) -> None:
    assert read(title, "В.Путин: Добрый день.").event_type == kind


def test_a_document_with_its_title_is_named_without_being_signed() -> None:
    body = "Обсуждался проект Договора о взаимных поставках угля и стали."
    assert [a.agreement.kind.value for a in agreement.extract(read(CALL, body))] == ["agreement"]
    assert agreement.extract(read(CALL, "Обсуждался договор о встрече послов.")) == []


def test_instructions_promised_and_official_invitations() -> None:
    body = (
        "М.Мурашко: Ждём Вас на съезде врачей. Это официальное приглашение. В.Путин: Спасибо. Дам поручение Минфину "
        "по этим расходам."
    )
    found = outcome_spoken.extract(read(MINISTER, body))
    assert [(o.outcome_kind, o.agents[0].slug) for o in found] == [
        ("invited", "mikhail-murashko"), ("announced", "vladimir-putin"),
    ]  # fmt: skip

"""Predicates, discussions and outcomes of Russian pages."""

from __future__ import annotations

import pytest

from kg.extraction import agreement, discussion, outcome, outcome_spoken
from kg.model.claims import Modality
from tests.russian_pages import context

TITLE = "Телефонный разговор с Президентом Турции Реджепом Тайипом Эрдоганом"
LEAD = "Состоялся разговор Владимира Путина с Президентом Турции Реджепом Тайипом Эрдоганом по телефону."
PUTIN, ERDOGAN = "vladimir-putin", "recep-tayyip-erdogan"
BOTH = {PUTIN, ERDOGAN}


def subjects(body: str) -> list[tuple[str, set[str], str]]:
    """Return (act, subject, realis) of the predicates of the body."""
    ctx = context(TITLE, body, LEAD)
    start = ctx.linked.page.text.find(body)
    return [
        (p.act, {e.slug for e in p.subject}, p.realis.value) for p in ctx.predicates if p.sentence.span.start >= start
    ]


@pytest.mark.parametrize(
    ("body", "act", "who"),
    [
        ("Рассмотрены планы в области энергетики.", "discuss", BOTH),
        ("Затрагивалась и тема туризма.", "discuss", BOTH),
        ("Была подчёркнута важность торговли.", "emphasise", BOTH),
        ("Главы государств обсудили торговлю зерном.", "discuss", BOTH),
        ("Владимир Путин и Реджеп Тайип Эрдоган обсудили торговлю.", "discuss", BOTH),
        ("Об итогах поездки рассказал Реджеп Тайип Эрдоган.", "inform", {ERDOGAN}),
        ("Президент Турции поддержал идею саммита.", "support", {ERDOGAN}),
        ("Дональда Трампа упомянул Владимир Путин.", "note", {PUTIN}),
        ("С турецкой стороны выражена озабоченность ростом цен.", "concern", {ERDOGAN}),
        ("Российская сторона подтвердила свои обязательства.", "emphasise", {PUTIN}),
        ("Лидерами акцентирована роль молодёжи.", "emphasise", BOTH),
        ("Владимиром Путиным отмечен вклад врачей.", "note", {PUTIN}),
        ("Условлено продолжить консультации министров.", "agree", BOTH),
        ("Состоялся содержательный обмен мнениями о ценах на зерно.", "discuss", BOTH),
        ("Особое внимание уделено судоходству.", "discuss", BOTH),
        ("Сопоставлены оценки хода переговоров о тарифах.", "discuss", BOTH),
        ("Реджеп Тайип Эрдоган остановился на развитии туризма.", "discuss", {ERDOGAN}),
        ("Среди обсуждавшихся тем была торговля.", "discuss", BOTH),
        ("Россия и Турция будут и далее взаимодействовать в энергетике.", "agree", BOTH),
        ("С удовлетворением констатирован рост торговли.", "welcome", BOTH),
        ("Владимир Путин сделал акцент на снижении тарифов.", "emphasise", {PUTIN}),
        ("Президент Турции обеспокоен засухой.", "concern", {ERDOGAN}),
    ],
)
def test_who_does_what(body: str, act: str, who: set[str]) -> None:
    assert (act, who, "actual") in subjects(body)


def test_adverbial_participle_takes_the_subject_of_the_main_clause() -> None:
    found = subjects("Подтвердив давние обязательства, Президент Турции поблагодарил врачей.")
    assert found == [("emphasise", {ERDOGAN}, "actual"), ("thank", {ERDOGAN}, "actual")]


def test_impersonal_sentence_goes_on_with_the_side_that_spoke() -> None:
    found = subjects("С российской стороны обозначен ряд условий. Отмечены также риски для торговли.")
    assert [who for _, who, _ in found] == [{PUTIN}, {PUTIN}]


@pytest.mark.parametrize(
    "body",
    ["На встрече будут обсуждены вопросы торговли.", "Планируется обсудить торговлю.", "Лидеры обсудят торговлю."],
)
def test_future_is_announced_not_discussed(body: str) -> None:
    assert {realis for _, _, realis in subjects(body)} == {"planned"}
    found = discussion.extract(context(TITLE, body, LEAD))
    assert {d.modality for d in found if d.topic.slug == "trade-and-investment"} <= {Modality.ANNOUNCED}


def topics(body: str, title: str = TITLE, lead: str = LEAD) -> set[tuple[str, str]]:
    """Return (topic, person) of what the page says was discussed or spoken about."""
    found = discussion.extract(context(title, body, lead))
    said = [d for d in found if d.modality in (Modality.DISCUSSED, Modality.SPOKE)]
    return {(d.topic.slug, e.slug) for d in said for e in d.discussants}


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("Лидеры обсудили ремонт железных дорог.", "transport"),
        ("Обсуждены поставки лекарств.", "health"),
        ("Стороны рассмотрели льготы для инвалидов и пенсии.", "social-policy"),
        ("Затронуты вопросы урегулирования в Судане и справедливого мира.", "peace-settlement"),
        ("Обсуждалось развитие казахстанско-турецкого сотрудничества.", "bilateral-relations"),
        ("Лидеры обсудили подготовку кадров и работу вузов.", "education"),
        ("Рассмотрена работа пограничных служб.", "border-issues"),
    ],
)
def test_topic_words_in_all_cases(body: str, topic: str) -> None:
    assert (topic, PUTIN) in topics(body)


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("Лидеры обсудили работу глав муниципальных образований.", "education"),
        ("Лидеры обсудили армяно-азербайджанские отношения.", "bilateral-relations"),
        ("Обсуждены планы компании «Российские железные дороги».", "transport"),
        ("Владимир Путин сообщил о формировании нового миропорядка.", "peace-settlement"),
        ("Обсуждены предложения председателя Верховного Суда.", "democracy-and-rule-of-law"),
    ],
)
def test_words_that_only_look_like_a_topic(body: str, topic: str) -> None:
    assert topic not in {t for t, _ in topics(body)}


def test_mediator_and_place_of_a_meeting_are_no_subjects() -> None:
    found = {t for t, _ in topics("Лидеры обсудили поставки зерна при посредничестве Катара и саммит в Китае.")}
    assert not found & {"QA", "CN"}


def test_quotations_speak_with_the_voice_of_whom_they_name() -> None:
    body = "«Туризм растёт второй год подряд, и это радует», – сказал Реджеп Тайип Эрдоган."
    assert ("tourism", ERDOGAN) in topics(body)
    assert ("tourism", PUTIN) not in topics(body)


def test_full_names_are_speaker_labels() -> None:
    found = topics(
        "В.Путин: Рад встрече. Берк Йылмаз: Спорт нас объединяет. Спорт учит дружбе.",
        "Встреча с тренером Берком Йылмазом",
        "Владимир Путин встретился с тренером Берком Йылмазом.",
    )
    assert {who for topic, who in found if topic == "sport"} == {"berk-iylmaz"}


def test_an_order_of_one_side_is_announced_and_of_both_agreed() -> None:
    def kinds(body: str) -> list[str]:
        return [o.outcome_kind for o in outcome.extract(context(TITLE, body, LEAD))]

    assert kinds("Владимир Путин поручил министрам подготовить договор о торговле.") == ["announced"]
    assert kinds("Главы государств поручили министрам подготовить договор о торговле.") == ["agreed"]


def test_an_address_at_a_ceremony_is_a_speech() -> None:
    ctx = context("Выступление на церемонии открытия моста", "В.Путин: Добрый день!", "Президент выступил на открытии.")
    assert ctx.event_type == "speech"


def test_words_inside_nested_quotation_marks_are_not_predicates() -> None:
    body = "Премия «Фонд «Заря» обсудил» вручена."
    assert not [act for act, _, _ in subjects(body) if act == "discuss"]


def test_discussion_with_topic_and_country() -> None:
    body = "Лидеры обсудили вопросы энергетики. Реджеп Тайип Эрдоган проинформировал об обстановке в Сирии."
    found = {
        (d.topic.slug, frozenset(e.slug for e in d.discussants)) for d in discussion.extract(context(TITLE, body, LEAD))
    }
    assert ("energy", frozenset(BOTH)) in found
    assert ("SY", frozenset([ERDOGAN])) in found


def test_evidence_is_the_sentence_verbatim() -> None:
    body = "Лидеры обсудили вопросы энергетики."
    ctx = context(TITLE, body, LEAD)
    quotes = {ctx.linked.page.quote(d.evidence[0].span) for d in discussion.extract(ctx)}
    assert body in quotes


def test_outcomes_of_narrator_and_speakers() -> None:
    narrated = context(TITLE, "Условлено провести встречу министров летом.", LEAD)
    assert [(o.outcome_kind, {e.slug for e in o.agents}) for o in outcome.extract(narrated)] == [("agreed", BOTH)]
    spoken = context(
        "Встреча с Президентом Турции Реджепом Тайипом Эрдоганом",
        "В.Путин: Рад встрече. Приглашаем Вас приехать осенью. Р.Эрдоган: Спасибо. Мы договорились увеличить торговлю.",
        "Владимир Путин встретился с Президентом Турции Реджепом Тайипом Эрдоганом.",
    )
    found = [(o.outcome_kind, {e.slug for e in o.agents}) for o in outcome_spoken.extract(spoken)]
    assert found == [("invited", {PUTIN}), ("agreed", BOTH)]


def test_message_is_what_its_sender_says() -> None:
    ctx = context(
        "Поздравление спортсменам",
        "В поздравлении говорится: «Ваша победа радует всю страну. Вы вывели наш спорт вперёд».",
        "Президент поздравил победителей.",
    )
    assert ctx.event_type == "message"
    assert ("sport", PUTIN) in {(d.topic.slug, e.slug) for d in discussion.extract(ctx) for e in d.discussants}


def test_common_treaty_titles_get_their_english_name() -> None:
    body = "Лидеры подписали Договор о всеобъемлющем стратегическом партнёрстве."
    (found,) = [a for a in agreement.extract(context(TITLE, body, LEAD)) if not a.agreement.known]
    assert found.agreement.labels[0] == ("Treaty on Comprehensive Strategic Partnership", "en")
    assert found.relation == "concluded"
    assert found.agreement.slug.endswith("ru-tr")


def test_collective_at_a_summit_means_the_attending_leaders_too() -> None:
    ctx = context(
        "Заседание Совета глав государств СНГ",
        "В саммите приняли участие Президент Азербайджана Ильхам Алиев и Президент Казахстана Касым-Жомарт Токаев. "
        "Лидеры обсудили торговлю.",
        "Владимир Путин принял участие в заседании Совета глав государств Содружества Независимых Государств.",
    )
    assert ctx.event_type == "summit"
    (discussed,) = [p for p in ctx.predicates if p.act == "discuss"]
    assert {e.slug for e in discussed.subject} == {PUTIN, "ilham-aliyev", "kassym-jomart-tokayev"}

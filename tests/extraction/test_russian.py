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

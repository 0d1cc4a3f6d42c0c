"""People, offices and casts of Russian pages."""

from __future__ import annotations

import pytest

from kg.linking.spots import SpotKind
from tests.russian_pages import context

CALL = "Телефонный разговор с Президентом Турции Реджепом Тайипом Эрдоганом"
LEAD = "Владимир Путин переговорил по телефону с Президентом Турецкой Республики Реджепом Тайипом Эрдоганом."


def people(body: str, title: str = CALL, summary: str = LEAD) -> dict[str, list[str]]:
    """Return the printed person and office spots of the body with the slugs they stand for."""
    linked = context(title, body, summary).linked
    start = linked.page.text.find(body)
    return {
        linked.page.quote(s.span): [e.slug for e in s.entities]
        for s in linked.people.spots
        if s.span.start >= start and s.kind in (SpotKind.PERSON, SpotKind.OFFICE)
    }


def cast(title: str, body: str, summary: str = "") -> list[tuple[str, str]]:
    """Return the cast as (slug, country)."""
    return [(m.entity.slug, m.country) for m in context(title, body, summary).linked.cast.members]


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("В беседе упомянут С.Лавров.", "sergey-lavrov"),
        ("Об этом сказано А.Г.Лукашенко.", "alexander-lukashenko"),
        ("Слово передали Сергею Лаврову.", "sergey-lavrov"),
        ("Речь шла о Зеленском.", "volodymyr-zelenskyy"),
    ],
)
def test_known_people_in_any_case(words: str, slug: str) -> None:
    assert [slug] in people(words).values()


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Экскурсию вела Вероника Подгорнова.", "Veronika Podgornova"),
        ("Гостей встретили вместе с Евгением Кудыкиным.", "Yevgeny Kudykin"),
        ("Награда вручена Лидии Озеровой.", "Lidia Ozerova"),
        ("Доклад подготовил Ткачёнков Юрий Ильич.", "Yury Tkachenkov"),
    ],
)
def test_unknown_people_get_an_english_label_from_the_nominative(words: str, label: str) -> None:
    linked = context(CALL, words, LEAD).linked
    labels = [e.labels[0][0] for s in linked.people.spots for e in s.entities if not e.known]
    assert labels == [label]


@pytest.mark.parametrize(
    "words",
    [
        "Когда Владимир Владимирович приедет, станет ясно.",
        "Спасибо Алексею Петровичу за труд.",
        "Слава Богу, все целы.",
    ],
)
def test_words_that_open_a_sentence_are_no_surnames(words: str) -> None:
    linked = context(CALL, words, LEAD).linked
    assert not [e for s in linked.people.spots for e in s.entities if not e.known]


def test_office_with_quoted_body_leads_to_its_name() -> None:
    found = people("Пояснения дал генеральный директор АО «Завод «Красный луч» Пётр Подгорнов.")
    assert ["pyotr-podgornov"] in found.values()
    assert any(text.startswith("генеральный директор АО") for text in found)


def test_preposition_is_not_an_ambassador() -> None:
    assert "после" not in people("Стороны расстались после ужина.")


def test_heads_of_state_by_description() -> None:
    found = people("Глава Российского государства поблагодарил главу турецкого государства за встречу.")
    assert found["Глава Российского государства"] == ["vladimir-putin"]
    assert found["главу турецкого государства"] == ["recep-tayyip-erdogan"]


def test_sides_of_a_meeting_with_attendance() -> None:
    found = cast(
        "Встреча с Министром иностранных дел Ирана Аббасом Аракчи",
        "Во встрече также приняли участие помощник Президента Юрий Ушаков и Посол Ирана в России Казем Джалали.",
        "Владимир Путин принял в Кремле Министра иностранных дел Ирана Аббаса Аракчи.",
    )
    assert set(found) == {
        ("abbas-araghchi", "IR"), ("vladimir-putin", "RU"), ("yuri-ushakov", "RU"), ("kazem-jalali", "IR"),
    }  # fmt: skip


def test_somebody_remembered_does_not_take_part() -> None:
    found = cast("Возложение цветов к памятнику Анатолию Собчаку", "Владимир Путин почтил память Анатолия Собчака.")
    assert found == [("vladimir-putin", "RU")]


def test_office_meaning_the_other_side_of_a_working_meeting() -> None:
    ctx = context(
        "Встреча с губернатором Московской области Андреем Воробьёвым",
        "Глава региона доложил Президенту о строительстве дорог.",
        "Президент принял в Кремле губернатора Московской области Андрея Воробьёва для рабочей встречи.",
    )
    assert ctx.event_type == "working-meeting"
    (told,) = [p for p in ctx.predicates if p.act == "inform"]
    assert [e.slug for e in told.subject] == ["andrey-vorobyov"]

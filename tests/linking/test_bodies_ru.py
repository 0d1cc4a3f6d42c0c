"""Organisations of Russian pages: known ones in all their spellings, names in marks, composed names, military units."""

from __future__ import annotations

import pytest

from kg.linking.spots import SpotKind
from tests.russian_pages import context

TITLE = "Встреча с губернатором Вологодской области Георгием Филимоновым"


def bodies(words: str, title: str = TITLE) -> dict[str, str]:
    """Return the organisations of a page's body as printed, with their slugs."""
    linked = context(title, words).linked
    start = linked.page.text.find(words)
    return {
        linked.page.quote(s.span): s.entities[0].slug
        for s in linked.mentions.within(start, start + len(words))
        if s.kind is SpotKind.ORGANIZATION
    }


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Помогает фонд «Защитники Отечества».", "defenders-of-the-fatherland-foundation"),
        ("Он окончил академию имени Можайского.", "mozhaysky-military-space-academy"),
        ("Она училась в МГУ имени М.В.Ломоносова.", "lomonosov-moscow-state-university"),
        ("Об этом просили Минпром.", "ministry-of-industry-and-trade-of-russia"),
        ("С Правительством всё согласовано.", "government-of-russia"),
        ("Решение приняла Федеральная миграционная служба.", "federal-migration-service"),
        ("Дело передали в Высший Арбитражный Суд.", "supreme-arbitration-court-of-russia"),
        ("Завод строила группа компаний БТК.", "group-of-companies-btk"),
    ],
)
def test_known_bodies_in_other_spellings(words: str, slug: str) -> None:
    assert slug in bodies(words).values()


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Ткани даёт компания «Ромашкин луг».", "romashkin-lug"),
        ("Книгу напечатало издательство «Полынья».", "polynya"),
        ("Помог фонд «Тёплый дом».", "tyoply-dom-foundation"),
        ("Воюет батальон «Кречет».", "krechet-battalion"),
        ("Договор подписало ООО «Берёза».", "beryoza"),
        ("Вырос и «Вологданефтехим».", "vologdaneftekhim"),
    ],
)
def test_names_in_marks_behind_a_noun_that_tells_a_body(words: str, slug: str) -> None:
    assert list(bodies(words).values()) == [slug]


@pytest.mark.parametrize(
    "words",
    [
        "Продолжаем программу «Ромашкин луг».",
        "Ракета «Мегамаш» взлетела.",
        "Это и есть «Полынья».",
        "Доступ к сети «Интернет» закрыт.",
        "Памятник-ансамбль «Героям Полыньи» открыт.",
    ],
)
def test_names_in_marks_that_are_no_bodies(words: str) -> None:
    assert bodies(words) == {}


def test_a_list_of_names_in_marks() -> None:
    assert list(bodies("Это компании «Ока», «Двина» и «Сухона».").values()) == ["oka", "dvina", "sukhona"]


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Учатся в Ярославском государственном медицинском университете.", "yaroslavl-state-medical-university"),
        ("Работает Тверской тракторный завод.", "tver-tractor-plant"),
        ("Пригласили Омскую филармонию.", "omsk-philharmonic"),
    ],
)
def test_composed_names_are_translated(words: str, slug: str) -> None:
    assert list(bodies(words).values()) == [slug]


@pytest.mark.parametrize(
    "words",
    [
        "Российская Федерация едина.",
        "Российские компании растут.",
        "Выступило Российское общество любителей чая.",
        "Государственный музей закрыт.",
        "Новый завод построен.",
    ],
)
def test_composed_phrases_that_name_no_body(words: str) -> None:
    assert not [s for s in bodies(words).values() if s not in ("russia",)]


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("Отличилась 810-я отдельная гвардейская бригада морской пехоты.", ["810th-guards-naval-infantry-brigade"]),
        ("Их освободил 331-й полк.", ["331st-guards-airborne-regiment"]),
        ("Помогаем бойцам 83-й бригады, 104-й дивизии.",
         ["83rd-guards-air-assault-brigade", "104th-guards-air-assault-division"]),
        ("Он служил в 999-м мотострелковом полку.", ["999th-motor-rifle-regiment"]),
        ("Наступает группировка «Север».", ["sever-group-of-forces"]),
        ("Это был 12-й полк за год.", []),
    ],
)  # fmt: skip
def test_military_units(words: str, slugs: list[str]) -> None:
    assert list(bodies(words).values()) == slugs


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Письмо направил МИД Белоруссии.", "ministry-of-foreign-affairs-of-belarus"),
        ("Это решило Правительство Курской области.", "government-of-kursk-region"),
    ],
)
def test_bodies_of_others_are_not_the_own_ones(words: str, slug: str) -> None:
    assert list(bodies(words).values()) == [slug]


def test_an_office_of_the_government_does_not_name_it() -> None:
    assert "government-of-russia" not in bodies("Приехал Председатель Правительства Михаил Мишустин.").values()

"""Numbers: value, comparator, unit, doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.model.claims import Basis, QuantityClaim
from tests.english_pages import ERDOGAN, Read, call, transcript


def quantities(read: Read) -> list[tuple[Decimal | None, str, str]]:
    return [(q.value, q.comparator, q.unit) for q in read.of(QuantityClaim)]


D = Decimal
NO_UNIT = pytest.mark.xfail(reason="an amount with a currency sign or a percent sign needs a counted noun behind it")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Over 118,000 nurses helped.", [(D(118000), ">", "nurses")]),
        ("More than 3 million citizens came.", [(D(3000000), ">", "citizens")]),
        ("At least 3,000 sailors came.", [(D(3000), ">=", "sailors")]),
        ("Up to 40 ships came.", [(D(40), "<=", "ships")]),
        ("Almost 40 ships came.", [(D(40), "<", "ships")]),
        ("About 7,000 nurses came to 160 clinics.", [(D(7000), "~", "nurses"), (D(160), "=", "clinics")]),
        ("Hundreds of homes burned.", [(None, "vague", "homes")]),
        ("Some 1.5 million euros were paid.", [(D(1500000), "~", "EUR")]),
        ("They paid 2 billion rubles.", [(D(2000000000), "=", "RUB")]),
        pytest.param("Aid worth $2.5 million was sent.", [(D(2500000), "=", "USD")], marks=NO_UNIT),
        pytest.param("Prices rose by 12%.", [(D(12), "=", "%")], marks=NO_UNIT),
    ],
)
def test_quantities(body: str, expected: list[tuple[Decimal | None, str, str]]) -> None:
    assert quantities(call(body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "They met on January 29, 2020.",
        "They cited UN Security Council Resolution 2254.",
        "They met at 12:30.",
        "COVID-19 spread.",
        "In 1945 it rained.",
    ],
)
def test_dates_and_numbers_of_things_are_no_quantities(body: str) -> None:
    assert quantities(call(body)) == []


@pytest.mark.xfail(reason="the year of a date is read as an amount when a verb follows")
def test_the_year_of_a_date_counts_nothing() -> None:
    assert quantities(call("The papers of January 29, 2020 were recalled.")) == []


def test_doubt_and_speaker() -> None:
    read = transcript("Vladimir Putin: Good day.\nRecep Tayyip Erdogan: We raised, I think, around 1.8 billion rubles.")
    (found,) = read.of(QuantityClaim)
    assert (found.value, found.comparator, found.unit, found.hedge) == (D(1800000000), "~", "RUB", "I think")
    assert (found.value_text, found.basis) == ("1.8 billion", Basis.TURN)
    assert found.asserted_by is not None
    assert found.asserted_by.slug == ERDOGAN


def test_a_row_of_digits_is_no_quantity() -> None:
    assert quantities(call(f"They counted {'1' + '0' * 28} volunteers.")) == []

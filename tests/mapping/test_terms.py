"""Hand-written terms parse to what went in, and are what pyoxigraph would have written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mapping import terms

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def parse(term: str) -> ox.Literal:
    (quad,) = ox.parse(f"<http://e/s> <http://e/p> {term} <http://e/g> .".encode(), ox.RdfFormat.N_QUADS)
    assert isinstance(quad.object, ox.Literal)
    return quad.object


@given(TEXT)
def test_text_comes_back_and_is_canonical(value: str) -> None:
    assert parse(terms.text(value)) == ox.Literal(value)
    assert terms.text(value) == str(ox.Literal(value))


@given(TEXT, st.sampled_from(["en", "ru", "uk", "zh-hans"]))
def test_tagged_text_comes_back(value: str, language: str) -> None:
    assert parse(terms.tagged(value, language)) == ox.Literal(value, language=language)


def test_a_bad_language_tag_is_refused() -> None:
    with pytest.raises(ValueError, match="language"):
        terms.tagged("x", 'en" .')
    assert terms.tagged("x", "") == '"x"'


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40))
def test_numbers_keep_their_value(value: Decimal) -> None:
    written = terms.number(value)
    if written is not None:
        literal = parse(written)
        assert Decimal(literal.value) == value
        assert literal.datatype.value.endswith("#integer") == (value == value.to_integral_value())


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+5000", "1E-5000"])
def test_numbers_that_no_reader_can_take_are_left_out(value: str) -> None:
    assert terms.number(Decimal(value)) is None


@pytest.mark.parametrize(
    ("stated", "datatype"),
    [
        ("2020-01-29", "date"),
        ("2020-02-30", "string"),
        ("2019-08", "gYearMonth"),
        ("2019-13", "string"),
        ("1945", "gYear"),
        ("last week", "string"),
    ],
)
def test_stated_dates_are_typed_as_precisely_as_they_are(stated: str, datatype: str) -> None:
    literal = parse(terms.date_like(stated))
    assert literal.value == stated
    assert literal.datatype.value.endswith(f"#{datatype}")


def test_a_time_without_a_zone_is_only_a_day() -> None:
    assert parse(terms.date_time(dt.datetime(2020, 1, 2, 3, 4))).value == "2020-01-02"
    assert parse(terms.date_time(dt.datetime(2020, 1, 2, 3, 4, tzinfo=dt.UTC))).value == "2020-01-02T03:04:00+00:00"
    assert parse(terms.date_time(dt.datetime(2020, 1, 2, tzinfo=dt.UTC))).value == "2020-01-02"

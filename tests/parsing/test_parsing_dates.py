from __future__ import annotations

from datetime import date, datetime

import pytest

from kg.parsing import zones
from kg.parsing.dates import ImpossibleDateError, find_printed, nearest, parse_published


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("June 26, 2020", "2020-06-26", ""),
        ("June 26, 2020, 20:00", "2020-06-26", "20:00"),
        ("8 мая 2025 года 10:10", "2025-05-08", "10:10"),
        ("8 мая 2025 года, 9:05", "2025-05-08", "09:05"),
        ("21 February 2022", "2022-02-21", ""),
    ],
)
def test_printed_dates(text: str, day: str, time: str) -> None:
    found = find_printed(f"x {text} y", 0, len(text) + 4)
    assert found is not None
    assert (found.day.isoformat(), found.time) == (day, time)
    assert found.day_span.of(f"x {text} y") in text


@pytest.mark.parametrize("text", ["February 30, 2021", "31 апреля 2025 года", "May 1, 2021, 25:00", "January 1, 0000"])
def test_impossible_dates_are_errors(text: str) -> None:
    with pytest.raises(ImpossibleDateError):
        find_printed(text, 0, len(text))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-06-24T17:30:00Z", "2022-06-24T17:30:00+03:00"),
        ("2021-01-21 17:12:47-05:00", "2021-01-21T17:12:47-05:00"),
        ("2025-05-08", "2025-05-08T00:00:00+03:00"),
        ("21 February 2022", "2022-02-21T00:00:00+03:00"),
        ("June 26, 2013, 20:00", "2013-06-26T20:00:00+04:00"),
        ("Mon, 21 Feb 2022 10:00:00 +0100", "2022-02-21T10:00:00+01:00"),
    ],
)
def test_publication_values(value: str, expected: str) -> None:
    found = parse_published(value, zones.moscow, wall_clock=True)
    assert found is not None
    assert found.isoformat() == expected


def test_an_honest_z_is_universal_time() -> None:
    found = parse_published("2022-06-24T17:30:00Z", zones.moscow)
    assert found is not None
    assert found.isoformat() == "2022-06-24T17:30:00+00:00"
    assert parse_published("  ", zones.moscow) is None


@pytest.mark.parametrize("value", ["2021-02-30", "tomorrow", "2021-13-01T00:00:00Z", "9" * 32_000, "2021-01-01T25:00"])
def test_bad_publication_values_are_errors(value: str) -> None:
    with pytest.raises(ImpossibleDateError):
        parse_published(value, zones.moscow)


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        ("2010-01-15", "+03:00"),
        ("2010-07-15", "+04:00"),
        ("2011-03-26", "+03:00"),
        ("2011-03-27", "+04:00"),
        ("2014-10-25", "+04:00"),
        ("2014-10-26", "+03:00"),
        ("2022-07-01", "+03:00"),
    ],
)
def test_moscow_clock(day: str, offset: str) -> None:
    moment = datetime.fromisoformat(day)
    assert zones.offset_text(zones.moscow(moment), moment) == offset


def test_kyiv_and_washington_clocks() -> None:
    for day, kyiv, washington in (("2022-01-10", "+02:00", "-05:00"), ("2022-07-10", "+03:00", "-04:00")):
        moment = datetime.fromisoformat(day)
        assert zones.offset_text(zones.kyiv(moment), moment) == kyiv
        assert zones.offset_text(zones.washington(moment), moment) == washington
    march = datetime.fromisoformat("2022-03-20")
    assert zones.offset_text(zones.washington(march), march) == "-04:00"
    assert zones.offset_text(zones.kyiv(march), march) == "+02:00"


def test_an_announced_day_takes_the_next_year_after_december() -> None:
    assert nearest(1, 5, date(2021, 12, 28)) == date(2022, 1, 5)
    assert nearest(6, 3, date(2022, 6, 2)) == date(2022, 6, 3)
    assert nearest(2, 30, date(2022, 2, 1)) is None

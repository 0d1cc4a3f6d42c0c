from __future__ import annotations

import pytest

from kg.parsing import zones
from kg.parsing.dates import ImpossibleDateError, parse_published
from kg.parsing.otherdates import AmbiguousDateError, as_iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("March 5th, 2025", "2025-03-05"),
        ("Mar. 5, 2025", "2025-03-05"),
        ("Wednesday, 5 March 2025", "2025-03-05"),
        ("5th of March 2025 at 9:05", "2025-03-05T09:05"),
        ("Wed 5 Mar 2025", "2025-03-05"),
        ("05.03.2025", "2025-03-05"),
        ("5.3.2025, 17:45", "2025-03-05T17:45"),
        ("2025/03/05", "2025-03-05"),
        ("20250305", "2025-03-05"),
        ("25/03/2025", "2025-03-25"),
        ("03/25/2025", "2025-03-25"),
        ("05/05/2025", "2025-05-05"),
        ("in spring", "in spring"),
        ("Mon, 21 Feb 2022 10:00:00 +0100", "Mon, 21 Feb 2022 10:00:00 +0100"),
    ],
)
def test_other_forms(text: str, iso: str) -> None:
    assert as_iso(text) == iso


def test_a_day_that_may_be_two_is_no_date() -> None:
    with pytest.raises(AmbiguousDateError):
        as_iso("05/03/2025")
    with pytest.raises(ImpossibleDateError, match="may be two days: write it as YYYY-MM-DD"):
        parse_published("05/03/2025", zones.moscow)


def test_the_day_must_exist() -> None:
    with pytest.raises(ImpossibleDateError):
        parse_published("31.02.2025", zones.moscow)

"""Days, months and years in a question, as periods."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping

from kg.asking.model import Period
from kg.asking.tokens import Word

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th|-?го|-?е)?", re.ASCII)
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?", re.ASCII)
_YEAR_WORDS = frozenset(("год", "года", "году", "годом", "годы", "годов", "годами", "г"))


def dates(words: list[Word], start: int, months: Mapping[str, int]) -> Iterator[tuple[int, Period]]:
    """Yield the periods that begin with word `start`, each with the word after its last."""
    plain = [word.plain for word in words[start : start + 6]]
    for length, period in _readings(plain, months):
        end = start + length
        yield end, period
        if end < len(words) and words[end].plain in _YEAR_WORDS:
            yield end + 1, period


def _readings(plain: list[str], months: Mapping[str, int]) -> Iterator[tuple[int, Period]]:
    first = plain[0]
    if _YEAR.fullmatch(first):
        yield 1, _period(int(first))
    if match := _ISO.fullmatch(first):
        year, month, day = match.groups()
        yield from _valid(1, int(year), int(month), int(day) if day else None)
    if first in months and len(plain) > 1:
        yield from _month_first(plain, months[first])
    day = _DAY.fullmatch(first)
    if day and len(plain) > 2 and plain[1] in months and _YEAR.fullmatch(plain[2]):
        yield from _valid(3, int(plain[2]), months[plain[1]], int(day[1]))


def _month_first(plain: list[str], month: int) -> Iterator[tuple[int, Period]]:
    """Yield "March 2022" and "March 5, 2022"."""
    if _YEAR.fullmatch(plain[1]):
        yield from _valid(2, int(plain[1]), month)
        return
    rest = plain[2:] if len(plain) > 2 and plain[2] != "," else plain[3:]
    day = _DAY.fullmatch(plain[1])
    if day and rest and _YEAR.fullmatch(rest[0]):
        yield from _valid(len(plain) - len(rest) + 1, int(rest[0]), month, int(day[1]))


def _valid(length: int, year: int, month: int, day: int | None = None) -> Iterator[tuple[int, Period]]:
    """Yield the period unless there is no such day."""
    try:
        yield length, _period(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return


def _period(year: int, month: int | None = None, day: int | None = None) -> Period:
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return Period(dt.date(year, month or 1, day or 1), dt.date(year, last_month, last_day))


def before(period: Period) -> Period:
    """Return all days before the first of `period`."""
    return Period(None, period.first - dt.timedelta(days=1)) if period.first else Period()


def after(period: Period) -> Period:
    """Return all days after the last of `period`."""
    return Period(period.last + dt.timedelta(days=1), None) if period.last else Period()

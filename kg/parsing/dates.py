"""Days and times as pages print them, in English, Russian and ISO; an impossible date is an error, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from kg.model.text import Span
from kg.parsing.otherdates import AmbiguousDateError, as_iso

_EN_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_RU_MONTHS = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()  # noqa: SIM905
)
MONTHS = {name.lower(): 1 + index % 12 for index, name in enumerate([*_EN_MONTHS, *_RU_MONTHS])}
EN_MONTH = "(?:" + "|".join(_EN_MONTHS) + ")"
RU_MONTH = "(?:" + "|".join(_RU_MONTHS) + ")"

_US = rf"(?P<m1>{EN_MONTH})\s(?P<d1>\d{{1,2}}),\s(?P<y1>\d{{4}})"
_UK = rf"(?P<d2>\d{{1,2}})\s(?P<m2>{EN_MONTH})\s(?P<y2>\d{{4}})"
_RU = rf"(?P<d3>\d{{1,2}})\s(?P<m3>{RU_MONTH})\s(?P<y3>\d{{4}})(?:\sгода|\sг\.)?"
_CLOCK = r"(?:,?\s(?P<time>\d{1,2}:\d{2})(?!\d))?"
PRINTED = re.compile(rf"(?<!\d)(?:{_US}|{_UK}|{_RU}){_CLOCK}")
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?\s?(Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)

ZoneOf = Callable[[datetime], tzinfo]


class ImpossibleDateError(ValueError):
    """A date that is no day in the calendar, or text that is no date."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A date found in text: the day, the "HH:MM" after it or an empty string, and the spans of both."""

    day: date
    time: str
    day_span: Span
    time_span: Span | None


def find_printed(text: str, start: int, end: int) -> Printed | None:
    """Return the first full date in `text[start:end]`; raises `ImpossibleDateError` for a 30 February."""
    found = PRINTED.search(text, start, end)
    return printed(found) if found else None


def printed(found: re.Match[str]) -> Printed:
    """Return the date that a match of `PRINTED` holds."""
    group = next(number for number in "123" if found[f"d{number}"])
    day = make_day(int(found[f"y{group}"]), MONTHS[found[f"m{group}"].lower()], int(found[f"d{group}"]))
    if not found["time"]:
        return Printed(day, "", Span(*found.span()), None)
    time_span = Span(*found.span("time"))
    day_end = found.start("time")
    while found.string[day_end - 1] in ", \u00a0\n":
        day_end -= 1
    return Printed(day, clock(found["time"]), Span(found.start(), day_end), time_span)


def make_day(year: int, month: int, day: int) -> date:
    """Return the day, or raise `ImpossibleDateError`."""
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleDateError(f"{year:04}-{month:02}-{day:02} is no day in the calendar") from None


def clock(text: str) -> str:
    """Return "H:MM" as "HH:MM"; raises `ImpossibleDateError` for 25:00."""
    hour, _, minute = text.partition(":")
    if int(hour) > 23 or int(minute) > 59:
        raise ImpossibleDateError(f"{text} is no time of day")
    return f"{int(hour):02}:{minute}"


def parse_published(text: str, zone: ZoneOf, *, wall_clock: bool = False) -> datetime | None:
    """Read a publication value as a moment with its offset; None for an empty value.

    `zone` gives the offset for values without one; with `wall_clock` also for values that end in `Z`
    (two of the sites write local time and append `Z`). A value without a time means the start of that day.
    """
    text = text.strip()[:100]
    if not text:
        return None
    iso = _ISO.fullmatch(text)
    if iso:
        return _iso(iso, zone, wall_clock)
    found = PRINTED.match(text)
    if found and found.end() == len(text):
        day = printed(found)
        hour, _, minute = (day.time or "00:00").partition(":")
        moment = datetime(day.day.year, day.day.month, day.day.day, int(hour), int(minute))
        return moment.replace(tzinfo=zone(moment))
    try:
        iso = _ISO.fullmatch(as_iso(text))
    except AmbiguousDateError:
        raise ImpossibleDateError(f"{text[:40]!r} may be two days: write it as YYYY-MM-DD") from None
    if iso:
        return _iso(iso, zone, wall_clock)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        reason = f"{text[:40]!r} is not a date that is understood: write it as YYYY-MM-DD"
        raise ImpossibleDateError(reason) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone(moment))


def _iso(found: re.Match[str], zone: ZoneOf, wall_clock: bool) -> datetime:
    year, month, day, hour, minute, second, offset = found.groups()
    make_day(int(year), int(month), int(day))
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
        if offset is None or (wall_clock and offset in "Zz"):
            return moment.replace(tzinfo=zone(moment))
        return datetime.fromisoformat(f"{moment.isoformat()}{offset.upper()}")
    except ValueError:
        raise ImpossibleDateError(f"{found[0]!r} is no moment in time") from None


def nearest(month: int, day: int, anchor: date) -> date | None:
    """Return the first such day from ten days before `anchor` on, as announcements mean it; None if there is none."""
    for year in (anchor.year, anchor.year + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate >= anchor - timedelta(days=10):
            return candidate
    return None

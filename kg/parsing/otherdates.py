"""Publication dates in the forms that sites and feeds use beside the printed and the ISO one, as ISO days."""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<m>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_ORDINAL = r"(?:st|nd|rd|th)?"
_CLOCK = r"(?:,?\s(?:at\s)?(?P<clock>\d{1,2}:\d{2}))?"
_FORMS = tuple(
    re.compile(form + _CLOCK, re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s(?P<d>\d{{1,2}}){_ORDINAL},?\s(?P<y>\d{{4}})",  # March 5th, 2025; Mar. 5, 2025
        rf"(?P<d>\d{{1,2}}){_ORDINAL}(?:\sof)?\s{_MONTH},?\s(?P<y>\d{{4}})",  # 5th March 2025; 5 Mar 2025
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})",  # 5.3.2025, which is the day first everywhere
        r"(?P<y>\d{4})[./](?P<m>\d{1,2})[./](?P<d>\d{1,2})",  # 2025/03/05
        r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})",  # 20250305
    )
)
_SLASHES = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})" + _CLOCK)
_MONTHS_IN_YEAR = 12


class AmbiguousDateError(ValueError):
    """A date of which nobody can tell the day from the month: 05/03/2025."""


def as_iso(text: str) -> str:
    """Return `text` as "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM" where it has one of the other usual forms, else as it is.

    The day need not exist: whoever reads the ISO text checks that. Raises `AmbiguousDateError`.
    """
    bare = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    for form in _FORMS:
        found = form.fullmatch(bare)
        if found is not None:
            month = found["m"] if found["m"].isdigit() else _MONTHS.index(found["m"][:3].lower()) + 1
            return _written(found["y"], int(month), int(found["d"]), found["clock"])
    found = _SLASHES.fullmatch(bare)
    if found is None:
        return text
    first, second = int(found["a"]), int(found["b"])
    if first <= _MONTHS_IN_YEAR and second <= _MONTHS_IN_YEAR and first != second:
        raise AmbiguousDateError(f"{text!r} may be two days")
    day, month = (first, second) if second <= _MONTHS_IN_YEAR else (second, first)
    return _written(found["y"], month, day, found["clock"])


def _written(year: str, month: int, day: int, clock: str | None) -> str:
    hour, _, minute = (clock or "").partition(":")
    return f"{year}-{month:02}-{day:02}" + (f"T{int(hour):02}:{minute}" if clock else "")

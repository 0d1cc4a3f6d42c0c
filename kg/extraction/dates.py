"""Dates inside sentences, absolute and relative to the page's day."""

from __future__ import annotations

import datetime as dt
import re

MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS_RU = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_MONTH = {name: i + 1 for names in (MONTHS_EN, _MONTHS_RU) for i, name in enumerate(names)}
_EN = "|".join(MONTHS_EN)
_RU = "|".join(_MONTHS_RU)
_PATTERNS = (
    re.compile(rf"\b(?P<month>{_EN}) (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_EN}|{_RU})(?: (?P<year>\d{{4}}))?\b"),
    re.compile(rf"\b(?P<month>{_EN})(?: of)? (?P<year>\d{{4}})\b"),
    re.compile(r"\b(?P<year>1[89]\d\d|20\d\d)\b"),
)


def stated_date(text: str, default_year: int = 0) -> str:
    """Return the date at the head of `text` as an ISO day, month or year; empty when there is none.

    A day without a year takes `default_year` when one is given.
    """
    for pattern in _PATTERNS:
        match = pattern.match(text)
        if match is not None:
            found = _iso(match.groupdict(), default_year)
            if found:
                return found
    return ""


def _iso(parts: dict[str, str | None], default_year: int) -> str:
    year = int(parts.get("year") or default_year or 0)
    month = _MONTH.get(parts.get("month") or "", 0)
    day = int(parts.get("day") or 0)
    if not year:
        return ""
    if day and month:
        try:
            return dt.date(year, month, day).isoformat()
        except ValueError:
            return ""
    return f"{year:04d}-{month:02d}" if month else f"{year:04d}"


def find_dates(text: str, start: int, end: int, default_year: int = 0) -> list[tuple[int, int, str]]:
    """Return (start, end, ISO date) of the dates in `text[start:end]`, longest first where they overlap."""
    out: list[tuple[int, int, str]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            iso = _iso(match.groupdict(), default_year)
            if iso and not any(a < match.end() and match.start() < b for a, b, _ in out):
                out.append((match.start(), match.end(), iso))
    return sorted(out)

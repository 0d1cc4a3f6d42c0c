"""The clocks of the sites: Moscow, Kyiv and Washington, as UTC offsets by date, without a time zone database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo


def _hours(hours: int) -> timezone:
    return timezone(timedelta(hours=hours))


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))


def _european_summer(day: date) -> bool:
    """Tell whether summer time holds by the European rule: last Sunday of March to last Sunday of October."""
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def moscow(moment: datetime) -> tzinfo:
    """Return Moscow's offset: +03/+04 by season until 2011, +04 until 26 October 2014, +03 since then."""
    day = moment.date()
    if day >= date(2014, 10, 26):
        return _hours(3)
    if day >= date(2011, 3, 27):
        return _hours(4)
    return _hours(4 if _european_summer(day) else 3)


def kyiv(moment: datetime) -> tzinfo:
    """Return Kyiv's offset: +02, and +03 in summer."""
    return _hours(3 if _european_summer(moment.date()) else 2)


def washington(moment: datetime) -> tzinfo:
    """Return Washington's offset: -05, and -04 from the second Sunday of March to the first Sunday of November."""
    day = moment.date()
    summer = _nth_sunday(day.year, 3, 2) <= day < _nth_sunday(day.year, 11, 1)
    return _hours(-4 if summer else -5)


def universal(_moment: datetime) -> tzinfo:
    """Return UTC: the clock of a site that we know nothing about."""
    return UTC


def offset_text(zone: tzinfo, moment: datetime) -> str:
    """Return the offset of `zone` as "+03:00"."""
    offset = zone.utcoffset(moment) or timedelta()
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"

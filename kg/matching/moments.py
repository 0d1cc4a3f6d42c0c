"""When an event can have been: the day of one publisher is not the day of another."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from kg.matching.model import Account

_DAY = dt.timedelta(days=1)
# A page that comes out at night may report the evening before.
_NIGHT_ENDS = 6
# News of a conversation comes out within half a day; a site's time may also be that of the beginning.
_NEWS_LASTS, _LASTS = dt.timedelta(hours=12), dt.timedelta(hours=4)

Interval = tuple[dt.datetime, dt.datetime]


def clocks(accounts: Iterable[Account]) -> dict[str, dt.tzinfo]:
    """Return the clock of each publisher: the offset that most of its pages give; UTC for one that gives none."""
    seen: dict[str, Counter[dt.timedelta]] = {}
    for account in accounts:
        count = seen.setdefault(account.publisher, Counter())
        count.update(page.issued.utcoffset() or dt.timedelta() for page in account.pages if page.issued)
    return {name: dt.timezone(_most(count)) for name, count in seen.items()}


def day_interval(account: Account, clock: dt.tzinfo) -> Interval | None:
    """Return the local day of an event as two moments; None for an event without a day."""
    if account.day is None:
        return None
    issued = account.issued
    zone = issued.tzinfo if issued else clock
    start = dt.datetime.combine(account.day, dt.time.min, zone)
    return start, start + _DAY


def news_interval(account: Account, clock: dt.tzinfo) -> Interval | None:
    """Return when an event was, as far as the hour of publication tells: in the half day before its page came out."""
    if account.start:
        return account.start - _LASTS, account.start + _LASTS
    whole = day_interval(account, clock)
    issued = account.issued
    if whole is None or issued is None or issued.date() != account.day:
        return whole
    start = issued - _NEWS_LASTS if issued.hour < _NIGHT_ENDS else max(whole[0], issued - _NEWS_LASTS)
    return start, min(whole[1], issued + _LASTS)


def overlap(one: Interval | None, two: Interval | None) -> bool:
    """Tell whether two intervals have a moment in common; with one unknown, nothing is known."""
    return bool(one and two and one[0] < two[1] and two[0] < one[1])


def days_apart(one: Account, two: Account) -> int | None:
    """Return how many days by the calendar lie between two events; None when a day is unknown."""
    if one.day is None or two.day is None:
        return None
    return abs((one.day - two.day).days)


def _most(count: Counter[dt.timedelta]) -> dt.timedelta:
    return min(count, key=lambda offset: (-count[offset], offset), default=dt.timedelta())

"""Whose page it is: the country that a publisher speaks for, and its own principal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.linking.members import OWN_SIDE
from kg.matching.model import Account

_COUNTRY = "/country/"


def homes(accounts: Iterable[Account]) -> dict[str, str]:
    """Return the country of each publisher: that of a site we know, else the one that its events represent most often.

    A publisher of which two countries are equally often represented has none: nothing tells which is its own.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        counts[account.publisher].update({side for side in account.principals.values() if _COUNTRY in side})
    found = {name: _home(name, count) for name, count in counts.items()}
    return {name: country for name, country in sorted(found.items()) if country}


def heads(accounts: Iterable[Account], home: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return who takes part in most events of each publisher for its own side: that he is there tells nothing."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        own = home.get(account.publisher)
        counts[account.publisher].update(
            person for person, side in account.principals.items() if own is None or side == own
        )
    return {name: _most(count) for name, count in counts.items()}


def _home(publisher: str, count: Counter[str]) -> str:
    code = OWN_SIDE.get(publisher)
    most = sorted(side for side in count if side.endswith(f"{_COUNTRY}{code}")) if code else sorted(_most(count))
    return most[0] if len(most) == 1 else ""


def _most(count: Counter[str]) -> frozenset[str]:
    return frozenset(name for name, number in count.items() if number == max(count.values()))

"""The event that an announcement announced: on the announced day, with the announced people or at the same gathering.

An announcement is no account: what it says was going to happen. So this is a relation of its own, never `sameEvent`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extraction.dates import find_dates
from kg.matching.gathering import titles_name
from kg.matching.kinds import Manner, manners
from kg.matching.model import Account, Announcement
from kg.matching.reading import Contents
from kg.matching.words import words_of

_NOT_ANNOUNCED = frozenset(("message", "decree"))
_WORDS = 2
_FEW = 3
_WORD = re.compile(r"\w[\w-]+")
_STEM = 6
_RARE = 3
_PERSON, _ORGANIZATION = "/person/", "/organization/"
_LONGEST = 10
"""How many days the events of one announcement may spread over."""
_RANGE = re.compile(r"\b(\d{1,2})\s?[–—-]\s?(\d{1,2})\b")


def announcements(
    accounts: Iterable[Account], contents: Contents, own: dict[str, frozenset[str]]
) -> Iterator[Announcement]:
    """Yield what was announced and what then took place."""
    by_day: dict[int, list[Account]] = defaultdict(list)
    planned: list[Account] = []
    for account in accounts:
        if account.day is None:
            continue
        if account.planned:
            planned.append(account)
        elif not account.kinds & _NOT_ANNOUNCED:
            by_day[account.day.toordinal()].append(account)
    for plan in planned:
        for day in _days(plan, contents):
            for event in by_day.get(day.toordinal(), ()):
                reasons = _reasons(plan, event, contents, own)
                if reasons:
                    yield Announcement(plan.event, event.event, (f"on the announced day: {day}", *reasons))


def _days(plan: Account, contents: Contents) -> list[dt.date]:
    """Return the days that an announcement names: its own, the last of "October 30–31", and later ones in its text."""
    first = plan.day or dt.date.min
    found = {first}
    for page in plan.pages:
        if match := _RANGE.search(page.title):
            found |= {first + dt.timedelta(days) for days in range(1, int(match[2]) - int(match[1]) + 1)}
        for quote in contents.quotes(page.graph):
            days = (iso for _, _, iso in find_dates(quote, 0, len(quote), first.year) if len(iso) == len("2021-10-30"))
            found |= {dt.date.fromisoformat(iso) for iso in days}
    return sorted(day for day in found if 0 <= (day - first).days <= _LONGEST)


def _reasons(plan: Account, event: Account, contents: Contents, own: dict[str, frozenset[str]]) -> tuple[str, ...]:
    if not _may_be(plan, event):
        return ()
    heads = own.get(plan.publisher, frozenset())
    abroad = plan.publisher != event.publisher
    present = event.principals.keys() | event.attendees.keys()
    shared = (plan.principals.keys() & present) - heads
    if not abroad:
        shared |= (_mentioned(plan, _PERSON, contents) & event.principals.keys()) - heads
    if len(plan.parties) > _FEW and len(shared) < _WORDS:
        shared = set()  # one of many who were to gather is there on his own: another meeting on the same day
    if shared and not (abroad and not heads & present):
        return (f"the announced people: {_listed(shared)}",)
    names = set(titles_name(plan, contents)) & set(titles_name(event, contents))
    if not abroad:
        names |= _mentioned(plan, _ORGANIZATION, contents) & set(titles_name(event, contents))
    if names:
        return (f"named in both: {_listed(names)}",)
    people = {stem for head in heads for stem in _stems(head.rpartition("/")[2])}
    alike = (_title_words(plan) & _title_words(event)) - people
    if not abroad and len(alike) >= _WORDS:
        return (f"the titles share: {_listed(alike)}",)
    return ()


def _mentioned(plan: Account, kind: str, contents: Contents) -> set[str]:
    return {thing for page in plan.pages for thing, _ in contents.mentions(page.graph, kind)}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(name.rpartition("/")[2] for name in names))


def _may_be(plan: Account, event: Account) -> bool:
    """Tell whether the kinds allow it: a visit is not announced and then telephoned."""
    return manners(plan) != {Manner.PERSON} or "telephone-conversation" not in event.kinds


def _title_words(account: Account) -> frozenset[str]:
    """Return the beginnings of the words of the titles that are not common to titles."""
    found: set[str] = set()
    for page in account.pages:
        common = words_of(page.language).common
        for word in _WORD.findall(page.title.casefold()):
            if word not in common:
                found.update(_stems(word))
    return frozenset(found)


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text.replace("-", " ")) if len(word) > _RARE]

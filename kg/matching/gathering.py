"""The same gathering: both pages report what their side did at one summit, assembly or council, on one day."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.matching.kinds import Manner, manners
from kg.matching.model import Account, Level, Match
from kg.matching.moments import days_apart, news_interval, overlap
from kg.matching.reading import Contents
from kg.matching.words import words_of

_KINDS = frozenset(("summit", "speech", "videoconference"))
_SCORE, _SAME_DAY, _SAME_NAME, _SUBJECT, _SUBJECTS_AT_MOST = 0.7, 0.06, 0.06, 0.02, 0.08
_ORGANIZATION = "/organization/"
_BOUND = "-–—/"


def gatherings(accounts: Iterable[Account], contents: Contents, clocks: dict[str, dt.tzinfo]) -> Iterator[Match]:
    """Yield the matches of events whose titles name one gathering, at least one of them reported as a summit."""
    able = [one for one in accounts if one.day is not None and not one.planned and one.kinds & _KINDS]
    days = {one.day.toordinal() for one in able if one.day and Manner.GATHERING in manners(one)}
    blocks: dict[tuple[str, int], list[Account]] = defaultdict(list)
    for account in able:
        if account.day is None or not days & set(_near(account.day)):
            continue
        found: dict[str, tuple[Account, list[str]]] = {}
        names = titles_name(account, contents)
        for name in names:
            for day in _near(account.day):
                for other in blocks.get((name, day), ()):
                    found.setdefault(other.event, (other, []))[1].append(name)
        for other, shared in found.values():
            match = _match(other, account, shared, contents, clocks)
            if match:
                yield match
        for name in names:
            blocks[(name, account.day.toordinal())].append(account)


def titles_name(account: Account, contents: Contents) -> list[str]:
    """Return what the titles of an account name: gatherings by their names, bodies by their IRIs."""
    found: dict[str, None] = {}
    for page in account.pages:
        words = words_of(page.language)
        for match in words.gathering.finditer(page.title):
            name = words.number.sub("", match["name"]).strip()
            if " " in name:
                found.setdefault(name.casefold())
        for body, surface in contents.mentions(page.graph, _ORGANIZATION):
            if _stands_alone(page.title, surface):
                found.setdefault(body)
    return sorted(found)


def _stands_alone(title: str, surface: str) -> bool:
    """Tell whether a body is named in a title by itself: the Russia–ASEAN summit is not that of ASEAN and another."""
    match = re.search(rf"\b{re.escape(surface)}\b", title) if surface else None
    if match is None:
        return False
    before, after = title[: match.start()].rstrip(), title[match.end() :].lstrip()
    return not (before and before[-1] in _BOUND) and not (after and after[0] in _BOUND)


def _near(day: dt.date) -> range:
    return range(day.toordinal() - 1, day.toordinal() + 2)


def _match(
    one: Account, two: Account, names: list[str], contents: Contents, clocks: dict[str, dt.tzinfo]
) -> Match | None:
    both = manners(one) | manners(two)
    if one.publisher == two.publisher or Manner.GATHERING not in both:
        return None
    apart = days_apart(one, two)
    if apart and not overlap(*(news_interval(account, clocks[account.publisher]) for account in (one, two))):
        return None
    subjects = contents.topics(one.event) & contents.topics(two.event)
    named = [name for name in names if _ORGANIZATION not in name]
    score = _SCORE + _SAME_DAY * (apart == 0) + _SAME_NAME * bool(named)
    score += min(_SUBJECTS_AT_MOST, _SUBJECT * len(subjects))
    shown = ", ".join(named or [name.rpartition("/")[2] for name in names])
    reasons = [f"both titles name the gathering: {shown}"]
    reasons.append(f"the same day: {one.day}" if apart == 0 else f"one moment by two clocks: {one.day} and {two.day}")
    if subjects:
        reasons.append(f"subjects in both: {', '.join(sorted(subject.rpartition('/')[2] for subject in subjects))}")
    first, second = sorted((one.event, two.event))
    return Match(first, second, Level.GATHERING, round(score, 2), tuple(reasons))

"""The whole account: both pages are about one conversation or meeting of the same people."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.matching.kinds import Manner, is_conversation, manners
from kg.matching.model import Account
from kg.matching.moments import day_interval, days_apart, news_interval, overlap
from kg.matching.reading import Contents

THRESHOLD = 0.75
_PEOPLE_PER_KEY = 12
_FEW = 3
_MAJORITY = 0.6
_SUBJECTS_FOR_OTHER_KIND = 2
# An account that may mean two is joined to the nearer one when the other is this much further off.
_CLEARLY = dt.timedelta(hours=3)

# How much each observation weighs; what is sure by itself (the same people, the same day, the same manner) is enough.
_SAME_PEOPLE, _MOST_PEOPLE = 0.5, 0.4
_SAME_DAY, _SAME_NIGHT = 0.2, 0.15
_SAME_KIND, _SAME_MANNER = 0.15, 0.12
_PER_SUBJECT, _SUBJECTS_AT_MOST = 0.03, 0.12


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found out about two accounts; `against` says in words what speaks against one occasion, "" for none."""

    score: float
    reasons: tuple[str, ...]
    against: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether they are one occasion."""
        return not self.against and self.score >= THRESHOLD


def candidates(accounts: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """Yield pairs of conversations of different publishers with two principals in common, at most a day apart."""
    blocks: dict[tuple[int, str, str], list[Account]] = defaultdict(list)
    for account in accounts:
        if account.day is None or account.planned or not is_conversation(account):
            continue
        mine = account.day.toordinal()
        keys = list(combinations(sorted(account.principals)[:_PEOPLE_PER_KEY], 2))
        found: dict[str, Account] = {}
        for one, two in keys:
            for day in (mine - 1, mine, mine + 1):
                for other in blocks.get((day, one, two), ()):
                    if other.publisher != account.publisher:
                        found.setdefault(other.event, other)
        yield from ((other, account) for _, other in sorted(found.items()))
        for one, two in keys:
            blocks[(mine, one, two)].append(account)


def judge(one: Account, two: Account, contents: Contents, clocks: dict[str, dt.tzinfo]) -> Verdict:
    """Return whether two accounts are of one occasion, and why or why not."""
    people = _people(one, two)
    when = _when(one, two, clocks)
    subjects = contents.topics(one.event) & contents.topics(two.event)
    how = _manner(one, two, subjects)
    parts = (people, when, how)
    for against in (part for part in parts if isinstance(part, str)):
        return Verdict(0.0, (), against)
    found = [part for part in parts if not isinstance(part, str)]
    score = sum(weight for weight, _ in found) + min(_SUBJECTS_AT_MOST, _PER_SUBJECT * len(subjects))
    reasons = [reason for _, reason in found]
    if subjects:
        names = ", ".join(sorted(subject.rpartition("/")[2] for subject in subjects))
        reasons.append(f"subjects in both: {names}")
    return Verdict(round(min(score, 0.99), 2), tuple(reasons))


def _people(one: Account, two: Account) -> tuple[float, str] | str:
    """Weigh the principals: every side of either account must be there in both, and by the same person."""
    shared = one.principals.keys() & two.principals.keys()
    if len(shared) < 2:
        return "fewer than two principals in common"
    names = ", ".join(sorted(person.rpartition("/")[2] for person in shared))
    if one.principals.keys() == two.principals.keys():
        return _SAME_PEOPLE, f"the same principals: {names}"
    met = {account.principals[person] or person for person in shared for account in (one, two)}
    strangers = (one.parties | two.parties) - met
    if not strangers:
        if len(met) < 2:
            return "the principals in common are of one side"
        return _MOST_PEOPLE, f"the same sides by the same people: {names}"
    if len(shared) > _FEW and len(shared) >= _MAJORITY * min(len(one.principals), len(two.principals)):
        return _MOST_PEOPLE, f"most of the principals: {names}"
    return f"one account has others too: {', '.join(sorted(side.rpartition('/')[2] for side in strangers))}"


def _when(one: Account, two: Account, clocks: dict[str, dt.tzinfo]) -> tuple[float, str] | str:
    apart = days_apart(one, two)
    if apart is None:
        return "a day is missing"
    if apart == 0:
        return _SAME_DAY, f"the same day: {one.day}"
    news = [news_interval(account, clocks[account.publisher]) for account in (one, two)]
    days = [day_interval(account, clocks[account.publisher]) for account in (one, two)]
    if apart > 1 or not overlap(*news):
        return f"another day: {one.day} and {two.day}"
    if not overlap(*days) and not _by_night(one, two):
        return f"another day: {one.day} and {two.day}"
    return _SAME_NIGHT, f"one moment by two clocks: {one.day} and {two.day}"


def _by_night(one: Account, two: Account) -> bool:
    """Tell whether the later page came out at night, when it may tell of the evening before."""
    later = max((one, two), key=lambda account: account.day or dt.date.min)
    return later.issued is not None and later.issued.date() == later.day and later.issued.hour < 6


def _manner(one: Account, two: Account, subjects: frozenset[str]) -> tuple[float, str] | str:
    if one.kinds & two.kinds:
        return _SAME_KIND, f"the same kind: {min(one.kinds & two.kinds)}"
    mine, theirs = manners(one), manners(two)
    kinds = f"{'/'.join(sorted(one.kinds))} and {'/'.join(sorted(two.kinds))}"
    arrival = ("visit" in one.kinds) != ("visit" in two.kinds)
    if mine & theirs and not arrival:
        return _SAME_MANNER, f"{min(mine & theirs)}: {kinds}"
    if Manner.GATHERING in mine | theirs:
        return _SAME_MANNER, f"at a gathering: {kinds}"
    if arrival and not mine & theirs:
        return f"a call is not a visit: {kinds}"
    if len(subjects) < _SUBJECTS_FOR_OTHER_KIND:
        return f"another kind: {kinds}"
    # A visit is more than its talks, a page may not say how they talked ("had a conversation"), or a title may call a
    # video link a meeting: then what was talked about must be the same.
    return 0.0, f"the kinds differ ({kinds}), the subjects agree"


def nearest(pairs: list[tuple[Account, Account, Verdict]]) -> list[tuple[Account, Account, Verdict]]:
    """Return the pairs without those of which an account has a better one with the same publisher.

    The same two may telephone twice on one day: an account is then joined to the nearer one, and to none when it is
    not clear which that is. Meetings in person are reported page by page, and each page is an account of its own.
    """
    rivals: dict[tuple[str, str], list[tuple[Account, Account, Verdict]]] = defaultdict(list)
    for one, two, verdict in pairs:
        if Manner.REMOTE in manners(one) | manners(two):
            rivals[(one.event, two.publisher)].append((one, two, verdict))
            rivals[(two.event, one.publisher)].append((one, two, verdict))
    lost = {_key(pair) for group in rivals.values() for pair in _losers(group)}
    return [pair for pair in pairs if _key(pair) not in lost]


def _losers(group: list[tuple[Account, Account, Verdict]]) -> list[tuple[Account, Account, Verdict]]:
    if len(group) < 2:
        return []
    ranked = sorted(group, key=lambda pair: (_distance(pair[0], pair[1]), _key(pair)))
    clear = _distance(ranked[1][0], ranked[1][1]) - _distance(ranked[0][0], ranked[0][1]) >= _CLEARLY
    return ranked[1:] if clear else ranked


def _distance(one: Account, two: Account) -> dt.timedelta:
    """Return how far apart two pages came out; a day for each day when an hour is not known."""
    if one.issued and two.issued:
        return abs(one.issued - two.issued)
    return dt.timedelta(days=days_apart(one, two) or 0)


def _key(pair: tuple[Account, Account, Verdict]) -> tuple[str, str]:
    return pair[0].event, pair[1].event

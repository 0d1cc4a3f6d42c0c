"""All links between the events of a store; the same store always gives the same links, however it was built."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Store

from kg.matching.announcing import announcements
from kg.matching.editions import editions
from kg.matching.gathering import gatherings
from kg.matching.model import Announcement, Level, Links, Match
from kg.matching.moments import clocks
from kg.matching.occasion import candidates, judge, nearest
from kg.matching.reading import Contents, read_accounts
from kg.matching.sides import heads, homes
from kg.matching.telling import tellings

# A pair that is found in two ways keeps the stronger.
_STRENGTH = (Level.EDITION, Level.OCCASION, Level.MENTION, Level.GATHERING)


def find_links(store: Store) -> Links:
    """Return the matches and announcements among the events that the pages of `store` report, sorted.

    Reads the keys of all events once, and single statements of those that may belong together. No match is derived
    from two others: that A tells of what B reports, and B of what C reports, says nothing about A and C.
    """
    accounts = read_accounts(store)
    contents = Contents(store)
    clock_of = clocks(accounts.values())
    home = homes(accounts.values())
    judged = [(one, two, judge(one, two, contents, clock_of)) for one, two in candidates(accounts.values())]
    found: list[Match] = []
    for one, two, verdict in nearest([pair for pair in judged if pair[2].holds]):
        first, second = sorted((one.event, two.event))
        found.append(Match(first, second, Level.OCCASION, verdict.score, verdict.reasons))
    found += tellings(accounts, contents, clock_of, home)
    found += gatherings(accounts.values(), contents, clock_of)
    found += editions(accounts.values())
    plans: set[Announcement] = set(announcements(accounts.values(), contents, heads(accounts.values(), home)))
    return Links(_strongest(found), tuple(sorted(plans)))


def _strongest(found: Iterable[Match]) -> tuple[Match, ...]:
    """Return one match of each pair of events, sorted."""
    best: dict[tuple[str, str], Match] = {}
    for match in sorted(found, key=lambda one: (_STRENGTH.index(one.level), -one.score, one)):
        best.setdefault((match.one, match.two), match)
    return tuple(best[pair] for pair in sorted(best))

"""What belongs into a report: which events, and whose words among those that were said there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.reporting.reading import Claimed, Reader

Takes = Callable[[Claimed], bool]


@dataclass(frozen=True, slots=True)
class Scope:
    """The events of a report (IRIs) and which claims of these events it tells.

    `discussion` also decides what counts as a topic of the report, `statement` is for positions and outcomes.
    """

    events: frozenset[str]
    people: frozenset[str]
    discussion: Takes
    agreement: Takes
    statement: Takes


def of_leader(reader: Reader, leader: str) -> Scope:
    """Return what a leader took part in, discussed, and said; agreements cited where the leader was."""
    events = frozenset(event for event, who in reader.participations().items() if leader in who)

    def theirs(claim: Claimed) -> bool:
        return leader in claim.who

    return Scope(events, frozenset((leader,)), theirs, _every, theirs)


def of_topic(reader: Reader, topic: str) -> Scope:
    """Return where a topic, or one below it, was discussed, with what is claimed about it."""
    topics = reader.narrower(topic)

    def about(claim: Claimed) -> bool:
        return bool(claim.topics & topics)

    events = frozenset(claim.event for claim in reader.claims("discussions").values() if about(claim))
    return Scope(events, frozenset(), about, about, about)


def of_pair(reader: Reader, one: str, two: str) -> Scope:
    """Return where two people, or representatives of two countries, were together, and what either of them said."""
    events = set()
    people = set()
    for event, who in reader.participations().items():
        sides = [{person for person, of in who.items() if side in of or side == person} for side in (one, two)]
        if all(sides):
            events.add(event)
            people |= sides[0] | sides[1]

    def theirs(claim: Claimed) -> bool:
        return bool(claim.who & people)

    return Scope(frozenset(events), frozenset(people), theirs, _every, theirs)


def _every(claim: Claimed) -> bool:
    return True

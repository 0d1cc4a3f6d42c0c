"""Which kinds of event can be one occasion: a call is not a visit, and a telegram is no conversation at all."""

from __future__ import annotations

from enum import StrEnum

from kg.matching.model import Account


class Manner(StrEnum):
    """How those who take part in an event are together."""

    REMOTE = "by telephone or video link"
    PERSON = "in person"
    GATHERING = "at a gathering"
    WORDS = "words of one side"


_MANNERS = {
    "telephone-conversation": Manner.REMOTE,
    "videoconference": Manner.REMOTE,
    "meeting": Manner.PERSON,
    "talks": Manner.PERSON,
    "visit": Manner.PERSON,
    "working-meeting": Manner.PERSON,
    "summit": Manner.GATHERING,
}


def manners(account: Account) -> frozenset[Manner]:
    """Return the manners of an account; editions that disagree on the kind give it two."""
    return frozenset(_MANNERS.get(kind, Manner.WORDS) for kind in account.kinds)


def is_conversation(account: Account) -> bool:
    """Tell whether sides talk with each other in the event."""
    return Manner.WORDS not in manners(account)


def is_told(account: Account) -> bool:
    """Tell whether a page gives the words of one side, among which it may tell of a conversation."""
    return manners(account) == {Manner.WORDS} and not account.kinds & {"message", "decree", "ceremony"}

"""What is matched: accounts of events, and the links between them with their reasons."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """In which way two pages report one occasion; the values are the words of the ontology."""

    OCCASION = "whole-account"
    MENTION = "account-in-passing"
    GATHERING = "same-gathering"
    EDITION = "other-edition"


@dataclass(frozen=True, slots=True)
class Page:
    """A document that reports an event; `issued` has its zone, and is None when only a day is known."""

    iri: str
    graph: str
    publisher: str
    language: str
    title: str
    issued: dt.datetime | None


@dataclass(slots=True)
class Account:
    """One event as one publisher reports it, with what is needed to tell whether another reports it too.

    `principals` and `attendees` map persons' IRIs to whom they stand for: the IRI of a country or organisation, ""
    when the page does not say. `day` is the day of the event by the publisher's clock.
    """

    event: str
    publisher: str
    kinds: frozenset[str]
    day: dt.date | None
    planned: bool
    pages: list[Page]
    start: dt.datetime | None = None
    principals: dict[str, str] = field(default_factory=dict)
    attendees: dict[str, str] = field(default_factory=dict)

    @property
    def issued(self) -> dt.datetime | None:
        """When the first of its pages came out."""
        return min((page.issued for page in self.pages if page.issued), default=None)

    @property
    def parties(self) -> frozenset[str]:
        """Whom the principals stand for; a principal without a stated side is a party of his own."""
        return frozenset(side or person for person, side in self.principals.items())

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of its pages."""
        return tuple(page.title for page in self.pages)


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Two events that report one occasion, in the order of their IRIs.

    `score` lies between 0 and 1; `reasons` are plain words; `sentences` the IRIs of the evidence in the account that
    tells of the occasion in passing. For a mention, `teller` is the event whose page does so.
    """

    one: str
    two: str
    level: Level
    score: float
    reasons: tuple[str, ...]
    sentences: tuple[str, ...] = ()
    teller: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Announcement:
    """A planned event and the event that a later page reports as having taken place."""

    announced: str
    reported: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """All that was found, sorted."""

    matches: tuple[Match, ...]
    announcements: tuple[Announcement, ...]

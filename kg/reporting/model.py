"""What a report consists of: plain values, so that every form of it says the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that proves something, and where it stands; `start` counts code points of the page."""

    text: str
    title: str
    url: str
    date: str
    start: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One page that reports an occasion."""

    publisher: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happened once, although several pages may report it; `date` is an ISO day or ""."""

    key: str
    date: str
    title: str
    type: str
    place: str
    people: tuple[str, ...]
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A topic, agreement or person with the occasions that speak for it; `note` is what else there is to say."""

    iri: str
    label: str
    occasions: int
    first: str
    last: str
    note: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A position or an outcome: whose, of which kind, in whose words."""

    who: tuple[str, ...]
    act: str
    words: str
    date: str
    occasion: str
    topics: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people by their labels, and on how many occasions they were together."""

    one: str
    two: str
    occasions: int


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher with its pages about the subject."""

    publisher: str
    pages: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A report: `kind` is leader, topic or pair; `subjects` are labels, `iris` what they stand for.

    `start` and `end` are the period that was asked for, ISO days or "". Lists are in the order in which they are
    shown: occasions and statements by day, everything counted by occasions.
    """

    kind: str
    subjects: tuple[str, ...]
    iris: tuple[str, ...]
    start: str
    end: str
    sources: tuple[Source, ...]
    occasions: tuple[Occasion, ...]
    people: tuple[Counted, ...]
    ties: tuple[Tie, ...]
    topics: tuple[Counted, ...]
    agreements: tuple[Counted, ...]
    positions: tuple[Statement, ...]
    outcomes: tuple[Statement, ...]

    @property
    def title(self) -> str:
        """The subject in words: "Emmanuel Macron", or "France and Russia"."""
        return " and ".join(self.subjects)

    @property
    def pages(self) -> int:
        """How many pages the report draws on."""
        return sum(source.pages for source in self.sources)

"""Spots: stretches of page text that stand for entities."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.claims import Basis
from kg.model.entities import Entity
from kg.model.text import Span


class SpotKind(StrEnum):
    """How a stretch of text stands for its entities."""

    PERSON = "person"  # a name, with or without an office before it
    OFFICE = "office"  # "the President of France", "the Russian leader": an office without a name
    COLLECTIVE = "collective"  # "both presidents", "the sides"
    PRONOUN = "pronoun"
    COUNTRY = "country"
    ADJECTIVE = "adjective"  # "French", "Ukrainians"
    GOVERNMENT = "government"  # a capital named for its government
    ORGANIZATION = "organization"
    AGREEMENT = "agreement"
    PLACE = "place"

    __hash__ = str.__hash__  # that of Enum is a Python function, and kinds are looked up all the time


@dataclass(frozen=True, slots=True)
class Office:
    """An office phrase as printed: its span, office code and the country or organisation that it belongs to."""

    span: Span
    code: str
    country: str = ""
    organization: str = ""
    leader_word: bool = False
    elect: bool = False  # "President-elect": not yet the holder
    of_body: bool = False  # the phrase names a body that the reference data does not know
    deputy: bool = False  # "Deputy OMB Director": not the holder of the office that its last words name


@dataclass(frozen=True, slots=True)
class Spot:
    """One stretch of text and the entities that it stands for; `head` is the name without the office."""

    span: Span
    kind: SpotKind
    entities: tuple[Entity, ...]
    head: Span
    office: Office | None = None
    basis: Basis = Basis.EXPLICIT
    inferred: Entity | None = None  # the holder of a nameless office by date, who is not named on the page

    @property
    def is_people(self) -> bool:
        """Tell whether the spot stands for people."""
        return self.kind in _PEOPLE


_PEOPLE = frozenset([SpotKind.PERSON, SpotKind.OFFICE, SpotKind.COLLECTIVE, SpotKind.PRONOUN])


@dataclass
class SpotIndex:
    """Spots sorted by start, without overlaps, with look-up by range."""

    spots: list[Spot] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spots.sort(key=lambda s: (s.span.start, -s.span.end))
        self._starts = [s.span.start for s in self.spots]

    def within(self, start: int, end: int) -> list[Spot]:
        """Return the spots that lie wholly inside [start, end)."""
        low = bisect.bisect_left(self._starts, start)
        high = bisect.bisect_left(self._starts, end)
        return [s for s in self.spots[low:high] if s.span.end <= end]

    def around(self, span: Span) -> list[Spot]:
        """Return the spots before the end of `span` that may reach into it, nearest first, a few at most."""
        high = bisect.bisect_left(self._starts, span.end)
        return self.spots[max(0, high - 4) : high][::-1]

    def overlapping(self, span: Span) -> list[Spot]:
        """Return the spots that share a code point with `span`."""
        low = max(0, bisect.bisect_left(self._starts, span.start) - 1)
        high = bisect.bisect_left(self._starts, span.end)
        return [s for s in self.spots[low:high] if s.span.overlaps(span)]

    def ending_at(self, position: int, back: int = 200) -> Spot | None:
        """Return the spot that ends exactly at `position`."""
        for spot in reversed(self.within(max(0, position - back), position)):
            if spot.span.end == position:
                return spot
        return None

    def free(self, span: Span) -> bool:
        """Tell whether no spot overlaps `span`."""
        low = max(0, bisect.bisect_left(self._starts, span.start) - 1)
        for spot in self.spots[low:]:
            if spot.span.start >= span.end:
                return True
            if spot.span.overlaps(span):
                return False
        return True

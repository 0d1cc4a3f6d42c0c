"""Things that claims speak about, as the text side of the program knows them: a kind, a slug and labels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """The kinds of entity; the value is the path segment in the entity's IRI."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    AGREEMENT = "agreement"
    TOPIC = "topic"
    PLACE = "place"
    POST = "post"
    GROUP = "group"
    EVENT = "event"

    __hash__ = str.__hash__  # that of Enum is a Python function, and entities are looked up all the time


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity with a stable id; `known` tells that the reference data describes it already.

    `labels` are (text, language tag) pairs, the first one preferred; needed only when `known` is false.
    `leader` marks a person who holds a leader post on the page's day although the reference data has no such tenure.
    `country` is the ISO 3166-1 alpha-2 code that an unknown post or body belongs to; `office` an unknown post's code.
    """

    kind: EntityKind
    slug: str
    labels: tuple[tuple[str, str], ...] = ()
    known: bool = True
    leader: bool = False
    country: str = ""
    office: str = ""

    def __hash__(self) -> int:
        # Equal entities have equal slugs; hashing the labels too would cost more than the rare clash.
        return hash(self.slug)

    @property
    def key(self) -> tuple[str, str]:
        """The identity of the entity, apart from how it is labelled."""
        return (self.kind, self.slug)


@dataclass(frozen=True, slots=True)
class ReferencedEvent:
    """An event that a page speaks of beside the one it reports ("the Berlin Conference of 19 January").

    `date` is an ISO 8601 day, month or year ("2020-01-29", "2019-08", "1945"), or "" when not stated or computable.
    `category` is a short word for what happened: talks, meeting, conference, summit, visit, signing, anniversary …
    """

    slug: str
    label: str
    language: str
    category: str
    date: str = ""
    place: Entity | None = None

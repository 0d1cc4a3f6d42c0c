"""What a predicate is: a verb, its speech act, who does it and the stretch of the sentence that it governs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.model.claims import Basis, Realis
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span


@dataclass(frozen=True, slots=True)
class Predicate:
    """One predicate: its verb, speech act, subject and the stretch of the sentence that it governs.

    `regions` are the stretches whose topics belong to the subject; `object` the part behind the verb; `intro` is where
    an opening such as "Turning to trade, " names the subject, -1 without one.
    """

    sentence: Sentence
    verb: Span
    act: str
    subject: tuple[Entity, ...]
    basis: Basis
    object: Span | None
    regions: tuple[Span, ...]
    realis: Realis
    subject_span: Span | None
    passive: bool = False
    intro: int = -1


class Doer(NamedTuple):
    """Who does what a verb says; `span` is where they are named, `passive` tells that the verb is passive."""

    people: tuple[Entity, ...]
    basis: Basis
    span: Span | None
    passive: bool


@dataclass
class Found:
    """One match of a verb or noun that reports a speech act, from `start` to `end` in the text."""

    start: int
    end: int
    act: str
    nominal: bool
    inverse: bool = False  # "X topped the agenda": what was discussed stands before
    purpose: bool = False  # "spoke with Y to thank him": done by the subject of the sentence

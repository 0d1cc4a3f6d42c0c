"""The values of the asking package: what a question was understood to mean, and what came of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.query.model import QueryResult

MEASURES = ("list", "count", "often", "when", "where", "whether", "most")
"""What is wanted: the things; their number; the number of occasions; days; places; yes or no; a ranking."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that the store knows, as a question names it.

    `subjects` are the IRIs of the countries as which a conflict in a region is a subject; none for everything else.
    `gathering` tells that the summit of a body is meant and not the body.
    """

    kind: str
    iri: str
    label: str
    short: str
    subjects: tuple[str, ...] = ()
    gathering: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A role that the question fills: `things` all together, or any one of them."""

    role: str
    things: tuple[Thing, ...]
    any_of: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A role that the question leaves open, and what may fill it: a class such as leader, country, agreement."""

    role: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both inclusive; None is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def __and__(self, other: Period) -> Period:
        """Return the days that lie in both."""
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Period(max(firsts, default=None), min(lasts, default=None))

    def __bool__(self) -> bool:
        """Tell whether the period limits anything."""
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question in the terms of the ontology; equal for questions that say the same in another order of its parts.

    `relation` is a key of relations.toml, `types` are notations of event types that an event must have one of,
    `edge` is "first" or "last" when only that day counts, `planned` asks for plans instead of facts.
    """

    relation: str
    measure: str
    asked: tuple[Asked, ...] = ()
    given: tuple[Given, ...] = ()
    period: Period = Period()
    types: tuple[str, ...] = ()
    edge: str = ""
    planned: bool = False
    notes: tuple[str, ...] = ()

    @property
    def has_place(self) -> bool:
        """Tell whether the place of the event is asked for or given."""
        roles = {one.role for one in self.asked} | {one.role for one in self.given}
        return self.measure == "where" or "place" in roles


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: how it was understood in words, the query that was run, and its rows.

    The columns of `result` are answer (and what else was asked), then event, date, sentence and source. `beside` is
    what the graph knows besides and the question did not reach, None when there is nothing.
    """

    question: str
    language: str
    understanding: Understanding
    words: str
    sparql: str
    result: QueryResult
    beside: Answer | None = None

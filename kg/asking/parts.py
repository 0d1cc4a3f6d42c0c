"""Collects from one reading of a question what was said of each thing, before it is decided what that means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.asking.dates import after, before
from kg.asking.grammar import Node
from kg.asking.lattice import DATE
from kg.asking.model import Period
from kg.asking.things import THING, Candidates
from kg.asking.tokens import Edge

_ADVERBS = {"WHEN": "when", "WHERE": "where", "HOWOFTEN": "often"}
_PLANNED = ("WILL", "WILLBE")
_EVENT_NOUNS = ("which_events", "asked_event", "event_subject")
_SLOT_OF = {
    "subject": "subject",
    "object": "object",
    "passive": "object",
    "by_object": "by",
    "to_object": "to",
    "of": "with",
    "whose": "subject",
    "about_setting": "setting",
    "with_setting": "participant",
}


@dataclass(frozen=True, slots=True)
class Named:
    """Names in one grammatical place; joined by "or" any of them counts, by "and" all."""

    slot: str
    names: tuple[Candidates, ...]
    any_of: bool
    both: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question word in a grammatical place: "who", "what", or the class that it asks for."""

    slot: str
    wanted: str
    counted: bool


@dataclass(slots=True)
class Parts:
    """Everything that one reading of a question says."""

    verb: Edge | None = None
    verbs: int = 0
    named: list[Named] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    period: Period = field(default_factory=Period)
    empty_period: bool = False
    adverbs: list[str] = field(default_factory=list)
    ranks: list[str] = field(default_factory=list)
    manner: list[str] = field(default_factory=list)
    setting_nouns: list[str] = field(default_factory=list)
    event_noun: str = ""
    wants_events: bool = False
    counts_events: bool = False
    asks_whether: bool = False
    planned: bool = False


def collect(nodes: tuple[Node, ...]) -> Parts:
    """Return what the nodes of one reading say; which parts go together is decided by the caller."""
    parts = Parts()
    stranded = next((edge.value for node in nodes if node.name == "stranded" for edge in node.edges()), "")
    for index, node in enumerate(nodes):
        _take(parts, node, stranded)
        parts.asks_whether |= index == 0 and node.name in ("DID", "HAVE", "BE", "WILL")
    return parts


def _take(parts: Parts, node: Node, stranded: str) -> None:
    if node.name in _SLOT_OF or node.name == "pp":
        parts.named.append(_named(node))
    elif node.name == "setting":
        _take_setting(parts, node)
    elif node.name == "period":
        _take_period(parts, node)
    elif node.name in _EVENT_NOUNS:
        parts.wants_events = True
        noun = next(edge.value for edge in node.edges() if edge.kind == "EVENTNOUN")
        if node.name != "which_events":
            parts.setting_nouns.append(noun)
        else:
            parts.event_noun = noun
    elif node.name.startswith("asked"):
        parts.wanted.append(_wanted(node, stranded))
    elif node.edge is not None:
        _take_edge(parts, node.edge)


def _take_edge(parts: Parts, edge: Edge) -> None:
    if edge.kind == "VERB":
        parts.verb, parts.verbs = edge, parts.verbs + 1
        parts.planned |= "future" in edge.forms and "past" not in edge.forms
    elif edge.kind in _ADVERBS:
        parts.adverbs.append(_ADVERBS[edge.kind])
    elif edge.kind in ("RANK", "RANKED"):
        parts.ranks.append(edge.value)
    elif edge.kind == "VIA":
        parts.manner.append(edge.value)
    elif edge.kind == "EVENTNOUN":
        parts.event_noun = edge.value
    elif edge.kind == "HOWMANY":
        parts.counts_events = True
    elif edge.kind == "WHETHER":
        parts.asks_whether = True
    parts.planned |= edge.kind in _PLANNED


def _take_setting(parts: Parts, node: Node) -> None:
    for part in node.parts:
        if part.edge is not None and part.edge.kind == "EVENTNOUN":
            parts.setting_nouns.append(part.edge.value)
        elif part.name in _SLOT_OF:
            parts.named.append(_named(part))


def _take_period(parts: Parts, node: Node) -> None:
    edges = list(node.edges())
    how = edges[0].value
    days = [edge.content for edge in edges if edge.kind == DATE]
    first = days[0]
    if len(days) > 1:
        period = Period(first.first, days[-1].last)
    else:
        period = {
            "before": before(first),
            "after": after(first),
            "since": Period(first.first),
            "until": Period(None, first.last),
        }.get(how, first)
    parts.period = parts.period & period
    ends = parts.period
    parts.empty_period = ends.first is not None and ends.last is not None and ends.first > ends.last


def _named(node: Node) -> Named:
    edges = list(node.edges())
    preposition = next((edge.value for edge in edges if edge.kind == "PREP"), "")
    return Named(
        _SLOT_OF.get(node.name, preposition),
        tuple(edge.content for edge in edges if edge.kind == THING),
        any(edge.kind == "OR" for edge in edges),
        any(edge.kind == "BOTH" for edge in edges),
    )


def _wanted(node: Node, stranded: str) -> Wanted:
    edges = list(node.edges())
    kinds = {edge.kind for edge in edges}
    slot = {
        "asked_subject": "subject",
        "asked_object": "object",
        "asked_object_bare": "object",
        "asked_passive": "object",
        "asked_by": "by",
        "asked_stranded": stranded,
    }.get(node.name, "") or next(_prepositions(edges), "")
    wanted = next((edge.value for edge in edges if edge.kind == "CLASS"), "who" if "WHO" in kinds else "what")
    return Wanted(slot, wanted, "HOWMANY" in kinds)


def _prepositions(edges: list[Edge]) -> Iterator[str]:
    """Yield the place that a preposition stands for, or the one that the question word implies ("куда")."""
    yield from (edge.value for edge in edges if edge.kind == "PREP")
    yield from (edge.value for edge in edges if edge.kind in ("WHO", "WHAT") and edge.value)

"""Offers the questions of the language pack that are most like one that was refused, with its own names put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.asking.lattice import DATE
from kg.asking.packs import Pack
from kg.asking.things import THING, Candidates
from kg.asking.tokens import Edge, Word, span_text

_SLOT = re.compile(r"\{(\w+)\}")
_TRIED = 8
_KINDS = {"person": "person", "topic": "topic", "country": "country", "agreement": "agreement"}


def nearest(question: str, found: list[Word], edges: list[list[Edge]], of: Pack) -> Iterator[str]:
    """Yield questions, the most like first; the caller checks that they are understood."""
    names = dict(_names(question, found, edges))
    asked = {word.plain for word in found}
    own = {word.plain for name in names.values() for word in found if word.plain in name.casefold().split()}

    def distance(item: tuple[int, str]) -> tuple[float, int]:
        index, template = item
        bare = {word.strip("?,.").casefold() for word in _SLOT.sub("", template).split()} - {""}
        shared = len(bare & asked)
        slots = {slot.rstrip("2") for slot in _SLOT.findall(template)}
        matching = sum(slot in names for slot in slots) - 0.5 * sum(slot not in names for slot in slots)
        return -(shared / (len(bare | (asked - own)) or 1) + 0.2 * matching), index

    ranked = sorted(enumerate(of.examples), key=distance)
    for _, template in ranked[:_TRIED]:
        yield _SLOT.sub(lambda match: names.get(match[1], of.example_names[match[1]]), template)


def examples(of: Pack) -> list[str]:
    """Return the questions of a language pack with its own names."""
    return [_SLOT.sub(lambda match: of.example_names[match[1]], template) for template in of.examples]


def _names(question: str, found: list[Word], edges: list[list[Edge]]) -> Iterator[tuple[str, str]]:
    """Yield what the slots of an example can be filled with: names in their nominative, and a year."""
    used: dict[str, int] = {}
    position = 0
    while position < len(edges):
        edge = next((edge for edge in edges[position] if edge.kind in (THING, DATE)), None)
        if edge is None:
            position += 1
            continue
        for slot, text in _fillings(edge, span_text(question, found, edge.start, edge.end)):
            used[slot] = used.get(slot, 0) + 1
            if used[slot] <= 2:
                yield (slot if used[slot] == 1 else f"{slot}2"), text
        position = edge.end


def _fillings(edge: Edge, text: str) -> Iterator[tuple[str, str]]:
    if edge.kind == DATE:
        period = edge.content
        yield "year", str(period.first.year)
        return
    candidates: Candidates = edge.content
    for kind, slot in _KINDS.items():
        things = candidates.of(kind)
        if things:
            yield slot, things[0].label if len(things) == 1 else things[0].short

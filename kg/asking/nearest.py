"""Offers the questions of the language pack that are most like one that was refused, with its own names put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.asking.lattice import DATE
from kg.asking.packs import Pack
from kg.asking.things import THING, Candidates, ThingFinder
from kg.asking.tokens import Edge, Word, plain

_SLOT = re.compile(r"\{([a-z]+)(2?)((?:_accs)?)\}")
_TRIED = 8
_KINDS = ("person", "topic", "country", "agreement")


def nearest(found: list[Word], edges: list[list[Edge]], of: Pack, finder: ThingFinder) -> Iterator[str]:
    """Yield questions, the most like first; the caller checks that they are understood."""
    names = list(_names(edges, finder))
    asked = {word.plain for word in found}
    known = {slot for fillings in names for slot in fillings}

    def distance(item: tuple[int, str]) -> tuple[float, int]:
        index, template = item
        bare = set(plain(re.sub(r"[?,.]", "", _SLOT.sub("", template))).split())
        slots = [name + case for name, _, case in _SLOT.findall(template)]
        matching = sum(slot in known for slot in slots) - 0.5 * sum(slot not in known for slot in slots)
        return -(len(bare & asked) / len(bare | asked) + 0.2 * matching), index

    for _, template in sorted(enumerate(of.examples), key=distance)[:_TRIED]:
        yield _filled(template, names, of)


def _filled(template: str, names: list[dict[str, str]], of: Pack) -> str:
    """Return the template with the question's names, each once, and the pack's own where there are none left."""
    left = list(names)

    def fill(match: re.Match[str]) -> str:
        slot = match[1] + match[3]
        found = next((fillings for fillings in left if slot in fillings), None)
        if found is None:
            return of.example_names[match[1] + match[2] + match[3]]
        left.remove(found)
        return found[slot]

    return _SLOT.sub(fill, template)


def examples(of: Pack) -> list[str]:
    """Return the questions of a language pack with its own names."""
    return [_filled(template, [], of) for template in of.examples]


def _names(edges: list[list[Edge]], finder: ThingFinder) -> Iterator[dict[str, str]]:
    """Yield for each name of the question what it can fill: the text for each slot of an example."""
    position = 0
    while position < len(edges):
        edge = next((edge for edge in edges[position] if edge.kind in (THING, DATE)), None)
        if edge is not None and (fillings := dict(_fillings(edge, finder))):
            yield fillings
        position = edge.end if edge is not None else position + 1


def _fillings(edge: Edge, finder: ThingFinder) -> Iterator[tuple[str, str]]:
    if edge.kind == DATE:
        yield "year", str(edge.content.first.year)
        return
    candidates: Candidates = edge.content
    for kind in _KINDS:
        things = candidates.of(kind)
        leaders = [thing for thing in things if len(things) > 1 and kind == "person" and finder.is_leader(thing)]
        chosen = leaders if len(leaders) == 1 else things
        if len(chosen) == 1:
            yield kind, chosen[0].label
            if "accs" in edge.forms:  # as the question has it; the label is a nominative
                yield f"{kind}_accs", candidates.text

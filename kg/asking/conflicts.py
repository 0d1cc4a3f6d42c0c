"""Finds "the war in Ukraine" in a question: a conflict goes by the country or region in which it is.

The graph has no wars, only the countries and regions that talks are about, so the word for a conflict and the name
together are read as the wider subject, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.asking.cases import cases_of
from kg.asking.tokens import Edge, Word, span_text

if TYPE_CHECKING:
    from kg.asking.packs import Pack


def conflict_edges(question: str, words: list[Word], names: list[Edge], of: Pack) -> Iterator[Edge]:
    """Yield an edge over the word for a conflict, its preposition and the name; `names` are the edges of names."""
    for name in names:
        things = (*name.content.of("country"), *(place for place in name.content.of("place") if place.subjects))
        forms = _forms(words, name, of) if things else frozenset()
        if not forms:
            continue
        # As a topic it can be no actor: a war meets nobody.
        subjects = tuple(replace(thing, kind="topic") if thing.kind == "country" else thing for thing in things[:1])
        text = span_text(question, words, name.start - 2, name.end)
        content = replace(name.content, text=text, things=subjects, loose=subjects, governments=(), by_family=False)
        yield Edge(name.start - 2, name.end, name.kind, forms=forms, content=content)


def _forms(words: list[Word], name: Edge, of: Pack) -> frozenset[str]:
    """Return the cases of the word for a conflict before `name`; none when there is none, or in the wrong case."""
    if name.start < 2:
        return frozenset()
    noun, preposition = words[name.start - 2].plain, words[name.start - 1].plain
    if name.forms.isdisjoint(of.conflict_prepositions.get(preposition, frozenset())):
        return frozenset()
    if of.language == "en":
        return name.forms if noun in of.conflicts else frozenset()
    return cases_of(noun, of.conflicts)

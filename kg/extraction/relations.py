"""Finds where a page speaks of the relations between two states that take part: "Northland-Southland ties"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from kg.linking.link import LinkedPage
from kg.linking.spots import Spot, SpotKind
from kg.model.text import Span
from kg.vocabulary.packs import Pack

_STATES = frozenset([SpotKind.COUNTRY, SpotKind.ADJECTIVE, SpotKind.GOVERNMENT])
_REACH = 60


@lru_cache(maxsize=8)
def _words(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return what stands behind a pair of states and before one alone; None where a language has no such words."""
    table = pack.table("subjects", "relations")
    return (re.compile(table["after_pair"]), re.compile(table["before"])) if table else None


def relations(linked: LinkedPage, represented: Collection[str]) -> Iterator[Span]:
    """Yield the stretches that name the relations between states of which somebody takes part, in text order."""
    words = _words(linked.vocabulary.pack)
    if words is None or len(represented) < 2:
        return
    after_pair, before = words
    text = linked.text
    last: Spot | None = None
    for spot in linked.mentions.spots:
        if spot.kind not in _STATES or spot.entities[0].slug not in represented:
            continue
        start, end = spot.span.start, spot.span.end
        if last is not None and last.span.end + 1 == start and text[start - 1] in "-/":
            behind = after_pair.match(text, end, end + _REACH)
            if behind is not None and last.entities[0].slug != spot.entities[0].slug:
                yield Span(last.span.start, behind.end())
        elif spot.kind is SpotKind.COUNTRY:
            ahead = before.search(text, max(0, start - _REACH), start)
            if ahead is not None:
                yield Span(ahead.start(), end)
        last = spot

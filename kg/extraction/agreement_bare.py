"""Agreements named by half their name, when page and participants leave no doubt: "Article 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.extraction.context import Context
from kg.linking.spots import SpotKind
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import fast


def bare(context: Context) -> Iterator[tuple[Entity, Span, Sentence]]:
    """Yield (agreement, where, sentence) for every short name whose conditions the page meets."""
    for entry in context.linked.vocabulary.pack.files.get("agreements", {}).get("bare", ()):
        matches = list(fast(entry["pattern"]).finditer(context.text))
        if not matches or not _meant(context, entry):
            continue
        entity = context.linked.vocabulary.reference.entity("agreement", entry["agreement"])
        for match in matches:
            span = Span(match.start(), match.end())
            sentence = context.sentence_at(span.start)
            if sentence is not None and not _named(context, span):
                yield entity, span, sentence


def _meant(context: Context, entry: dict[str, Any]) -> bool:
    """Tell whether the parties take part, the body is named, and no other party that has such a document is."""
    parties = {m.country for m in context.linked.cast.members} | {context.linked.cast.own_country}
    if not parties.issuperset(entry.get("parties", ())):
        return False
    named = {s.entities[0].slug for s in context.linked.mentions.spots if s.kind is not SpotKind.AGREEMENT}
    if entry.get("bodies") and named.isdisjoint(entry["bodies"]):
        return False
    return named.isdisjoint(entry.get("others", ()))


def _named(context: Context, span: Span) -> bool:
    return any(
        s.kind is SpotKind.AGREEMENT and s.span.overlaps(span)
        for s in context.linked.mentions.within(span.start - 80, span.end + 80)
    ) or bool(re.match(r" (?:Organi[sz]ation|Area)\b", context.text[span.end : span.end + 14]))

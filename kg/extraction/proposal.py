"""Proposal claims: who proposed what, also when another says so ("your proposal to …")."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.context import Context
from kg.linking.spots import SpotKind
from kg.model.claims import Basis, Proposal
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import PatternBank


@lru_cache(maxsize=8)
def _bank(patterns: tuple[str, ...]) -> PatternBank:
    return PatternBank([re.compile(pattern) for pattern in patterns])


def extract(context: Context) -> list[Proposal]:
    """Return the proposals that the page reports, in text order."""
    table = context.linked.vocabulary.pack.table("proposals", "patterns")
    names, bank = tuple(table), _bank(tuple(table.values()))
    out = []
    for sentence in context.linked.page.sentences:
        for index, match in bank.finditer(context.text, sentence.span.start, sentence.span.end):
            proposer, basis = _proposer(context, sentence, names[index], match)
            if proposer is not None:
                out.append(_claim(context, sentence, match, proposer, basis, names[index]))
    return out


def _proposer(context: Context, sentence: Sentence, name: str, match: re.Match[str]) -> tuple[Entity | None, Basis]:
    if name == "yours":
        return context.addressee(sentence.turn), Basis.TURN
    if name == "mine":
        return context.speaker_of(sentence), Basis.TURN
    for spot in context.linked.mentions.within(match.start(), match.end()):
        if spot.kind in (SpotKind.ADJECTIVE, SpotKind.COUNTRY):
            return spot.entities[0], Basis.EXPLICIT
    return None, Basis.EXPLICIT


def _claim(
    context: Context, sentence: Sentence, match: re.Match[str], proposer: Entity, basis: Basis, name: str
) -> Proposal:
    evidence = context.evidence(sentence.span)
    return Proposal(
        proposer=proposer,
        content=Span(match.start("content"), match.end("content")),
        evidence=(evidence,),
        extractor=f"proposal.{name}",
        basis=basis,
        asserted_by=evidence.speaker,
    )

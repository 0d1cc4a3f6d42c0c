"""Outcomes that speakers state in their own turns: "we have agreed …", "I invite you …"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.context import Context
from kg.model.claims import Basis, Outcome
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import PatternBank


@lru_cache(maxsize=8)
def _rules(pack: Pack) -> tuple[tuple[str, ...], PatternBank]:
    table = pack.table("outcomes", "spoken")
    return tuple(table), PatternBank([re.compile(pattern) for pattern in table.values()])


def extract(context: Context) -> list[Outcome]:
    """Return the outcomes that speakers state, in text order."""
    kinds, bank = _rules(context.linked.vocabulary.pack)
    out = []
    for sentence in context.linked.page.sentences if kinds else ():
        speaker = context.speaker_of(sentence)
        if speaker is None or context.linked.cast.get(speaker) is None:
            continue
        first = next(bank.search_each(context.text, sentence.span.start, sentence.span.end), None)
        if first is not None:
            out.append(_claim(context, sentence, speaker, kinds[first[0]]))
    return out


def _claim(context: Context, sentence: Sentence, speaker: Entity, kind: str) -> Outcome:
    other = context.addressee(sentence.turn)
    both = kind == "agreed" and other is not None
    return Outcome(
        outcome_kind=kind,
        agents=(speaker, other) if both and other is not None else (speaker,),
        about=tuple(s.entity for s in context.subjects.within(sentence.span, direct=False)),
        evidence=(context.evidence(sentence.span),),
        extractor=f"outcome.spoken-{kind}",
        basis=Basis.TURN,
        asserted_by=speaker,
    )

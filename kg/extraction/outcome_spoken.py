"""Outcomes in people's own words, in turns, addresses and quotations: "we have agreed …", "I invite you …"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.context import Context
from kg.linking.spots import SpotKind
from kg.model.claims import Basis, Outcome
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import FastPattern, PatternBank, fast

# Where somebody speaks to the public, what he says he will do is announced; in a talk it is a thought among others.
_PUBLIC = frozenset(["speech", "ceremony", "press-conference"])
# A message or an interview has no outcome.
_NONE = frozenset(["message", "interview"])


@lru_cache(maxsize=8)
def _rules(pack: Pack, public: bool) -> tuple[tuple[str, ...], PatternBank]:
    tables = [pack.table("outcomes", "spoken"), *([pack.table("outcomes", "spoken_promise")] if public else [])]
    entries = [(kind, re.compile(pattern)) for table in tables for kind, pattern in table.items()]
    return tuple(kind for kind, _ in entries), PatternBank([pattern for _, pattern in entries])


def _refused(context: Context) -> FastPattern:
    """Return what a sentence must not hold: questions, conditions, matters of other days."""
    return fast(context.linked.vocabulary.pack.table("outcomes", "spoken_not").get("pattern", r"(?!)"))


def extract(context: Context) -> list[Outcome]:
    """Return the outcomes that speakers state, in text order."""
    if context.event_type in _NONE:
        return []
    kinds, bank = _rules(context.linked.vocabulary.pack, context.event_type in _PUBLIC)
    if not kinds:
        return []
    refused, speakers = _refused(context), quotations(context)
    out = []
    for sentence in context.linked.page.sentences:
        start, end = sentence.span.start, sentence.span.end
        speaker = context.speaker_of(sentence)
        words = speakers.get(start)
        if speaker is None and words is not None:
            speaker = words[0]
        if speaker is None or context.linked.cast.get(speaker) is None:
            continue
        for index, match in bank.search_each(context.text, start, end):
            if words is not None and not quoted(context.text, words[1], match.start()):
                continue  # the narrator's words beside a quotation
            if refused.search(context.text, start, end) is None:
                out.append(_claim(context, sentence, speaker, kinds[index]))
    return list({(o.outcome_kind, o.evidence[0].span): o for o in reversed(out)}.values())[::-1]


# A quotation longer than this many sentences has lost its closing mark.
_LONGEST = 15


def quotations(context: Context) -> dict[int, tuple[Entity, int]]:
    """Map the start of every narrated sentence in quotation marks to its speaker and to where the quotation opens.

    A quotation may run over several sentences; who says it stands behind it, before it, or is the only participant.
    """
    out: dict[int, tuple[Entity, int]] = {}
    if context.monologue is not None or '"' not in context.text:
        return out
    group: list[Sentence] = []
    depth = 0
    for sentence in context.linked.page.sentences:
        if sentence.turn is not None or sentence.zone != "body" or len(group) > _LONGEST:
            group, depth = [], 0
            continue
        after = _depth(context.text, sentence.span.start, sentence.span.end, depth)
        if depth or after or '"' in context.text[sentence.span.start : sentence.span.end]:
            group.append(sentence)
        depth = after
        if group and not depth:
            speaker = _attributed(context, group)
            if speaker is not None:
                out.update({s.span.start: (speaker, group[0].span.start) for s in group})
            group = []
    return out


def quoted(text: str, start: int, position: int) -> bool:
    """Tell whether `position` lies inside quotation marks that open behind `start`."""
    return _depth(text, start, position, 0) > 0


def _depth(text: str, start: int, end: int, depth: int) -> int:
    """Return how many quotations are open at `end`, when `depth` of them were at `start`; names in quotes nest."""
    at = text.find('"', start, end)
    while at >= 0:
        opens = (at == 0 or text[at - 1] in ' (["') and text[at + 1 : at + 2].strip() != ""
        depth = depth + 1 if opens else max(0, depth - 1)
        at = text.find('"', at + 1, end)
    return depth


def _attributed(context: Context, group: list[Sentence]) -> Entity | None:
    first, last = group[0].span, group[-1].span
    behind = context.text.rfind('"', last.start, last.end)
    ahead = context.text.find('"', first.start, first.end)
    for start, end in ((behind, last.end), (first.start, ahead)):
        named = [s for s in context.linked.people.within(start, end) if len(s.entities) == 1]
        named = [s for s in named if s.kind is not SpotKind.COLLECTIVE and context.linked.cast.get(s.entities[0])]
        if named:
            return named[0].entities[0]
    people = context.linked.cast.principals
    return people[0].entity if len(people) == 1 else None


def _claim(context: Context, sentence: Sentence, speaker: Entity, kind: str) -> Outcome:
    other = context.addressee(sentence.turn) if sentence.turn is not None else _other(context, speaker)
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


def _other(context: Context, speaker: Entity) -> Entity | None:
    """Return the one with whom "we" agreed on a page that quotes the speaker: the only other principal."""
    others = [m.entity for m in context.linked.cast.principals if m.entity.key != speaker.key]
    return others[0] if len(others) == 1 else None

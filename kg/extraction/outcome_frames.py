"""Outcomes that a sentence tells without a participant for its subject: "A plan was approved", "X commits to …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.extraction.context import Context
from kg.extraction.outcome_spoken import quotations
from kg.identifiers import slug
from kg.linking.spots import SpotKind
from kg.model.claims import Basis, Outcome
from kg.model.entities import Entity, EntityKind
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import PatternBank

# On these pages nobody meets anybody; a message says nothing of what came out of an event.
_NONE = frozenset(["message", "interview", "other"])
_HEADS = frozenset(["president", "prime-minister", "chancellor"])
_ACTORS = frozenset([SpotKind.COUNTRY, SpotKind.GOVERNMENT, SpotKind.ORGANIZATION])
# A name in bold type at the head of an item of a list: "**Quibble Motors** commits to …".
_BOLD = re.compile(r"\*\*(?P<name>[^*]{2,80}?),?\*\*(?:,? [^,.*]{3,80},)?$")


@lru_cache(maxsize=16)
def _rules(pack: Pack, name: str) -> tuple[tuple[str, ...], PatternBank]:
    table = pack.table("outcomes", name)
    return tuple(table), PatternBank([re.compile(pattern) for pattern in table.values()])


def extract(context: Context, found: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes of narrated sentences in which no predicate of a participant, in `found`, has said so."""
    if (
        (context.event_type in _NONE and not _is_joint(context))
        or context.linked.page.announcement
        or context.monologue is not None
    ):
        return []
    out: list[Outcome] = []
    quoted = quotations(context)
    for sentence in context.linked.page.sentences:
        if sentence.turn is None and sentence.zone in ("lead", "body") and sentence.span.start not in quoted:
            out += _of_sentence(context, sentence, found)
    return out


def _is_joint(context: Context) -> bool:
    """Tell whether the page is a joint statement: it reports no event, but what its authors will do."""
    title = context.linked.page.title
    words = context.linked.vocabulary.pack.table("outcomes", "joint").get("title", r"(?!)")
    return re.search(words, context.text[title.start : title.end]) is not None


def _of_sentence(context: Context, sentence: Sentence, found: Sequence[Outcome]) -> list[Outcome]:
    pack, span = context.linked.vocabulary.pack, sentence.span
    out = []
    for name, agents_of in (("impersonal", _everyone), ("according", _source), ("committing", _actor)):
        kinds, bank = _rules(pack, name)
        for index, match in bank.search_each(context.text, span.start, span.end):
            kind = kinds[index]
            if _known(found, kind, span) or _excluded(context, name, span, match):
                continue
            agents = agents_of(context, span, match)
            if agents:
                out.append(_claim(context, sentence, kind, agents, name))
    return out


def _known(found: Sequence[Outcome], kind: str, span: Span) -> bool:
    return any(o.outcome_kind == kind and e.span.overlaps(span) for o in found for e in o.evidence)


def _excluded(context: Context, name: str, span: Span, match: re.Match[str]) -> bool:
    """Tell whether the sentence speaks of another time, of a hope or of somebody else's document; or quotes."""
    refused = context.linked.vocabulary.pack.table("outcomes", "frames_not").get(name, r"(?!)")
    if re.search(refused, context.text[span.start : span.end]) is not None:
        return True
    return context.text.count('"', span.start, match.start()) % 2 == 1


def _everyone(context: Context, _span: Span, _match: re.Match[str]) -> tuple[Entity, ...]:
    return tuple(m.entity for m in context.linked.cast.principals)


def _source(context: Context, span: Span, match: re.Match[str]) -> tuple[Entity, ...]:
    """Return the head on whose word a sentence rests: "According to X, …"; others only report what is under way."""
    people = context.linked.people.within(match.start(), min(span.end, match.start() + 90))
    members = [context.linked.cast.get(s.entities[0]) for s in people if len(s.entities) == 1]
    return tuple(m.entity for m in members if m is not None and m.office_code in _HEADS)[:1]


def _actor(context: Context, span: Span, match: re.Match[str]) -> tuple[Entity, ...]:
    """Return who commits: the state's or body's participant, else the state or body itself."""
    text = context.text[span.start : match.start()]
    adverbs = context.linked.vocabulary.pack.table("outcomes", "frames_not").get("adverbs", r"(?!)")
    cut = re.search(adverbs, text)
    position = span.start + len((text[: cut.start()] if cut is not None else text).rstrip())
    bold = _BOLD.search(context.text, span.start, position)
    if bold is not None:
        label = " ".join(bold["name"].split())
        return (Entity(EntityKind.ORGANIZATION, slug(label), ((label, context.linked.page.language),), known=False),)
    people = context.linked.people.ending_at(position)
    if people is not None:
        if _restrictive(context, span.start, people.span.start):
            return ()
        return tuple(e for e in people.entities if context.linked.cast.get(e) is not None)
    spot = context.linked.mentions.ending_at(position)
    if spot is None or spot.kind not in _ACTORS or _restrictive(context, span.start, spot.span.start):
        return ()
    members = context.linked.cast.of_country(spot.entities[0].slug)
    return tuple(m.entity for m in members) or spot.entities[:1]


def _restrictive(context: Context, start: int, end: int) -> bool:
    """Tell whether the clause that begins at `end` only says which thing is meant: "events that X will host"."""
    before = context.linked.vocabulary.pack.table("outcomes", "relative").get("before", r"(?!)")
    return re.search(before, re.sub(r"\bthe $", "", context.text[start:end])) is not None


def _claim(context: Context, sentence: Sentence, kind: str, agents: tuple[Entity, ...], name: str) -> Outcome:
    return Outcome(
        outcome_kind=kind,
        agents=tuple(dict.fromkeys(agents)),
        about=tuple(dict.fromkeys(s.entity for s in context.subjects.within(sentence.span, direct=False))),
        evidence=(context.evidence(sentence.span),),
        extractor=f"outcome.{name}",
        basis=Basis.COLLECTIVE if name == "impersonal" else Basis.EXPLICIT,
    )

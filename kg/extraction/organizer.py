"""Organizer claims: which bodies organised what the page tells of."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.identifiers import slug
from kg.linking.spots import SpotKind
from kg.model.claims import OrganizerClaim
from kg.model.entities import Entity, EntityKind
from kg.model.text import Span
from kg.vocabulary.patterns import fast

_ITEM = re.compile(r",? and |, ")


def extract(context: Context) -> list[OrganizerClaim]:
    """Return one claim per organiser named behind "organised by"."""
    words = context.linked.vocabulary.pack.table("organizers", "patterns")
    passive = fast(words.get("passive", r"(?!)"))
    out = []
    for sentence in context.linked.page.sentences:
        match = passive.search(context.text, sentence.span.start, sentence.span.end)
        if match is None or sentence.turn is not None:
            continue
        activity = _activity(context, Span(match.start(), match.end()), sentence.span)
        for organizer in _list(context, Span(match.end(), sentence.span.end)):
            out.append(
                OrganizerClaim(
                    organizer=organizer,
                    activity=activity,
                    evidence=(context.evidence(sentence.span),),
                    extractor="organizer.passive",
                )
            )
    return out


def _activity(context: Context, verb: Span, sentence: Span) -> Span:
    """Return what was organised: the words before the verb; for "it", the page's title."""
    before = context.text[sentence.start : verb.start].strip()
    if len(before.split()) <= 1:
        return context.linked.page.title
    return Span(sentence.start, sentence.start + len(context.text[sentence.start : verb.start].rstrip()))


def _list(context: Context, region: Span) -> list[Entity]:
    """Return the bodies named in a list: known organisations, else capital phrases as printed."""
    out: list[Entity] = []
    position = region.start
    text = context.text
    while position < region.end:
        cut = _ITEM.search(text, position, region.end)
        end = cut.start() if cut is not None else region.end
        known = [s for s in context.linked.mentions.within(position, end) if s.kind is SpotKind.ORGANIZATION]
        if known:
            out.append(known[-1].entities[0])
        else:
            name = re.search(r"[A-Z][\w.'-]*(?: (?:of |the |for )*[A-Z][\w.'-]*)*", text[position:end])
            if name is None:
                break
            label = context.linked.page.text[position + name.start() : position + name.end()].strip(" .")
            out.append(
                Entity(EntityKind.ORGANIZATION, slug(label), ((label, context.linked.page.language),), known=False)
            )
        if cut is None:
            break
        position = cut.end()
    return out

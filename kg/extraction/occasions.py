"""What the occasion itself says a page is about: the title of a decree, and what the site files the page under."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extraction.context import Context
from kg.extraction.salience import limits
from kg.extraction.subjects import Subject
from kg.model.entities import Entity
from kg.model.pages import Sentence

_RELATIONS = "bilateral-relations"


def decree(context: Context) -> tuple[Sentence, list[Subject]] | None:
    """Return the sentence that tells of a decree and what it is about; None on other pages."""
    table = context.linked.vocabulary.pack.table("transcripts", "decree")
    if context.event_type != "decree" or not table or len(context.linked.cast.principals) != 1:
        return None
    page = context.linked.page
    head = page.lead or page.title
    sentence = next((s for s in page.sentences if head.contains(s.span) or s.span.contains(head)), None)
    if sentence is None:
        return None
    if re.search(table.get("appointment", r"(?!)"), context.text[page.title.start : head.end]) is not None:
        return sentence, [Subject(context.subjects.topic("governance"), head, strong=True)]
    found = {s.entity.key: s for span in (page.title, head) for s in context.subjects.within(span, direct=False)}
    return sentence, [s for s in found.values() if s.strong]


def heading(context: Context) -> frozenset[str]:
    """Return what a message is about: what its head names or its words keep to, and relations when states write."""
    if context.event_type != "message":
        return frozenset()
    page = context.linked.page
    named = context.subjects.named(page.title) | (context.subjects.named(page.lead) if page.lead else frozenset())
    pack = context.linked.vocabulary.pack
    often = pack.table("transcripts", "messages").get("places")
    if often:
        named |= context.subjects.frequent(often) - limits(pack).courtesies
    return named | ({_RELATIONS} if len(context.subjects.represented) > 1 else frozenset())


def places(context: Context) -> Callable[[Entity], int]:
    """Return how to count the places that name a topic; where the site tells what pages are about, only of those."""
    table = context.linked.vocabulary.pack.table("transcripts", "facets")
    if not table:
        return context.subjects.occurrences
    filed = {n for f in context.linked.page.facets if f.kind == "topics" for n in table.get(f.value, ())}
    return lambda topic: context.subjects.occurrences(topic) if topic.slug in filed else 0

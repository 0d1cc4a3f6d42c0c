"""What the occasion says a page is about: decrees, heads of messages, visits, and what the site files a page under."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.extraction.context import Context
from kg.extraction.predicate import Predicate
from kg.extraction.salience import limits
from kg.extraction.subjects import Subject
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import fast

_VISITS = "visits-and-contacts"
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


def attended(context: Context) -> Iterator[tuple[Sentence, Subject]]:
    """Yield what a visit or an award was for, by title and first sentence: the site that was seen, those honoured."""
    words = context.linked.vocabulary.pack.table("transcripts", "occasion")
    if context.event_type not in words:
        return
    act, until = re.compile(words[context.event_type]), re.compile(words["until"])
    page = context.linked.page
    body = [s for s in page.sentences if s.zone == "body" and s.turn is None]
    for sentence in [*(s for s in page.sentences if s.zone in ("title", "lead")), *body[:1]]:
        verb = act.search(context.text, sentence.span.start, sentence.span.end)
        if verb is not None:
            stop = until.search(context.text, verb.end(), sentence.span.end)
            end = stop.start() if stop is not None else sentence.span.end
            if end > verb.end():
                seen = Span(verb.end(), end)
                yield from ((sentence, subject) for subject in context.subjects.named(seen))
                yield from ((sentence, subject) for subject in _venues(context, seen))


def _venues(context: Context, seen: Span) -> Iterator[Subject]:
    """Yield what the places are for that a visit went to: a museum for culture, however it is called."""
    if context.event_type != "visit":
        return
    for topic, pattern in context.linked.vocabulary.pack.table("transcripts", "venues").items():
        found = fast(pattern).search(context.text, seen.start, seen.end)
        if found is not None:
            yield Subject(context.subjects.topic(topic), Span(found.start(), found.end()), strong=True)


def heading(context: Context) -> frozenset[str]:
    """Return what a message is about: what its head names or its words keep to, and relations when states write."""
    if context.event_type != "message":
        return frozenset()
    page = context.linked.page
    named = context.subjects.slugs_named(page.title) | (
        context.subjects.slugs_named(page.lead) if page.lead else frozenset()
    )
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


def of_visits(context: Context, predicate: Predicate) -> bool:
    """Tell whether an act without a subject of its own speaks of a visit: "the invitation was accepted"."""
    pack = context.linked.vocabulary.pack
    if predicate.act not in pack.words("subjects", "routine", "visits"):
        return False
    invited = pack.table("subjects", "routine").get("invited", r"")
    return re.search(invited, context.text[predicate.sentence.span.start : predicate.sentence.span.end]) is not None


def routine(context: Context, subject: Subject) -> bool:
    """Tell whether contacts are only kept up: "agreed to maintain contacts" is an outcome, not a subject."""
    if subject.entity.slug not in (_VISITS, _RELATIONS):
        return False
    pattern = context.linked.vocabulary.pack.table("subjects", "routine").get("pattern", r"")
    return re.search(pattern, context.text[subject.span.start : subject.span.end]) is not None

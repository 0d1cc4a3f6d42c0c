"""The event that a page reports: its type, day, start and place."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.event_date import event_date
from kg.identifiers import slug
from kg.linking.link import LinkedPage
from kg.linking.spots import SpotKind
from kg.model.claims import Event
from kg.model.entities import Entity, EntityKind
from kg.model.text import Span


def event_place(linked: LinkedPage) -> Entity | None:
    """Return where the event took place: the page's own place line, else "in X" in the lead."""
    page = linked.page
    if page.place is not None:
        return _stated_place(page.quote(page.place), page.language)
    body = [s.span for s in page.sentences if s.zone == "body" and s.turn is None][:1]
    lead = [page.lead] if page.lead is not None else []
    # A page with a lead says there where it was; its body may speak of any place.
    for span in [*lead, *(() if lead else body), page.title]:
        found = _place_in(linked, span)
        if found is not None:
            return found
    return None


def _stated_place(text: str, language: str) -> Entity:
    label = " ".join(text.split())
    return Entity(EntityKind.PLACE, slug(label), ((label, language),), known=False)


def _place_in(linked: LinkedPage, span: Span) -> Entity | None:
    words = "|".join(linked.vocabulary.pack.words("events", "places", "prepositions"))
    if not words:
        return None
    before = re.compile(rf"\b(?:{words}) (?:the )?$")
    for spot in linked.mentions.within(span.start, span.end):
        if spot.kind is not SpotKind.PLACE:
            continue
        head = linked.text[max(span.start, spot.span.start - 14) : spot.span.start]
        inside = any(p.span.contains(spot.span) for p in linked.people.within(span.start, span.end))
        if before.search(head) and not inside:
            return spot.entities[0]
    return None


def extract(context: Context) -> Event:
    """Return the event that the page reports."""
    linked, page = context.linked, context.linked.page
    day = event_date(linked)
    start = ""
    if day is not None and page.time and page.zone:
        start = f"{day.isoformat()}T{page.time}:00{page.zone}"
    return Event(
        slug=page.event_id or page.document_id,
        label=" ".join(page.quote(page.title).split()),
        language=page.language,
        event_type=context.event_type,
        date=day,
        start_time=start,
        place=event_place(linked),
        place_of=_whereabouts(linked),
        planned=page.announcement,
    )


def _whereabouts(linked: LinkedPage) -> Entity | None:
    """The place line of a site is where its own head was; the other side's place is not stated."""
    own = [m.entity for m in linked.cast.principals if m.country and m.country == linked.cast.own_country]
    return own[0] if own and linked.page.place is not None else None

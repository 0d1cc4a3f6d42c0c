"""The event that a page reports: its type, day, start and place."""

from __future__ import annotations

from kg.extraction.context import Context
from kg.extraction.event_date import event_date
from kg.extraction.event_place import event_place
from kg.linking.link import LinkedPage
from kg.model.claims import Event
from kg.model.entities import Entity


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
        place=event_place(linked, context.event_type),
        place_of=_whereabouts(linked),
        planned=page.announcement,
    )


def _whereabouts(linked: LinkedPage) -> Entity | None:
    """The place line of a site is where its own head was; the other side's place is not stated."""
    own = [m.entity for m in linked.cast.principals if m.country and m.country == linked.cast.own_country]
    return own[0] if own and linked.page.place is not None else None

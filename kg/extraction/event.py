"""The event that a page reports: its type, day, start and place."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from kg.extraction.context import Context
from kg.extraction.dates import MONTHS_EN
from kg.extraction.event_place import event_place
from kg.linking.link import LinkedPage
from kg.model.claims import Event
from kg.model.entities import Entity
from kg.vocabulary.packs import Pack


@lru_cache(maxsize=8)
def _rules(pack: Pack) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    entries = pack.files.get("events", {}).get("rule", ())
    return tuple((e["type"], e["where"], re.compile(e["pattern"])) for e in entries)


def event_type(linked: LinkedPage) -> str:
    """Return the notation of the event's type; "other" when no rule fits."""
    text, page = linked.text, linked.page
    title = text[page.title.start : page.title.end]
    lead = text[page.lead.start : page.lead.end] if page.lead is not None else ""
    body = [s for s in page.sentences if s.zone == "body" and s.turn is None][:2]
    lead = " ".join([lead, *(text[s.span.start : s.span.end] for s in body)]).strip()
    stretches = {"title": (title,), "lead": (lead,), "any": (title, lead)}
    for notation, where, pattern in _rules(linked.vocabulary.pack):
        if any(pattern.search(stretch) for stretch in stretches[where]):
            return _reclassified(notation, linked)
    return "other"


_HEADS = ("president", "prime-minister", "chancellor", "king", "emir", "sultan", "crown-prince")


def _reclassified(notation: str, linked: LinkedPage) -> str:
    """A head of state with people of the own country only is at work, not in diplomacy."""
    types = linked.vocabulary.pack.words("events", "reclassify", "working_types")
    own = linked.cast.own_country
    people = linked.cast.principals
    if notation == "working-meeting" and any(m.country not in ("", own) for m in people):
        return "meeting"
    leaders = {m.country for m in people if m.country and m.office_code in _HEADS}
    if notation == "meeting" and len(leaders) > 2:
        return "summit"
    if notation == "working-meeting" and linked.page.source == "whitehouse":
        return notation if any(m.office_code == "president" for m in people) else "meeting"
    if notation not in types or not own or not people or notation == "videoconference":
        return notation
    leader = any(m.country == own and m.office_code == "president" for m in people)
    foreign = any(m.country not in ("", own) or (m.organization and m.country != own) for m in linked.cast.members)
    official = len(people) == 1 or any(m.office_code and m.office_code != "president" for m in linked.cast.members)
    return "working-meeting" if leader and not foreign and official and notation in types else notation


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ON_DAY = re.compile(rf"\b[Oo]n (?:\w+day, )?({'|'.join(MONTHS_EN)}) (\d{{1,2}})(?:[-–] ?(\d{{1,2}}))?\b")
_ON_WEEKDAY = re.compile(rf"\b(?:[Oo]n|[Tt]his|[Ll]ast) (?:\w+ )?({'|'.join(_WEEKDAYS)})\b")


# How far into its first sentence a page may say that its event was on another day; later days belong to other things.
_HEAD = 200


def event_date(linked: LinkedPage) -> dt.date | None:
    """Return the day of the event: as the page states it, else the day of publication."""
    page = linked.page
    if page.date is None or page.source == "kremlin":
        return page.date
    lead = next((s for s in page.sentences if s.zone == "body"), None)
    if lead is None:
        return page.date
    text = linked.text[lead.span.start : lead.span.end]
    for entry in linked.vocabulary.pack.files.get("events", {}).get("date", ()):
        if re.search(entry["pattern"], text):
            return page.date + dt.timedelta(days=entry["shift"])
    if linked.vocabulary.language != "en":
        return page.date
    return _stated(text, page.date) or page.date


def _stated(text: str, published: dt.date) -> dt.date | None:
    """Read "on February 18" or "on Monday" when it lies in the fortnight before publication."""
    match = _ON_DAY.search(text, 0, _HEAD)
    if match is not None:
        try:
            day = dt.date(published.year, MONTHS_EN.index(match[1]) + 1, int(match[3] or match[2]))
        except ValueError:
            return None
        return day if dt.timedelta(0) <= published - day <= dt.timedelta(days=14) else None
    match = _ON_WEEKDAY.match(text) or _ON_WEEKDAY.search(text, 0, _HEAD // 2)
    if match is not None:
        back = (published.weekday() - _WEEKDAYS.index(match[1])) % 7
        return published - dt.timedelta(days=back)
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
        place=event_place(linked, context.event_type),
        place_of=_whereabouts(linked),
        planned=page.announcement,
    )


def _whereabouts(linked: LinkedPage) -> Entity | None:
    """The place line of a site is where its own head was; the other side's place is not stated."""
    own = [m.entity for m in linked.cast.principals if m.country and m.country == linked.cast.own_country]
    return own[0] if own and linked.page.place is not None else None

"""Where the event of a page took place: as the page states it, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.identifiers import slug
from kg.linking.link import LinkedPage
from kg.linking.spots import Spot, SpotKind
from kg.model.entities import Entity, EntityKind
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import fast

# What exports of pages print where they know no place.
_ABSENT = frozenset(["", "na", "n/a", "none", "null", "nan", "-", "--", "?"])
# How many sentences a page without a lead takes to say where it was.
_OPENING = 3
# How many characters before a place may tell that the event was there.
_BEFORE = 110


def event_place(linked: LinkedPage, event_type: str) -> Entity | None:
    """Return where the event took place: the page's own place line, else what its lead, body or title says."""
    page = linked.page
    if page.place is not None:
        label = " ".join(page.quote(page.place).split())
        if label.lower() not in _ABSENT:
            return _printed(linked, label)
    if event_type in linked.vocabulary.pack.words("events", "places", "nowhere"):
        return None
    body = [s.span for s in page.sentences if s.zone == "body" and s.turn is None][:_OPENING]
    lead = [page.lead] if page.lead is not None else []
    # A page with a lead says there where it was; its body may speak of any place.
    for span in [*lead, *(() if lead else body[:1]), page.title]:
        found = _place_in(linked, span, journey=event_type == "visit")
        if found is not None:
            return found
    for span in () if lead else body[1:]:
        found = _place_in(linked, span, said=True)
        if found is not None:
            return found
    if event_type == "visit":
        return _destination(linked, [*lead, *body[:1], page.title])
    return _unknown(linked, [*lead, *body[:2], page.title])


@dataclass(frozen=True)
class _Words:
    """What may stand before and behind the name of a place; see [places] in `events.toml`."""

    before: re.Pattern[str]
    arrival: re.Pattern[str]
    elsewhere: re.Pattern[str]
    other_time: re.Pattern[str]
    event: re.Pattern[str]
    before_event: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    table = pack.table("events", "places")
    prepositions = "|".join(table.get("prepositions", ())) or "(?!)"
    before = re.compile(rf"\b(?:{prepositions}) (?:the |[A-Z]\w+ )?$")
    others = (table.get(name, r"(?!)") for name in ("arrival", "elsewhere", "other_time", "event", "before_event"))
    return _Words(before, *map(re.compile, others))


def _printed(linked: LinkedPage, label: str) -> Entity:
    """Return the known place that is called exactly as a place line says, so that editions agree, else a new one."""
    reference, language = linked.vocabulary.reference, linked.page.language
    known = reference.place_labels.get((label, language))
    return _named(label, language) if known is None else reference.entity("place", known)


def _named(label: str, language: str) -> Entity:
    return Entity(EntityKind.PLACE, slug(label), ((label, language),), known=False)


def _place_in(linked: LinkedPage, span: Span, *, said: bool = False, journey: bool = False) -> Entity | None:
    """Return the first place in `span` where an event can be; with `said`, only where the words tell of the event."""
    words = _words(linked.vocabulary.pack)
    for spot in _spots(linked, span):
        head = linked.text[max(span.start, spot.span.start - _BEFORE) : spot.span.start]
        arrived = words.arrival.search(head) is not None
        if not arrived and (words.before.search(head) is None or words.elsewhere.search(head) is not None):
            continue
        if words.other_time.match(linked.text, spot.span.end, span.end) is not None or not _is_site(linked, spot):
            continue
        if said and (arrived or words.event.search(head) is None):
            continue
        gone = journey and words.before_event.match(linked.text, span.start) is not None
        if gone and "," not in linked.text[span.start : spot.span.end]:
            continue  # "Following the talks in Fairview, she went to …"
        return spot.entities[0]
    return None


def _unknown(linked: LinkedPage, spans: list[Span]) -> Entity | None:
    """Return the town that no table has, where the words say that the event took place there."""
    held = fast(linked.vocabulary.pack.table("events", "places").get("held_in", r"(?!)"))
    for span in spans:
        for match in held.finditer(linked.text, span.start, span.end):
            place = Span(match.start("place"), match.end("place"))
            named = [*linked.mentions.overlapping(place), *linked.people.overlapping(place)]
            if not named and '"' not in linked.text[span.start : place.start]:
                return _named(" ".join(linked.page.quote(place).split()), linked.page.language)
    return None


def _spots(linked: LinkedPage, span: Span) -> list[Spot]:
    people = linked.people.within(span.start, span.end)
    return [
        s
        for s in linked.mentions.within(span.start, span.end)
        if s.kind is SpotKind.PLACE and not any(p.span.contains(s.span) for p in people)
    ]


def _is_site(linked: LinkedPage, spot: Spot) -> bool:
    """A region of the world is not where a meeting is."""
    record = linked.vocabulary.reference.records.get(spot.entities[0].key)
    return record is None or bool(record.one("inCountry")) or record.slug in _SITES


# Cities of which the reference data states no country.
_SITES = frozenset(["jerusalem", "nato-headquarters", "panmunjom", "un-headquarters"])


def _destination(linked: LinkedPage, spans: list[Span]) -> Entity | None:
    """Return the country that a journey went to."""
    arrival = _words(linked.vocabulary.pack).arrival
    for span in spans:
        for spot in linked.mentions.within(span.start, span.end):
            if spot.kind is SpotKind.COUNTRY and arrival.search(
                linked.text[max(span.start, spot.span.start - 70) : spot.span.start]
            ):
                entity = spot.entities[0]
                return Entity(EntityKind.PLACE, slug(entity.labels[0][0]), entity.labels[:1], known=False)
    return None

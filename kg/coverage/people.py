"""People and bodies whom only the page makes known, and offices that nobody is known to hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.coverage.reading import Reading
from kg.coverage.tally import Finding
from kg.linking.spots import Spot, SpotKind
from kg.model.entities import EntityKind


def created(reading: Reading) -> Iterator[Finding]:
    """Yield each person of a page who is not in the reference data, once."""
    return _unknown(reading, reading.linked.people.spots, EntityKind.PERSON)


def created_bodies(reading: Reading) -> Iterator[Finding]:
    """Yield each organisation of a page that is not in the reference data, once."""
    return _unknown(reading, reading.linked.mentions.spots, EntityKind.ORGANIZATION)


def _unknown(reading: Reading, spots: Iterable[Spot], kind: EntityKind) -> Iterator[Finding]:
    seen = set()
    for spot in spots:
        for entity in spot.entities:
            if entity.known or entity.kind is not kind or entity.key in seen:
                continue
            seen.add(entity.key)
            yield Finding(entity.slug, entity.labels[0][0], reading.example_at(spot.head))


def by_surname(reading: Reading) -> Iterator[Finding]:
    """Yield each person of a page who is created from one word; initials do not count as words."""
    for found in created(reading):
        if sum(len(word.rstrip(".")) > 1 for word in found.shown.split()) == 1:
            yield found


def unheld_offices(reading: Reading) -> Iterator[Finding]:
    """Yield every office phrase for which neither the page nor the tenures of the day have a holder."""
    spots = reading.linked.people.spots
    # "Jane Roe, Director of X": the office stands apart, but its holder is named beside it.
    held = [s.office.span for s in spots if s.kind is SpotKind.PERSON and s.office is not None]
    for spot in spots:
        if spot.kind is SpotKind.OFFICE and not spot.entities and not any(h.overlaps(spot.span) for h in held):
            phrase = " ".join(reading.linked.page.quote(spot.span).split())
            yield Finding(reading.normal(phrase), phrase, reading.example_at(spot.span))

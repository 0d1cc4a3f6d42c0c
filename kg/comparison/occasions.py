"""The occasions that are linked in a store, and which of them a user means."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.comparison.errors import NoOtherAccountError
from kg.comparison.model import Occasion
from kg.explanation.reading import Reader
from kg.identifiers import Identifiers
from kg.namespaces import DCTERMS, PARLEY
from kg.query import AmbiguousNameError, Names, ParameterError, UnknownNameError

_PREFIXES = {"parley": PARLEY.iri}
_MATCHES = """SELECT ?match ?level ?score ?teller WHERE { GRAPH ?links {
  ?match a parley:EventMatch ; parley:matchLevel ?level ; parley:score ?score .
  OPTIONAL { ?match parley:toldBy ?teller } } }"""
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_EDGE = re.compile(rf"(?P<one>.+?)\s+(?:--+|—|–|<->|↔)\s+(?P<two>.+?)(?:\s+(?P<day>{_DAY}))?", re.ASCII)
_SHOWN = 8


def occasions(store: Store, *, ids: Identifiers | None = None) -> list[Occasion]:
    """Return all linked occasions by day."""
    reader = Reader(store, Names(store, ids))
    found = store.query(_MATCHES, prefixes=_PREFIXES)
    assert isinstance(found, QuerySolutions)  # noqa: S101 (the query above is a SELECT)
    return sorted((_occasion(reader, row) for row in found), key=lambda one: (one.date, one.title, one.one, one.two))


def chosen(store: Store, text: str, *, ids: Identifiers | None = None) -> list[Occasion]:
    """Return the occasions that `text` names: an event, a page (IRI, id, address, title), or "A -- B DATE".

    Raises UnknownNameError with suggestions, AmbiguousNameError with the choices, NoOtherAccountError when only one
    publisher reports the event.
    """
    names = Names(store, ids)
    known = occasions(store, ids=ids)
    if edge := _EDGE.fullmatch(text.strip()):
        return _between(store, names, known, text, edge)
    event = _event(store, names, text)
    found = [one for one in known if event.value in (one.one, one.two)]
    if not found:
        raise NoOtherAccountError(
            f"{names.compact(event.value)}: no page of another publisher in this store reports the same occasion; "
            "kg compare without an argument lists those that two report"
        )
    return found


def _event(store: Store, names: Names, text: str) -> NamedNode:
    if (node := names.identify(text, "event")) is not None:
        return node
    try:
        document = names.resolve(text, "document")
    except UnknownNameError as error:
        with suppress(UnknownNameError):
            return names.resolve(text, "event")
        raise UnknownNameError("event or page", text, error.suggestions) from None
    events = Reader(store, names).objects(document, PARLEY.reports)
    found = next((event for event in events if isinstance(event, NamedNode)), None)
    if found is None:
        raise UnknownNameError("event or page", text)
    return found


def _between(store: Store, names: Names, known: list[Occasion], text: str, edge: re.Match[str]) -> list[Occasion]:
    """Return the occasions between two people or countries, on a day, in a month or year when one is given."""
    events = _events_of(store, _end(names, edge["one"])) & _events_of(store, _end(names, edge["two"]))
    day = edge["day"] or ""
    found = [
        one
        for one in known
        if {one.one, one.two} & events and (one.date.startswith(day) or one.other_date.startswith(day))
    ]
    if not found:
        raise NoOtherAccountError(
            f"{text!r}: there is no such occasion of which two publishers have an account in this store; "
            "kg compare without an argument lists all"
        )
    if not day and len({one.date for one in found}) > 1:
        days = sorted({one.date for one in found})
        more = [f"… ({len(days)} in all)"] if len(days) > _SHOWN else []
        raise AmbiguousNameError("occasion", text, days[:_SHOWN] + more)
    return found


def _end(names: Names, text: str) -> NamedNode:
    error: UnknownNameError | None = None
    for kind in ("person", "country", "organization"):
        try:
            return names.resolve(text, kind)
        except UnknownNameError as unknown:
            error = error or unknown
    raise UnknownNameError("person, country or organisation", text, error.suggestions if error else ())


def _events_of(store: Store, node: NamedNode) -> set[str]:
    """Return the events in which a person took part or a country was represented."""
    taken = store.quads_for_pattern(None, NamedNode(PARLEY.participant), node, None)
    found = {_value(quad.subject) for quad in taken}
    sent = store.quads_for_pattern(node, NamedNode(PARLEY.representedIn), None, None)
    found |= {_value(quad.object) for quad in sent}
    for claim in store.quads_for_pattern(None, NamedNode(PARLEY.represents), node, None):
        events = store.quads_for_pattern(claim.subject, NamedNode(PARLEY.inEvent), None, None)
        found |= {_value(quad.object) for quad in events}
    return found


def _occasion(reader: Reader, row: Any) -> Occasion:
    match = row["match"]
    events = [event for event in reader.objects(match, PARLEY.matchedEvent) if isinstance(event, NamedNode)]
    if len(events) != 2:
        raise ParameterError(f"{match.value}: a match of {len(events)} events; kg validate says more")
    one, two = events
    if publisher_of(reader, two) < publisher_of(reader, one):
        one, two = two, one
    return Occasion(
        one=one.value,
        two=two.value,
        level=_value(row["level"]).removeprefix(PARLEY.iri),
        score=float(_value(row["score"])),
        reasons=tuple(reason.value for reason in reader.objects(match, PARLEY.reason)),
        told_in=tuple(evidence.value for evidence in reader.objects(match, PARLEY.toldIn)),
        teller=_value(row["teller"]),
        date=reader.text(one, PARLEY.date),
        other_date=reader.text(two, PARLEY.date),
        title=reader.label(one),
        other_title=reader.label(two),
        publisher=publisher_of(reader, one),
        other_publisher=publisher_of(reader, two),
    )


def publisher_of(reader: Reader, event: NamedNode) -> str:
    """Return who publishes the pages that report an event."""
    houses = {reader.text(document, DCTERMS.publisher) for document in reader.subjects(PARLEY.reports, event)}
    return min((house for house in houses if house), default="unknown")


def _value(term: Any) -> str:
    return "" if term is None else str(term.value)

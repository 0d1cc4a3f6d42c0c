"""The document itself and the event that it reports, apart from the claims."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath

import pyoxigraph

from kg.mapping import terms
from kg.mapping.graph import LABEL, TYPE, DocumentGraph
from kg.model.claims import Event
from kg.namespaces import DCTERMS, PARLEY, PROV, SCHEMA

_FACETS = {"geography": PARLEY.facetGeography, "topics": PARLEY.facetTopic, "persons": PARLEY.facetPerson}


def map_document(graph: DocumentGraph) -> None:
    """Add what describes the page as a document."""
    page = graph.page

    def add(predicate: str, value: str) -> None:
        graph.add(graph.document, terms.ref(predicate), value)

    graph.add(graph.document, TYPE, terms.ref(PARLEY.Document))
    add(PARLEY.reports, graph.event)
    add(DCTERMS.title, terms.tagged(page.quote(page.title), page.language))
    add(PARLEY.contentHash, terms.text(page.digest))
    add(PARLEY.sourceFile, terms.text(PurePath(page.origin.file).name or page.origin.file))
    add(PARLEY.isAnnouncement, terms.boolean(page.announcement))
    if page.language:
        add(DCTERMS.language, terms.text(page.language))
    if page.source:
        add(DCTERMS.publisher, terms.text(page.source))
    if page.url:
        add(SCHEMA.url, terms.typed(page.url, "anyURI"))
        if _is_web_address(page.url):
            add(PROV.wasDerivedFrom, terms.ref(page.url))
    if page.published:
        add(DCTERMS.issued, terms.date_time(page.published))
    elif page.date:
        add(DCTERMS.issued, terms.typed(page.date.isoformat(), "date"))
    for section in page.sections:
        add(PARLEY.section, terms.text(section))
    for facet in page.facets:
        add(_FACETS[facet.kind], terms.text(facet.value))
    if page.gallery:
        add(PARLEY.galleryTotal, terms.integer(page.gallery[1]))
    if page.turns or page.cuts:
        add(PARLEY.partialTranscript, terms.boolean(bool(page.cuts)))


def map_event(graph: DocumentGraph, event: Event) -> None:
    """Add the event that the page reports."""

    def add(predicate: str, value: str) -> None:
        graph.add(graph.event, terms.ref(predicate), value)

    graph.add(graph.event, TYPE, terms.ref(PARLEY.Event))
    graph.add(graph.event, LABEL, terms.tagged(event.label, event.language))
    add(PARLEY.eventType, terms.ref(graph.ids.iri("eventtype", event.event_type)))
    add(PARLEY.eventRealis, terms.ref(PARLEY.planned if event.planned else PARLEY.actual))
    if event.date:
        add(PARLEY.date, terms.typed(event.date.isoformat(), "date"))
    if event.start_time:
        add(PARLEY.startTime, _start_time(event.start_time))
    if event.place:
        add(PARLEY.place, graph.entity(event.place))
    if event.place_of:
        add(PARLEY.placeOf, graph.entity(event.place_of))


def _start_time(value: str) -> str:
    moment = dt.datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"start time without a zone: {value!r}")
    # A stated clock keeps its time even at midnight, where `terms.date_time` would take a day alone.
    return terms.typed(moment.isoformat(), "dateTime")


def _is_web_address(url: str) -> bool:
    if not url.startswith(("http://", "https://")):
        return False
    try:
        pyoxigraph.NamedNode(url)
    except ValueError:
        return False
    return True

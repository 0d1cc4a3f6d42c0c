"""Reads from the store what matching needs: the keys of the events that pages report, and no whole graph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.matching.model import Account, Page
from kg.namespaces import DCTERMS, OA, PARLEY, RDF, RDFS, SCHEMA

_PREFIXES = {"parley": PARLEY.iri, "dcterms": DCTERMS.iri, "schema": SCHEMA.iri, "rdfs": RDFS.iri, "rdf": RDF.iri}
_PAGES = """
SELECT ?g ?document ?event ?title ?language ?publisher ?url ?issued ?kind ?realis ?day ?start
WHERE { GRAPH ?g {
  ?document parley:reports ?event ; dcterms:title ?title .
  ?event parley:eventType ?kind .
  OPTIONAL { ?document dcterms:language ?language }
  OPTIONAL { ?document dcterms:publisher ?publisher }
  OPTIONAL { ?document schema:url ?url }
  OPTIONAL { ?document dcterms:issued ?issued }
  OPTIONAL { ?event parley:eventRealis ?realis }
  OPTIONAL { ?event parley:date ?day }
  OPTIONAL { ?event parley:startTime ?start } } }"""
_PEOPLE = """SELECT ?event ?who ?role ?realis ?side WHERE { GRAPH ?g {
  ?claim a parley:Participation ; parley:inEvent ?event ; parley:agent ?who ; parley:role ?role ;
         parley:realis ?realis .
  OPTIONAL { ?claim parley:represents ?side } } }"""
_PRINCIPAL = frozenset(PARLEY[role] for role in ("principal", "host", "guest", "addressee"))
_PERSON = "/person/"
_MENTIONS = frozenset((PARLEY.mentions, PARLEY.inferredHolder))
_SHORT = 2


def read_accounts(store: Store) -> dict[str, Account]:
    """Return the account of every event that a page reports, by the event's IRI.

    An event that has pages in several languages is one account; where they disagree, it has the kinds of all and the
    earliest day.
    """
    accounts: dict[str, Account] = {}
    for row in _rows(store, _PAGES):
        _add_page(accounts, row)
    for account in accounts.values():
        account.pages = sorted(set(account.pages), key=lambda page: page.iri)
    for row in _rows(store, _PEOPLE):
        found = accounts.get(_text(row["event"]))
        if found is not None:
            _add_person(found, row)
    return {event: accounts[event] for event in sorted(accounts)}


class Contents:
    """Looks up what single events and pages say; what was looked up is kept while one search lasts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._topics: dict[str, frozenset[str]] = {}

    def topics(self, event: str) -> frozenset[str]:
        """Return the topics and countries that an event is reported to have dealt with."""
        if event not in self._topics:
            pattern = (NamedNode(event), NamedNode(PARLEY.discussedTopic), None, None)
            self._topics[event] = frozenset(_text(quad.object) for quad in self._store.quads_for_pattern(*pattern))
        return self._topics[event]

    def claims_naming(self, thing: str, graph: str) -> list[tuple[str, str]]:
        """Return the claims of a page that have `thing` as an argument, with its words where they are mentions.

        Who asserts a claim is not named by it.
        """
        quads = self._store.quads_for_pattern(None, None, NamedNode(thing), NamedNode(graph))
        found = {(_text(quad.subject), quad.predicate.value in _MENTIONS) for quad in quads if _names(quad)}
        return sorted((claim, self.surface(claim, graph) if mention else "") for claim, mention in found)

    def quotes(self, graph: str) -> list[str]:
        """Return all the words of a page that prove something."""
        quads = self._store.quads_for_pattern(None, NamedNode(OA.exact), None, NamedNode(graph))
        return sorted({_text(quad.object) for quad in quads})

    def evidence(self, claim: str, graph: str) -> list[str]:
        """Return the evidence of a claim."""
        return self._objects(claim, PARLEY.evidence, graph)

    def surface(self, claim: str, graph: str) -> str:
        """Return how a mention names its thing, on one line; "" for other claims."""
        return " ".join(next(iter(self._objects(claim, PARLEY.surface, graph)), "").split())

    def mentions(self, graph: str, kind: str) -> list[tuple[str, str]]:
        """Return the things of a kind ("/organization/") that a page mentions, each with the words for it."""
        quads = self._store.quads_for_pattern(None, NamedNode(PARLEY.mentions), None, NamedNode(graph))
        found = {(thing, _text(quad.subject)) for quad in quads if kind in (thing := _text(quad.object))}
        return sorted({(thing, self.surface(claim, graph)) for thing, claim in found})

    def name_in(self, text: str, thing: str) -> str:
        """Return the last word of a label of `thing` that stands in `text`; "" when none does."""
        for quad in self._store.quads_for_pattern(NamedNode(thing), NamedNode(RDFS.label), None, None):
            last = _text(quad.object).rpartition(" ")[2]
            if len(last) > _SHORT and last in text:
                return last
        return ""

    def full_name_in(self, text: str, thing: str) -> str:
        """Return the label of `thing` that stands whole in `text`; "" when none does: families share the last word."""
        labels = self._store.quads_for_pattern(NamedNode(thing), NamedNode(RDFS.label), None, None)
        return max((name for quad in labels if (name := _text(quad.object)) in text), key=len, default="")

    def speaker(self, evidence: str, graph: str) -> str:
        """Return who speaks the words of an evidence; "" for the page itself."""
        return next(iter(self._objects(evidence, PARLEY.speaker, graph)), "")

    def quote(self, evidence: str, graph: str) -> str:
        """Return the words of an evidence on one line."""
        found = self._objects(evidence, OA.exact, graph)
        return " ".join(found[0].split()) if found else ""

    def _objects(self, subject: str, predicate: str, graph: str) -> list[str]:
        quads = self._store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, NamedNode(graph))
        return sorted(_text(quad.object) for quad in quads)


def label(store: Store, iri: str) -> str:
    """Return the English label of a thing, else any other, else its local name."""
    quads = store.quads_for_pattern(NamedNode(iri), NamedNode(RDFS.label), None, None)
    terms: list[Any] = [quad.object for quad in quads]
    found = min(((term.language != "en", term.value) for term in terms), default=None)
    return str(found[1]) if found else iri.rpartition("/")[2]


def _names(quad: Any) -> bool:
    return "/claim/" in _text(quad.subject) and quad.predicate.value != PARLEY.assertedBy


def _rows(store: Store, query: str) -> Iterator[Any]:
    found = store.query(query, prefixes=_PREFIXES)
    assert isinstance(found, QuerySolutions)  # noqa: S101 (each of the queries above is a SELECT)
    yield from found


def _add_page(accounts: dict[str, Account], row: Any) -> None:
    event = _text(row["event"])
    publisher = _text(row["publisher"]) or _host(_text(row["url"])) or "unknown"
    issued = _moment(_text(row["issued"]))
    title = " ".join(_text(row["title"]).split())
    page = Page(_text(row["document"]), _text(row["g"]), publisher, _text(row["language"]), title, issued)
    kind = _text(row["kind"]).rpartition("/")[2]
    day = _day(_text(row["day"]))
    planned = _text(row["realis"]) == PARLEY.planned
    known = accounts.get(event)
    if known is None:
        accounts[event] = Account(
            event, publisher, frozenset((kind,)), day, planned, [page], _moment(_text(row["start"]))
        )
        return
    known.pages.append(page)
    known.kinds |= {kind}
    known.publisher = min(known.publisher, publisher)
    known.planned |= planned
    known.day = min((one for one in (known.day, day) if one), default=None)
    start = _moment(_text(row["start"]))
    known.start = min((one for one in (known.start, start) if one), default=None)


def _add_person(account: Account, row: Any) -> None:
    who, side = _text(row["who"]), _text(row["side"])
    wanted = PARLEY.planned if account.planned else PARLEY.actual
    if _PERSON not in who or _text(row["realis"]) not in (wanted, PARLEY.actual):
        return
    people = account.principals if _text(row["role"]) in _PRINCIPAL else account.attendees
    # Two claims may name two sides of one person (a country and its office): the first in order is kept.
    people[who] = min((one for one in (people.get(who, ""), side) if one), default="")


def _text(term: Any) -> str:
    return "" if term is None else str(term.value)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _moment(text: str) -> dt.datetime | None:
    if "T" not in text:
        return None
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None

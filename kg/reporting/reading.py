"""Reads what a report needs from a store: pages with their events, and the claims about chosen events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.namespaces import PARLEY, RDFS
from kg.reporting.model import Quote

Row = dict[str, str]
_ANY_GRAPH = "GRAPH ?g"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, with the event that it reports and the occasion that this event is an account of."""

    iri: str
    graph: str
    title: str
    url: str
    publisher: str
    event: str
    occasion: str
    label: str
    date: str
    type: str
    place: str


@dataclass(slots=True)
class Claimed:
    """A claim put together from its rows: all of its agents and topics, and the sentences that prove it."""

    event: str
    who: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    agreement: str = ""
    act: str = ""
    words: str = ""
    quotes: set[Quote] = field(default_factory=set)


class Reader:
    """Reads one store; pages and labels that were read are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._labels: dict[str, str] = {}
        self.pages = self._pages()
        """All pages by IRI."""
        self._graphs: defaultdict[str, set[str]] = defaultdict(set)
        for page in self.pages.values():
            self._graphs[page.event].add(page.graph)
        self.occasion_of = {page.event: page.occasion for page in self.pages.values()}
        """Event to occasion; events that no page reports as its own stand for themselves."""

    def label(self, iri: str) -> str:
        """Return the English label of a thing, else any other, else the end of its IRI."""
        if iri not in self._labels:
            quads = self._store.quads_for_pattern(NamedNode(iri), NamedNode(RDFS.label), None, None)
            found = [quad.object for quad in quads if isinstance(quad.object, Literal)]
            best = min(((term.language != "en", term.value) for term in found), default=None)
            self._labels[iri] = best[1] if best else iri.rstrip("/").rpartition("/")[2].rpartition("#")[2]
        return self._labels[iri]

    def participations(self, events: Collection[str] | None = None) -> dict[str, dict[str, set[str]]]:
        """Return event -> who took part -> what they represented there (IRIs); of `events`, those that pages report."""
        found: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
        for row in self._rows("participations", events):
            represented = found[row["event"]].setdefault(row["who"], set())
            if row["for"]:
                represented.add(row["for"])
        return dict(found)

    def claims(self, kind: str, events: Collection[str] | None = None) -> dict[str, Claimed]:
        """Return the claims of `kind` (discussions, agreements, positions, outcomes) by IRI."""
        found: dict[str, Claimed] = {}
        for row in self._rows(kind, events):
            claim = found.setdefault(row["claim"], Claimed(row["event"]))
            claim.who.update(filter(None, (row.get("who"),)))
            claim.topics.update(filter(None, (row.get("topic"),)))
            claim.agreement = row.get("agreement", "")
            claim.act = (row.get("act") or row.get("relation") or "").rpartition("#")[2]
            claim.words = row.get("words", "")
            claim.quotes.add(self._quote(row))
        return found

    def narrower(self, topic: str) -> set[str]:
        """Return a topic with all topics below it."""
        below: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._rows("broader"):
            below[row["broader"]].add(row["topic"])
        found: set[str] = set()
        todo = [topic]
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo += below[one]
        return found

    def _pages(self) -> dict[str, Page]:
        occasions = _occasions(self._store)
        found: dict[str, Page] = {}
        for row in sorted(self._rows("documents"), key=lambda row: tuple(row.values())):
            # An event of two editions has two labels and may have two types: the first in order stands for both.
            found.setdefault(
                row["document"],
                Page(
                    iri=row["document"],
                    graph=row["g"],
                    title=row["title"],
                    url=row["url"],
                    publisher=row["publisher"],
                    event=row["event"],
                    occasion=occasions.get(row["event"], row["event"]),
                    label=row["label"] or row["title"],
                    date=row["date"],
                    type=row["type"],
                    place=row["place"],
                ),
            )
        return found

    def _quote(self, row: Row) -> Quote:
        page = self.pages.get(row["document"])
        speaker = self.label(row["speaker"]) if row["speaker"].startswith("http") else row["speaker"]
        url = (page.url or page.iri) if page else row["document"]
        return Quote(
            text=row["exact"],
            title=page.title if page else "",
            url=url,
            date=page.date if page else "",
            start=int(row["start"] or 0),
            speaker=speaker,
        )

    def _rows(self, name: str, events: Collection[str] | None = None) -> Iterator[Row]:
        text = _query(name)
        if events is None:
            yield from self._solutions(text)
            return
        for graph in sorted({graph for event in events for graph in self._graphs.get(event, ())}):
            # One small query for each page: a list of values or a substitution makes the engine join whole stores.
            # A term writes itself, so that nothing in it can end the pattern.
            for row in self._solutions(text.replace(_ANY_GRAPH, f"GRAPH {NamedNode(graph)}")):
                if row["event"] in events:
                    yield row

    def _solutions(self, text: str) -> Iterator[Row]:
        found = self._store.query(text)
        assert isinstance(found, QuerySolutions)  # noqa: S101 (each of our queries is a SELECT)
        names = [variable.value for variable in found.variables]
        for row in found:
            yield {name: _value(row[name]) for name in names}


@cache
def _query(name: str) -> str:
    return (files("kg.reporting") / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def _value(term: Any) -> str:
    return "" if term is None else str(term.value)


def _occasions(store: Store) -> dict[str, str]:
    """Return the occasion (the least of its events) of each event that has others.

    Events are put together only when each is linked with each: "the same occasion" is not closed transitively, since
    one page may report two occasions and would join them.
    """
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, NamedNode(PARLEY.sameOccasion), None, None):
        one, two = _value(quad.subject), _value(quad.object)
        if one != two:
            linked[one].add(two)
            linked[two].add(one)
    members: dict[str, set[str]] = {}
    for event in sorted(linked):
        key = next((key for key in sorted(linked[event] & members.keys()) if members[key] <= linked[event]), event)
        members.setdefault(key, set()).add(event)
    return {event: key for key, events in members.items() for event in events}

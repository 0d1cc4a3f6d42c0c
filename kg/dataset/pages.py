"""The document graphs of a store as plain records, and the names and codes of what they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Store

from kg.identifiers import Identifiers
from kg.namespaces import PARLEY, RDF, RDFS, SKOS, WD
from kg.serialization.quads import Value, nodes, split
from kg.store import document_graphs

Properties = dict[str, list[Value]]
_CACHED = 1 << 16


@dataclass(frozen=True, slots=True)
class Page:
    """The graph of one document: its nodes by IRI, each with its values by property."""

    document: str
    event: str
    nodes: dict[str, Properties]

    def claims(self, kind: str) -> Iterator[tuple[str, Properties]]:
        """Yield the claims of the class `kind`, by IRI, in order."""
        for iri, properties in sorted(self.nodes.items()):
            if any(value[0] == kind for value in properties.get(RDF.type, ())):
                yield iri, properties

    def of(self, iri: str) -> Properties:
        """Return what the page says of a node; nothing when it says nothing."""
        return self.nodes.get(iri, {})


def pages(store: Store, ids: Identifiers) -> Iterator[Page]:
    """Yield the pages of a store, one at a time; those that report one event come one after the other."""
    for _, lines in document_graphs(store, ids):
        found = {subject: dict(rows) for subject, rows in nodes(sorted(split(line)[1] for line in lines))}
        for subject, properties in found.items():
            reported = properties.get(PARLEY.reports)
            if reported:
                yield Page(subject, reported[0][0], found)
                break


def by_event(found: Iterable[Page]) -> Iterator[tuple[str, list[Page]]]:
    """Yield each event with the pages that report it."""
    for event, group in groupby(found, key=attrgetter("event")):
        yield event, list(group)


def local(iri: str) -> str:
    """Return the last part of an IRI: the identifier in tables."""
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]


def texts(properties: Properties, predicate: str) -> list[str]:
    """Return the values of a property as text, in order: IRIs whole, literals without their type."""
    return [value[0] or value.text for value in properties.get(predicate, ())]


def one(properties: Properties, predicate: str) -> str:
    """Return the first value of a property, or an empty text."""
    found = properties.get(predicate)
    return (found[0][0] or found[0].text) if found else ""


class Names:
    """Labels and codes out of a store, whatever graph says them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._cached = lru_cache(_CACHED)(self._look_up)

    def values(self, iri: str, predicate: str) -> tuple[Literal | NamedNode, ...]:
        """Return the values of a property of `iri` in all graphs, in a fixed order."""
        return self._cached(iri, predicate) if iri else ()

    def one(self, iri: str, predicate: str) -> str:
        """Return the first of them, or an empty text."""
        found = self.values(iri, predicate)
        return found[0].value if found else ""

    def label(self, iri: str) -> tuple[str, str]:
        """Return the label of `iri` and its language: English first, then Russian, then any."""
        found = [value for value in self.values(iri, RDFS.label) if isinstance(value, Literal)]
        best = min(found, key=lambda value: (_rank(value.language), value.value), default=None)
        return (best.value, best.language or "") if best is not None else ("", "")

    def wikidata(self, iri: str) -> str:
        """Return the Wikidata number of `iri`, or an empty text."""
        numbers = [value.value.removeprefix(WD.iri) for value in self.values(iri, SKOS.exactMatch)]
        return next((number for number in numbers if number.startswith("Q")), "")

    def codes(self, iri: str) -> tuple[str, str]:
        """Return the two ISO codes of a country, empty for anything else."""
        return self.one(iri, PARLEY.isoCode), self.one(iri, PARLEY.iso3Code)

    def _look_up(self, iri: str, predicate: str) -> tuple[Literal | NamedNode, ...]:
        quads = self._store.quads_for_pattern(NamedNode(iri), NamedNode(predicate), None)
        found = {quad.object for quad in quads if isinstance(quad.object, Literal | NamedNode)}
        return tuple(sorted(found, key=str))


def _rank(language: str | None) -> int:
    return ("en", "ru").index(language) if language in ("en", "ru") else 2

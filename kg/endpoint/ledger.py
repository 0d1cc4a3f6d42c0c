"""The books of a push, kept on the server: which graph was brought there with which content, proved by a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.endpoint.client import Endpoint
from kg.endpoint.errors import AnswerError
from kg.identifiers import Identifiers

LEDGER = "push"
"""The graph (below `graph/`) in which a push keeps its books; it is not part of the data."""

PENDING = "pending"
"""Stands for the hash of a graph that is being changed: whoever finds it knows that the graph may be half there."""

_HASH = "<https://schema.org/sha256>"
_TRIPLES = "<http://rdfs.org/ns/void#triples>"
_INTEGER = "<http://www.w3.org/2001/XMLSchema#integer>"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger says of a graph: the SHA-256 of its sorted N-Quads lines (or PENDING) and its triples."""

    sha256: str
    count: int


class Ledger:
    """The ledger of one server, read once and then kept in step; it lists no secret and no machine."""

    def __init__(self, endpoint: Endpoint, ids: Identifiers) -> None:
        self._endpoint = endpoint
        self._ids = ids
        self._graph = NamedNode(ids.graph(LEDGER))
        self.entries = self._read()

    @property
    def iri(self) -> str:
        """The IRI of the ledger's own graph."""
        return self._graph.value

    def record(self, changes: Mapping[str, Entry | None]) -> None:
        """Write entries (None removes one) and read them back. Raises AnswerError when they are not there then."""
        if not changes:
            return
        wanted = {**self.entries, **changes}
        self.entries = {iri: entry for iri, entry in wanted.items() if entry is not None}
        if self._endpoint.addresses.update is not None:
            self._endpoint.update(self._update(changes), repeatable=True)
        elif self._endpoint.graphs is not None:
            self._endpoint.graphs.put(self.iri, self._all().encode())
        self._check(changes)

    @staticmethod
    def lines_of(entries: Mapping[str, Entry], graph: str) -> Iterator[str]:
        """Yield a ledger that has these entries as N-Quads lines of the graph `graph`."""
        for iri, entry in sorted(entries.items()):
            yield from (f"{triple} <{graph}> ." for triple in _triples(iri, entry))

    def _all(self) -> str:
        entries = sorted(self.entries.items())
        return "".join(f"{triple} .\n" for iri, entry in entries for triple in _triples(iri, entry))

    def _update(self, changes: Mapping[str, Entry | None]) -> str:
        names = " ".join(str(NamedNode(iri)) for iri in changes)
        fresh = "".join(
            f"{triple} .\n" for iri, entry in changes.items() if entry is not None for triple in _triples(iri, entry)
        )
        removed = (
            f"DELETE {{ GRAPH {self._graph} {{ ?g ?p ?o }} }} "
            f"WHERE {{ VALUES ?g {{ {names} }} GRAPH {self._graph} {{ ?g ?p ?o }} }}"
        )
        return f"{removed} ;\nINSERT DATA {{ GRAPH {self._graph} {{\n{fresh}}} }}" if fresh else removed

    def _read(self, only: Iterable[str] = ()) -> dict[str, Entry]:
        names = " ".join(str(NamedNode(iri)) for iri in only)
        values = f"VALUES ?g {{ {names} }} " if names else ""
        result = self._endpoint.rows(
            f"SELECT ?g ?hash ?n WHERE {{ {values}GRAPH {self._graph} "
            f"{{ ?g {_HASH} ?hash . ?g {_TRIPLES} ?n }} }} ORDER BY ?g ?hash ?n",
            "SELECT",
        )
        found: dict[str, Entry] = {}
        start = self._ids.namespace("graph")
        for graph, digest, n in result.rows:
            if isinstance(graph, NamedNode) and graph.value.startswith(start) and digest is not None:
                count = int(n.value) if isinstance(n, Literal) and n.value.isdecimal() else -1
                # Two entries for one graph can only be the work of two pushes at once: believe neither.
                found[graph.value] = Entry(PENDING, 0) if graph.value in found else Entry(digest.value, count)
        return found

    def _check(self, changes: Mapping[str, Entry | None]) -> None:
        found = self._read(changes)
        for iri, entry in changes.items():
            if found.get(iri) != entry:
                raise AnswerError(
                    f"{self._endpoint.addresses.query}: took a change of the graph {self.iri}, but does not show it; "
                    "is the address for changes that of another server, or is another push at work?"
                )


def _triples(iri: str, entry: Entry) -> tuple[str, str]:
    node = str(NamedNode(iri))
    return f"{node} {_HASH} {Literal(entry.sha256)}", f'{node} {_TRIPLES} "{entry.count}"^^{_INTEGER}'

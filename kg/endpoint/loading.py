"""The two ways of bringing a graph to a server: whole by the Graph Store Protocol, or in pieces by SPARQL Update."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from pyoxigraph import NamedNode

from kg.endpoint.client import Endpoint
from kg.endpoint.errors import RefusedError
from kg.endpoint.graphstore import GraphStore

PIECE_TRIPLES = 1_000
"""Virtuoso fails somewhere between 2,000 and 5,000 triples in one INSERT DATA."""

PIECE_CHARACTERS = 500_000


class Loader(Protocol):
    """Something that replaces and removes graphs; both may be done twice without harm."""

    name: str

    def put(self, graph: str, triples: Sequence[str]) -> None:
        """Make `triples` (N-Triples lines) the content of `graph`."""

    def drop(self, graph: str) -> None:
        """Remove `graph`, if it is there."""


class GraphStoreLoader:
    """One PUT per graph, which servers do whole or not at all."""

    name = "Graph Store Protocol"

    def __init__(self, graphs: GraphStore) -> None:
        self._graphs = graphs

    def put(self, graph: str, triples: Sequence[str]) -> None:
        """Replace a graph in one request."""
        self._graphs.put(graph, "".join(f"{triple}\n" for triple in triples).encode())

    def drop(self, graph: str) -> None:
        """Remove a graph."""
        self._graphs.delete(graph)


class UpdateLoader:
    """One update for a small graph, several for a large one; the ledger marks it as pending until all are counted."""

    name = "SPARQL Update"

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def put(self, graph: str, triples: Sequence[str]) -> None:
        """Replace a graph; the first piece goes together with the removal of what was there."""
        start = f"DROP SILENT GRAPH {NamedNode(graph)} ;\n"
        for piece in pieces(triples):
            self._endpoint.update(start + insertion(graph, piece), repeatable=True)
            start = ""

    def drop(self, graph: str) -> None:
        """Remove a graph."""
        self._endpoint.update(f"DROP SILENT GRAPH {NamedNode(graph)}", repeatable=True)


def pieces(triples: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield `triples` in runs of at most PIECE_TRIPLES lines and PIECE_CHARACTERS characters."""
    start = size = 0
    for index, triple in enumerate(triples):
        if index > start and (index - start == PIECE_TRIPLES or size + len(triple) > PIECE_CHARACTERS):
            yield triples[start:index]
            start, size = index, 0
        size += len(triple)
    if start < len(triples):
        yield triples[start:]


def insertion(graph: str, triples: Sequence[str]) -> str:
    """Return the INSERT DATA for N-Triples lines.

    Raises RefusedError for text that SPARQL parsers read in two ways: unlike N-Triples, some of them resolve a
    backslash before a u ahead of everything else.
    """
    for triple in triples:
        if "\\u" in triple or "\\U" in triple:
            raise RefusedError(
                f"{graph}: holds a control character or a backslash before a u, which SPARQL Update cannot carry "
                "safely; use the Graph Store Protocol or --files"
            )
    data = "\n".join(triples)
    return f"INSERT DATA {{ GRAPH {NamedNode(graph)} {{\n{data}\n}} }}"

"""Takes the graphs of a server over into memory, whole or not at all, for queries that its own engine cannot run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from kg.endpoint.client import Endpoint
from kg.endpoint.counting import count_ours
from kg.endpoint.errors import AnswerError, TruncatedError
from kg.endpoint.ledger import Entry, Ledger
from kg.identifiers import Identifiers
from kg.model.quads import fingerprint
from kg.store import read_reference

MOST_TRIPLES = 5_000_000
"""The largest server that is taken over into memory; about 2 GB."""


def fetch(
    endpoint: Endpoint, ids: Identifiers, progress: Callable[[int], None] | None = None, most: int = MOST_TRIPLES
) -> pyoxigraph.Store:
    """Return a store in memory with all graphs of ours on the server; `progress` is called with triples read.

    Raises TruncatedError when a graph cannot be had in full, or when there is more than `most`.
    """
    ledger = Ledger(endpoint, ids)
    counts = {graph: n for graph, n in count_ours(endpoint, ids).items() if graph != ledger.iri}
    total = sum(counts.values())
    if total > most:
        raise TruncatedError(f"{endpoint.addresses.query}: {total:,} triples are too many to be read into memory")
    store = pyoxigraph.Store()
    for graph in _load_reference(store, counts, ledger, ids):
        if progress:
            progress(counts.pop(graph))
    for graph, count in counts.items():
        quads = _read(endpoint, graph, count)
        if len(quads) != count:
            raise TruncatedError(f"{graph}: {len(quads):,} of {count:,} triples could be read")
        store.extend(quads)
        if progress:
            progress(count)
    return store


def _load_reference(store: pyoxigraph.Store, counts: Mapping[str, int], ledger: Ledger, ids: Identifiers) -> list[str]:
    """Load what this installation has itself, if the server has the very same; return the graphs."""
    if ids.graph("reference") not in counts:
        return []
    reference = read_reference(ids)
    same = []
    for name, lines in (("reference", reference.reference), ("ontology", reference.ontology)):
        graph = ids.graph(name)
        there = ledger.entries.get(graph)
        if there == Entry(fingerprint(lines), len(lines)) and counts.get(graph) == len(lines):
            store.load("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_QUADS)
            same.append(graph)
    return same


def _read(endpoint: Endpoint, graph: str, count: int) -> set[Quad]:
    name = NamedNode(graph)
    limit = endpoint.profile.rows
    if endpoint.graphs is not None and not (limit and count >= limit):
        return _parsed(endpoint.graphs.get(graph) or b"", name)
    found = endpoint.rows(f"SELECT ?s ?p ?o WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o", "SELECT")
    return {
        Quad(s, p, o, name)
        for s, p, o in found.rows
        if isinstance(s, NamedNode) and isinstance(p, NamedNode) and isinstance(o, (NamedNode, Literal))
    }


def _parsed(data: bytes, name: NamedNode) -> set[Quad]:
    try:
        return {
            Quad(t.subject, t.predicate, t.object, name) for t in pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE)
        }
    except SyntaxError as error:
        raise AnswerError(f"{name.value}: the server's Turtle cannot be read (line {error.lineno})") from None

"""How many triples the graphs on a server hold: the read-back by which every change is proved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import NamedNode

from kg.endpoint.client import Endpoint
from kg.endpoint.errors import AnswerError
from kg.identifiers import Identifiers
from kg.query import QueryResult

_AT_ONCE = 200


def count_graphs(endpoint: Endpoint, graphs: Sequence[str]) -> dict[str, int]:
    """Return the number of triples of each of the `graphs` (IRIs) on the server, 0 for one that is not there."""
    found = dict.fromkeys(graphs, 0)
    for start in range(0, len(graphs), _AT_ONCE):
        names = [str(NamedNode(graph)) for graph in graphs[start : start + _AT_ONCE]]
        rows = endpoint.rows(
            f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ {_among(endpoint, names)} }} GROUP BY ?g",
            "SELECT",
        )
        found |= {graph: n for graph, n in _counts(rows).items() if graph in found}
    return found


def count_ours(endpoint: Endpoint, ids: Identifiers) -> Mapping[str, int]:
    """Return the number of triples of every graph on the server whose name is one of ours, by IRI."""
    start = ids.namespace("graph")
    result = endpoint.rows(
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } "
        f'FILTER(STRSTARTS(STR(?g), "{start}")) }} GROUP BY ?g ORDER BY ?g',
        "SELECT",
    )
    return {graph: n for graph, n in _counts(result).items() if graph.startswith(start)}


def _among(endpoint: Endpoint, names: Sequence[str]) -> str:
    """Return the pattern for all triples of some graphs, in the form that the server is quick with."""
    if endpoint.profile.prefers_filter:
        return f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g IN ({', '.join(names)}))"
    return f"VALUES ?g {{ {' '.join(names)} }} GRAPH ?g {{ ?s ?p ?o }}"


def _counts(result: QueryResult) -> dict[str, int]:
    if result.columns != ("g", "n"):
        raise AnswerError(f"the answer has the columns {', '.join(result.columns)[:80]} where g and n were asked for")
    return dict(_pairs(result.rows))


def _pairs(rows: Iterable[tuple[object, ...]]) -> Iterable[tuple[str, int]]:
    for graph, n in rows:
        if isinstance(graph, NamedNode):
            try:
                yield graph.value, int(getattr(n, "value", ""))
            except ValueError:
                raise AnswerError("a count is not a number") from None

"""Numbers about a network, as a table; only what NetworkX computes without numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal

from kg.query import QueryResult

if TYPE_CHECKING:
    import networkx as nx

_EXACT_LIMIT = 2000
_SAMPLE = 500
_SEED = 1
_COLUMNS = ("name", "id", "degree", "weightedDegree", "betweenness", "community")


def metrics(graph: nx.Graph[str]) -> QueryResult:
    """Return one row per node, the best connected first.

    Betweenness counts shortest paths without weights and is normalised; above 2000 nodes it is estimated from 500
    of them. Communities are numbered from 1, the largest first (Louvain with a fixed seed, weights counted).
    """
    import networkx as nx

    sample = _SAMPLE if graph.number_of_nodes() > _EXACT_LIMIT else None
    between: dict[str, float] = nx.betweenness_centrality(graph, k=sample, seed=_SEED)
    community = _communities(graph)
    weighted = dict(graph.degree(weight="weight"))
    rows = [
        (data["label"], data["id"], graph.degree(node), weighted[node], round(between[node], 4), community[node])
        for node, data in graph.nodes(data=True)
    ]
    rows.sort(key=lambda row: (-row[2], -row[3], row[0], row[1]))
    return QueryResult(_COLUMNS, tuple(tuple(Literal(cell) for cell in row) for row in rows))


def summary(graph: nx.Graph[str]) -> dict[str, Any]:
    """Return the numbers of the network as a whole."""
    import networkx as nx

    return {
        "projection": graph.graph.get("projection", ""),
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "density": round(nx.density(graph), 4),
        "components": nx.number_connected_components(graph.to_undirected()) if graph else 0,
    }


def _communities(graph: nx.Graph[str]) -> dict[str, int]:
    import networkx as nx

    # Numbered nodes: sets of strings would make the result hang on Python's hash seed.
    nodes = list(graph)
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(nodes)))
    numbers = {node: number for number, node in enumerate(nodes)}
    weight: int
    for source, target, weight in graph.edges(data="weight"):
        known = numbered.get_edge_data(numbers[source], numbers[target], {"weight": 0})["weight"]
        numbered.add_edge(numbers[source], numbers[target], weight=known + weight)
    found = nx.community.louvain_communities(numbered, weight="weight", seed=_SEED) if nodes else []
    ranked = sorted((sorted(nodes[number] for number in group) for group in found), key=lambda g: (-len(g), g))
    return {node: number for number, group in enumerate(ranked, 1) for node in group}

"""The backbone of a network: the ties that are too strong to be chance at one of their ends (disparity filter)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


def backbone(graph: nx.Graph[str], alpha: float) -> nx.Graph[str]:
    """Return the ties of `graph` with a significance below `alpha`, and the nodes they leave tied.

    Serrano, Boguñá and Vespignani, PNAS 106 (2009) 6483: at a node of degree k > 1 and strength s, a tie of weight w
    has significance (1 - w/s) ** (k - 1); the smaller of both ends counts, and is written to the edge as `alpha`.
    A node with one tie says nothing about it. In a directed network the source looks at its outgoing ties and the
    target at its incoming ones.
    """
    out, into = _ends(graph)
    kept = [
        (source, target, level)
        for source, target, data in graph.edges(data=True)
        if (level := min(_level(data["weight"], *out[source]), _level(data["weight"], *into[target]))) < alpha
    ]
    result = graph.edge_subgraph((source, target) for source, target, _ in kept).copy()
    for source, target, level in kept:
        result.edges[source, target]["alpha"] = round(level, 6)
    return in_order(graph, result)


def in_order(graph: nx.Graph[str], part: nx.Graph[str]) -> nx.Graph[str]:
    """Return `part` of `graph` with nodes and edges in the order of `graph`: NetworkX's views keep them in sets."""
    ordered = graph.__class__()
    ordered.graph.update(graph.graph)
    ordered.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in part)
    # From the part, which may know more about an edge than the whole.
    ordered.add_edges_from((s, t, part.edges[s, t]) for s, t in graph.edges if part.has_edge(s, t))
    return ordered


_Ends = dict[str, tuple[int, float]]


def _ends(graph: nx.Graph[str]) -> tuple[_Ends, _Ends]:
    """Return degree and strength of each node as a source and as a target of ties."""
    import networkx as nx

    views: tuple[Any, ...] = (graph.degree,) * 2
    if isinstance(graph, nx.DiGraph):
        views = (graph.out_degree, graph.in_degree)
    found = []
    for degree in views:
        strength = degree(weight="weight")
        found.append({node: (int(degree[node]), float(strength[node])) for node in graph})
    return found[0], found[1]


def _level(weight: float, degree: int, strength: float) -> float:
    return float((1 - weight / strength) ** (degree - 1)) if degree > 1 and strength else 1.0

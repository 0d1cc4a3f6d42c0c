"""The backbone of a network: the ties that are too strong to be chance at one of their ends (disparity filter)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def backbone(graph: nx.Graph[str], alpha: float) -> nx.Graph[str]:
    """Return the ties of `graph` with a significance below `alpha`, and the nodes they leave tied.

    Serrano, Boguñá and Vespignani, PNAS 106 (2009) 6483: at a node of degree k > 1 and strength s, a tie of weight w
    has significance (1 - w/s) ** (k - 1); the smaller of both ends counts, and is written to the edge as `alpha`.
    A node with one tie says nothing about it. In a directed network the source looks at its outgoing ties and the
    target at its incoming ones.
    """
    kept = [
        (source, target, level)
        for source, target, data in graph.edges(data=True)
        if (level := _level(graph, source, target, data["weight"])) < alpha
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


def _level(graph: nx.Graph[str], source: str, target: str, weight: float) -> float:
    if graph.is_directed():
        ends = ((graph.out_degree, source), (graph.in_degree, target))  # type: ignore[attr-defined]
    else:
        ends = ((graph.degree, source), (graph.degree, target))
    levels = [
        (1 - weight / strength) ** (degree(node) - 1)
        for degree, node in ends
        if degree(node) > 1 and (strength := degree(node, weight="weight"))
    ]
    return min(levels, default=1.0)

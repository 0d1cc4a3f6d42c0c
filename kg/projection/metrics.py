"""Numbers about the nodes of a network, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal

from kg.projection.backends import Engine
from kg.query import QueryResult

if TYPE_CHECKING:
    import networkx as nx

_EXACT_LIMIT = 2000
_SAMPLE = 500
_SEED = 1
_STEPS = 1000
_DIGITS = 4
_COLUMNS = (
    "name",
    "id",
    "degree",
    "strength",
    "betweenness",
    "closeness",
    "eigenvector",
    "pagerank",
    "community",
    "articulation",
)
_DIRECTED = ("in_degree", "out_degree", "in_strength", "out_strength")
Scores = dict[str, float]

NEEDS_SCIPY = "pagerank is left out: it needs numpy and scipy (pip install 'parley-kg[plot]')"
"""What to tell the user when `has_scipy` is false."""


def metrics(graph: nx.Graph[str], backend: str = "networkx") -> QueryResult:
    """Return one row per node, the best connected first.

    Betweenness and closeness count steps, not weights, and are normalised; above 2000 nodes betweenness is estimated
    from 500 of them. Eigenvector centrality and PageRank count weights; PageRank is empty without scipy. Communities
    are numbered from 1, the largest first (Louvain with a fixed seed, weights counted). An articulation point is a
    node without which its part of the network falls apart. Directed networks also have in- and out-numbers.
    Raises ParameterError when `backend` is not installed.
    """
    scores = _scores(graph, Engine(backend))
    columns = (*_COLUMNS, *(_DIRECTED if graph.is_directed() else ()))
    rows = [_row(node, data, columns, scores) for node, data in graph.nodes(data=True)]
    rows.sort(key=lambda row: (-row[2], -row[3], row[0], row[1]))
    return QueryResult(columns, tuple(tuple(None if cell is None else Literal(cell) for cell in row) for row in rows))


def has_scipy() -> bool:
    """Tell whether measures that need linear algebra can be computed."""
    try:
        import scipy  # noqa: F401 (only whether it is there)
    except ImportError:
        return False
    return True


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


def communities(graph: nx.Graph[str]) -> dict[str, int]:
    """Return the number of each node's community, from 1, the largest first: Louvain with a fixed seed and weights."""
    import networkx as nx

    nodes, numbered = list(graph), _numbered(graph)
    found = nx.community.louvain_communities(numbered, weight="weight", seed=_SEED) if nodes else []
    ranked = sorted((sorted(nodes[number] for number in group) for group in found), key=lambda g: (-len(g), g))
    return {node: number for number, group in enumerate(ranked, 1) for node in group}


def _numbered(graph: nx.Graph[str]) -> nx.Graph[int]:
    """Return `graph` undirected, with numbers for nodes: sets of strings make results hang on Python's hash seed."""
    import networkx as nx

    numbers = {node: number for number, node in enumerate(graph)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(numbers)))
    for source, target, data in graph.edges(data=True):
        known = plain.get_edge_data(numbers[source], numbers[target], {"weight": 0})["weight"]
        plain.add_edge(numbers[source], numbers[target], weight=known + data["weight"])
    return plain


def _bare(graph: nx.Graph[str]) -> nx.Graph[str]:
    """Return `graph` with weights only: a backend converts every attribute, and knows no lists."""
    import networkx as nx

    bare: nx.Graph[str] = nx.DiGraph() if graph.is_directed() else nx.Graph()
    bare.add_nodes_from(graph)
    bare.add_weighted_edges_from((s, t, float(data["weight"])) for s, t, data in graph.edges(data=True))
    return bare


def _scores(graph: nx.Graph[str], engine: Engine) -> dict[str, dict[str, Any]]:
    import networkx as nx

    bare, plain = _bare(graph), _numbered(graph)
    sample = _SAMPLE if len(graph) > _EXACT_LIMIT else None
    sampled = {} if sample is None else {"k": sample, "seed": _SEED}
    nodes = list(graph)
    joints = {nodes[number] for number in nx.articulation_points(plain)}
    found: dict[str, dict[str, Any]] = {
        "degree": dict(graph.degree()),
        "strength": dict(graph.degree(weight="weight")),
        "betweenness": engine.run(nx.betweenness_centrality, bare, **sampled),
        "closeness": engine.run(nx.closeness_centrality, bare),
        "eigenvector": _eigenvector(plain, nodes),
        "pagerank": engine.run(nx.pagerank, bare, weight="weight") if has_scipy() and nodes else {},
        "community": communities(graph),
        "articulation": {node: node in joints for node in nodes},
    }
    if isinstance(graph, nx.DiGraph):
        degrees = (graph.in_degree(), graph.out_degree())
        strengths = (graph.in_degree(weight="weight"), graph.out_degree(weight="weight"))
        found |= dict(zip(_DIRECTED, map(dict, (*degrees, *strengths)), strict=True))
    return found


def _eigenvector(plain: nx.Graph[int], nodes: list[str]) -> Scores:
    """Return eigenvector centrality by power iteration, nothing when it does not settle; ties count both ways."""
    import networkx as nx

    if not plain.number_of_edges():
        return {}
    try:
        found = nx.eigenvector_centrality(plain, max_iter=_STEPS, weight="weight")
    except nx.PowerIterationFailedConvergence:
        return {}
    return {nodes[number]: value for number, value in found.items()}


def _row(node: str, data: dict[str, Any], columns: tuple[str, ...], scores: dict[str, dict[str, Any]]) -> Any:
    cells = (scores[name].get(node) for name in columns[2:])
    return (data["label"], data["id"], *(round(cell, _DIGITS) if isinstance(cell, float) else cell for cell in cells))

"""A network as tables: its ties, its bridges, its communities; the nodes are in `metrics`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal

from kg.projection.metrics import communities
from kg.query import QueryResult

if TYPE_CHECKING:
    import networkx as nx

_NUMBERS = ("weight", "count", "day_count", "newness", "newman", "jaccard", "association")
TIE_COLUMNS = ("source", "target", "source_id", "target_id", *_NUMBERS, "first", "last", "events", "claims")
"""Of the tables of ties; `events` and `claims` are ids joined by |, the sentences stand in `sentence` and `page`."""

_PROOF = ("sentence", "page")


def tie_table(graph: nx.Graph[str]) -> QueryResult:
    """Return one row per tie, the heaviest first, with all measures and one sentence with its page."""
    return _ties(graph, list(graph.edges(data=True)))


def bridge_table(graph: nx.Graph[str]) -> QueryResult:
    """Return the ties without which some part of the network would have no way to another, the heaviest first."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph(graph.edges())
    found = {frozenset(pair) for pair in nx.bridges(plain)}
    return _ties(graph, [edge for edge in graph.edges(data=True) if frozenset(edge[:2]) in found])


def community_table(graph: nx.Graph[str]) -> QueryResult:
    """Return one row per community: its number, size, inner and outer weight, and members, the strongest first."""
    number = communities(graph)
    inner: dict[int, float] = defaultdict(float)
    outer: dict[int, float] = defaultdict(float)
    weight: float
    for source, target, weight in graph.edges(data="weight"):
        if number[source] == number[target]:
            inner[number[source]] += weight
        else:
            outer[number[source]] += weight
            outer[number[target]] += weight
    strength = dict(graph.degree(weight="weight"))
    members: dict[int, list[str]] = defaultdict(list)
    for node in sorted(graph, key=lambda node: (-strength[node], graph.nodes[node]["label"], node)):
        members[number[node]].append(graph.nodes[node]["label"])
    rows = [
        (one, len(names), round(inner[one], 6), round(outer[one], 6), "|".join(names))
        for one, names in sorted(members.items())
    ]
    return QueryResult(("community", "size", "inner_weight", "outer_weight", "members"), _literals(rows))


def _ties(graph: nx.Graph[str], edges: list[tuple[str, str, dict[str, Any]]]) -> QueryResult:
    # What a network has beyond the common columns: topics shared, significance, weight in each slice.
    further = tuple(name for name in ("shared", "alpha") if any(name in data for _, _, data in edges))
    rows = []
    for source, target, data in edges:
        ends = (graph.nodes[source], graph.nodes[target])
        names = (*(end["label"] for end in ends), *(end["id"] for end in ends))
        numbers = (data[name] for name in (*_NUMBERS, "first", "last"))
        lists = ("|".join(data[name]) for name in ("events", "claims"))
        more = (data[name] if name == "alpha" else "|".join(data[name]) for name in further)
        rows.append((*names, *numbers, *lists, *more, " ".join(data["sentences"][0].split()), data["sources"][0]))
    rows.sort(key=lambda row: (-row[4], row[:4]))
    return QueryResult((*TIE_COLUMNS, *further, *_PROOF), _literals(rows))


def _literals(rows: list[Any]) -> Any:
    return tuple(tuple(Literal(cell) for cell in row) for row in rows)

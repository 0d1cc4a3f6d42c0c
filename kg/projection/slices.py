"""Networks over time: one network per year or month, and what changes from one to the next."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, Store

from kg.identifiers import Identifiers
from kg.projection.build import Material, material, network
from kg.projection.options import Options
from kg.projection.reading import Fact
from kg.query import AmbiguousNameError, ParameterError, QueryResult, UnknownNameError

if TYPE_CHECKING:
    import networkx as nx

PERIODS = {"year": 4, "month": 7}
"""How long a slice is, and how many letters of an ISO day name it."""

_COLUMNS = ("slice", "nodes", "ties", "weight", "density", "nodes_new", "nodes_gone", "ties_new", "ties_gone")
_STABILITY = ("ties_kept", "stability")


def project(
    store: Store,
    kind: str,
    *,
    topic: str = "",
    start: str = "",
    end: str = "",
    by: str = "",
    ids: Identifiers | None = None,
    **options: Any,
) -> nx.Graph[str]:
    """Return the network `kind` (a key of PROJECTIONS) of the events from `start` to `end` (ISO days, inclusive).

    `topic` (a name, as in queries) keeps only that topic; `options` are the fields of Options. Node keys are IRIs.
    Every edge carries its weight and all measures, events, days, claims and sentences with their sources. With `by`
    (year or month) edges also carry `slices`: the weight that the tie has in the network of each slice.
    """
    source, chosen = material(store, kind, topic=topic, start=start, end=end, ids=ids), Options(**options)
    graph = network(source, source.found, chosen)
    if by:
        _mark(graph, _sliced(source, by, Options(**{**options, "backbone": None, "ego": ""})))
    return graph


def slices(
    store: Store,
    kind: str,
    by: str,
    *,
    topic: str = "",
    start: str = "",
    end: str = "",
    ids: Identifiers | None = None,
    **options: Any,
) -> dict[str, nx.Graph[str]]:
    """Return one network per year or month ("2021", "2021-03") that has facts, in order; as `project` otherwise.

    Slices without any fact are left out; what has no date is in none.
    """
    source = material(store, kind, topic=topic, start=start, end=end, ids=ids)
    return _sliced(source, by, Options(**options))


def changes(networks: dict[str, nx.Graph[str]]) -> QueryResult:
    """Return one row per slice: its size, and what came, went and stayed since the slice before.

    `stability` is the part of the ties of either slice that both have (Jaccard).
    """
    import networkx as nx

    rows = []
    none: nx.Graph[str] = nx.Graph()
    for (_, before), (name, graph) in pairwise([("", none), *networks.items()]):
        ties, old = _ties(graph), _ties(before)
        kept = len(ties & old)
        weight = round(sum(data["weight"] for _, _, data in graph.edges(data=True)), 6)
        size = (name, len(graph), len(ties), weight, round(nx.density(graph), 4))
        turnover = (len(set(graph) - set(before)), len(set(before) - set(graph)), len(ties - old), len(old - ties))
        rows.append((*size, *turnover, kept, round(kept / len(ties | old), 4) if ties | old else 0.0))
    return QueryResult((*_COLUMNS, *_STABILITY), tuple(tuple(Literal(cell) for cell in row) for row in rows))


def stacked(tables: dict[str, QueryResult]) -> QueryResult:
    """Return tables of slices as one, whose first column names the slice; a column that one lacks is empty there."""
    columns = tuple(dict.fromkeys(name for table in tables.values() for name in table.columns))
    rows = []
    for name, table in tables.items():
        for row in table.rows:
            cells = dict(zip(table.columns, row, strict=True))
            rows.append((Literal(name), *(cells.get(column) for column in columns)))
    return QueryResult(("slice", *columns), tuple(rows))


def _sliced(source: Material, by: str, options: Options) -> dict[str, nx.Graph[str]]:
    if by not in PERIODS:
        raise ParameterError(f"no slices by {by!r}; there are {', '.join(PERIODS)}")
    parts: dict[str, list[Fact]] = defaultdict(list)
    for fact in source.found:
        if fact.date:
            parts[fact.date[: PERIODS[by]]].append(fact)
    networks: dict[str, nx.Graph[str]] = {}
    for name in sorted(parts):
        try:
            networks[name] = network(source, parts[name], options)
        except (AmbiguousNameError, UnknownNameError):
            raise
        except ParameterError:
            # The ego has no ties in this slice, but perhaps in others.
            continue
        networks[name].graph["slice"] = name
    if parts and not networks:
        raise ParameterError(f"{options.ego!r} has no ties in this network")
    return networks


def _mark(graph: nx.Graph[str], networks: dict[str, nx.Graph[str]]) -> None:
    for source, target, data in graph.edges(data=True):
        data["slices"] = {
            name: part.edges[source, target]["weight"]
            for name, part in networks.items()
            if part.has_edge(source, target)
        }


def _ties(graph: nx.Graph[str]) -> set[tuple[str, str]]:
    return set(graph.edges) if graph.is_directed() else {(min(pair), max(pair)) for pair in graph.edges}

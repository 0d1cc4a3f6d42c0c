"""GraphML and GEXF, as bytes that are the same for the same network."""

from __future__ import annotations

import calendar
import io
import re
from typing import TYPE_CHECKING, Any

from kg.projection.flat import flat

if TYPE_CHECKING:
    import networkx as nx

_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')


def graphml(graph: nx.Graph[str]) -> bytes:
    """Return `graph` as GraphML; lists are joined by |."""
    import networkx as nx

    stream = io.BytesIO()
    # GraphML knows "id" as the node's key: our short name gets another name.
    nx.write_graphml_xml(_flattened(graph), stream, named_key_ids=True)
    return stream.getvalue()


def gexf(graph: nx.Graph[str]) -> bytes:
    """Return `graph` as dynamic GEXF 1.2: a tie lives from its first to its last day, a node as long as its ties.

    A network with slices also has `slice_weight`, an attribute that changes over time.
    """
    import networkx as nx

    flattened = _flattened(graph)
    flattened.graph.update(mode="dynamic", timeformat="date")
    for source, target, data in flattened.edges(data=True):
        _live(data, data["first"], data["last"])
        if weights := graph.edges[source, target].get("slices"):
            # A mapping is only known as text to a format without time; here it is a value per period.
            data["slice_weight"] = [(float(value), *_period(name)) for name, value in weights.items()]
            del data["slices"]
        for node in (source, target):
            known = flattened.nodes[node]
            _live(
                known,
                min(filter(None, (known.get("start"), data["first"])), default=""),
                max(filter(None, (known.get("end"), data["last"])), default=""),
            )
    stream = io.BytesIO()
    nx.write_gexf(flattened, stream, version="1.2draft")
    # The day of writing would make equal networks differ.
    return _TODAY.sub(b"", stream.getvalue())


def _period(name: str) -> tuple[str, str]:
    """Return the first and last day of a year or month."""
    year, _, month = name.partition("-")
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    return f"{name}-01", f"{name}-{calendar.monthrange(int(year), int(month))[1]:02}"


def _live(data: dict[str, Any], start: str, end: str) -> None:
    if start and end:
        data.update(start=start, end=end)


def _flattened(graph: nx.Graph[str]) -> nx.Graph[str]:
    result: nx.Graph[str] = graph.__class__()
    result.graph.update({key: flat(value) for key, value in graph.graph.items()})
    for node, data in graph.nodes(data=True):
        named = {"name" if key == "id" else key: flat(value) for key, value in data.items()}
        result.add_node(node, **named)
    for source, target, data in graph.edges(data=True):
        result.add_edge(source, target, **{key: flat(value) for key, value in data.items()})
    return result

"""Edge lists with a list of nodes: CSV for Gephi, spreadsheets and statistics programs, Parquet for large ones."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from kg.errors import ExportError
from kg.projection.flat import flat

if TYPE_CHECKING:
    import networkx as nx

GEPHI, SNAKE = "gephi", "snake"
COLUMNS = (GEPHI, SNAKE)
"""Headers as Gephi wants them (Source, Target, Type …), or names that R, pandas, Stata and SQL take as they are."""

_NUMBERS = ("count", "day_count", "newness", "newman", "jaccard", "association")
_TEXTS = ("first", "last", "events", "days", "claims", "sentences", "sources")
# Only some networks have these.
_FURTHER = ("shared", "alpha", "slices")
_NODE = ("id", "label", "name", "kind")
_NODE_FURTHER = ("bipartite", "iso3")


def edge_list(graph: nx.Graph[str], columns: str = GEPHI) -> tuple[bytes, bytes]:
    """Return the edges and the nodes as CSV in UTF-8; lists are joined by |."""
    if columns not in COLUMNS:
        raise ExportError(f"no columns are called {columns!r}; there are {', '.join(COLUMNS)}")
    edges, nodes = _edges(graph), _nodes(graph)
    return _rows(edges, columns), _rows(nodes, columns)


def parquet_list(graph: nx.Graph[str]) -> tuple[bytes, bytes]:
    """Return the edges and the nodes as Parquet; lists stay lists. Raises ExportError without pyarrow."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'parley-kg[parquet]'") from error
    found = []
    for names, rows in (_edges(graph), _nodes(graph)):
        stream = pyarrow.BufferOutputStream()
        values = {name: pyarrow.array([row[at] for row in rows], _type(pyarrow, name)) for at, name in enumerate(names)}
        parquet.write_table(pyarrow.table(values), stream, compression="zstd")
        found.append(stream.getvalue().to_pybytes())
    return found[0], found[1]


def _type(pyarrow: Any, name: str) -> Any:
    """Return the type of a column: stated, so that an empty network has the same ones."""
    if name in ("edge_id", "count", "day_count", "bipartite"):
        return pyarrow.int64()
    if name in ("weight", "newness", "newman", "jaccard", "association", "alpha"):
        return pyarrow.float64()
    if name in ("events", "days", "claims", "sentences", "sources", "shared"):
        return pyarrow.list_(pyarrow.string())
    return pyarrow.map_(pyarrow.string(), pyarrow.float64()) if name == "slices" else pyarrow.string()


Rows = tuple[tuple[str, ...], list[tuple[Any, ...]]]


def _edges(graph: nx.Graph[str]) -> Rows:
    kind = "Directed" if graph.is_directed() else "Undirected"
    further = tuple(name for name in _FURTHER if any(name in data for _, _, data in graph.edges(data=True)))
    names = ("source", "target", "type", "edge_id", "weight", "source_label", "target_label")
    rows = []
    for number, (source, target, data) in enumerate(graph.edges(data=True), 1):
        labels = (graph.nodes[end]["label"] for end in (source, target))
        known = (data[name] for name in (*_NUMBERS, *_TEXTS, *further))
        rows.append((source, target, kind, number, data["weight"], *labels, *known))
    return (*names, *_NUMBERS, *_TEXTS, *further), rows


def _nodes(graph: nx.Graph[str]) -> Rows:
    further = tuple(name for name in _NODE_FURTHER if any(name in data for _, data in graph.nodes(data=True)))
    rows = [
        (node, data["label"], data["id"], data["kind"], *(data.get(name) for name in further))
        for node, data in graph.nodes(data=True)
    ]
    return (*_NODE, *further), rows


def _rows(table: Rows, columns: str) -> bytes:
    names, rows = table
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names if columns == SNAKE else [_gephi(name) for name in names])
    writer.writerows([_one_line(flat(cell)) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8", "replace")


def _one_line(cell: Any) -> Any:
    """Return text without line ends: statistics programs take a line for a row, quoted or not."""
    return " ".join(cell.split()) if isinstance(cell, str) else cell


def _gephi(name: str) -> str:
    """Return the name of a column as Gephi spells it: capital letters count there."""
    return "Id" if name == "edge_id" else "".join(part.capitalize() for part in name.split("_"))

"""Writes a network to a file, the format taken from the suffix; a file is replaced whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ExportError

if TYPE_CHECKING:
    import networkx as nx

# XML 1.0 has no way to write these.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')
_EDGE_COLUMNS = ("Source", "Target", "Type", "Id", "Weight", "First", "Last", "Events", "Claims", "Sentences")


def write_graph(graph: nx.Graph[str], path: Path) -> list[Path]:
    """Write `graph` to `path` and return the files written (a CSV edge list has a file of nodes beside it).

    Raises ExportError for an unknown suffix, a folder that cannot be written, or a missing library.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExportError(f"{path}: unknown suffix {path.suffix!r}; choose one of {', '.join(SUFFIXES)}")
    files = writer(graph, path)
    for target, content in files.items():
        _replace(target, content)
    return list(files)


def _replace(path: Path, content: bytes) -> None:
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        # mkstemp makes private files; the result is to have what any new file has.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        temporary.unlink(missing_ok=True)


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        return "|".join(_NOT_XML.sub(" ", str(item)).replace("|", "/") for item in value)
    return _NOT_XML.sub(" ", value) if isinstance(value, str) else value


def _flattened(graph: nx.Graph[str]) -> nx.Graph[str]:
    flat: nx.Graph[str] = graph.__class__()
    flat.graph.update({key: _flat(value) for key, value in graph.graph.items()})
    for node, data in graph.nodes(data=True):
        flat.add_node(node, **{key: _flat(value) for key, value in data.items()})
    for source, target, data in graph.edges(data=True):
        flat.add_edge(source, target, **{key: _flat(value) for key, value in data.items()})
    return flat


def _graphml(graph: nx.Graph[str], path: Path) -> dict[Path, bytes]:
    import networkx as nx

    stream = io.BytesIO()
    # GraphML knows "id" as the node's key: our short name gets another name.
    flat = _flattened(graph)
    for _, data in flat.nodes(data=True):
        data["name"] = data.pop("id")
    nx.write_graphml_xml(flat, stream, named_key_ids=True)
    return {path: stream.getvalue()}


def _gexf(graph: nx.Graph[str], path: Path) -> dict[Path, bytes]:
    """Dynamic GEXF 1.2: a tie lives from its first to its last day, a node as long as its ties."""
    import networkx as nx

    flat = _flattened(graph)
    flat.graph.update(mode="dynamic", timeformat="date")
    for source, target, data in flat.edges(data=True):
        _live(data, data["first"], data["last"])
        for node in (source, target):
            known = flat.nodes[node]
            _live(
                known,
                min(filter(None, (known.get("start"), data["first"])), default=""),
                max(filter(None, (known.get("end"), data["last"])), default=""),
            )
    for _, data in flat.nodes(data=True):
        data["name"] = data.pop("id")
    stream = io.BytesIO()
    nx.write_gexf(flat, stream, version="1.2draft")
    # The day of writing would make equal networks differ.
    return {path: _TODAY.sub(b"", stream.getvalue())}


def _live(data: dict[str, Any], start: str, end: str) -> None:
    if start and end:
        data.update(start=start, end=end)


def _json(graph: nx.Graph[str], path: Path) -> dict[Path, bytes]:
    import networkx as nx

    copy = graph.copy()
    for _, data in copy.nodes(data=True):
        data["name"] = data.pop("id")
    content = nx.node_link_data(copy, edges="links")
    return {path: (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")}


def _csv(graph: nx.Graph[str], path: Path) -> dict[Path, bytes]:
    kind = "Directed" if graph.is_directed() else "Undirected"
    edges: list[tuple[Any, ...]] = [_EDGE_COLUMNS]
    for number, (source, target, data) in enumerate(graph.edges(data=True), 1):
        lists = tuple(_flat(data[key]) for key in ("events", "claims", "sentences"))
        edges.append((source, target, kind, number, data["weight"], data["first"], data["last"], *lists))
    nodes: list[tuple[Any, ...]] = [("Id", "Label", "Name", "Kind")]
    nodes += [(node, data["label"], data["id"], data["kind"]) for node, data in graph.nodes(data=True)]
    return {path: _rows(edges), path.with_name(f"{path.stem}-nodes{path.suffix}"): _rows(nodes)}


def _rows(rows: list[tuple[Any, ...]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


def _plot(graph: nx.Graph[str], path: Path) -> dict[Path, bytes]:
    from kg.projection.plot import draw

    return {path: draw(graph, path.suffix.lower().removeprefix("."))}


_WRITERS: dict[str, Callable[[nx.Graph[str], Path], dict[Path, bytes]]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _json,
    ".csv": _csv,
    ".png": _plot,
    ".svg": _plot,
}

SUFFIXES = tuple(_WRITERS)
"""The suffixes that name an output format."""

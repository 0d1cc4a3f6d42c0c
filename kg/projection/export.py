"""Writes a network to a file, the format taken from the suffix; a file is replaced whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ExportError
from kg.projection.lists import GEPHI, edge_list, parquet_list
from kg.projection.xmlfiles import gexf, graphml

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Style:
    """What a format leaves open: the `plot` of a picture and the `columns` of a CSV edge list."""

    plot: str = "network"
    columns: str = GEPHI


def write_graph(graph: nx.Graph[str], path: Path, *, plot: str = "network", columns: str = GEPHI) -> list[Path]:
    """Write `graph` to `path` and return the files written (an edge list has a file of nodes beside it).

    `plot` is one of PLOTS (for .png and .svg), `columns` one of COLUMNS (for .csv). Raises ExportError for an unknown
    suffix, a folder that cannot be written, or a missing library.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ExportError(f"{path}: unknown suffix {path.suffix!r}; choose one of {', '.join(SUFFIXES)}")
    files = writer(graph, path, Style(plot, columns))
    for target, content in files.items():
        _replace(target, content)
    return list(files)


def _replace(path: Path, content: bytes) -> None:
    # One name: what a killed run left is written over, not added to.
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        temporary.unlink(missing_ok=True)


def _graphml(graph: nx.Graph[str], path: Path, _: Style) -> dict[Path, bytes]:
    return {path: graphml(graph)}


def _gexf(graph: nx.Graph[str], path: Path, _: Style) -> dict[Path, bytes]:
    return {path: gexf(graph)}


def _json(graph: nx.Graph[str], path: Path, _: Style) -> dict[Path, bytes]:
    import networkx as nx

    copy = graph.copy()
    for _node, data in copy.nodes(data=True):
        data["name"] = data.pop("id")
    content = nx.node_link_data(copy, edges="links")
    return {path: (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")}


def _csv(graph: nx.Graph[str], path: Path, style: Style) -> dict[Path, bytes]:
    edges, nodes = edge_list(graph, style.columns)
    return {path: edges, _beside(path): nodes}


def _parquet(graph: nx.Graph[str], path: Path, _: Style) -> dict[Path, bytes]:
    edges, nodes = parquet_list(graph)
    return {path: edges, _beside(path): nodes}


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}-nodes{path.suffix}")


def _picture(graph: nx.Graph[str], path: Path, style: Style) -> dict[Path, bytes]:
    from kg.projection.plots import draw

    return {path: draw(graph, path.suffix.lower().removeprefix("."), style.plot)}


def _html(graph: nx.Graph[str], path: Path, _: Style) -> dict[Path, bytes]:
    from kg.projection.interactive import graph_to_html

    return {path: graph_to_html(graph).encode("utf-8", "replace")}


_WRITERS: dict[str, Callable[[nx.Graph[str], Path, Style], dict[Path, bytes]]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _json,
    ".csv": _csv,
    ".parquet": _parquet,
    ".html": _html,
    ".png": _picture,
    ".svg": _picture,
}

SUFFIXES = tuple(_WRITERS)
"""The suffixes that name an output format."""

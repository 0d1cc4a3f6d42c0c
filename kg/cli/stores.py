"""Opening the store that a command reads, and the parts of it that commands ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph

    from kg.identifiers import Identifiers


@dataclass(frozen=True, slots=True)
class OpenStore:
    """A store opened for reading, with the identifiers that it was built with."""

    root: Path
    quads: pyoxigraph.Store
    ids: Identifiers


def opened(root: Path) -> OpenStore:
    """Open the store in `root`; raises StoreError with what to do when there is none."""
    from kg.identifiers import Identifiers
    from kg.store import open_store, store_manifest

    quads = open_store(root)
    return OpenStore(root, quads, Identifiers(store_manifest(root).base))


def document_graphs(source: OpenStore) -> Iterator[tuple[str, list[str]]]:
    """Yield the graph of each document with its N-Quads lines, the quality flags of the document among them."""
    from kg.store import document_graphs as graphs

    return graphs(source.quads, source.ids)


def reference_lines(source: OpenStore) -> list[str]:
    """Return the N-Quads lines of the reference data."""
    from kg.store import graph_lines

    return graph_lines(source.quads, source.ids.graph("reference"))


def link_graph(source: OpenStore) -> tuple[str, list[str]]:
    """Return the graph of the links between events with its N-Quads lines."""
    from kg.store import graph_lines

    graph = source.ids.graph("links")
    return graph, graph_lines(source.quads, graph)

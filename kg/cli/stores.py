"""Opening the store that a command reads, and the parts of it that commands ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.namespaces import PARLEY

if TYPE_CHECKING:
    import pyoxigraph

    from kg.identifiers import Identifiers

_NOT_DOCUMENTS = ("links", "meta", "ontology", "quality", "reference")


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
    from kg.store import graph_lines, graph_names

    flags = _flags(source)
    others = {source.ids.graph(name) for name in _NOT_DOCUMENTS}
    for graph in graph_names(source.quads):
        if graph not in others:
            yield graph, graph_lines(source.quads, graph) + flags[graph]


def reference_lines(source: OpenStore) -> list[str]:
    """Return the N-Quads lines of the reference data."""
    from kg.store import graph_lines

    return graph_lines(source.quads, source.ids.graph("reference"))


def _flags(source: OpenStore) -> defaultdict[str, list[str]]:
    """Return the lines about quality flags by the graph of the document that they flag."""
    import pyoxigraph

    from kg.store import graph_lines

    quality = source.ids.graph("quality")
    pattern = (None, pyoxigraph.NamedNode(PARLEY.inDocument), None, pyoxigraph.NamedNode(quality))
    document_of = {
        str(quad.subject): quad.object.value
        for quad in source.quads.quads_for_pattern(*pattern)
        if isinstance(quad.object, pyoxigraph.NamedNode)
    }
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for line in graph_lines(source.quads, quality):
        document = document_of.get(line.partition(" ")[0])
        if document is not None:
            lines[source.ids.graph(document.removeprefix(source.ids.namespace("document")))].append(line)
    return lines

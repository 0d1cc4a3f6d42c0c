"""The graphs of a local store as a push sees them: name, number of triples, hash, and the lines when they are due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from kg.model.quads import fingerprint
from kg.store import Manifest, graph_lines, graph_names, open_store, store_manifest
from kg.store.layout import Layout
from kg.store.lock import is_held


@dataclass(frozen=True, slots=True)
class LocalGraph:
    """A named graph: its IRI, the number of its triples, and the SHA-256 of its sorted N-Quads lines."""

    iri: str
    count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LocalGraphs:
    """All named graphs of `quads`, by IRI."""

    quads: pyoxigraph.Store
    graphs: Mapping[str, LocalGraph]

    def lines(self, iri: str) -> list[str]:
        """Return the sorted N-Quads lines of one graph."""
        return graph_lines(self.quads, iri)


def graphs_of(quads: pyoxigraph.Store) -> LocalGraphs:
    """Return the graphs of any store; each is read once for its hash."""
    found = (measured(iri, graph_lines(quads, iri)) for iri in graph_names(quads))
    return LocalGraphs(quads, {graph.iri: graph for graph in found if graph.count})


def graphs_in(root: Path) -> LocalGraphs:
    """Return the graphs of the store folder `root`; counts and hashes are those of its manifest.

    Raises StoreError when there is no store. While a build is writing, the graphs themselves are read.
    """
    quads = open_store(root)
    manifest: Manifest = store_manifest(root)
    if not manifest.clean or is_held(Layout(root).lock):
        return graphs_of(quads)
    entries = {iri: LocalGraph(iri, entry.count, entry.sha256) for iri, entry in manifest.graphs.items() if entry.count}
    return LocalGraphs(quads, entries)


def measured(iri: str, lines: list[str]) -> LocalGraph:
    """Return the graph that has these lines."""
    return LocalGraph(iri, len(lines), fingerprint(lines))


def ntriples(lines: list[str], iri: str) -> list[str]:
    """Return N-Quads lines of the graph `iri` as N-Triples lines."""
    tail = len(f" <{iri}> .")
    return [f"{line[:-tail]} ." for line in lines]

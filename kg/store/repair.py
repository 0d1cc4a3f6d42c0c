"""Comparing a store with its manifest, and bringing the two together after a crash or damage."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pyoxigraph

from kg.identifiers import Identifiers
from kg.model.quads import fingerprint
from kg.namespaces import PARLEY
from kg.store.manifest import GraphEntry, Manifest
from kg.store.reading import graph_lines, graph_names


def entry_of(store: pyoxigraph.Store, graph: str, template: GraphEntry) -> GraphEntry:
    """Return `template` with the count and hash that `graph` really has."""
    lines = graph_lines(store, graph)
    return replace(template, count=len(lines), sha256=fingerprint(lines))


def check_graphs(
    store: pyoxigraph.Store, manifest: Manifest, ids: Identifiers, suspects: Collection[str]
) -> tuple[str, ...]:
    """Make `manifest` and `store` agree and return the graphs that were damaged, which are removed from both.

    `suspects` are the graphs of the journal: what they hold now is whole and counts. When the totals still differ
    after these, something was lost, and every graph is compared with its hash.
    """
    for graph in suspects:
        _adopt(store, manifest, ids, graph)
    quality = ids.graph("quality")
    if suspects:
        _adopt(store, manifest, ids, quality)
    if len(store) == manifest.total:
        return ()
    damaged = tuple(graph for graph in sorted(_all(store, manifest)) if not _agrees(store, manifest, graph))
    for graph in damaged:
        store.remove_graph(pyoxigraph.NamedNode(graph))
        manifest.graphs.pop(graph, None)
    if quality in damaged:
        # Flags live with their documents: without them, these have to be written again.
        damaged = tuple(sorted({*damaged, *_forget_flagged(store, manifest)}))
    return damaged


def _adopt(store: pyoxigraph.Store, manifest: Manifest, ids: Identifiers, graph: str) -> None:
    """Take what the store holds in `graph` as right; its content hash is only known when the graph says it."""
    lines = graph_lines(store, graph)
    if not lines:
        manifest.graphs.pop(graph, None)
        return
    name = graph.removeprefix(ids.namespace("graph"))
    document = pyoxigraph.NamedNode(ids.document(name))
    hashes = [
        quad.object.value
        for quad in store.quads_for_pattern(document, pyoxigraph.NamedNode(PARLEY.contentHash), None, None)
        if isinstance(quad.object, pyoxigraph.Literal) and quad.graph_name == pyoxigraph.NamedNode(graph)
    ]
    flags = _flag_lines(store, ids, document) if hashes else []
    manifest.graphs[graph] = GraphEntry(
        content=hashes[0] if hashes else "",
        count=len(lines),
        sha256=fingerprint(lines),
        document=name if hashes else "",
        flags=fingerprint(flags),
    )


def _flag_lines(store: pyoxigraph.Store, ids: Identifiers, document: pyoxigraph.NamedNode) -> list[str]:
    quality = pyoxigraph.NamedNode(ids.graph("quality"))
    predicate = pyoxigraph.NamedNode(PARLEY.inDocument)
    flags = {quad.subject for quad in store.quads_for_pattern(None, predicate, document, quality)}
    quads = (quad for flag in flags for quad in store.quads_for_pattern(flag, None, None, quality))
    return sorted(f"{quad.triple} {quality} ." for quad in quads)


def _all(store: pyoxigraph.Store, manifest: Manifest) -> set[str]:
    return {*graph_names(store), *manifest.graphs}


def _agrees(store: pyoxigraph.Store, manifest: Manifest, graph: str) -> bool:
    entry = manifest.graphs.get(graph)
    return entry is not None and entry_of(store, graph, entry) == entry


def _forget_flagged(store: pyoxigraph.Store, manifest: Manifest) -> list[str]:
    flagged = [graph for graph, entry in manifest.graphs.items() if entry.flags]
    for graph in flagged:
        store.remove_graph(pyoxigraph.NamedNode(graph))
        del manifest.graphs[graph]
    return flagged

"""The graphs of documents, each with what the quality graph says about its document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from pyoxigraph import NamedNode, Store

from kg.identifiers import Identifiers
from kg.namespaces import PARLEY
from kg.store.layout import NOT_DOCUMENTS
from kg.store.reading import graph_lines, graph_names

_REPORTS = NamedNode(PARLEY.reports)


def document_graphs(store: Store, ids: Identifiers, without: Collection[str] = ()) -> Iterator[tuple[str, list[str]]]:
    """Yield the graph of each document with its N-Quads lines, the quality flags of the document among them.

    Documents that report one event (the editions of a page) come one after the other. Graphs of `without` are left
    out, unless another document reports the same event.
    """
    flags = _flags(store, ids)
    others = {ids.graph(name) for name in NOT_DOCUMENTS}
    event_of = {str(quad.graph_name): str(quad.object) for quad in store.quads_for_pattern(None, _REPORTS, None)}
    reporting = Counter(event_of.values())
    documents = (
        graph
        for graph in graph_names(store)
        if graph not in others and (graph not in without or reporting[event_of.get(f"<{graph}>", "")] > 1)
    )
    for graph in sorted(documents, key=lambda graph: (event_of.get(f"<{graph}>", ""), graph)):
        yield graph, graph_lines(store, graph) + flags[graph]


def _flags(store: Store, ids: Identifiers) -> defaultdict[str, list[str]]:
    """Return the lines about quality flags by the graph of the document that they flag."""
    quality = ids.graph("quality")
    pattern = (None, NamedNode(PARLEY.inDocument), None, NamedNode(quality))
    document_of = {
        str(quad.subject): quad.object.value
        for quad in store.quads_for_pattern(*pattern)
        if isinstance(quad.object, NamedNode)
    }
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for line in graph_lines(store, quality):
        document = document_of.get(line.partition(" ")[0])
        if document is not None:
            lines[ids.graph(document.removeprefix(ids.namespace("document")))].append(line)
    return lines

"""The shapes on the pages of a store: tried where a page is read, and on the store for all that were not, or failed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache

import pyoxigraph

from kg.identifiers import Identifiers
from kg.pipeline.fingerprint import sources
from kg.pipeline.vocabularies import reference_quads
from kg.resources import files
from kg.store import Manifest, document_graphs, graph_lines
from kg.validation import Report, read_shapes, validate_graphs
from kg.validation.screening import Screen, make_screen

_RULES_FROM = ("namespaces.py", "validation")


@lru_cache(maxsize=1)
def screen(ids: Identifiers) -> Screen | None:
    """Return the screen for our shapes, made once per process; None when they ask for more than it can tell."""
    return make_screen(read_shapes(), reference_quads(ids).reference)


@lru_cache(maxsize=1)
def rules(ids: Identifiers) -> str:
    """Return a hash over the shapes, the reference data and the code that tries them, once per process."""
    digest = hashlib.sha256(reference_quads(ids).digest.encode())
    for path in [*files("shapes", ".ttl"), *sources(_RULES_FROM)]:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def keeps_rules(lines: tuple[str, ...], ids: Identifiers) -> str:
    """Return the name of the rules when a page, given as all its N-Quads lines, breaks none of them; else ""."""
    tried = screen(ids)
    return rules(ids) if tried is not None and tried.passes(lines) else ""


def check_store(
    store: pyoxigraph.Store, manifest: Manifest, ids: Identifiers, *, language: str = "en", engine: str = "auto"
) -> Report:
    """Check all documents of a store, and the links between their events, against the shapes.

    Pages that were tried under the same rules when they were built, and kept them, are not looked at again; the
    report counts them. Pages that report one event are looked at together in any case, and all are when `engine`
    says which one is to run.
    """
    kept: frozenset[str] = frozenset()
    if engine == "auto":
        kept = frozenset(graph for graph, entry in manifest.graphs.items() if entry.checked == rules(ids))
    links = ids.graph("links")
    report = validate_graphs(
        document_graphs(store, ids, without=kept),
        graph_lines(store, ids.graph("reference")),
        ids=ids,
        language=language,
        engine=engine,
        links=(links, graph_lines(store, links)),
    )
    documents = sum(1 for entry in manifest.graphs.values() if entry.document)
    return replace(report, documents=documents, earlier=documents - report.documents)

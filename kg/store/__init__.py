"""The embedded store: one folder, one writer, one named graph per document, and a manifest that tells what it holds."""

from kg.store.documents import document_graphs
from kg.store.errors import NotAStoreError, StoreDamagedError, StoreFullError, StoreHeldError
from kg.store.manifest import GraphEntry, Manifest
from kg.store.reading import (
    graph_lines,
    graph_names,
    is_interrupted,
    memory_store,
    open_store,
    store_lines,
    store_manifest,
)
from kg.store.reference import ReferenceQuads, read_reference
from kg.store.writing import StoreWriter

__all__ = [
    "GraphEntry",
    "Manifest",
    "NotAStoreError",
    "ReferenceQuads",
    "StoreDamagedError",
    "StoreFullError",
    "StoreHeldError",
    "StoreWriter",
    "document_graphs",
    "graph_lines",
    "graph_names",
    "is_interrupted",
    "memory_store",
    "open_store",
    "read_reference",
    "store_lines",
    "store_manifest",
]

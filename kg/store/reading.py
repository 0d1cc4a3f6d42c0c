"""Opening a store for queries, and taking its lines out in a fixed order."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph

from kg.store.errors import StoreDamagedError
from kg.store.layout import Layout, existing
from kg.store.lock import is_held
from kg.store.manifest import Manifest, read_manifest

_TRIES = 20
_PAUSE = 0.05


def open_store(root: Path) -> pyoxigraph.Store:
    """Open the store in `root` read-only, also while another process writes to it.

    Raises NotAStoreError for anything else than a store and StoreDamagedError when data are missing.
    """
    layout = existing(root)
    manifest = read_manifest(layout.manifest)
    store = _open(layout)
    if manifest.clean and not is_held(layout.lock):
        _check_total(store, manifest, root)
    return store


def store_manifest(root: Path) -> Manifest:
    """Return the manifest of the store in `root`."""
    return read_manifest(existing(root).manifest)


def memory_store(lines: Iterable[str]) -> pyoxigraph.Store:
    """Return a store in memory that holds the quads of N-Quads `lines`."""
    store = pyoxigraph.Store()
    store.bulk_load("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_QUADS)
    return store


def graph_names(store: pyoxigraph.Store) -> list[str]:
    """Return the IRIs of all named graphs, sorted."""
    return sorted(graph.value for graph in store.named_graphs() if isinstance(graph, pyoxigraph.NamedNode))


def graph_lines(store: pyoxigraph.Store, graph: str) -> list[str]:
    """Return the N-Quads lines of one named graph, sorted."""
    node = pyoxigraph.NamedNode(graph)
    data = store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=node) or b""
    tail = f" <{graph}> ."
    # split, not splitlines: a literal may hold characters that splitlines takes for line ends
    return sorted(line[:-2] + tail for line in data.decode().split("\n") if line)


def store_lines(store: pyoxigraph.Store, graphs: Iterable[str] | None = None) -> Iterator[str]:
    """Yield the N-Quads lines of `graphs` (IRIs; all when None), graph by graph, sorted inside each."""
    for graph in graph_names(store) if graphs is None else sorted(set(graphs)):
        yield from graph_lines(store, graph)


def _open(layout: Layout) -> pyoxigraph.Store:
    # While a writer compacts, files vanish between listing and opening; the next try sees the new list.
    for attempt in range(_TRIES):
        try:
            return pyoxigraph.Store.read_only(str(layout.database))
        except OSError as error:
            if attempt == _TRIES - 1 or not is_held(layout.lock):
                raise StoreDamagedError(f"{layout.database}: cannot be opened ({error}); build again") from error
            time.sleep(_PAUSE)
    raise AssertionError("unreachable")


def _check_total(store: pyoxigraph.Store, manifest: Manifest, root: Path) -> None:
    found = len(store)
    if found != manifest.total:
        raise StoreDamagedError(f"{root}: {found} quads where the manifest has {manifest.total}; build again to repair")

"""Opening a store for queries, and taking its lines out in a fixed order."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pyoxigraph

from kg.identifiers import Identifiers
from kg.store.errors import StoreDamagedError, explained
from kg.store.files import are_as_noted
from kg.store.layout import Layout, existing
from kg.store.lock import is_held
from kg.store.manifest import Manifest, read_journal, read_manifest

REMOVE = "remove the store folder and build again"
"""What helps where the database itself is damaged."""
_TRIES = 20
_PAUSE = 0.05
_MOST_READERS = 4
_AHEAD = 32
"""How many graphs are taken out ahead of the one that is used: some ten thousand lines."""


def open_store(root: Path) -> pyoxigraph.Store:
    """Open the store in `root` read-only, also while another process writes to it.

    Raises NotAStoreError for anything else than a store and StoreDamagedError when data are missing.
    """
    layout = existing(root)
    manifest = read_manifest(layout.manifest)
    # A database that was killed while it was made cannot be opened by readers, but the next writer finishes it.
    advice = REMOVE if manifest.graphs else "nothing was stored yet: build again"
    settled = manifest.clean and are_as_noted(layout)
    store = open_database(layout, advice)
    if not settled and not is_held(layout.lock):
        with explained(root):
            _check_total(store, manifest, layout)
    return store


def is_interrupted(root: Path) -> bool:
    """Tell whether the last writer of the store in `root` was killed: whole pages are there, but not all of them."""
    layout = existing(root)
    return not read_manifest(layout.manifest).clean and not is_held(layout.lock)


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
    names = graph_names(store) if graphs is None else sorted(set(graphs))
    # The database reads without Python's lock: the next graphs are taken out while one is used.
    with ThreadPoolExecutor(min(_MOST_READERS, os.cpu_count() or 1), thread_name_prefix="dump") as pool:
        ahead: deque[Future[list[str]]] = deque()
        for name in names:
            ahead.append(pool.submit(graph_lines, store, name))
            if len(ahead) > _AHEAD:
                yield from ahead.popleft().result()
        while ahead:
            yield from ahead.popleft().result()


def open_database(layout: Layout, advice: str) -> pyoxigraph.Store:
    """Open the database read-only; StoreDamagedError, with `advice`, for one that lacks a part.

    A writer asks this too: opened for writing, the database makes anew, empty, what it lacks.
    """
    # While another writer compacts, files vanish between listing and opening; the next try sees the new list.
    for attempt in range(_TRIES):
        try:
            return pyoxigraph.Store.read_only(str(layout.database))
        except (OSError, RuntimeError) as error:  # RuntimeError is what the database calls damage
            if attempt == _TRIES - 1 or not is_held(layout.lock):
                raise StoreDamagedError(f"{layout.database}: cannot be opened ({error}); {advice}") from error
            time.sleep(_PAUSE)
    raise AssertionError("unreachable")


def _check_total(store: pyoxigraph.Store, manifest: Manifest, layout: Layout) -> None:
    """Compare counts; what a killed writer was about to change is left out on both sides."""
    touched = frozenset() if manifest.clean else _touched(layout, manifest)
    found = len(store) - sum(_count(store, graph) for graph in touched)
    promised = sum(entry.count for graph, entry in manifest.graphs.items() if graph not in touched)
    if found != promised:
        raise StoreDamagedError(
            f"{layout.root}: {found} quads where the manifest has {promised}; build all pages again to repair it"
        )
    check_listed(store, manifest, layout, touched)


def check_listed(
    store: pyoxigraph.Store, manifest: Manifest, layout: Layout, touched: Collection[str] = frozenset()
) -> None:
    """Raise StoreDamagedError when the database does not list a graph that it holds: exports would leave it out."""
    names = {graph for graph, entry in manifest.graphs.items() if entry.count and graph not in touched}
    if missing := names.difference(graph_names(store)):
        raise StoreDamagedError(f"{layout.root}: the database does not list {len(missing)} of its graphs; {REMOVE}")


def _touched(layout: Layout, manifest: Manifest) -> frozenset[str]:
    """Return the graphs that a writer touched and did not commit; flags of all documents lie in one of them."""
    ids = Identifiers(manifest.base)
    touched = read_journal(layout.journal, ids.namespace("graph"))
    return touched | {ids.graph("quality")} if touched else touched


def _count(store: pyoxigraph.Store, graph: str) -> int:
    node = pyoxigraph.NamedNode(graph)
    return sum(1 for _ in store.quads_for_pattern(None, None, None, node))

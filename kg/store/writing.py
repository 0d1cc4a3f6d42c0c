"""Writing to a store: whole documents in, one at a time or in bulk, never half of one.

What survives a kill at any moment: the database takes each call whole or not at all, the journal names the graphs
touched since the manifest was written, and the next writer looks at exactly those again.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import pyoxigraph

from kg.identifiers import Identifiers
from kg.model.quads import DocumentQuads, PackedQuads, fingerprint, pack
from kg.namespaces import PARLEY
from kg.store.errors import NotAStoreError, StoreHeldError, explained
from kg.store.files import are_as_noted, note_files
from kg.store.layout import NOT_DOCUMENTS, Layout, is_vacant, startable
from kg.store.lock import WriterLock
from kg.store.manifest import GraphEntry, Manifest, read_journal, read_manifest
from kg.store.reading import REMOVE, check_listed, open_database
from kg.store.reference import ReferenceQuads
from kg.store.repair import check_graphs, entry_of

_BULK_FROM = 5_000
"""From how many quads on a bulk load (which makes files of its own) is faster than a transaction."""


class StoreWriter:
    """The one writer of a store folder; use it in a `with` block, which commits at its end.

    `repaired` lists the graphs that were found damaged when the store was opened; they were removed, so that the
    next build writes them again.
    """

    def __init__(self, root: Path, ids: Identifiers, wait: float = 0.0) -> None:
        """Open the store in `root`, or make one; another writer is waited for `wait` seconds."""
        layout = _prepare(root)
        self._ids = ids
        self._layout = layout
        self._pid = os.getpid()
        self._lock = WriterLock(layout.lock, wait)
        self._whole = True  # False while, and after, a change went wrong
        try:
            self._manifest = _manifest(layout, ids)
            settled = are_as_noted(layout)
            self._quality_changed = False
            if not settled and self._manifest.graphs:
                open_database(layout, REMOVE)  # as a reader would; see there
            with explained(root):
                self._store = _database(layout)
                self.repaired = self._recover(settled=settled)
                self._journal = layout.journal.open("w", encoding="utf-8")
        except BaseException:
            # The database keeps its own lock as long as the object lives, and the error's traceback keeps this one.
            self.__dict__.pop("_store", None)
            self._lock.release()
            raise

    def __enter__(self) -> StoreWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def digests(self) -> dict[str, str]:
        """Return the content hash of every stored document by its id."""
        return {entry.document: entry.content for entry in self._manifest.graphs.values() if entry.document}

    def lost(self, present: Container[str]) -> list[str]:
        """Return the ids of documents that were removed as damaged, sorted, without those that are `present` again."""
        start = self._ids.namespace("graph")
        names = {graph.removeprefix(start) for graph in self.repaired} - set(NOT_DOCUMENTS)
        return sorted(
            name for name in names if name not in present and self._ids.graph(name) not in self._manifest.graphs
        )

    def copies(self) -> dict[str, str]:
        """Return the document's id by the content hash of each copy that was in the input and does not count."""
        return {digest: entry.document for entry in self._manifest.graphs.values() for digest in entry.copies}

    def note_copies(self, copies: Mapping[str, tuple[str, ...]]) -> None:
        """Keep the content hashes of copies that do not count, by document id."""
        self._check_process()
        for name, digests in copies.items():
            graph = self._ids.graph(name)
            entry = self._manifest.graphs.get(graph)
            if entry is not None and entry.copies != digests:
                self._manifest.graphs[graph] = replace(entry, copies=digests)

    @property
    def quads(self) -> pyoxigraph.Store:
        """The database as it is now, for reading what is to be derived from it."""
        self._check_process()
        return self._store

    @property
    def manifest(self) -> Manifest:
        """What the store must contain as it is now; only to be read."""
        return self._manifest

    def documents_digest(self) -> str:
        """Return a hash over what all documents state: equal stores have equal ones, however they were built."""
        entries = sorted((entry.document, entry.sha256) for entry in self._manifest.graphs.values() if entry.document)
        return fingerprint(f"{name} {sha256}" for name, sha256 in entries)

    def made_from(self, name: str) -> str:
        """Return what a graph that is not a document's was made from, as `put_graph` was told; "" for none."""
        entry = self._manifest.graphs.get(self._ids.graph(name))
        return entry.content if entry else ""

    def put(self, documents: Sequence[DocumentQuads]) -> int:
        """Store `documents`, each replacing its former self; return how many graphs had to be written."""
        return self.put_packed([pack(document) for document in documents])

    def put_packed(self, documents: Sequence[PackedQuads]) -> int:
        """Store `documents` as `put` does; of several with one graph the last counts."""
        with self._changing():
            last = {document.graph: document for document in documents}
            changed = [document for document in last.values() if not self._is_stored(document)]
            self._note(document.graph for document in changed)
            fresh = [document for document in changed if document.graph not in self._manifest.graphs]
            self._load_documents(fresh)
            for document in changed:
                former = self._manifest.graphs.get(document.graph)
                if former:
                    self._replace(document)
                self._quality_changed |= bool(document.quality or (former and former.flags))
                self._manifest.graphs[document.graph] = _entry(document)
            return len(changed)

    def drop(self, document_ids: Iterable[str]) -> int:
        """Remove documents with all that they state; return how many were there."""
        with self._changing():
            graphs = {entry.document: iri for iri, entry in self._manifest.graphs.items() if entry.document}
            gone = [(name, graphs[name]) for name in dict.fromkeys(document_ids) if name in graphs]
            self._note(graph for _, graph in gone)
            for name, graph in gone:
                self._store.update(f"DROP SILENT GRAPH <{graph}> ; {self._without_flags(name)}")
                self._quality_changed |= bool(self._manifest.graphs[graph].flags)
                del self._manifest.graphs[graph]
            return len(gone)

    def put_graph(self, name: str, lines: Sequence[str], content: str = "") -> bool:
        """Replace a graph that is not a document's ("links", "meta"); return whether it had to be written.

        `lines` are N-Quads lines of that graph, `content` a hash of what they were made from.
        """
        self._check_process()
        graph = self._ids.graph(name)
        ordered = sorted(set(lines))
        entry = GraphEntry(content=content, count=len(ordered), sha256=fingerprint(ordered))
        if self._manifest.graphs.get(graph) == entry:
            return False
        with self._changing():
            self._note([graph])
            self._store.remove_graph(pyoxigraph.NamedNode(graph))
            self._load(ordered)
            self._manifest.graphs[graph] = entry
        return True

    def put_reference(self, reference: ReferenceQuads) -> bool:
        """Replace the reference and ontology graphs; return whether they had to be written."""
        parts = (("ontology", reference.ontology), ("reference", reference.reference))
        written = [self.put_graph(name, lines, reference.digest) for name, lines in parts]
        return any(written)

    def commit(self) -> None:
        """Bring everything to disk and only then say so in the manifest."""
        with self._changing():
            self._write_manifest(clean=False)

    def close(self) -> None:
        """Commit, and give the store back; after a change that went wrong the next writer looks at what it touched."""
        if not self._lock.held or os.getpid() != self._pid:
            return
        try:
            with explained(self._layout.root):
                if self._whole:
                    self._write_manifest(clean=True)
                    self._layout.journal.unlink(missing_ok=True)
                self._journal.close()
                del self._store
                if self._whole:
                    note_files(self._layout)
        finally:
            self.__dict__.pop("_store", None)
            self._lock.release()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        self._check_process()
        self._whole = False
        with explained(self._layout.root):
            yield
        self._whole = True

    def _is_stored(self, document: PackedQuads) -> bool:
        stored = self._manifest.graphs.get(document.graph)
        if stored is None or (stored.count, stored.sha256) != (document.count, document.sha256):
            return False
        if stored.flags != fingerprint(document.quality):
            return False
        self._manifest.graphs[document.graph] = replace(_entry(document), checked=document.checked or stored.checked)
        return True

    def _replace(self, document: PackedQuads) -> None:
        # One update is one transaction: readers see the old page or the new one.
        quality = self._ids.graph("quality")
        steps = [
            f"DROP SILENT GRAPH <{document.graph}>",
            self._without_flags(document.document),
            _insert(document.graph, document.data.decode().split("\n")[:-1]),
            _insert(quality, document.quality),
        ]
        self._store.update(" ;\n".join(step for step in steps if step))

    def _without_flags(self, document_id: str) -> str:
        quality, document = self._ids.graph("quality"), self._ids.document(document_id)
        return f"DELETE WHERE {{ GRAPH <{quality}> {{ ?flag <{PARLEY.inDocument}> <{document}> ; ?p ?o }} }}"

    def _load_documents(self, documents: Sequence[PackedQuads]) -> None:
        flags = "".join(f"{line}\n" for document in documents for line in document.quality).encode()
        quads = sum(document.triples for document in documents)
        self._load_data(b"".join((*(document.data for document in documents), flags)), quads)

    def _load(self, lines: Sequence[str]) -> None:
        self._load_data("\n".join(lines).encode(), len(lines))

    def _load_data(self, data: bytes, quads: int) -> None:
        if quads:
            load = self._store.bulk_load if quads >= _BULK_FROM else self._store.load
            load(data, pyoxigraph.RdfFormat.N_QUADS)

    def _note(self, graphs: Iterable[str]) -> None:
        self._journal.writelines(f"{graph}\n" for graph in graphs)
        self._journal.flush()
        # On disk before the database is touched: after a power cut it must not tell of less than was begun.
        os.fsync(self._journal.fileno())

    def _write_manifest(self, *, clean: bool) -> None:
        if self._quality_changed:
            graph = self._ids.graph("quality")
            self._manifest.graphs[graph] = entry_of(self._store, graph, GraphEntry("", 0, ""))
            self._quality_changed = False
        self._store.flush()
        self._manifest.clean = clean
        self._manifest.write(self._layout.manifest)
        self._journal.seek(0)
        self._journal.truncate()

    def _recover(self, *, settled: bool) -> tuple[str, ...]:
        suspects = read_journal(self._layout.journal, self._ids.namespace("graph"))
        damaged: tuple[str, ...] = ()
        if suspects or not self._manifest.clean or not (settled or len(self._store) == self._manifest.total):
            damaged = check_graphs(self._store, self._manifest, self._ids, suspects)
            self._store.flush()
        if not settled:
            check_listed(self._store, self._manifest, self._layout)
        self._manifest.clean = False
        self._manifest.write(self._layout.manifest)
        return damaged

    def _check_process(self) -> None:
        if os.getpid() != self._pid:
            raise StoreHeldError(f"{self._layout.root}: opened in process {self._pid}; a forked child may not write")
        if not self._lock.held:
            raise StoreHeldError(f"{self._layout.root}: this writer is closed; open the store again")


def _prepare(root: Path) -> Layout:
    if not is_vacant(root):
        return startable(root)
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotAStoreError(f"{root}: cannot be created ({error.strerror})") from error
    return Layout(root)


def _manifest(layout: Layout, ids: Identifiers) -> Manifest:
    if not layout.manifest.exists():
        # Before the database: a folder with a database and no manifest counts as damaged.
        Manifest(base=ids.base).write(layout.manifest)
    manifest = read_manifest(layout.manifest)
    if manifest.base != ids.base:
        raise NotAStoreError(f"{layout.root}: its ids start with {manifest.base}, not {ids.base}; use another folder")
    return manifest


def _database(layout: Layout) -> pyoxigraph.Store:
    # A killed bulk load leaves files that the database never looks at again.
    for orphan in layout.database.glob("bulk-*.sst"):
        orphan.unlink()
    return pyoxigraph.Store(str(layout.database))


def _entry(document: PackedQuads) -> GraphEntry:
    return GraphEntry(
        content=document.digest,
        count=document.count,
        sha256=document.sha256,
        document=document.document,
        flags=fingerprint(document.quality),
        checked=document.checked,
    )


def _insert(graph: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    tail = len(f" <{graph}> .")
    triples = "".join(f"{line[:-tail]} .\n" for line in lines)
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}}} }}"

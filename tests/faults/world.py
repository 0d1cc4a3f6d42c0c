"""Two versions of a small corpus, what undisturbed builds of them make, and what must hold after a fault."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.model.quads import fingerprint
from kg.reading import read_paths
from kg.store import NotAStoreError, StoreDamagedError, graph_lines, graph_names, open_store, store_lines
from kg.store.layout import NOT_DOCUMENTS, Layout
from kg.store.manifest import read_journal, read_manifest
from tests.faults.victims import run_build

IDS = Identifiers()
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SOAK = bool(os.environ.get("KG_SOAK"))
"""Whether this is `make soak`: the same tests, for much longer."""
_PAGES = 24
_STORE_FILES = {"files.json", "manifest.json", "oxigraph", "writer.lock"}


@dataclass(frozen=True, slots=True)
class World:
    """Folders of pages before and after changes, and the stores that undisturbed builds make of them."""

    before: Path
    after: Path
    store_before: Path
    store_after: Path
    whole: dict[str, frozenset[str]]
    """Per document graph the hashes that it may have: that of its page before or after the changes."""

    def copy_before(self, to: Path) -> Path:
        """Return a copy of the store of the pages before the changes."""
        return Path(shutil.copytree(self.store_before, to))


def make_world(root: Path) -> World:
    """Write the pages and build both stores."""
    before, after = root / "before", root / "after"
    texts = [raw for raw in read_paths([SAMPLES]) if isinstance(raw, RawPage) and "en.kremlin" in raw.url]
    before.mkdir()
    after.mkdir()
    _write(before / "pages.jsonl", [_record(texts, n, "") for n in range(_PAGES)])
    # A third is gone, half of the rest says more, and some are new.
    more = " They discussed energy and the situation in Libya."
    _write(after / "pages.jsonl", [_record(texts, n, more if n % 2 else "") for n in range(8, _PAGES + 6)])
    for pages in (before, after):
        report = run_build(pages, root / f"store-{pages.name}")
        assert report.built > 20
        assert not report.failed
    stores = (root / "store-before", root / "store-after")
    whole: dict[str, frozenset[str]] = {}
    for store in map(open_store, stores):
        for graph in document_names(store):
            whole[graph] = whole.get(graph, frozenset()) | {fingerprint(graph_lines(store, graph))}
    assert any(len(hashes) == 2 for hashes in whole.values()), "no page changed"
    return World(before, after, stores[0], stores[1], whole)


def _record(texts: list[RawPage], number: int, more: str) -> dict[str, str]:
    raw = texts[number % len(texts)]
    title, _, body = raw.text.partition("\n")
    return {
        "url": f"http://en.kremlin.ru/events/president/news/{900200000 + number}",
        "title": title,
        "published": f"2019-10-{number % 28 + 1:02}",
        "text": body + more,
    }


def _write(path: Path, records: list[dict[str, str]]) -> None:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")


def document_names(store: object) -> list[str]:
    """Return the graphs of documents."""
    others = {IDS.graph(name) for name in NOT_DOCUMENTS}
    return [graph for graph in graph_names(store) if graph not in others]  # type: ignore[arg-type]


def lines(store: Path) -> list[str]:
    """Return what a store exports."""
    return list(store_lines(open_store(store)))


def check_after_kill(world: World, root: Path) -> int:
    """Check that every page is whole, and committed ones are as the manifest says; return how many there are."""
    layout = Layout(root)
    try:
        store = open_store(root)
    except NotAStoreError:
        assert not layout.manifest.exists()
        return 0
    except StoreDamagedError as error:
        # Only before the first database was made: the next build does that.
        assert "build" in str(error)
        assert not read_manifest(layout.manifest).graphs
        return 0
    documents = document_names(store)
    for graph in documents:
        assert fingerprint(graph_lines(store, graph)) in world.whole[graph], f"half a page: {graph}"
    touched = read_journal(layout.journal, IDS.namespace("graph"))
    for graph, entry in read_manifest(layout.manifest).graphs.items():
        if graph in touched or (touched and graph == IDS.graph("quality")):
            continue
        found = graph_lines(store, graph)
        assert (len(found), fingerprint(found)) == (entry.count, entry.sha256), f"committed, but lost: {graph}"
    return len(documents)


def check_rerun(world: World, root: Path) -> None:
    """Run the build again, undisturbed, and check that nothing tells that there was a fault."""
    report = run_build(world.after, root, True)
    assert not report.failed
    assert not report.lost
    check_equal(world, root)


def check_equal(world: World, root: Path) -> None:
    """Check that a store is byte for byte what an undisturbed build of the pages after the changes makes."""
    assert lines(root) == lines(world.store_after)
    assert (root / "manifest.json").read_bytes() == (world.store_after / "manifest.json").read_bytes()
    assert {path.name for path in root.iterdir()} == _STORE_FILES
    assert not list((root / "oxigraph").glob("bulk-*"))

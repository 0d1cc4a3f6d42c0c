"""The store holds whole pages, knows what it must hold, and says so when it does not."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import ReferenceDataError
from kg.identifiers import Identifiers
from kg.mapping import map_page
from kg.model import claims as c
from kg.model.quads import DocumentQuads, fingerprint
from kg.namespaces import PARLEY, RDF
from kg.store import (
    NotAStoreError,
    StoreDamagedError,
    StoreHeldError,
    StoreWriter,
    graph_lines,
    graph_names,
    open_store,
    read_reference,
    store_lines,
    store_manifest,
)
from tests.sample_claims import CLAIMS, FLAG, event, page, page_claims

IDS = Identifiers()


def document(name: str = "sample-en-1", *, short: bool = False, flag: bool = True) -> DocumentQuads:
    claims = CLAIMS[:2] if short else CLAIMS
    result = c.PageClaims(event=event(name), claims=claims, flags=(FLAG,) if flag else ())
    return map_page(replace(page(name), digest="1" * 64 if short else "0" * 64), result)


def build(root: Path, *documents: DocumentQuads) -> None:
    with StoreWriter(root, IDS) as writer:
        writer.put(documents)


def contents(root: Path) -> list[str]:
    return sorted(store_lines(open_store(root)))


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    documents = [document("a"), document("b", flag=False)]
    build(tmp_path / "s", *documents)
    assert contents(tmp_path / "s") == sorted(line for doc in documents for line in doc.all_lines)


def test_the_same_pages_again_write_nothing(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a"), document("b"))
    with StoreWriter(tmp_path / "s", IDS) as writer:
        assert writer.digests() == {"a": "0" * 64, "b": "0" * 64}
        assert writer.put([document("a"), document("b")]) == 0


def test_a_changed_page_replaces_its_own_graph_and_flags_only(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a"), document("b"))
    with StoreWriter(tmp_path / "s", IDS) as writer:
        assert writer.put([document("a", short=True, flag=False)]) == 1
        assert writer.digests()["a"] == "1" * 64
    wanted = [*document("a", short=True, flag=False).all_lines, *document("b").all_lines]
    assert contents(tmp_path / "s") == sorted(wanted)


def test_a_page_twice_in_one_call_counts_once(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a"), document("a", short=True))
    assert contents(tmp_path / "s") == document("a", short=True).all_lines


def test_a_dropped_page_leaves_nothing(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a"), document("b"))
    with StoreWriter(tmp_path / "s", IDS) as writer:
        assert writer.drop(["a", "a", "nobody"]) == 1
    assert contents(tmp_path / "s") == document("b").all_lines


def test_bulk_and_single_loading_store_the_same(tmp_path: Path) -> None:
    documents = [document(f"d{number}") for number in range(40)]
    build(tmp_path / "bulk", *documents)
    with StoreWriter(tmp_path / "single", IDS) as writer:
        for one in reversed(documents):
            writer.put([one])
    assert contents(tmp_path / "bulk") == contents(tmp_path / "single")
    assert store_manifest(tmp_path / "bulk").graphs == store_manifest(tmp_path / "single").graphs


def test_the_manifest_tells_count_and_hash_of_every_graph(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a"), document("b"))
    manifest, store = store_manifest(tmp_path / "s"), open_store(tmp_path / "s")
    assert sorted(manifest.graphs) == graph_names(store)
    for graph, entry in manifest.graphs.items():
        lines = graph_lines(store, graph)
        assert (entry.count, entry.sha256) == (len(lines), fingerprint(lines))
    assert manifest.clean
    assert manifest.total == len(store)


def test_the_manifest_does_not_depend_on_the_order(tmp_path: Path) -> None:
    build(tmp_path / "one", document("a"), document("b"))
    build(tmp_path / "two", document("b"), document("a"))
    assert (tmp_path / "one/manifest.json").read_bytes() == (tmp_path / "two/manifest.json").read_bytes()


def test_reference_graphs_with_inferred_leaders(tmp_path: Path) -> None:
    reference = read_reference(IDS)
    with StoreWriter(tmp_path / "s", IDS) as writer:
        assert writer.put_reference(reference)
        assert not writer.put_reference(reference)
    store = open_store(tmp_path / "s")
    assert graph_names(store) == [IDS.graph("ontology"), IDS.graph("reference")]
    leader = f"<{IDS.iri('person', 'emmanuel-macron')}> <{RDF.type}> <{PARLEY.Leader}> <{IDS.graph('reference')}> ."
    assert leader in reference.reference


def test_who_never_led_is_no_leader(tmp_path: Path) -> None:
    extra = tmp_path / "extra.ttl"
    extra.write_text(
        """@prefix p: <https://w3id.org/parley/ontology#> . @prefix : <https://w3id.org/parley/id/person/> .
        @prefix t: <https://w3id.org/parley/id/tenure/> . @prefix o: <https://w3id.org/parley/id/post/> .
        o:chief a p:Post ; p:isLeaderPost true . o:clerk a p:Post .
        t:a p:heldBy :boss ; p:ofPost o:chief . t:b p:heldBy :aide ; p:ofPost o:clerk .""",
        encoding="utf-8",
    )
    leaders = {line.split()[0] for line in read_reference(IDS, [extra]).reference if PARLEY.Leader in line}
    assert f"<{IDS.iri('person', 'boss')}>" in leaders
    assert f"<{IDS.iri('person', 'aide')}>" not in leaders


def test_bad_reference_data_name_file_and_line(tmp_path: Path) -> None:
    extra = tmp_path / "extra.ttl"
    extra.write_text("<http://e/a> <http://e/b> <http://e/c> .\n<http://e/a> oops", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"extra\.ttl, line 2"):
        read_reference(IDS, [extra])
    extra.write_text("<http://e/a> <http://e/b> [] .", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="blank node"):
        read_reference(IDS, [extra])


def test_ids_of_another_base_are_refused(tmp_path: Path) -> None:
    build(tmp_path / "s", document())
    with pytest.raises(NotAStoreError, match="start with"):
        StoreWriter(tmp_path / "s", Identifiers("https://e.org/x/"))


@pytest.mark.parametrize("opener", [open_store, lambda path: StoreWriter(path, IDS)])
def test_what_is_not_a_store_is_refused_and_left_alone(opener: object, tmp_path: Path) -> None:
    assert callable(opener)
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign/note.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for name in ("foreign", "file"):
        with pytest.raises(NotAStoreError, match=name):
            opener(tmp_path / name)
    assert [path.name for path in (tmp_path / "foreign").iterdir()] == ["note.txt"]
    with pytest.raises(NotAStoreError, match="no such folder"):
        open_store(tmp_path / "nowhere")


def test_missing_parts_are_named(tmp_path: Path) -> None:
    build(tmp_path / "s", document())
    current = tmp_path / "s/oxigraph/CURRENT"
    kept = current.read_bytes()
    current.unlink()
    with pytest.raises(StoreDamagedError, match="CURRENT"):
        open_store(tmp_path / "s")
    current.write_bytes(kept)
    manifest = tmp_path / "s/manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text[:40], encoding="utf-8")
    with pytest.raises(StoreDamagedError, match=r"manifest\.json"):
        open_store(tmp_path / "s")
    manifest.write_text(json.dumps({**json.loads(text), "format": 99}), encoding="utf-8")
    with pytest.raises(StoreDamagedError, match="format 99"):
        open_store(tmp_path / "s")
    manifest.unlink()
    with pytest.raises(StoreDamagedError, match=r"manifest\.json: missing"):
        open_store(tmp_path / "s")


def test_lost_quads_are_noticed_and_repaired(tmp_path: Path) -> None:
    build(tmp_path / "s", document("a"), document("b"), document("c"))
    raw = ox.Store(str(tmp_path / "s/oxigraph"))
    raw.remove(next(iter(raw.quads_for_pattern(None, None, None, ox.NamedNode(IDS.graph("b"))))))
    raw.flush()
    del raw
    with pytest.raises(StoreDamagedError, match="manifest"):
        open_store(tmp_path / "s")
    with StoreWriter(tmp_path / "s", IDS) as writer:
        assert writer.repaired == (IDS.graph("b"),)
        assert set(writer.digests()) == {"a", "c"}
        writer.put([document("b")])
    assert contents(tmp_path / "s") == sorted(line for name in "abc" for line in document(name).all_lines)


HOLDER = """
import sys, time
from pathlib import Path
from kg.identifiers import Identifiers
from kg.store import StoreWriter
writer = StoreWriter(Path(sys.argv[1]), Identifiers())
print("ready", flush=True)
time.sleep(60)
"""


def test_a_second_writer_is_told_who_holds_the_store(tmp_path: Path) -> None:
    build(tmp_path / "s", document())
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path / "s")], stdout=subprocess.PIPE)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"ready\n"
        began = time.monotonic()
        with pytest.raises(StoreHeldError, match=rf"process {holder.pid} on .* since 20"):
            StoreWriter(tmp_path / "s", IDS)
        assert time.monotonic() - began < 1
        assert len(open_store(tmp_path / "s")) == len(document().all_lines)  # readers are not shut out
    finally:
        holder.kill()
        holder.communicate()
    build(tmp_path / "s", document(short=True))  # a dead holder holds nothing


def test_a_forked_child_may_not_write(tmp_path: Path) -> None:
    with StoreWriter(tmp_path / "s", IDS) as writer:

        def child() -> None:
            try:
                writer.put([document()])
            except StoreHeldError:
                os._exit(7)
            os._exit(0)

        process = multiprocessing.get_context("fork").Process(target=child)
        process.start()
        process.join()
        assert process.exitcode == 7


def test_a_closed_writer_writes_no_more(tmp_path: Path) -> None:
    with StoreWriter(tmp_path / "s", IDS) as writer:
        pass
    with pytest.raises(StoreHeldError, match="closed"):
        writer.put([document()])


VICTIM = """
import sys
from pathlib import Path
from kg.identifiers import Identifiers
from kg.store import StoreWriter
from tests.store.test_store import document
root, order = Path(sys.argv[1]), 0
with StoreWriter(root, Identifiers()) as writer:
    print("ready", flush=True)
    while True:
        order += 1
        short = bool(order % 2)
        writer.put([document(f"k{number}", short=short) for number in range(order % 7, order % 7 + 20)])
        writer.drop([f"k{order % 26}"])
        if order % 5 == 0:
            writer.commit()
"""


@pytest.mark.parametrize("delay", [0.0, 0.03, 0.11, 0.4])
def test_a_killed_writer_leaves_whole_pages(delay: float, tmp_path: Path) -> None:
    victim = subprocess.Popen([sys.executable, "-c", VICTIM, str(tmp_path / "s")], stdout=subprocess.PIPE)
    assert victim.stdout is not None
    assert victim.stdout.readline() == b"ready\n"
    time.sleep(delay)
    victim.send_signal(signal.SIGKILL)
    victim.communicate()
    whole = {tuple(document(f"k{n}", short=short).lines) for n in range(27) for short in (True, False)}
    store = open_store(tmp_path / "s")
    for graph in graph_names(store):
        if graph != IDS.graph("quality"):
            assert tuple(graph_lines(store, graph)) in whole, graph
    del store
    with StoreWriter(tmp_path / "s", IDS) as writer:
        assert writer.repaired == ()
        writer.drop(list(writer.digests()))
        writer.put([document("a")])
    build(tmp_path / "undisturbed", document("a"))
    assert contents(tmp_path / "s") == contents(tmp_path / "undisturbed")
    names = {path.name for path in (tmp_path / "s").iterdir()}
    assert names == {"files.json", "manifest.json", "oxigraph", "writer.lock"}


def test_page_claims_sample_is_shared() -> None:
    assert document().all_lines == map_page(page(), page_claims()).all_lines


def test_a_writer_that_cannot_begin_gives_the_database_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while its error is still being looked at."""
    build(tmp_path / "s", document("a"))

    def fail(_: object, *, settled: bool) -> None:
        raise RuntimeError("Corruption: block checksum mismatch")

    with monkeypatch.context() as patched, pytest.raises(StoreDamagedError, match="checksum") as caught:
        patched.setattr(StoreWriter, "_recover", fail)
        build(tmp_path / "s", document("b"))
    build(tmp_path / "s", document("b"))
    assert caught.value.__traceback__ is not None

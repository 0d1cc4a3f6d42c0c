"""Files of a store that are cut, changed, gone or somebody else's: said clearly, never less data without a word."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.identifiers import Identifiers
from kg.store import NotAStoreError, StoreDamagedError, StoreWriter, open_store, reading
from kg.store.layout import Layout
from tests.cli.conftest import Run
from tests.faults import victims
from tests.faults.world import SOAK, World, check_equal, check_rerun, lines

TRIALS = 100 if SOAK else 4
"""How often each kind of file is damaged in each way."""


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _whole_or_refused(root: Path, wanted: list[str]) -> bool:
    """Return whether the store reads as it should; False when it says that it is damaged. Nothing else may happen."""
    try:
        found = lines(root)
    except (StoreError, RuntimeError):  # the command line explains the latter, which is the database's own
        return False
    assert found == wanted, f"{len(found)} quads of {len(wanted)}, and not a word"
    return True


@pytest.mark.parametrize("change", [_cut, _flip])
@pytest.mark.parametrize("pattern", ["manifest.json", "oxigraph/*.sst", "oxigraph/*.log", "oxigraph/MANIFEST-*"])
def test_damaged_files(pattern: str, change: Callable[..., bytes], world: World, tmp_path: Path) -> None:
    """A reader sees all data or an error; a writer repairs, or says what to do, and a new build makes all good."""
    chance = random.Random(pattern)  # noqa: S311 - places, not secrets
    wanted = lines(world.store_after)
    for trial in range(TRIALS):
        root = Path(shutil.copytree(world.store_after, tmp_path / f"store-{trial}"))
        files = [path for path in sorted(root.glob(pattern)) if path.stat().st_size]
        if not files:
            pytest.skip(f"a closed store has no {pattern} that holds anything")
        path = chance.choice(files)
        path.write_bytes(change(path.read_bytes(), chance))
        _whole_or_refused(root, wanted)
        refused = ""
        try:
            report = victims.run_build(world.after, root, True)
            assert not report.lost
        except StoreError as error:
            refused = str(error)
        if refused:
            assert "build again" in refused
            shutil.rmtree(root)
            victims.run_build(world.after, root, True)
        if not _whole_or_refused(root, wanted):
            # A block that the build had no need to read: the reader is told, and the advice helps.
            shutil.rmtree(root)
            victims.run_build(world.after, root, True)
        check_equal(world, root)
        shutil.rmtree(root)


@pytest.mark.parametrize("index", [b"gpos", b"gosp", b"graphs"])
def test_an_index_that_the_database_does_not_know_any_more(index: bytes, world: World, tmp_path: Path) -> None:
    """Opened for writing it would be made anew and empty, and what is read by it would be missing without a word."""
    root = Path(shutil.copytree(world.store_after, tmp_path / "store"))
    (path,) = [path for path in (root / "oxigraph").glob("MANIFEST-*") if path.stat().st_size]
    path.write_bytes(path.read_bytes()[: path.read_bytes().index(index)])
    for attempt in (lambda: open_store(root), lambda: victims.run_build(world.after, root, True)):
        with pytest.raises(StoreDamagedError, match="remove the store folder and build again"):
            attempt()


def test_a_graph_that_the_database_does_not_list(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports go by the list of graphs: one that is not on it would be left out."""
    root = Path(shutil.copytree(world.store_after, tmp_path / "store"))
    (root / "files.json").unlink()
    whole = reading.graph_names(open_store(root))
    monkeypatch.setattr(reading, "graph_names", lambda _: whole[1:])
    for attempt in (lambda: open_store(root), lambda: victims.run_build(world.after, root, True)):
        with pytest.raises(StoreDamagedError, match="does not list 1 of its graphs"):
            attempt()


def test_what_was_lost_and_is_not_built_again_is_named(world: World, tmp_path: Path, kg: Run) -> None:
    """A build of other pages must not pass over the ones that a damaged file took away."""
    root = Path(shutil.copytree(world.store_after, tmp_path / "store"))
    _lose_a_graph(root, graph := sorted(world.whole)[-1])
    with pytest.raises(StoreDamagedError, match="build all pages again"):
        open_store(root)
    result = kg("build", "-", "--store", root, stdin=b'{"title": "A", "text": "B.", "published": "2020-01-01"}\n')
    name = graph.rpartition("/")[2]
    assert result.exit_code == 1
    assert f"1 document of the store were damaged and are gone ({name}); build all pages again" in result.stderr


def _lose_a_graph(root: Path, graph: str) -> None:
    import pyoxigraph

    store = pyoxigraph.Store(str(root / "oxigraph"))
    store.remove_graph(pyoxigraph.NamedNode(graph))
    store.flush()


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.9, 1.0])
def test_an_interrupted_store_whose_log_is_cut(keep: float, world: World, tmp_path: Path) -> None:
    """What was committed is compared with the manifest also while the journal tells of more; the database itself
    takes a cut log for whole."""
    root = world.copy_before(tmp_path / "store")
    process = victims.start(victims.build_until, "before a commit", 2, world.after, root)
    process.join()
    [*_, log] = sorted((root / "oxigraph").glob("*.log"))
    data = log.read_bytes()
    log.write_bytes(data[: int(len(data) * keep)])
    try:
        open_store(root)
    except StoreDamagedError as error:
        assert "build" in str(error)
    check_rerun(world, root)


@pytest.mark.parametrize(
    "journal", [b"", b"https://w3id.org/parley/id/graph/kremlin-en-9002", b"\xff\xfe\0<>\n" * 40, b"not ours\n"]
)
def test_a_damaged_journal(journal: bytes, world: World, tmp_path: Path) -> None:
    """Cut, foreign or binary: the counts tell that something is amiss, and hashes tell where."""
    root = world.copy_before(tmp_path / "store")
    process = victims.start(victims.build_until, "between two changed pages", 1, world.after, root)
    process.join()
    (root / "journal").write_bytes(journal)
    with pytest.raises(StoreDamagedError, match="build all pages again"):
        open_store(root)
    check_rerun(world, root)


def test_a_reader_of_an_interrupted_store_is_told(world: World, tmp_path: Path, kg: Run) -> None:
    root = world.copy_before(tmp_path / "store")
    process = victims.start(victims.build_until, "between two changed pages", 1, world.after, root)
    process.join()
    result = kg("export", "--store", root, "-o", tmp_path / "graph.nq")
    assert result.exit_code == 0
    assert "interrupted; run it again" in result.stderr
    result = kg("export", "--store", world.store_after, "-o", tmp_path / "graph.nq")
    assert result.stderr == ""


def test_an_error_of_the_database_is_explained(world: World, tmp_path: Path, kg: Run) -> None:
    """A block that is damaged is only found when it is read: then too the message says what to do."""
    root = Path(shutil.copytree(world.store_after, tmp_path / "store"))
    for path in (root / "oxigraph").glob("*.sst"):
        data = path.read_bytes()
        path.write_bytes(data[:50] + bytes(len(data) - 150) + data[-100:])
    result = kg("export", "--store", root, "-o", tmp_path / "graph.nq")
    assert result.exit_code == 2
    assert "build again" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "graph.nq").exists()


@pytest.mark.parametrize("name", ["foreign", "file", "rocksdb", "empty manifest"])
def test_foreign_folders(name: str, tmp_path: Path) -> None:
    """Somebody else's folder is refused by readers and writers, and left as it is."""
    root = tmp_path / "root"
    if name == "file":
        root.write_bytes(b"mine")
    else:
        root.mkdir()
        (root / {"foreign": "notes.txt", "rocksdb": "CURRENT", "empty manifest": "manifest.json"}[name]).write_bytes(
            b""
        )
    before = sorted(tmp_path.rglob("*"))
    for opener in (open_store, lambda path: StoreWriter(path, Identifiers())):
        with pytest.raises((NotAStoreError, StoreDamagedError), match="root"):
            opener(root)
    assert [path for path in sorted(tmp_path.rglob("*")) if path != Layout(root).lock] == before

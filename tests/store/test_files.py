"""A store whose files are as the last writer left them is opened without counting; any other one is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.store import StoreDamagedError, open_store, reading
from kg.store.files import are_as_noted
from kg.store.layout import Layout
from tests.store.test_store import build, document


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The calls that count a store's quads."""
    calls: list[int] = []
    real = reading._check_total

    def check(*given: object) -> None:
        calls.append(1)
        real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "_check_total", check)
    return calls


def test_an_untouched_store_is_not_counted(tmp_path: Path, counted: list[int]) -> None:
    build(tmp_path, document())
    assert len(open_store(tmp_path)) > 0
    assert len(open_store(tmp_path)) > 0
    assert counted == []


def test_reading_leaves_the_files_as_they_were(tmp_path: Path) -> None:
    build(tmp_path, document())
    store = open_store(tmp_path)
    assert len(list(store)) == len(store)
    del store
    assert are_as_noted(Layout(tmp_path))


def test_every_writer_notes_the_files_anew(tmp_path: Path, counted: list[int]) -> None:
    build(tmp_path, document())
    build(tmp_path, document(), document("sample-en-2"))
    open_store(tmp_path)
    assert counted == []


@pytest.mark.parametrize("lost", ["files.json", "manifest.json"])
def test_a_store_is_counted_when_the_note_is_not_about_it(lost: str, tmp_path: Path, counted: list[int]) -> None:
    build(tmp_path / "one", document())
    build(tmp_path / "two", document(), document("sample-en-2"))
    (tmp_path / "one" / lost).write_bytes((tmp_path / "two" / lost).read_bytes())
    if lost == "manifest.json":
        with pytest.raises(StoreDamagedError, match="quads where the manifest has"):
            open_store(tmp_path / "one")
    else:
        open_store(tmp_path / "one")
    assert counted == [1]


def test_a_store_without_a_note_is_counted(tmp_path: Path, counted: list[int]) -> None:
    build(tmp_path, document())
    Layout(tmp_path).files.unlink()
    open_store(tmp_path)
    assert counted == [1]


@pytest.mark.parametrize("ending", ["log", "sst"])
def test_a_cut_file_is_never_taken_for_whole(ending: str, tmp_path: Path, counted: list[int]) -> None:
    build(tmp_path, document())
    layout = Layout(tmp_path)
    file = max(layout.database.glob(f"*.{ending}"), key=lambda path: path.stat().st_size, default=None)
    if file is None:
        pytest.skip(f"the database made no .{ending} file")
    file.write_bytes(file.read_bytes()[:-1])
    assert not are_as_noted(layout)
    try:
        store = open_store(tmp_path)
    except StoreDamagedError:
        return
    # What the log held may be in the other files by now: then nothing is lost, and that was counted.
    assert counted == [1]
    assert len(list(store)) == reading.store_manifest(tmp_path).total

"""One page per document, the same one for any order of files and any memory."""

from __future__ import annotations

import io
import itertools
import json
from pathlib import Path

import pytest

from kg.model.pages import Page
from kg.pipeline.report import BuildReport
from kg.pipeline.selection import HELD_CHARACTERS, Selection

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LIMITS = (0, 3_000, HELD_CHARACTERS)


def record(number: int, body: str) -> str:
    page = {
        "url": f"http://en.kremlin.ru/events/president/news/{number}",
        "title": "Telephone conversation with President of Freedonia",
        "date": "2021-02-03",
        "text": body,
        "language": "en",
    }
    return json.dumps(page) + "\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three files with two documents; document 71 is there three times, once longer."""
    bodies = {"a": "They spoke of trade.", "b": "They spoke of trade and of grain.", "c": "They spoke of tra de."}
    for name, body in bodies.items():
        text = record(71, body) + (record(72, "They met.") if name == "b" else "")
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return sorted(tmp_path.glob("*.jsonl"))


def select(paths: list[Path], limit: int) -> tuple[list[Page], BuildReport]:
    report = BuildReport()
    chosen = Selection(paths, report, held_characters=limit)
    pages = sorted(chosen.pages(), key=lambda page: page.document_id)
    assert {page.document_id for page in pages} == chosen.document_ids
    return pages, report


@pytest.mark.parametrize("limit", LIMITS)
def test_the_longest_copy_is_kept_in_any_order(files: list[Path], limit: int) -> None:
    wanted, expected = select(files, HELD_CHARACTERS)
    assert [page.origin.file.rpartition("/")[2] for page in wanted] == ["b.jsonl", "b.jsonl"]
    assert (expected.read, expected.duplicates) == (4, 2)
    assert all("b.jsonl, page 1, which is kept" in copy.reason for copy in expected.duplicate_pages)
    for order in itertools.permutations(files):
        pages, report = select(list(order), limit)
        assert (pages, report) == (wanted, expected)


@pytest.mark.parametrize("limit", LIMITS)
def test_the_samples_are_the_same_with_any_memory(limit: int) -> None:
    assert select([SAMPLES], limit) == select([SAMPLES], HELD_CHARACTERS)


def test_a_file_that_changes_between_the_passes_is_reported(files: list[Path]) -> None:
    report = BuildReport()
    chosen = Selection(files, report, held_characters=0)
    files[1].write_text(record(71, "Something else.") + record(72, "They met."), encoding="utf-8")
    assert len(list(chosen.pages())) == 1
    (failure,) = report.failed
    assert (failure.file, failure.page) == (str(files[1]), 1)
    assert "changed while it was being read" in failure.reason


def test_standard_input_is_read_once(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(files[1].read_bytes())

    monkeypatch.setattr("sys.stdin", Stdin())
    report = BuildReport()
    assert len(list(Selection(["-"], report, held_characters=0).pages())) == 2
    assert report.failed == []

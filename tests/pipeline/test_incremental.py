"""Any sequence of builds ends where one build from scratch does, byte for byte."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.identifiers import Identifiers
from kg.model.text import Origin
from kg.namespaces import RDFS
from kg.pipeline import build
from kg.pipeline.copies import Copies
from kg.pipeline.report import BuildReport
from kg.store import ReferenceQuads, open_store, store_lines, store_manifest

TOPICS = ("trade", "energy", "the situation in Libya", "the Minsk agreements")
FILES = ("a.jsonl", "b.jsonl", "c/d.jsonl")
Pages = dict[int, int]
"""Page number to the variant of its text."""


def record(number: int, variant: int) -> str:
    """Return a page; the variants of one page differ in length, so that it is clear which copy counts."""
    topics = ", ".join(TOPICS[: variant + 1])
    page = {
        "url": f"http://en.kremlin.ru/events/president/news/{number}",
        "title": "Telephone conversation with President of France Emmanuel Macron",
        "published": "2021-02-03T18:20:00",
        "text": f"Vladimir Putin had a telephone conversation with Emmanuel Macron. They discussed {topics}.",
        "language": "en",
    }
    return json.dumps(page) + "\n"


def write(folder: Path, files: dict[str, Pages]) -> None:
    for name in FILES:
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        pages = files.get(name)
        if pages:
            path.write_text("".join(record(*page) for page in pages.items()), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)


def contents(store: Path) -> list[str]:
    return list(store_lines(open_store(store)))


@pytest.fixture(autouse=True)
def few_reference_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Storing the whole reference data in every new store would be most of the time of these tests."""
    ids = Identifiers()
    lines = (f'<{ids.iri("country", "FR")}> <{RDFS.label}> "France"@en <{ids.graph("reference")}> .',)
    monkeypatch.setattr(sys.modules["kg.pipeline.build"], "reference_quads", lambda _: ReferenceQuads((), lines, "few"))


corpora = st.dictionaries(
    st.sampled_from(FILES), st.dictionaries(st.integers(1, 5), st.integers(0, 3), min_size=1), min_size=1
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(corpora, min_size=2, max_size=4), st.booleans())
def test_any_sequence_of_builds_ends_where_one_build_does(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, Pages]], backwards: bool
) -> None:
    root = tmp_path_factory.mktemp("incremental")
    for files in states:
        write(root / "pages", files)
        report = build([root / "pages"], root / "store", prune=True)
        assert report.read == report.built + report.unchanged + report.duplicates + len(report.failed)
    present = [root / "pages" / name for name in sorted(files, reverse=backwards)]
    scratch = build(present, root / "scratch")
    assert contents(root / "store") == contents(root / "scratch")
    assert store_manifest(root / "store").graphs == store_manifest(root / "scratch").graphs
    again = build([root / "pages"], root / "store", prune=True)
    assert (again.built, again.dropped, again.unchanged) == (0, 0, scratch.built)


def test_nothing_new_changes_no_byte(tmp_path: Path) -> None:
    write(tmp_path / "pages", {"a.jsonl": {1: 0, 2: 3}, "b.jsonl": {1: 1}})
    build([tmp_path / "pages"], tmp_path / "store")
    before = (tmp_path / "store" / "manifest.json").read_bytes()
    lines = contents(tmp_path / "store")
    report = build([tmp_path / "pages"], tmp_path / "store")
    assert (report.built, report.unchanged, report.duplicates) == (0, 2, 1)
    assert (tmp_path / "store" / "manifest.json").read_bytes() == before
    assert contents(tmp_path / "store") == lines


@pytest.mark.parametrize("order", [("a.jsonl", "b.jsonl"), ("b.jsonl", "a.jsonl")])
def test_a_worse_copy_never_stays_in_the_place_of_one_that_was_there(tmp_path: Path, order: tuple[str, str]) -> None:
    """The longer text is in the store already; a shorter one comes in beside it, before or after it."""
    write(tmp_path / "pages", {"a.jsonl": {1: 3}})
    build([tmp_path / "pages"], tmp_path / "store")
    lines = contents(tmp_path / "store")
    write(tmp_path / "pages", {"a.jsonl": {1: 3}, "b.jsonl": {1: 0}})
    report = build([tmp_path / "pages" / name for name in order], tmp_path / "store")
    assert contents(tmp_path / "store") == lines
    assert report.duplicates == 1
    assert "a.jsonl, page 1, which is kept" in report.duplicate_pages[0].reason


@given(st.permutations(range(4)))
def test_copies_agree_in_any_order(order: list[int]) -> None:
    """Two documents, three copies of one; the second of them is what the store holds."""
    ranks = [(-5, "x", "f", 1), (-9, "y", "f", 2), (-7, "z", "f", 3)]
    copies = Copies()
    for number in order:
        if number == 3:
            assert copies.built("other", (-1, "o", "g", 1), Origin("g", 1, 1), 10)
        elif number == 1 and copies.unchanged("doc", ranks[1], Origin("f", 2, 1)):
            continue
        else:
            copies.built("doc", ranks[number], Origin("f", number + 1, 1), 100)
    report = BuildReport()
    copies.tell(report)
    assert report.built + report.unchanged == 2
    assert report.duplicates == 2
    assert {copy.page for copy in report.duplicate_pages} == {1, 3}
    assert copies.documents == {"doc", "other"}

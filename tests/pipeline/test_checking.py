"""Pages tried where they are read: what the store then says is what checking all of it says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.identifiers import Identifiers
from kg.pipeline import build, checking
from kg.pipeline.checking import check_store
from kg.store import open_store, store_manifest
from kg.validation import validate_graphs
from kg.validation.screening import Screen
from tests.manifests import rewrite

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
IDS = Identifiers()
NOBODY = {
    "url": "https://gardens.example/900000090",
    "title": "A garden was opened",
    "published": "2021-05-06",
    "text": "Trees stand along the river. The weather was fine.",
    "language": "en",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "nobody.jsonl").write_text(json.dumps(NOBODY) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, pages: Path) -> Path:
    path = tmp_path_factory.mktemp("checking") / "store"
    report = build([SAMPLES, pages], path, validate=True)
    assert report.validation is not None
    assert not report.validation.conforms
    return path


def test_a_page_that_breaks_a_rule_is_found_at_once_and_later(store: Path) -> None:
    report = check_store(open_store(store), store_manifest(store), IDS)
    assert report.documents == 14
    assert 0 < report.earlier < 14
    broken = [finding for finding in report.findings if finding.document.endswith("900000090")]
    assert [finding.shape.rpartition("#")[2] for finding in broken] == ["event-participation"]


def test_what_was_tried_earlier_changes_no_finding(store: Path) -> None:
    quads, manifest = open_store(store), store_manifest(store)
    trusting = check_store(quads, manifest, IDS)
    everything = check_store(quads, manifest, IDS, engine="queries")
    assert everything.earlier == 0
    assert trusting.findings == everything.findings


def test_editions_of_one_page_are_always_looked_at(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def spy(graphs: Iterable[tuple[str, list[str]]], *rest: Any, **options: Any) -> object:
        looked_at = list(graphs)
        seen.extend(graph for graph, _ in looked_at)
        return validate_graphs(looked_at, *rest, **options)

    monkeypatch.setattr(checking, "validate_graphs", spy)
    check_store(open_store(store), store_manifest(store), IDS)
    assert {IDS.graph("kremlin-en-900000001"), IDS.graph("kremlin-ru-900000001")} <= set(seen)
    assert IDS.graph("kremlin-en-900000002") not in seen


def test_other_rules_or_no_check_mean_all_are_looked_at(tmp_path: Path, store: Path) -> None:
    manifest = store_manifest(store)
    path = store / "manifest.json"
    saved = path.read_text(encoding="utf-8")
    try:
        marks = {entry.checked for entry in manifest.graphs.values()} - {""}
        assert len(marks) == 1
        rewrite(path, lambda text: text.replace(marks.pop(), "0" * 16))
        assert check_store(open_store(store), store_manifest(store), IDS).earlier == 0
    finally:
        path.write_text(saved, encoding="utf-8")
    build([SAMPLES / "ukraine.csv"], tmp_path / "unchecked")
    assert check_store(open_store(tmp_path / "unchecked"), store_manifest(tmp_path / "unchecked"), IDS).earlier == 0


def test_without_a_screen_no_page_counts_as_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "screen", lambda _: None)
    assert checking.keeps_rules(("anything",), IDS) == ""


def test_what_the_screen_does_not_let_pass_is_not_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Never(Screen):
        def __init__(self) -> None:
            pass

        def passes(self, lines: object) -> bool:
            return False

    monkeypatch.setattr(checking, "screen", lambda _: Never())
    assert checking.keeps_rules(("anything",), IDS) == ""

"""The links of a store are those of the pages that are in it now, by whatever sequence of builds it came about."""

from __future__ import annotations

import json
from pathlib import Path

from kg.identifiers import Identifiers
from kg.pipeline import build
from kg.pipeline.links import update_links
from kg.store import StoreWriter, graph_lines, open_store
from tests.matching.pages import Record, address, kremlin_call, kyiv_call_in_washington, washington_call

IDS = Identifiers()


def write(folder: Path, *records: Record) -> Path:
    """Write each page to a file of its own, and remove all others."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number, one in enumerate(records):
        name = one["url"].strip("/").rpartition("/")[2]
        (folder / f"{name}-{number}.jsonl").write_text(json.dumps(one) + "\n", encoding="utf-8")
    return folder


def links(store: Path) -> list[str]:
    return graph_lines(open_store(store), IDS.graph("links"))


def test_any_sequence_of_builds_gives_the_links_of_one_build(tmp_path: Path) -> None:
    """Pages come, change and go; each time the links are those of a build from scratch."""
    told = address("I talked about it with President Biden last night.")
    silent = address("I talked about it with nobody.")
    states = [
        [kremlin_call()],
        [kremlin_call(), washington_call()],
        [kremlin_call(), washington_call(), told, kyiv_call_in_washington()],
        [kremlin_call(), washington_call(), silent, kyiv_call_in_washington()],
        [washington_call(), told, kyiv_call_in_washington()],
    ]
    matches = []
    for number, state in enumerate(states):
        pages = write(tmp_path / "pages", *state)
        build([pages], tmp_path / "grown", prune=True)
        build([pages], tmp_path / f"fresh-{number}")
        grown = links(tmp_path / "grown")
        assert grown == links(tmp_path / f"fresh-{number}")
        matches.append(sum("#EventMatch>" in line for line in grown))
    assert matches == [0, 1, 2, 1, 1]


def test_nothing_is_looked_for_when_nothing_has_changed(tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", kremlin_call(), washington_call())
    build([pages], tmp_path / "store")
    with StoreWriter(tmp_path / "store", IDS) as writer:
        assert not update_links(writer, IDS)
        before = graph_lines(writer.quads, IDS.graph("links"))
        assert before
        writer.put_graph("links", [])
        assert update_links(writer, IDS)
        assert graph_lines(writer.quads, IDS.graph("links")) == before


def test_links_are_validated_and_stay_out_of_the_count_of_pages(tmp_path: Path) -> None:
    from kg import Store

    pages = write(tmp_path / "pages", kremlin_call(), washington_call())
    build([pages], tmp_path / "store")
    report = Store(tmp_path / "store").validate()
    assert report.conforms
    assert report.documents == 2
    with StoreWriter(tmp_path / "store", IDS) as writer:
        kept = [x for x in graph_lines(writer.quads, IDS.graph("links")) if "#reason>" not in x]
        writer.put_graph("links", kept)
    report = Store(tmp_path / "store").validate()
    assert {finding.shape.rpartition("#")[2] for finding in report.findings} == {"match-reason"}
    assert report.documents == 2

"""Real pages, which stay outside the project: read from the folder `shared` beside it, skipped where there is none."""

from __future__ import annotations

import json
import time
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kg.errors import PageError
from kg.model.pages import Page, RawPage
from kg.parsing import check_cover, parse
from kg.reading import read_paths

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared with the real pages is not here")

# file or folder: pages, and errors that are right
CORPORA = {
    "kremlin-en.csv": (703, []),
    "kremlin-transcripts.jsonl": (66, []),
    "kremlin-ru.jsonl": (170, []),
    "ukraine-en.csv": (877, ["line 474: the record has no title"]),
    "whitehouse-en": (1248, []),
}


@cache
def pages(path: Path) -> tuple[list[Page], list[str], float]:
    """Return the pages of `path`, the messages of its errors, and the milliseconds that parsing took per 4 kB."""
    raws = list(read_paths([path]))
    good = [raw for raw in raws if isinstance(raw, RawPage)]
    errors = [str(raw) for raw in raws if isinstance(raw, PageError)]
    started = time.process_time()
    parsed = [parse(raw) for raw in good]
    taken = time.process_time() - started
    return parsed, errors, taken * 1000 / (sum(len(raw.text) for raw in good) / 4096)


def seeds() -> dict[str, Page]:
    first, second = pages(SHARED / "seeds")[0]
    return {"p1": first, "p2": second}


def statements(kind: str = "") -> list[dict[str, Any]]:
    lines = (SHARED / "gold/seeds/statements.jsonl").read_text(encoding="utf-8").splitlines()
    found: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return [statement for statement in found if kind in ("", statement["kind"])]


@pytest.mark.parametrize("name", CORPORA)
def test_every_page_is_parsed_and_covered(name: str) -> None:
    found, errors, speed = pages(SHARED / "corpora" / name)
    count, expected = CORPORA[name]
    assert len(found) == count
    assert [error.partition(", page ")[2].partition(", ")[2] for error in errors] == expected
    assert all(check_cover(page.text, page.parts) == [] for page in found)
    assert all(page.date and page.sentences for page in found)
    assert len({page.document_id for page in found}) == count
    assert speed < 6  # four times the target, for slow machines


@pytest.mark.parametrize("name", CORPORA)
def test_spans_are_ordered_and_sentences_know_their_turn(name: str) -> None:
    for page in pages(SHARED / "corpora" / name)[0]:
        spans = [sentence.span for sentence in page.sentences]
        assert all(one.end <= two.start for one, two in pairwise(spans))
        for sentence in page.sentences:
            if sentence.turn is not None:
                assert page.turns[sentence.turn].span.contains(sentence.span)


def test_labels_are_found() -> None:
    counts = {name: sum(len(page.turns) for page in pages(SHARED / "corpora" / name)[0]) for name in CORPORA}
    assert counts["whitehouse-en"] == 0
    assert counts["kremlin-en.csv"] >= 1675
    assert counts["kremlin-ru.jsonl"] >= 1860
    assert counts["kremlin-transcripts.jsonl"] >= 2100


def test_the_fields_of_the_reference_annotations_are_verbatim() -> None:
    """The scorer looks for quotes in title, summary and text with white space collapsed."""
    raws = [raw for raw in read_paths([SHARED / "gold/dev/build"]) if isinstance(raw, RawPage)]
    texts = {" ".join(raw.text.split()) for raw in raws}
    lines = (SHARED / "gold/dev/pages.jsonl").read_text(encoding="utf-8").splitlines()
    for listed in map(json.loads, lines):
        if not listed["id"].startswith("whitehouse"):  # these hold their front matter in the text
            body = " ".join(listed["text"].split())
            assert any(body in text for text in texts), listed["id"]
    assert all(parse(raw).date for raw in raws)


def test_statements_of_the_seeds_stand_where_they_should() -> None:
    for statement in statements():
        page = seeds()[statement["page"]]
        assert page.text[statement["start"] : statement["end"]] == statement["quote"], statement["id"]


def test_turns_of_the_seeds() -> None:
    for statement in statements("turn"):
        page = seeds()[statement["page"]]
        turn = page.turns[statement["order"] - 1]
        assert statement["speaker"] in turn.name.lower()
        begins = (turn.label.start, turn.span.start)
        assert statement["start"] in begins
    assert [len(page.turns) for page in seeds().values()] == [6, 2]
    assert [turn.retranslated for turn in seeds()["p1"].turns] == [True, False, False, False, False, False]


def test_headers_of_the_seeds() -> None:
    for statement in statements("doc.published"):
        page = seeds()[statement["page"]]
        assert page.published is not None
        assert page.published.isoformat() == statement["value"]
    for kind, name in (("doc.title", "title"), ("event.place", "place")):
        for statement in statements(kind):
            page = seeds()[statement["page"]]
            span = getattr(page, name)
            assert (span.start, span.end) == (statement["start"], statement["end"])

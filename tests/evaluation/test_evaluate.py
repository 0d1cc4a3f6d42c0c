"""Figures on our own annotations of the sample pages; spoiling an annotation moves them as worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.evaluation import EVIDENCE, FIELDS, Evaluation, Score, evaluate, read_annotations, read_texts
from tests.evaluation.conftest import GOLD, PAGES, Lines, written

Counts = tuple[int, int, int]
Change = Callable[[Lines], object]


def counts(result: Evaluation, name: str, source: str = "all") -> Counts:
    score = result.score(name, source)
    return (score.tp, score.fp, score.fn)


@pytest.fixture
def sound(quads: Store) -> Evaluation:
    return evaluate(quads, read_annotations(GOLD), read_texts(PAGES))


def test_what_cannot_be_misread_is_right(sound: Evaluation) -> None:
    assert sound.missing_documents == []
    assert sound.sources == ("call-en", "talks-en")
    assert counts(sound, "date") == (3, 0, 0)
    assert counts(sound, "place") == (1, 0, 0)
    assert counts(sound, "event_type") == (3, 0, 0)
    assert counts(sound, "participants") == (8, 0, 0)
    assert counts(sound, "participants", "call-en") == (2, 0, 0)
    assert counts(sound, "represents", "talks-en") == (6, 0, 0)


def test_quotes_are_checked_against_the_pages(quads: Store, sound: Evaluation) -> None:
    right, wrong, missed = counts(sound, EVIDENCE)
    assert right > 0
    assert (wrong, missed) == (0, 0)
    others = {key: text.replace("Libya", "Chad") for key, text in read_texts(PAGES).items()}
    altered = counts(evaluate(quads, read_annotations(GOLD), others), EVIDENCE)
    assert altered[1] > 0
    assert altered[0] + altered[1] == right
    assert counts(evaluate(quads, read_annotations(GOLD)), EVIDENCE) == (0, 0, 0)


def _rename(lines: Lines) -> None:
    lines[0]["participants"][1]["name"] = "Anna Primerova"


def _drop(lines: Lines) -> None:
    del lines[0]["participants"][1]


def _invent(lines: Lines) -> None:
    lines[1]["discussed"].append({"topic": "topic:arctic", "by": ["Vladimir Putin", "Angela Merkel"]})


def _other_day(lines: Lines) -> None:
    lines[2]["event"]["date"] = "2020-08-06"


def _other_side(lines: Lines) -> None:
    lines[2]["participants"][1]["country"] = "FR"


def _no_country(lines: Lines) -> None:
    lines[0]["countries"].remove("LY")


# What is spoilt, the field, its source, and by how much right, wrong and missed move there.
SPOILT: list[tuple[Change, str, str, Counts]] = [
    (_rename, "participants", "call-en", (-1, 1, 1)),
    (_rename, "represents", "call-en", (-1, 1, 1)),
    (_drop, "participants", "call-en", (-1, 1, 0)),
    (_invent, "topics", "talks-en", (0, 0, 1)),
    (_invent, "who_discussed_what", "talks-en", (0, 0, 2)),
    (_other_day, "date", "talks-en", (-1, 1, 1)),
    (_other_side, "represents", "talks-en", (-1, 1, 1)),
    (_no_country, "countries", "call-en", (-1, 1, 0)),
]


@pytest.mark.parametrize(("spoil", "name", "source", "moved"), SPOILT)
def test_a_spoilt_annotation_moves_the_figures(
    quads: Store, sound: Evaluation, lines: Lines, tmp_path: Path, spoil: Change, name: str, source: str, moved: Counts
) -> None:
    spoil(lines)
    result = evaluate(quads, read_annotations(written(tmp_path / "gold.jsonl", lines)))
    for where in (source, "all"):
        before, after = counts(sound, name, where), counts(result, name, where)
        assert tuple(new - old for new, old in zip(after, before, strict=True)) == moved
    other = ({"call-en", "talks-en"} - {source}).pop()
    for field in FIELDS:
        assert counts(result, field, other) == counts(sound, field, other)


def test_differences_name_page_and_item(quads: Store, lines: Lines, tmp_path: Path) -> None:
    _rename(lines)
    result = evaluate(quads, read_annotations(written(tmp_path / "gold.jsonl", lines)))
    (found,) = (one for one in result.differences if one.field == "participants")
    assert (found.id, found.extra, found.missing) == (
        "call-en-01",
        (("Recep Tayyip Erdoğan",),),
        (("Anna Primerova",),),
    )


def test_a_page_that_the_store_lacks_counts_as_missed(quads: Store, lines: Lines, tmp_path: Path) -> None:
    lines[0]["url"] = "http://en.kremlin.ru/events/president/news/900000077"
    result = evaluate(quads, read_annotations(written(tmp_path / "gold.jsonl", lines)), read_texts(PAGES))
    assert result.missing_documents == [lines[0]["url"]]
    assert counts(result, "participants", "call-en") == (0, 0, 2)
    assert counts(result, EVIDENCE, "call-en") == (0, 0, 0)


def test_shares() -> None:
    assert (Score(3, 1, 2).precision, Score(3, 1, 2).recall, round(Score(3, 1, 2).f1, 3)) == (0.75, 0.6, 0.667)
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)
    assert Score(0, 1, 1).f1 == 0.0

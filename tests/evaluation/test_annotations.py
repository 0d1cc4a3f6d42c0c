"""Annotations are read strictly: each fault is one line with file, line number and key."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.evaluation import AnnotationError, find_files, read_annotations, read_texts
from tests.evaluation.conftest import GOLD, Lines


def test_fields_of_an_annotation(lines: Lines, tmp_path: Path) -> None:
    line = lines[1]
    line["participants"] += [
        {"name": "A Commissioner", "country": "EU"},
        {"name": "An Officer", "country": "NATO"},
        {"name": "A Visitor", "country": None},
    ]
    line["organizations"] = ["Gas Works", ["Oil Works", "Öl"]]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n" + json.dumps(line) + "\n\n", encoding="utf-8")
    (annotation,) = read_annotations(gold)
    assert (annotation.id, annotation.source, annotation.url) == ("talks-en-01", "talks-en", line["url"])
    fields = annotation.fields
    assert fields["place"] == (("The Kremlin, Moscow",),)
    assert fields["represents"] == (
        ("Vladimir Putin", "RU"),
        ("Angela Merkel", "DE"),
        ("Sergei Lavrov", "RU"),
        ("Heiko Maas", "DE"),
    )
    assert len(fields["participants"]) == 7
    assert fields["who_discussed_what"][:2] == (("Vladimir Putin", "country:LY"), ("Angela Merkel", "country:LY"))
    assert fields["agreements"][0] == ("Minsk agreements", "Minsk accords")
    assert fields["organizations"] == (("Gas Works",), ("Oil Works", "Öl"))


def test_packed_annotations(tmp_path: Path) -> None:
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(GOLD.read_bytes()))
    assert read_annotations(packed) == read_annotations(GOLD)


def test_a_folder_may_hold_both_files(tmp_path: Path) -> None:
    assert find_files(tmp_path) == (str(tmp_path / "annotations.jsonl"), None)
    (tmp_path / "pages.jsonl").write_text("{}", encoding="utf-8")
    assert find_files(tmp_path) == (str(tmp_path / "annotations.jsonl"), str(tmp_path / "pages.jsonl"))
    assert find_files("-") == ("-", None)


def _without(key: str) -> Any:
    return lambda line: line.pop(key)


def _set(key: str, value: object) -> Any:
    return lambda line: line.__setitem__(key, value)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_without("url"), "'url' must be a text that is not empty"),
        (_set("id", 7), "'id' must be a text that is not empty"),
        (_without("event"), "'event' must be an object"),
        (_set("event", {"date": "2020-01-01"}), "event: 'type' must be a text"),
        (_set("event", {"type": "talks", "date": 2020}), "event: 'date' must be a text or null"),
        (_without("participants"), "'participants' must be a list"),
        (_set("participants", ["Anna"]), "'participants' must hold objects"),
        (_set("mentioned", [{"country": "RU"}]), "mentioned: 'name' must be a text"),
        (_set("discussed", [{"topic": "topic:sport"}]), "discussed: 'by' must be a list"),
        (_set("discussed", [{"topic": "topic:sport", "by": [1]}]), "discussed: 'by' must hold texts"),
        (_set("agreements", [{"label": "Pact", "aliases": "P"}]), "agreements: 'aliases' must be a list"),
        (_set("outcomes", [{"evidence": "words"}]), "outcomes: 'kind' must be a text"),
        (_set("countries", [None]), "'countries' must hold texts"),
        (_set("organizations", [{"name": "x"}]), "'organizations' must hold names"),
    ],
)
def test_a_wrong_value_names_line_and_key(lines: Lines, tmp_path: Path, spoil: Any, reason: str) -> None:
    spoil(lines[1])
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with pytest.raises(AnnotationError) as caught:
        read_annotations(gold)
    assert str(caught.value).startswith(f"{gold}, line 2: {reason}")


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", 1, "the file is empty"),
        (b"\n \n", 1, "the file is empty"),
        (b"{}x\n", 1, "not JSON: Extra data (column 3)"),
        (b"[1]\n", 1, "must be a JSON object, not list"),
        (b"[" * 200_000, 1, "nested too deeply"),
        (GOLD.read_bytes() + b"{\n", 4, "not JSON"),
        (GOLD.read_bytes() + b'"\xff"\n', 4, "not UTF-8 (byte 0xff)"),
        (gzip.compress(GOLD.read_bytes())[:-9], 1, "cut off gzip"),
        (b"%PDF-1.7", 1, "this is a PDF"),
    ],
    ids=["empty", "blank", "extra", "array", "deep", "cut", "bytes", "gzip", "pdf"],
)
def test_an_unreadable_file_is_one_error(tmp_path: Path, data: bytes, line: int, reason: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(data)
    with pytest.raises(AnnotationError) as caught:
        read_annotations(gold)
    assert str(caught.value).startswith(f"{gold}, line {line}: ")
    assert reason in caught.value.reason


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none: cannot be read"):
        read_annotations(tmp_path / "none")


def test_texts_need_an_address(tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    pages.write_text('{"url": "http://a.test/1/", "title": "T", "text": null}\n{"title": "T"}\n', encoding="utf-8")
    with pytest.raises(AnnotationError, match="line 2: 'url' must be"):
        read_texts(pages)
    pages.write_text('{"url": "http://a.test/1/", "title": "T", "text": null}\n', encoding="utf-8")
    assert read_texts(pages) == {"a.test/1": "T\n\n"}

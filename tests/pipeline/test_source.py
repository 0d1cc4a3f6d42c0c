"""The text of a stored page is found by its digest, and a changed text is told from one that is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.parsing import parse
from kg.pipeline import SourceError, find_source
from kg.reading import read_paths
from kg.reading.readers import read_bytes

RECORD = {"url": "http://en.kremlin.ru/d/900000090", "title": "A page", "published": "2020-01-01", "text": "Words."}


def line(**changed: str) -> bytes:
    return json.dumps({**RECORD, **changed}).encode() + b"\n"


@pytest.fixture
def digest() -> str:
    (raw,) = read_bytes(line(), "a.jsonl")
    assert not isinstance(raw, InputError | Exception)
    return parse(raw).digest


def test_found_among_others_wherever_it_lies(tmp_path: Path, digest: str) -> None:
    (tmp_path / "other.jsonl").write_bytes(b"{broken\n" + line(url="http://en.kremlin.ru/d/900000091"))
    (tmp_path / "pages.jsonl").write_bytes(line(text="Other words.") + line())
    page = find_source([tmp_path], digest, RECORD["url"])
    assert (page.digest, page.origin.page) == (digest, 2)
    (raw, _) = (one for one in read_paths([tmp_path / "pages.jsonl"]))
    assert not isinstance(raw, Exception)
    assert page.text != raw.text


def test_a_changed_page_is_named_with_its_place(tmp_path: Path, digest: str) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_bytes(line(url="http://en.kremlin.ru/d/900000091") + line(text="Other words."))
    with pytest.raises(SourceError, match=r"pages.jsonl, page 2, line 2: not the text that was built.*build again"):
        find_source([file], digest, RECORD["url"])


def test_a_page_that_is_not_there(tmp_path: Path, digest: str) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_bytes(line(url="http://en.kremlin.ru/d/900000091") + b"{broken\n")
    with pytest.raises(SourceError, match=r"pages.jsonl: the text .* is not there as it was built \(1 of its pages"):
        find_source([file], digest, RECORD["url"])
    with pytest.raises(InputError, match="no such file"):
        find_source([tmp_path / "none"], digest)

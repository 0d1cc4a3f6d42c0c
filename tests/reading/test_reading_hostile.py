"""Inputs that attack the readers: each gives one clear line, quickly, and never a traceback."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import os
import time
from pathlib import Path

import pytest

from kg.errors import PageError
from kg.reading import limits, read_bytes, read_paths
from kg.reading.readers import read_stream

_HTML = '<h1 class="entry-title p-name">T</h1><div class="entry-content">'
_CASES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "empty"),
    "only spaces": ("a.jsonl", b"  \n \n", "empty"),
    "not a page": ("a.txt", b"Dear all,\nhello.\n", "not an event page"),
    "nul bytes": ("a.txt", b"Events\nA\0B", "NUL"),
    "pdf": ("a.txt", b"%PDF-1.7 \xff\xfe", "a PDF"),
    "image": ("a.md", b"\x89PNG\r\n", "an image"),
    "windows-1251": ("a.txt", "События\nВстреча с мэром\n".encode("cp1251"), "windows-1251"),
    "bad byte": ("a.jsonl", b'{"title": "\xff"}\n', "not UTF-8"),
    "cut inside a character": ("a.txt", "Встреча".encode()[:-1], "cut off"),
    "half a json line": ("a.jsonl", b'{"title": "A", "text": "B', "cut off"),
    "json array cut off": ("a.json", b"[", "cut off"),
    "deep json": ("a.jsonl", b"[" * 200_000, "nested too deeply"),
    "deep json in a value": ("a.jsonl", b'{"title": "A", "x": ' + b"[" * 200_000, "nested too deeply"),
    "huge integer": ("a.jsonl", b'{"title": ' + b"9" * 5000 + b"}", "nested too deeply"),
    "json list of numbers": ("a.jsonl", b"[1, 2]\n", "must be a JSON object"),
    "lone surrogate": ("a.jsonl", b'{"title": "A", "text": "\\ud800"}', "surrogate"),
    "escaped nul": ("a.jsonl", b'{"title": "A", "text": "\\u0000"}', "NUL"),
    "no title": ("a.jsonl", b'{"text": "B"}', "no title"),
    "title only": ("a.jsonl", b'{"title": "A"}', "half a page"),
    "csv without columns": ("a.csv", b"a,b\n1,2\n", "no column"),
    "csv without rows": ("a.csv", b"title,body\n", "no rows"),
    "csv never closed": ("a.csv", b'title,body\nA,"B\n', "cut off"),
    "csv short row": ("a.csv", b"title,body\nA\n", "columns"),
    "no front matter": ("a.md", b"# Hello\n", "front matter"),
    "front matter never closed": ("a.md", b"---\ntitle: A\n", "never closed"),
    "yaml alias": ("a.md", b"---\na: &a [x]\ntitle: *a\n---\nB\n", "aliases"),
    "yaml broken": ("a.md", b'---\ntitle: "A\n---\nB\n', "front matter"),
    "html of another site": ("a.html", b"<p>x</p>", "not an event page"),
    "html without text": ("a.html", b'<h1 class="entry-title">T</h1>', "half a page"),
    "html too deep": ("a.html", (_HTML + "<div>" * 100_000).encode(), "nested deeper"),
    "html attributes": ("a.html", (_HTML + "<p " + "a=1 " * 100_000 + ">").encode(), "tag longer"),
    "gzip cut off": ("a.txt.gz", gzip.compress(os.urandom(5000))[:-20], "gzip"),
    "gzip damaged": ("a.txt.gz", b"\x1f\x8bnothing of the kind", "gzip"),
    "gzip in gzip": ("a.txt.gz", gzip.compress(gzip.compress(b"x")), "gzip inside gzip"),
    "gzip bomb": ("a.txt.gz", gzip.compress(b"a" * 40_000_000), "bomb"),
    "one line of 50 MB": ("a.jsonl", b'{"title": "' + b"a" * 50_000_000 + b'"}', "line longer"),
    "a text of 3 MB": ("a.jsonl", b'{"title": "A", "text": "' + b"a" * 3_000_000 + b'"}', "million characters"),
}


@pytest.mark.parametrize("case", _CASES)
def test_hostile_input_is_one_clear_line(case: str) -> None:
    name, data, expected = _CASES[case]
    started = time.monotonic()
    found = list(read_bytes(data, name))
    assert time.monotonic() - started < 10
    assert len(found) == 1
    assert isinstance(found[0], PageError)
    message = str(found[0])
    assert expected in message
    assert "\n" not in message
    assert message.startswith(f"{name}, page 1, line ")


def test_nothing_in_deep_markup_is_lost() -> None:
    for depth in (254, 255, 256, 1000, 3000):
        markup = _HTML + "<div>" * depth + "inside" + "</div>" * depth + "<p>after</p></div>"
        [page] = read_bytes(markup.encode(), "a.html")
        assert not isinstance(page, PageError)
        assert page.text.split("\n") == ["T", "inside", "after"]


def test_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    [error] = read_paths([tmp_path])
    assert isinstance(error, PageError)
    assert "regular file" in str(error)


def test_bidi_controls_are_kept_verbatim() -> None:
    [page] = read_bytes('{"title": "A\u202eB", "text": "C\u200b."}'.encode(), "a.jsonl")
    assert not isinstance(page, PageError)
    assert page.text == "A\u202eB\nC\u200b."


class _Repeated(io.RawIOBase):
    """A stream of some bytes, again and again, made as it is read."""

    def __init__(self, data: bytes, times: int) -> None:
        self._chunks = itertools.chain.from_iterable(itertools.repeat(_parts(data), times))

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return next(self._chunks, b"")


def _parts(data: bytes, size: int = 50_000) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


def test_a_streamed_file_may_be_as_large_as_an_archive() -> None:
    """The Russian archive is some 400 MB as JSON Lines; one file of it is read to its end, a line at a time."""
    line = json.dumps({"title": "A", "date": "2021-01-01", "text": "b" * 1_000_000}).encode() + b"\n"
    pages = read_stream(_Repeated(line, 300), "archive.jsonl")  # type: ignore[arg-type]
    assert sum(not isinstance(page, PageError) for page in pages) == 300


def test_a_file_of_other_records_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no file of pages does not fill the memory with its errors; a good page between them counts anew."""
    monkeypatch.setattr(limits, "BAD_RECORDS", 20)
    good = b'{"title": "A", "date": "2021-01-01", "text": "b"}\n'
    pages = list(read_bytes(b"{}\n" * 19 + good + b"{}\n" * 1000, "a.jsonl"))
    assert len(pages) == 41
    assert isinstance(pages[-1], PageError)
    assert (pages[-1].line, pages[-1].reason) == (
        40,
        "20 records in a row cannot be read: is this a file of pages? The rest of it is not read",
    )

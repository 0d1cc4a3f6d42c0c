"""Broken and hostile input through `kg build`: a clear line each, the good page beside it built, counts that add up."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli
from tests.cli.conftest import Run

GOOD = {
    "url": "http://en.kremlin.ru/events/president/news/900000090",
    "title": "Meeting with President of Chad Idriss Deby",
    "published": "2019-10-24",
    "text": "Vladimir Putin and Idriss Deby discussed energy and the situation in Libya.",
}


def record(**changed: str) -> bytes:
    return json.dumps({**GOOD, **changed}, ensure_ascii=False).encode() + b"\n"


def front_matter(extra: str) -> bytes:
    return (
        f"---\ntitle: A page\nsource_url: https://www.whitehouse.gov/x/\ndate: 2021-01-01\n{extra}---\nText.\n".encode()
    )


def html(body: str, title: str = '<h1 class="entry-title p-name">A page</h1>') -> bytes:
    return f'<html lang="en"><body>{title}{body}</body></html>'.encode()


TEXT = "Events\nA page\nA lead.\n{day}\n20:00\nSome words in the body.\nPublication status\n"
BIDI = "Vladimir Putin met \u202eedisni tnedner\u202c with Idriss\u200b Deby.\ufeff"
MEGABYTES = 1024 * 1024

# name of the file, its bytes (made when needed), pages that fail, and words of the reason
CASES: list[tuple[str, Callable[[], bytes], int, str]] = [
    ("empty.txt", lambda: b"", 1, "the file is empty"),
    ("spaces.jsonl", lambda: b"\n \n", 1, "the file is empty"),
    ("binary.txt", lambda: bytes(range(256)) * 50, 1, "NUL byte"),
    ("image.html", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), 1, "this is an image"),
    ("cp1251.txt", lambda: "События\nВстреча с Президентом Чада\n".encode("cp1251"), 1, "windows-1251"),
    ("cut.txt", lambda: "Events\nВстреча".encode()[:-1], 1, "cut off"),
    ("half.jsonl", lambda: record(text=""), 1, "half a page"),
    ("half.html", lambda: html(""), 1, "half a page"),
    ("line.txt", lambda: b"x" * (50 * MEGABYTES), 1, "larger than 32 MB"),
    ("line.jsonl", lambda: b'{"title": "' + b"x" * (50 * MEGABYTES), 1, "a line longer than 8 MB"),
    ("nul.jsonl", lambda: record(text="a\\u0000b").replace(b"\\\\u0000", b"\\u0000"), 1, "NUL character"),
    ("undated.txt", lambda: TEXT.format(day="no day").encode(), 1, "no line with a date"),
    ("columns.csv", lambda: b"link,date,body\nhttp://x.test/1,2020-01-01,Words\n", 1, "the header has no column title"),
    ("short-row.csv", lambda: b"title,date,body\nA page,2020-01-01\n", 1, "the row has 2 columns"),
    ("open-quote.csv", lambda: b'title,date,body\nA page,2020-01-01,"Words\n', 1, "never closed"),
    ("foreign.html", lambda: b"<html><script>alert(1)</script><p>Hello</p></html>", 1, "not an event page"),
    ("middle.jsonl", lambda: record() + record()[:60] + b"\n" + record(), 1, "JSON"),
    ("deep.json", lambda: b"[" * 200_000 + b"]" * 200_000, 1, "nested too deeply"),
    ("bomb.jsonl.gz", lambda: gzip.compress(b"0" * (20 * MEGABYTES)), 1, "out of proportion"),
    ("cut.jsonl.gz", lambda: gzip.compress(record() * 50)[:-20], 1, "cut off gzip"),
    ("unknown.xyz", lambda: b"Just some notes\n", 1, "not an event page"),
    ("aliases.md", lambda: front_matter("a: &a [x, x]\nb: [*a, *a]\n"), 1, "aliases"),
    ("open.md", lambda: b"---\ntitle: A page\nNo end", 1, "never closed"),
]


def build(kg: Run, folder: Path, *more: str | Path) -> tuple[int, dict[str, Any], str]:
    result = kg("build", folder, *more, "--store", folder.parent / "store", "--json")
    assert "Traceback" not in result.output
    report = json.loads(result.stdout)
    counted = report["built"] + report["unchanged"] + report["duplicates"] + len(report["failed"])
    assert report["read"] == counted, "a page was lost"
    return result.exit_code, report, result.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.jsonl").write_bytes(record())
    return pages


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, dict[str, Any], str]:
    """All the bad files and one good page, built in one go."""
    pages = tmp_path_factory.mktemp("hostile") / "pages"
    pages.mkdir()
    (pages / "good.jsonl").write_bytes(record())
    for name, data, _, _ in CASES:
        (pages / name).write_bytes(data())

    def run(*words: str | Path) -> Result:
        return CliRunner().invoke(cli, [str(word) for word in words])

    return build(run, pages)


@pytest.mark.parametrize(("name", "data", "failures", "reason"), CASES, ids=[case[0] for case in CASES])
def test_a_bad_file_is_one_line(
    outcome: tuple[int, dict[str, Any], str], name: str, data: object, failures: int, reason: str
) -> None:
    _, report, stderr = outcome
    pages = [page for page in report["failed"] if Path(page["file"]).name == name]
    assert len(pages) == failures
    for page in pages:
        assert reason in page["reason"]
        assert f"kg: {page['file']}, page {page['page']}, line {page['line']}: {page['reason']}\n" in stderr


def test_nothing_is_lost_beside_bad_files(outcome: tuple[int, dict[str, Any], str]) -> None:
    code, report, _ = outcome
    assert code == 1
    assert len(report["failed"]) == len(CASES)
    # The good page, and its two copies around the broken line of middle.jsonl.
    assert (report["built"], report["duplicates"]) == (1, 2)


def test_json_broken_in_the_middle_names_the_line(kg: Run, folder: Path) -> None:
    (folder / "good.jsonl").write_bytes(record() + record()[:60] + b"\n" + record(url="http://en.kremlin.ru/d/7"))
    code, report, _ = build(kg, folder)
    assert (code, report["built"]) == (1, 2)
    assert [(page["page"], page["line"]) for page in report["failed"]] == [(2, 2)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bidi.jsonl", record(text=BIDI, url="http://en.kremlin.ru/d/8")),
        ("impossible.jsonl", record(published="2020-02-31", url="http://en.kremlin.ru/d/9")),
        ("undated.jsonl", record(published="", url="http://en.kremlin.ru/d/10")),
        ("scripts.html", html('<div class="entry-content"><script>var x = "Macron";</script><p>Words.</p></div>')),
        ("windows.jsonl", b"\xef\xbb\xbf" + record(url="http://en.kremlin.ru/d/11").replace(b"\n", b"\r\n")),
    ],
    ids=["bidi", "impossible date", "no date", "scripts", "byte order mark"],
)
def test_odd_pages_are_built_or_reported(kg: Run, folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    code, report, stderr = build(kg, folder)
    assert code == (1 if report["failed"] else 0)
    assert report["built"] + len(report["failed"]) == 2
    assert all(character.isprintable() or character == "\n" for character in stderr)


def test_an_undated_page_is_reported_with_what_to_do(kg: Run, folder: Path) -> None:
    (folder / "undated.jsonl").write_bytes(record(published="", url="http://en.kremlin.ru/d/10"))
    code, report, stderr = build(kg, folder)
    assert (code, report["built"], len(report["failed"])) == (1, 1, 1)
    assert "undated.jsonl, page 1, line 1: the page has no date: give its record a publication date" in stderr


def test_duplicate_pages_are_counted(kg: Run, folder: Path) -> None:
    (folder / "again.jsonl").write_bytes(record() + record())
    code, report, stderr = build(kg, folder)
    assert (code, report["read"], report["built"], report["duplicates"]) == (0, 3, 1, 2)
    assert "same document as" in stderr


def test_text_with_an_impossible_date(kg: Run, folder: Path) -> None:
    (folder / "page.txt").write_text(TEXT.format(day="February 31, 2020"), encoding="utf-8")
    code, report, _ = build(kg, folder)
    assert (code, report["read"]) == (1 if report["failed"] else 0, 2)


def test_a_folder_without_pages_is_wrong_use(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "empty" / "inner").mkdir(parents=True)
    result = kg("build", tmp_path / "empty", "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert result.stderr == f"kg: {tmp_path / 'empty'}: no page files in this folder\n"
    assert not (tmp_path / "store").exists()


def test_links_in_a_circle(kg: Run, folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "self.jsonl").symlink_to(folder / "self.jsonl")
    (folder / "same.jsonl").symlink_to(folder / "good.jsonl")
    code, report, _ = build(kg, folder)
    assert (code, report["built"]) == (1, 1)
    assert [Path(page["file"]).name for page in report["failed"]] == ["self.jsonl"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(kg: Run, folder: Path) -> None:
    secret = folder / "secret.jsonl"
    secret.write_bytes(record())
    secret.chmod(0)
    code, report, _ = build(kg, folder)
    assert (code, report["built"]) == (1, 1)
    assert "Permission denied" in report["failed"][0]["reason"]


def test_a_pipe_is_not_waited_for(kg: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.jsonl")
    code, report, _ = build(kg, folder)
    assert (code, report["failed"][0]["reason"]) == (1, "not a regular file")


def test_control_characters_in_a_file_name_do_not_reach_the_terminal(kg: Run, folder: Path) -> None:
    (folder / "a\x1b[31mb.jsonl").write_bytes(b"{}\n")
    _, _, stderr = build(kg, folder)
    assert "\x1b" not in stderr

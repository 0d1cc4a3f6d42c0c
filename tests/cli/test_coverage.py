"""`kg stats --coverage`: the formats, standard input, failed pages, and wrong use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

CALL = {
    "url": "http://en.kremlin.ru/events/president/news/900000777",
    "language": "en",
    "title": "Telephone conversation with President of Turkey Recep Tayyip Erdogan",
    "published": "2021-05-05",
    "place": "",
    "summary": "Vladimir Putin and Turkish President Recep Tayyip Erdogan spoke by telephone.",
    "text": "The presidents discussed the situation in Libya. Vladimir Putin gardled a tower near Zelbor.",
}
UKRAINE = {
    **CALL,
    "url": "https://www.president.gov.ua/en/news/none-99999",
    "text": "The presidents discussed | wooden drazmos.",
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    path.write_text(f"{json.dumps(CALL)}\n{json.dumps(UKRAINE)}\n", encoding="utf-8")
    return path


def report(kg: Run, *words: str | Path, stdin: bytes | None = None) -> dict[str, Any]:
    result = kg("stats", "--coverage", *words, "--format", "json", stdin=stdin)
    assert result.exit_code == 0, result.output
    value = json.loads(result.stdout)
    assert isinstance(value, dict)
    return value


def rows(part: dict[str, Any], listing: str) -> list[tuple[str, int]]:
    return [(row["what"], row["count"]) for row in part["lists"][listing]["rows"]]


def test_json_holds_the_groups_and_their_total(kg: Run, pages: Path) -> None:
    value = report(kg, pages)
    assert [(g["language"], g["source"], g["read"]) for g in value["groups"]] == [
        ("en", "kremlin", 1),
        ("en", "president-gov-ua", 1),
    ]
    kremlin, ukraine = value["groups"]
    assert rows(kremlin, "unknown_verbs") == [("gardled", 1)]
    assert rows(kremlin, "unresolved_names") == [("Zelbor", 1)]
    assert rows(ukraine, "topic_heads") == [("drazmos", 1)]
    assert kremlin["sentences"]["discussion"]["share"] == 1.0
    assert ukraine["sentences"]["discussion"]["share"] == 0.0
    assert ukraine["sentences"]["discussion"]["without_claim"] == [
        {"page": "president-gov-ua-none-99999", "sentence": UKRAINE["text"]}
    ]
    assert value["total"]["sentences"]["discussion"]["share"] == 0.5
    assert value["total"]["read"] == 2
    assert value["total"]["lacking"]["no_place"] == {"pages": 2, "share": 1.0}
    assert rows(value["total"], "unknown_verbs") == [("gardled", 1)]


def test_the_shipped_samples(kg: Run, samples: Path) -> None:
    value = report(kg, samples)
    total = value["total"]
    assert (total["read"], total["failed"]) == (13, 0)
    assert sum(total["types"].values()) == sum(group["read"] for group in value["groups"]) == 13
    assert {(g["language"], g["source"]) for g in value["groups"]} == {
        ("en", "kremlin"),
        ("en", "president-gov-ua"),
        ("en", "whitehouse"),
        ("ru", "kremlin"),
    }
    assert total["sentences"]["discussion"]["share"] == 1.0
    assert ("Emmanuel", 1) in rows(total, "unresolved_names")


def test_stdin_and_file_give_the_same(kg: Run, pages: Path) -> None:
    assert report(kg, "-", stdin=pages.read_bytes()) == report(kg, pages)


def test_the_order_of_files_does_not_matter(kg: Run, samples: Path) -> None:
    files = sorted(path for path in samples.rglob("*") if path.is_file())
    words = ("stats", "--coverage", "--format", "md")
    assert kg(*words, *files).stdout == kg(*words, *files[::-1]).stdout


def test_text_in_a_pipe_is_plain(kg: Run, pages: Path) -> None:
    result = kg("stats", "--coverage", pages)
    assert result.exit_code == 0
    assert "== kremlin (en)\n" in result.stdout
    assert "\x1b" not in result.stdout
    line = next(line for line in result.stdout.splitlines() if line.startswith("  gardled "))
    assert line.split() == [
        "gardled",
        "1",
        "kremlin-en-900000777",
        *["Vladimir", "Putin", "gardled", "a", "tower", "near", "Zelbor."],
    ]
    assert result.stderr == "2 pages read: 2 counted, 0 failed\n"


def test_markdown_without_examples(kg: Run, pages: Path) -> None:
    result = kg("stats", "--coverage", pages, "--format", "md")
    assert "| gardled | 1 | kremlin-en-900000777 | Vladimir Putin gardled a tower near Zelbor. |" in result.stdout
    assert "discussed \\| wooden" in result.stdout
    bare = kg("stats", "--coverage", pages, "--format", "md", "--no-examples").stdout
    assert "| gardled | 1 |\n" in bare
    assert "tower" not in bare
    assert "tower" not in kg("stats", "--coverage", pages, "--json", "--no-examples").stdout


def test_limit_cuts_every_list(kg: Run, samples: Path) -> None:
    value = report(kg, samples, "--limit", "1")
    for part in (value["total"], *value["groups"]):
        assert all(len(listing["rows"]) <= 1 for listing in part["lists"].values())
        assert all(len(family["without_claim"]) <= 1 for family in part["sentences"].values())
    assert value["total"]["lists"]["unresolved_names"]["different"] > 1


def test_failed_pages_are_told_and_counted(kg: Run, pages: Path) -> None:
    undated = {**CALL, "url": "http://en.kremlin.ru/events/president/news/900000778", "published": ""}
    with pages.open("a", encoding="utf-8") as stream:
        stream.write("{oops\n" + json.dumps(undated) + "\n")
    result = kg("stats", "--coverage", pages, "--format", "json")
    assert result.exit_code == 1
    assert f"kg: {pages}, page 3, line 3: " in result.stderr
    assert "the page has no date" in result.stderr
    assert result.stderr.endswith("4 pages read: 2 counted, 2 failed\n")
    value = json.loads(result.stdout)
    assert (value["total"]["read"], value["total"]["failed"]) == (2, 2)
    assert {group["source"]: group["failed"] for group in value["groups"]} == {"kremlin": 1, "president-gov-ua": 0}


def test_no_page_at_all_has_no_shares(kg: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{oops\n", encoding="utf-8")
    result = kg("stats", "--coverage", bad, "--json", "--quiet")
    assert result.exit_code == 1
    value = json.loads(result.stdout)
    assert value["total"]["failed"] == 1
    assert value["total"]["lacking"]["no_place"] == {"pages": 0, "share": None}
    assert kg("stats", "--coverage", bad).exit_code == 1


def test_quiet_says_nothing(kg: Run, pages: Path) -> None:
    assert kg("stats", "--coverage", pages, "--quiet").stderr == ""


def test_a_missing_file_is_wrong_use(kg: Run, tmp_path: Path) -> None:
    result = kg("stats", "--coverage", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == f"kg: {tmp_path / 'nowhere'}: no such file or folder\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--coverage",), "--coverage needs the pages"),
        (("pages/",), "with --coverage only"),
        (("--limit", "3"), "--limit goes with --coverage"),
        (("--format", "md"), "--format goes with --coverage"),
        (("--no-examples",), "--examples goes with --coverage"),
        (("--coverage", "--limit", "0", "x"), "0 is not in the range"),
    ],
)
def test_wrong_use(kg: Run, words: tuple[str, ...], said: str) -> None:
    result = kg("stats", *words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_no_store_is_needed_or_made(kg: Run, pages: Path, tmp_path: Path) -> None:
    assert kg("stats", "--coverage", pages, "--store", tmp_path / "s").exit_code == 0
    assert not (tmp_path / "s").exists()

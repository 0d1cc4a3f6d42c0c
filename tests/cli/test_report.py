"""`kg report`: one page to a file or a pipe; wrong use is said in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_html_to_a_file_and_counts_to_stderr(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    page = tmp_path / "libya.html"
    result = kg("report", "--topic", "Libya", "--store", sample_store, "-o", page)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert f"Libya: 3 occasions on 4 pages, in {page}" in result.stderr
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")


def test_json_to_a_pipe(kg: Run, sample_store: Path) -> None:
    result = kg("report", "--pair", "FR", "RU", "--store", sample_store, "--format", "json", "-q")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert json.loads(result.stdout)["subjects"] == ["France", "Russia"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Give one subject"),
        (["--leader", "Macron", "--topic", "Libya"], "Give one subject"),
        (["--leader", "Makron"], "did you mean Macron"),
        (["--pair", "FR", "FR"], "a pair has two sides"),
        (["--topic", "Libya", "--from", "2021", "--to", "2020"], "ends on 2020-12-31, before it starts"),
        (["--topic", "Libya", "--from", "soon"], "'soon' is not a date"),
        (["--leader", ""], "no person is called ''"),
    ],
)
def test_wrong_use(kg: Run, sample_store: Path, words: list[str], said: str) -> None:
    result = kg("report", "--store", sample_store, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""

"""`kg compare` on the sample pages: list, names, formats, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_without_argument_the_occasions_are_listed(kg: Run, sample_store: Path) -> None:
    result = kg("compare", "--store", sample_store)
    assert result.exit_code == 0
    assert "2021-12-07  whole-account" in result.output
    assert "president-gov-ua: Volodymyr Zelenskyy spoke with President of the United States Joe Biden" in result.output
    listed = json.loads(kg("compare", "--store", sample_store, "--format", "json").output)
    assert [one["date"] for one in listed] == ["2021-12-07", "2021-12-09"]
    assert all(0.75 <= one["score"] < 1 and one["reasons"] for one in listed)


def test_two_accounts_side_by_side(kg: Run, sample_store: Path) -> None:
    result = kg("compare", "--store", sample_store, "Joe Biden -- Vladimir Putin 2021-12-07")
    assert result.exit_code == 0
    assert "topics, only kremlin:" in result.output
    assert "Vladimir Putin stressed that Kiev was not carrying out the Minsk agreements." in result.output
    assert "topics, only whitehouse:\n  Sanctions" in result.output


@pytest.mark.parametrize(("style", "start"), [("html", "<!DOCTYPE html>"), ("md", "## 2021-12-07"), ("json", "[")])
def test_formats_go_to_a_file(kg: Run, sample_store: Path, tmp_path: Path, style: str, start: str) -> None:
    target = tmp_path / "out"
    result = kg("compare", "--store", sample_store, "kremlin-900000021", "--format", style, "--output", target)
    assert result.exit_code == 0, result.output
    assert target.read_text(encoding="utf-8").startswith(start)
    assert "Minsk" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(("event", "code"), [("kremlin-900000011", 1), ("Biden -- Putin 1999", 1), ("nonsense", 2)])
def test_what_cannot_be_compared_is_one_clear_line(kg: Run, sample_store: Path, event: str, code: int) -> None:
    result = kg("compare", "--store", sample_store, event)
    assert result.exit_code == code
    assert result.output.startswith("kg: ")
    assert len(result.output.strip().splitlines()) == 1

"""`kg validate --engine`: both engines say the same, and it is told which one ran."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli.validate import ENGINES
from kg.validation import ENGINES as LIBRARY_ENGINES
from kg.validation import SMALL
from tests.cli.conftest import Run


def test_both_engines_say_the_same_about_the_samples(kg: Run, sample_store: Path) -> None:
    words = ("validate", "--store", sample_store, "--format", "json")
    by_default, by_queries = kg(*words), kg(*words, "--engine", "queries")
    assert by_default.stderr == "kg: 13 pages checked by pyshacl\n"
    assert by_queries.stderr == "kg: 13 pages checked by set queries compiled from the shapes\n"
    one, other = json.loads(by_default.stdout), json.loads(by_queries.stdout)
    assert (one.pop("engine"), other.pop("engine")) == ("pyshacl", "queries")
    assert one == other
    assert one["counts"]["warning"] > 0


def test_quiet_says_nothing(kg: Run, sample_store: Path) -> None:
    assert kg("validate", "--store", sample_store, "--engine", "queries", "--quiet").stderr == ""


def test_an_unknown_engine_is_wrong_use(kg: Run, sample_store: Path) -> None:
    assert kg("validate", "--store", sample_store, "--engine", "magic").exit_code == 2


def test_help_says_what_the_library_does(kg: Run) -> None:
    assert ENGINES == LIBRARY_ENGINES
    assert f"pyshacl for up to {SMALL} pages" in " ".join(kg("validate", "--help").stdout.split())


@pytest.mark.parametrize("style", ["text", "turtle"])
def test_the_report_is_on_stdout(kg: Run, sample_store: Path, style: str) -> None:
    result = kg("validate", "--store", sample_store, "--engine", "queries", "--format", style)
    assert "2020-01-29" in result.stdout
    assert "checked by" not in result.stdout

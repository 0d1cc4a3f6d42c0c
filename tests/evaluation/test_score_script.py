"""The same figures as the score script that lies beside the project, on the annotated pages that lie there too."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.evaluation import EVIDENCE, FIELDS
from tests.evaluation.conftest import ROOT

SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "dev"
SCRIPT = SHARED / "tools" / "score.py"
_MARKED = re.compile(r"""([+-])('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\[.*?\]|\(.*?\))(?=\s[+-]['"[(]|$)""")
Difference = dict[tuple[str, str, str], set[frozenset[str] | tuple[str, ...]]]

pytestmark = pytest.mark.skipif(
    not (SCRIPT.is_file() and GOLD.is_dir()), reason="the annotated pages lie in ../shared, which is not here"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("score")
    for words in (["build", str(GOLD / "build"), "-q"], ["export", "-o", str(folder / "dev.nq")]):
        result = CliRunner().invoke(cli, [*words, "--store", str(folder / "store")])
        assert result.exit_code == 0, result.output
    return folder


def script(folder: Path, *options: str) -> str:
    files = [str(path) for path in (SCRIPT, folder / "dev.nq", GOLD / "annotations.jsonl")]
    pages = ["--pages", str(GOLD / "pages.jsonl")]
    done = subprocess.run(
        [sys.executable, *files, *pages, *options], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


def ours(folder: Path, *options: str) -> str:
    result = CliRunner().invoke(cli, ["evaluate", str(GOLD), "--store", str(folder / "store"), *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_every_figure_is_the_same(built: Path) -> None:
    theirs, mine = json.loads(script(built, "--json")), json.loads(ours(built, "--format", "json"))
    assert mine["scores"] == theirs["scores"]
    assert mine["missing_documents"] == theirs["missing_documents"] == 0
    assert {key.partition("/")[0] for key in mine["scores"]} == {*FIELDS, EVIDENCE}


def test_the_table_and_the_details_are_the_same(built: Path) -> None:
    text = script(built, "--details")
    details, head, table = text.partition(f"{'field':22}")
    assert ours(built) == head + table
    mine = json.loads(ours(built, "--details", "--format", "json"))["details"]
    expected = {
        (entry["id"], entry["field"], sign): {_item(value, entry["field"]) for value in entry[side]}
        for entry in mine
        for sign, side in (("+", "extra"), ("-", "missing"))
        if entry[side]
    }
    assert _parsed(details) == expected


def _parsed(details: str) -> Difference:
    found: Difference = {}
    for line in details.splitlines():
        key, _, rest = line.partition(": ")
        page, _, field = key.partition(" ")
        marked = _MARKED.findall(rest)
        assert "".join(f" {sign}{value}" for sign, value in marked) == f" {rest}"
        for sign, value in marked:
            item = ast.literal_eval(value)
            found.setdefault((page, field, sign), set()).add(_item([item] if isinstance(item, str) else item, field))
    return found


def _item(value: list[str] | tuple[str, ...], field: str) -> frozenset[str] | tuple[str, ...]:
    """The names of one thing have no order."""
    return frozenset(value) if field in ("place", "agreements", "organizations") else tuple(value)

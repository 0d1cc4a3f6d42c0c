"""`kg evaluate`: formats, floors, and what is wrong use."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from kg.evaluation import EVIDENCE, FIELDS
from tests.cli.conftest import SAMPLES, Run
from tests.evaluation.conftest import GOLD, Lines, lines, written

__all__ = ["lines"]  # the fixture is used below by its name


def test_table_in_a_pipe(kg: Run, sample_store: Path) -> None:
    result = kg("evaluate", GOLD, "--store", sample_store)
    assert (result.exit_code, result.stderr) == (0, "")
    rows = result.stdout.splitlines()
    assert " ".join(rows[0].split()) == "field P R F1 tp fp fn F1 by source: call-en, talks-en"
    assert [row.split()[0] for row in rows[1:-1]] == [*FIELDS, EVIDENCE]
    assert rows[2] == "date                    1.000  1.000  1.000     3     0     0   1.000  1.000"
    assert rows[-1] == "documents missing: 0"


def test_formats_agree(kg: Run, sample_store: Path) -> None:
    def output(style: str) -> str:
        result = kg("evaluate", GOLD, "--pages", SAMPLES / "records.jsonl", "--store", sample_store, "--format", style)
        assert result.exit_code == 0, result.output
        return result.stdout

    scores = json.loads(output("json"))["scores"]
    table = {f"{row['field']}/{row['source']}": row for row in csv.DictReader(io.StringIO(output("csv")))}
    assert table.keys() == scores.keys()
    for key, score in scores.items():
        assert {name: float(table[key][name]) for name in score} == score
    markdown = output("md").splitlines()
    assert markdown[0] == "| field | P | R | F1 | right | wrong | missed | call-en | talks-en |"
    assert len(markdown) == 2 + len(FIELDS) + 1
    assert scores[f"{EVIDENCE}/all"]["tp"] > 0


def test_stdin_folder_and_file_are_the_same(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    shutil.copy(GOLD, folder)
    pages = ("--pages", SAMPLES / "records.jsonl")
    by_file = kg("evaluate", GOLD, *pages, "--store", sample_store)
    assert kg("evaluate", "-", *pages, "--store", sample_store, stdin=GOLD.read_bytes()).stdout == by_file.stdout
    assert kg("evaluate", folder, "--store", sample_store).stdout != by_file.stdout
    shutil.copy(SAMPLES / "records.jsonl", folder / "pages.jsonl")
    assert kg("evaluate", folder, "--store", sample_store).stdout == by_file.stdout


def test_details(kg: Run, sample_store: Path, tmp_path: Path, lines: Lines) -> None:
    lines[0]["participants"][0]["name"] = "Nobody\x1b[31m"
    gold = written(tmp_path / "gold.jsonl", lines)
    text = kg("evaluate", gold, "--store", sample_store, "--details").stdout
    assert 'call-en-01 participants: +"Vladimir Putin" -"Nobody\\u001b[31m"\n' in text
    found = json.loads(kg("evaluate", gold, "--store", sample_store, "--details", "--format", "json").stdout)
    assert {
        "id": "call-en-01",
        "field": "participants",
        "extra": [["Vladimir Putin"]],
        "missing": [["Nobody\x1b[31m"]],
    } in found["details"]


def test_a_missed_floor_is_exit_1(kg: Run, sample_store: Path, tmp_path: Path, lines: Lines) -> None:
    assert kg("evaluate", GOLD, "--store", sample_store, "--min", "date=1", "--min", "place=1").exit_code == 0
    lines[0]["event"]["date"] = "2019-01-01"
    gold = written(tmp_path / "gold.jsonl", lines)
    result = kg("evaluate", gold, "--store", sample_store, "--min", "date=0.667", "--min", "place=1")
    assert (result.exit_code, result.stderr) == (0, "")
    result = kg("evaluate", gold, "--store", sample_store, "--min", "date=0.67", "--min", "place=1")
    assert (result.exit_code, result.stderr) == (1, "kg: date F1 0.667 < 0.67\n")


def test_missing_documents_are_exit_1(kg: Run, sample_store: Path, tmp_path: Path, lines: Lines) -> None:
    lines[0]["url"] = "http://nowhere.test/\x1b"
    gold = written(tmp_path / "gold.jsonl", lines)
    result = kg("evaluate", gold, "--store", sample_store)
    assert (result.exit_code, result.stderr) == (1, "kg: no document for http://nowhere.test/\ufffd\n")
    assert result.stdout.splitlines()[-1] == "documents missing: 1"
    gold = written(tmp_path / "gold.jsonl", lines[:1] * 12)
    result = kg("evaluate", gold, "--store", sample_store, "--format", "json")
    assert result.stderr.splitlines()[-1] == "kg: … and for 2 more; --format json lists them all"
    assert len(json.loads(result.stdout)["missing"]) == 12


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--min", "date"], "write FIELD=F1"),
        (["--min", "participant=1"], "no field 'participant'; did you mean participants?"),
        (["--min", "date=high"], "'high' is not a number"),
        (["--min", "date=nan"], "lies between 0 and 1"),
        (["--min", "date=90"], "lies between 0 and 1"),
        (["--details", "--format", "csv"], "--details goes with --format text and json"),
        (["--pages", "none.jsonl"], "kg: none.jsonl: cannot be read (No such file or directory)"),
    ],
)
def test_wrong_use(kg: Run, sample_store: Path, words: list[str], message: str) -> None:
    result = kg("evaluate", GOLD, "--store", sample_store, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


def test_unreadable_gold_is_one_line(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(GOLD.read_bytes() + b'{"id": 1}\n')
    result = kg("evaluate", gold, "--store", sample_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"kg: {gold}, line 4: 'id' must be a text that is not empty\n"
    result = kg("evaluate", "-", "--store", sample_store, stdin=b"nothing")
    assert (result.exit_code, result.stderr) == (2, "kg: -, line 1: not JSON: Expecting value (column 1)\n")
    result = kg("evaluate", "-", "--pages", "-", "--store", sample_store, stdin=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    result = kg("evaluate", tmp_path, "--store", sample_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "annotations.jsonl: cannot be read" in result.stderr

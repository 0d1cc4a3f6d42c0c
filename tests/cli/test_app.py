"""Help, wrong use, and what becomes of errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import app, cli
from kg.cli.app import VERBS
from kg.errors import StoreError
from tests.cli.conftest import Run, Shell


def test_help_names_every_verb_and_the_exit_codes(kg: Run) -> None:
    result = kg("--help")
    assert result.exit_code == 0
    for verb, text in VERBS.items():
        assert verb in result.output
        assert text in " ".join(result.output.split())
    assert "Exit codes: 0 fine" in result.output


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_with_an_example(kg: Run, verb: str) -> None:
    result = kg(verb, "--help")
    assert result.exit_code == 0
    assert f"  kg {verb}" in result.output.split("Example", 1)[1]


def test_version(kg: Run) -> None:
    assert kg("--version").output.startswith("kg 0.")


def test_unknown_verb_is_answered_with_the_nearest(kg: Run) -> None:
    result = kg("bild")
    assert result.exit_code == 2
    assert "no command 'bild'; did you mean build?" in result.stderr


@pytest.mark.parametrize("words", [["build"], ["query"], ["explain"], ["build", "--nonsense", "x"]])
def test_wrong_use_is_2(kg: Run, words: list[str]) -> None:
    result = kg(*words)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["stats"],
        ["validate"],
        ["export"],
        ["query", "leaders-who-discussed", "--topic", "Libya"],
        ["graph", "co-participation", "--output", "x.graphml"],
        ["explain", "Libya"],
    ],
    ids=lambda words: str(words[0]),
)
def test_missing_store_is_one_line_that_says_what_to_do(kg: Run, tmp_path: Path, words: list[str]) -> None:
    result = kg(*words, "--store", tmp_path / "none")
    assert result.exit_code == 2
    assert result.stderr == f"kg: {tmp_path / 'none'}: no such folder; build a store there first\n"
    assert result.stdout == ""


def test_store_from_the_environment(shell: Shell, tmp_path: Path) -> None:
    done = shell("stats", KG_STORE="elsewhere")
    assert done.returncode == 2
    assert done.stderr == "kg: elsewhere: no such folder; build a store there first\n"


class Verb:
    """A verb that fails in a given way."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def __call__(self, *_words: object, **_named: object) -> None:
        raise self.error


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (StoreError("s: held\nby another"), 2, "kg: s: held by another\n"),
        (PermissionError(13, "Permission denied", "a\x1b[31m.txt"), 2, "kg: a\ufffd[31m.txt: Permission denied\n"),
        (KeyboardInterrupt(), 130, "kg: interrupted\n"),
        (BrokenPipeError(), 0, ""),
    ],
    ids=["ours", "system", "interrupt", "pipe"],
)
def test_errors_become_one_line(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, message: str) -> None:
    monkeypatch.setattr("kg.cli.stats.opened", Verb(error))
    monkeypatch.setattr(app, "_silence_stdout", lambda: None)
    result = CliRunner().invoke(cli, ["stats"])
    assert (result.exit_code, result.stderr) == (code, message)


def test_a_bug_asks_to_be_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.stats.opened", Verb(ZeroDivisionError("division by zero")))
    result = CliRunner().invoke(cli, ["stats"])
    assert result.exit_code == 70
    assert result.stderr.startswith("kg: a bug in Parley (ZeroDivisionError: division by zero); please report it")
    assert result.stderr.count("\n") == 1
    assert "Traceback" in CliRunner().invoke(cli, ["--debug", "stats"]).stderr


def test_entry_point_runs(shell: Shell) -> None:
    done = shell("--help", NO_COLOR="1")
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("Usage: kg")

"""The sample pages built once per test session, and the two ways of running the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Run = Callable[..., Result]
Shell = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("stores") / "samples"
    result = CliRunner().invoke(cli, ["build", str(SAMPLES), "--store", str(store)])
    assert result.exit_code == 0, result.output
    return store


@pytest.fixture
def kg() -> Run:
    """Run a command inside this process."""

    def run(*words: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(word) for word in words], input=stdin, prog_name="kg")

    return run


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run a command in a process and a folder of its own."""

    def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", *map(str, words)],
            cwd=tmp_path,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return run

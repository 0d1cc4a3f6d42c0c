"""docs/networks.md: its Python runs as it stands, and it names every kind, measure, table, plot and suffix."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.graph import TABLES
from kg.pipeline import build
from kg.projection import PLOTS, PROJECTIONS, SUFFIXES, WEIGHTS
from kg.resources import folder

PAGE = Path(__file__).resolve().parents[2] / "docs" / "networks.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_its_python_runs(tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    build([folder("samples")], tmp_path / "my-store")
    script = "\n".join(re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL))
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Vladimir Putin" in done.stdout
    assert "Emmanuel Macron -- Vladimir Putin (edge)" in done.stdout


@pytest.mark.parametrize("word", [*PROJECTIONS, *WEIGHTS, *TABLES, *PLOTS, *SUFFIXES])
def test_it_names_everything(word: str) -> None:
    assert f"`{word}`" in TEXT or f"`--table {word}`" in TEXT

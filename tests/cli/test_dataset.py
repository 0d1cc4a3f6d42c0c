"""`kg export --dataset` on the sample pages, and what its options refuse."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Shell


def test_a_folder_is_written_and_said(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "data"
    result = kg("export", "--store", sample_store, "--dataset", target)
    assert result.exit_code == 0, result.output
    assert "12 events" in result.stderr
    assert str(target) in result.stderr
    assert result.stdout == ""
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"], cwd=target, check=True)
    sources = (target / "sources.csv").read_text(encoding="utf-8")
    assert "president-gov-ua,president.gov.ua,UA,en,2,2021-12-09,2022-02-20," in sources
    readme = (target / "README.md").read_text(encoding="utf-8")
    assert "| kremlin | kremlin.ru | ru | 1 |" in readme


@pytest.mark.slow
def test_the_day_comes_from_the_environment_or_the_option(shell: Shell, sample_store: Path, tmp_path: Path) -> None:
    words = ("export", "--store", sample_store, "--dataset")
    assert shell(*words, "one", SOURCE_DATE_EPOCH="1764547200").returncode == 0
    assert '"2025-12-01"^^xsd:date' in (tmp_path / "one" / "void.ttl").read_text(encoding="utf-8")
    done = shell(*words, "two", SOURCE_DATE_EPOCH="soon")
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH: not a number of seconds" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--dataset", "x", "--format", "turtle"), "--format does not go with --dataset"),
        (("--dataset", "x", "--output", "y.ttl"), "--output does not go with --dataset"),
        (("--dataset", "x", "--pages-only"), "--pages-only does not go with --dataset"),
        (("--issued", "2026-12-01"), "--issued goes with --dataset only"),
        (("--url", "https://e.org/"), "--url goes with --dataset only"),
        (("--dataset", "x", "--issued", "tomorrow"), "not a day"),
        (("--dataset", "x", "--url", "e.org"), "not a web address"),
        (("--dataset", "no/such/x"), "no such folder"),
    ],
)
def test_wrong_use_is_one_clear_line(shell: Shell, sample_store: Path, words: tuple[str, ...], said: str) -> None:
    done = shell("export", "--store", sample_store, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr

"""The wheel holds what it must, and works in a clean environment, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = ("ontology", "queries", "samples", "shapes")
IMPORT_ALL = """
import importlib, pkgutil, kg
for module in pkgutil.walk_packages(kg.__path__, "kg."):
    importlib.import_module(module.name)
print(kg.__file__)
"""


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    # Nothing of the checkout or of this test run may leak into the clean environment.
    hidden = ("PYTHONPATH", "VIRTUAL_ENV", "KG_STORE")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def index_or_skip(done: subprocess.CompletedProcess[str]) -> None:
    """Skip when a step failed because no package index could be reached; fail when it failed otherwise."""
    if done.returncode == 0:
        return
    said = done.stderr + done.stdout
    if any(words in said for words in ("Could not find a version", "No matching distribution", "ConnectionError")):
        pytest.skip(f"no package index can be reached: {said.strip().splitlines()[-1]}")
    pytest.fail(said)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    index_or_skip(run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder))
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of scripts of a clean environment that holds the wheel and what it declares."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    index_or_skip(run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder))
    return scripts


def tracked(*folders: str) -> set[str]:
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", *folders, cwd=ROOT)
    if listed.returncode == 0:
        return set(listed.stdout.splitlines())
    return {
        path.relative_to(ROOT).as_posix() for name in folders for path in (ROOT / name).rglob("*") if path.is_file()
    }


@pytest.mark.slow
def test_the_wheel_carries_all_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert {f"kg/_data/{name}" for name in tracked(*DATA)} <= held
    assert {name for name in tracked("kg") if not name.endswith(".md")} <= held
    assert not [name for name in held if name.startswith(("tests/", "docs/"))]


@pytest.mark.slow
def test_the_wheel_needs_nothing_but_its_dependencies(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "python", "-c", IMPORT_ALL, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert str(installed.parent) in done.stdout


@pytest.mark.slow
def test_the_main_job_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    demo = run(installed / "kg", "demo", cwd=tmp_path)
    assert demo.returncode == 0, demo.stderr
    words = ("query", "leaders-who-discussed", "--topic", "Libya", "--store", ".demo/kg-store", "--format", "json")
    answer = run(installed / "kg", *words, cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    leaders = {row["leader"] for row in json.loads(answer.stdout)}
    assert leaders == {"Angela Merkel", "Emmanuel Macron", "Recep Tayyip Erdoğan", "Vladimir Putin"}
    version = run(installed / "kg", "--version", cwd=tmp_path)
    assert version.stdout.split()[0] == "kg"

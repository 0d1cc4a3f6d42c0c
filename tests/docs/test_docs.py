"""The documentation is true: generated parts are fresh, commands and code run, links lead somewhere."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs import generated

ROOT = generated.ROOT
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_EXAMPLES = re.compile(r"^  (?:Examples?|Start here):\n((?:    .+\n)+)", re.MULTILINE)
_LINK = re.compile(r"\[[^]]*\]\(([^)#:]+)(?:#[^)]*)?\)")


def blocks(path: Path, language: str) -> list[str]:
    return [text for name, text in _BLOCK.findall(path.read_text(encoding="utf-8")) if name == language]


def commands() -> list[str]:
    """Return every command line that the documentation shows, once each."""
    lines = [line for path in PAGES for block in blocks(path, "bash") for line in block.splitlines()]
    help_text = generated.REFERENCE.read_text(encoding="utf-8")
    lines += [line for found in _EXAMPLES.findall(help_text) for line in found.splitlines()]
    wanted = dict.fromkeys(line.strip() for line in lines if line.strip())
    # The demo has a test of its own.
    return [line for line in wanted if line != "kg demo"]


def test_command_reference_is_fresh() -> None:
    assert generated.REFERENCE.read_text(encoding="utf-8") == generated.cli_reference(), "run: make docs"


def test_demo_transcript_is_fresh() -> None:
    readme = generated.README.read_text(encoding="utf-8")
    fresh = generated.with_demo(readme, generated.demo_transcript())
    assert generated.without_measures(readme) == generated.without_measures(fresh), "run: make docs"


def test_documents_of_the_ontology_are_fresh() -> None:
    for path, fresh in generated.ontology_documents().items():
        assert path.read_text(encoding="utf-8") == fresh, f"{path.name}: run: make docs"


def test_shares_of_identifiers_are_fresh() -> None:
    page = generated.LINKED_DATA.read_text(encoding="utf-8")
    assert "| Country | 250 |" in page
    assert page == generated.with_shares(page), "run: make docs"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the documentation speaks of."""
    root = tmp_path_factory.mktemp("docs")
    samples = ROOT / "samples"
    shutil.copytree(samples, root / "pages")
    shutil.copy(samples / "kremlin.csv", root / "corpus.csv")
    shutil.copytree(samples / "html", root / "saved")
    (root / "pages.jsonl.gz").write_bytes(gzip.compress((samples / "records.jsonl").read_bytes()))
    (root / "gold").mkdir()
    shutil.copy(ROOT / "tests" / "evaluation" / "gold" / "annotations.jsonl", root / "gold")
    shutil.copy(samples / "records.jsonl", root / "gold" / "pages.jsonl")
    assert shell("kg build pages/ --store kg-store", root).returncode == 0
    shutil.copytree(root / "kg-store", root / "my-store")
    return root


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    run = ["bash", "-o", "pipefail", "-c", line]
    return subprocess.run(
        run, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("line", commands())
def test_commands_run(folder: Path, line: str) -> None:
    done = shell(line, folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_python_in_the_readme_runs(folder: Path) -> None:
    (code,) = blocks(generated.README, "python")
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "pages built, 0 failed" in done.stdout
    assert "2020-01-11 Angela Merkel - Vladimir Putin and Angela Merkel discussed the situation in Libya" in done.stdout
    assert "Emmanuel Macron -- Libya (edge)" in done.stdout
    assert "“Both leaders expressed concern over the fighting that goes on in Libya.”" in done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target

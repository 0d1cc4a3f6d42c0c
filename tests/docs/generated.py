"""The parts of the documentation that are written by the program itself: `python -m tests.docs.generated` renews them.

`make docs` calls it, and a test fails when what it would write is not what is there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from kg.cli import cli
from kg.cli.app import VERBS
from kg.dataset.diagram import class_diagram
from kg.dataset.ontologypage import ontology_page
from kg.dataset.shapesdoc import shapes_text
from kg.dataset.terms import ontology_terms
from tests.docs.shares import shares

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "cli.md"
README = ROOT / "README.md"
LINKED_DATA = ROOT / "docs" / "linked-data.md"
WIDTH = 100
_DEMO = re.compile(r"(<!-- demo: written by `make docs` -->\n).*?(<!-- /demo -->)", re.DOTALL)
_SHARES = re.compile(r"(<!-- shares: written by `make docs` -->\n).*?(<!-- /shares -->)", re.DOTALL)
_MEASURED = re.compile(r"[\d,]+ triples in [\d.]+ s")

_HEAD = """\
# Command reference

<!-- Written by `make docs` out of the program's own help; do not edit. -->

All commands read the store in `./kg-store` unless told otherwise with `--store DIR` or `KG_STORE`.
Data go to stdout, messages to stderr; `-` stands for stdin or stdout.

"""


def cli_reference() -> str:
    """Return the command reference: the help of every verb, and the list of stored queries."""
    sections = [("kg", _output("--help"))]
    sections += [(f"kg {verb}", _output(verb, "--help")) for verb in VERBS]
    body = "".join(f"## {title}\n\n```text\n{text}```\n\n" for title, text in sections)
    return f"{_HEAD}{body}## Stored queries\n\n```text\n{_output('query', '--list')}```\n"


def _output(*words: str) -> str:
    result = CliRunner().invoke(cli, list(words), prog_name="kg", terminal_width=WIDTH, max_content_width=WIDTH)
    if result.exit_code != 0:
        raise RuntimeError(result.output)
    return "".join(f"{line.rstrip()}\n" for line in result.output.splitlines())


def demo_transcript() -> str:
    """Return what `kg demo` prints in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", "demo"],
            cwd=folder,
            env={**os.environ, "COLUMNS": str(WIDTH)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=True,
        )
    return f"$ kg demo\n{done.stdout}"


def with_demo(readme: str, transcript: str) -> str:
    """Return the README with the transcript between its two marks."""
    return _DEMO.sub(lambda found: f"{found[1]}```text\n{transcript}```\n{found[2]}", readme)


def without_measures(text: str) -> str:
    """Return `text` without what differs from run to run."""
    return _MEASURED.sub("N triples in N s", text)


def ontology_documents() -> dict[Path, str]:
    """Return what documents the ontology and the shapes, by the path where it belongs."""
    docs = ROOT / "docs"
    return {
        docs / "ontology-reference.html": ontology_page(),
        docs / "ontology-classes.svg": class_diagram(ontology_terms()),
        docs / "shapes.md": shapes_text(),
    }


def with_shares(text: str) -> str:
    """Return the page about linked data with the table of shares between its two marks."""
    return _SHARES.sub(lambda found: f"{found[1]}{shares()}{found[2]}", text)


def main() -> None:
    """Write the generated parts."""
    for path, text in ontology_documents().items():
        path.write_text(text, encoding="utf-8")
    LINKED_DATA.write_text(with_shares(LINKED_DATA.read_text(encoding="utf-8")), encoding="utf-8")
    REFERENCE.write_text(cli_reference(), encoding="utf-8")
    README.write_text(with_demo(README.read_text(encoding="utf-8"), demo_transcript()), encoding="utf-8")


if __name__ == "__main__":
    main()

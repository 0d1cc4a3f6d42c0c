"""Pages annotated after the reader was written, in sets: all but B were tuned on since, B was only ever measured.

D holds English pages only, E Russian ones only (seed 20261130), each in three batches that were measured before they
were looked at. G holds 25 Ukrainian and 20 White House pages (seed 20261201) in two such batches: Ukrainian G01 to G16
with White House G01 to G12, then the others. H holds 17 more Russian ones (seed 20261201), in two batches.

`fresh.jsonl` holds what careful readers found on the pages, without any of their sentences: `document` is a hash of the
page's id, `outcomes` are left out because they are compared by their words. The pages themselves lie in ../shared.
F holds English pages of the Kremlin (seed 20261201), in three batches that were measured before they were looked at.
D tells who took part, in what kind of event, and who discussed what: its other rows mean nothing. So does J (seed
20261203): Kremlin and White House pages, long transcripts among them, in batches up to J24, J38 and J48.

    python -m tests.accuracy.fresh
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.errors import PageError
from kg.evaluation import FIELDS, Evaluation, evaluate, read_annotations, render
from kg.identifiers import Identifiers, digest
from kg.model.pages import Page
from kg.parsing import parse
from kg.pipeline import build_page
from kg.reading import read_paths
from kg.store import read_reference
from kg.store.reading import memory_store

DATA = Path(__file__).with_name("fresh.jsonl")
CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
SETS = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J")
COMPARED = tuple(field for field in FIELDS if field != "outcomes")
_IDS = Identifiers()


def _parsed() -> Iterator[Page]:
    for raw in read_paths([CORPORA]):
        if isinstance(raw, PageError):
            continue
        try:
            yield parse(raw)
        except PageError:
            continue


@cache
def _lines() -> tuple[dict[str, str], list[str]]:
    """Return the addresses of the annotated pages by their hash, and the quads of all of them."""
    wanted = {json.loads(line)["document"] for line in DATA.read_text(encoding="utf-8").splitlines()}
    addresses: dict[str, str] = {}
    lines = list(read_reference(_IDS).reference)
    for page in _parsed():
        key = digest(page.document_id)
        if key in wanted and key not in addresses:
            addresses[key] = page.url
            lines += build_page(page, _IDS).lines
    return addresses, lines


def measure(chosen: str) -> Evaluation:
    """Return how well the pages of one set are read."""
    addresses, lines = _lines()
    records = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    kept = [
        {**record, "id": f"{source}-{number[1:]}", "url": addresses.get(record["document"], record["document"])}
        for record in records
        for source, _, number in [record["id"].rpartition("-")]
        if number.startswith(chosen)
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.writelines(json.dumps(record) + "\n" for record in kept)
    try:
        return evaluate(memory_store(lines), read_annotations(file.name))
    finally:
        Path(file.name).unlink()


def main() -> None:
    """Print the table of each set; the row of outcomes means nothing here."""
    for chosen in SETS:
        sys.stdout.write(f"set {chosen}\n{render(measure(chosen), 'plain')}\n")


if __name__ == "__main__":
    main()

"""Pages in the house style of governments that no corpus holds, in our own words, and what they say.

Each publisher has its own way to say who called whom: "PM call with …", "The President of the Republic spoke with …",
"The below is attributable to …". Topics are not annotated here.

    python -m tests.accuracy.unseen
"""

from __future__ import annotations

import sys
from pathlib import Path

from kg.errors import PageError
from kg.evaluation import Evaluation, evaluate, read_annotations, render
from kg.identifiers import Identifiers
from kg.parsing import parse
from kg.pipeline import build_page
from kg.reading import read_paths
from kg.store import read_reference
from kg.store.reading import memory_store

PAGES = Path(__file__).with_name("unseen_pages.jsonl")
ANNOTATIONS = Path(__file__).with_name("unseen.jsonl")
NOT_ANNOTATED = ("topics", "who_discussed_what")


def measure() -> Evaluation:
    """Return how well the pages are read; an unreadable page counts as missing."""
    ids = Identifiers()
    lines = list(read_reference(ids).reference)
    for raw in read_paths([PAGES]):
        if not isinstance(raw, PageError):
            lines += build_page(parse(raw), ids).lines
    return evaluate(memory_store(lines), read_annotations(ANNOTATIONS))


def main() -> None:
    """Print the table; the rows of topics mean nothing here."""
    sys.stdout.write(render(measure(), "plain") + "\n")


if __name__ == "__main__":
    main()

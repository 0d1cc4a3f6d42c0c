"""Pages in the house style of governments that no corpus holds, in our own words, and what they say.

Each publisher has its own way to say who called whom: "PM call with …", "The President of the Republic spoke with …",
"The below is attributable to …". Ids tell four sets: `own`, without topics, `world`, pages of other years
(2003 to 2025) and forms (joint statements, numbered paragraphs, statements in the first person) with topics,
`globe`, longer read-outs of thirty-odd offices in their own turns of phrase, and `atlas`, short ones, with topics too.

    python -m tests.accuracy.unseen
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from kg.errors import PageError
from kg.evaluation import Evaluation, evaluate, read_annotations, render
from kg.identifiers import Identifiers
from kg.parsing import parse
from kg.pipeline import build_page
from kg.reading import read_paths
from kg.store import read_reference
from kg.store.reading import memory_store

FOLDER = Path(__file__).parent
# JSON Lines, CSV and Markdown with front matter: whatever a user may have saved such pages as.
PAGES = [FOLDER / "unseen_pages.jsonl", FOLDER / "unseen_pages.csv", *sorted(FOLDER.glob("unseen_page_*.md"))]
ANNOTATIONS = FOLDER / "unseen.jsonl"


@cache
def measure() -> Evaluation:
    """Return how well the pages are read; an unreadable page counts as missing."""
    ids = Identifiers()
    lines = list(read_reference(ids).reference)
    for raw in read_paths(PAGES):
        if not isinstance(raw, PageError):
            lines += build_page(parse(raw), ids).lines
    return evaluate(memory_store(lines), read_annotations(ANNOTATIONS))


def main() -> None:
    """Print the table; the rows of topics mean nothing for the source `own`."""
    sys.stdout.write(render(measure(), "plain") + "\n")


if __name__ == "__main__":
    main()

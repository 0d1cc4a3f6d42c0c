"""The two founding pages, built into a store in memory; skipped where `../shared` is not beside the project."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from kg.identifiers import Identifiers
from kg.model.pages import Page, RawPage
from kg.parsing import parse
from kg.pipeline import build_page
from kg.query import answer
from kg.reading import read_paths
from kg.store import memory_store, read_reference

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEED = SHARED / "seeds" / "events-2020-06-26.txt"
GOLD = SHARED / "gold" / "seeds"


@dataclass
class Seeds:
    """The parsed pages by the annotator's names (p1, p2) and the store of their claims."""

    pages: dict[str, Page]
    store: pyoxigraph.Store

    def rows(self, query: str, *columns: str, **values: str) -> set[tuple[str | None, ...]]:
        """Run a stored query as `kg query` does; return the chosen columns as a set of rows of strings."""
        result = answer(self.store, query, values)
        picked = [result.columns.index(c) for c in columns]
        return {
            tuple(None if row[i] is None else str(getattr(row[i], "value", row[i])) for i in picked)
            for row in result.rows
        }

    def document(self, name: str) -> str:
        """Return the document id of page p1 or p2."""
        return self.pages[name].document_id


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    if not SEED.exists():
        pytest.skip("the founding pages lie in ../shared, which is not beside this checkout")
    pages: dict[str, Page] = {}
    lines: list[str] = []
    ids = Identifiers()
    for number, raw in enumerate(read_paths([SEED]), start=1):
        assert isinstance(raw, RawPage), raw
        page = pages[f"p{number}"] = parse(raw)
        lines += build_page(page, ids).all_lines
    reference = read_reference(ids)
    return Seeds(pages, memory_store([*lines, *reference.reference, *reference.ontology]))


@pytest.fixture(scope="session")
def expected() -> dict[int, Any]:
    path = GOLD / "expected.json"
    if not path.exists():
        pytest.skip("the annotations lie in ../shared, which is not beside this checkout")
    return {item["n"]: item["answer"] for item in json.loads(path.read_text(encoding="utf-8"))}

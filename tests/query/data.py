"""The fixture store and dataset, loaded once for all tests that only read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph
import rdflib

from kg.query import Names, QueryResult, compact

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures.trig"


@cache
def store() -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.load(path=str(FIXTURES), format=pyoxigraph.RdfFormat.TRIG)
    return found


@cache
def names() -> Names:
    return Names(store())


@cache
def dataset() -> rdflib.Dataset:
    found = rdflib.Dataset()
    found.parse(FIXTURES, format="trig")
    return found


def plain(result: QueryResult) -> list[list[str | None]]:
    """Return rows as JSON has them, with prefixed names."""
    return [[None if cell is None else compact(cell.value) for cell in row] for row in result.rows]

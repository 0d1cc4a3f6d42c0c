"""The sample pages as a store and our own annotations of three of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from kg.pipeline import build
from kg.store import open_store

ROOT = Path(__file__).resolve().parents[2]
GOLD = Path(__file__).parent / "gold" / "annotations.jsonl"
PAGES = ROOT / "samples" / "records.jsonl"
Lines = list[dict[str, Any]]


@pytest.fixture(scope="session")
def records_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("evaluation") / "store"
    assert not build([PAGES], store).failed
    return store


@pytest.fixture(scope="session")
def quads(records_store: Path) -> Store:
    return open_store(records_store)


@pytest.fixture
def lines() -> Lines:
    """The annotations as values that a test may spoil."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def written(path: Path, lines: Lines) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path

"""Several processes build what one builds, in the same order, also when one of them is killed."""

from __future__ import annotations

import inspect
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kg.identifiers import Identifiers
from kg.model.pages import Page, RawPage
from kg.parsing import parse
from kg.pipeline import build, workers
from kg.pipeline.workers import build_pages
from kg.reading import read_paths

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
IDS = Identifiers()


@cache
def _pages(number: int) -> tuple[Page, ...]:
    """Return sample pages, repeated under other ids, and one page without a date, which fails."""
    read = [parse(raw) for raw in read_paths([SAMPLES]) if isinstance(raw, RawPage)]
    pages = [replace(read[n % len(read)], document_id=f"page-{n}") for n in range(number)]
    pages[number // 2] = replace(pages[number // 2], date=None)
    return tuple(pages)


def test_two_processes_build_what_one_builds() -> None:
    """The same quads and failures, page after page."""
    pages = _pages(180)
    alone = list(build_pages(pages, IDS, 1))
    shared = list(build_pages(pages, IDS, 2))
    assert [b.page.document_id for b in shared] == [p.document_id for p in pages]
    assert [b.quads for b in shared] == [b.quads for b in alone]
    failed = [(b.page.document_id, b.failures[0].reason) for b in shared if b.failures]
    assert failed == [("page-90", "the page has no date: give its record a publication date")]


def test_a_few_pages_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers need a second to get ready, which a few pages are not worth."""
    monkeypatch.setattr(workers, "_shared", _forbidden)
    assert len(list(build_pages(_pages(20), IDS, 8))) == 20


def _forbidden(*_: object) -> Iterator[object]:
    raise AssertionError("no workers expected")


def test_a_killed_worker_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed worker did not deliver is read in the parent."""
    pages = _pages(180)
    monkeypatch.setattr(workers, "_chunk", _kill_at_page_100)
    shared = list(build_pages(pages, IDS, 2))
    assert [b.page.document_id for b in shared] == [p.document_id for p in pages]
    assert all(b.quads for b in shared if b.page.date is not None)


_real = workers._chunk


def _kill_at_page_100(pages: list[Page], ids: Identifiers) -> object:
    if any(page.document_id == "page-100" for page in pages):
        os.kill(os.getpid(), signal.SIGKILL)
    return _real(pages, ids)


def test_the_library_starts_no_process_unasked() -> None:
    """A script without a guard would run twice in a worker; the command line has one and uses all cores."""
    assert inspect.signature(build).parameters["jobs"].default == 1
    assert workers.usable_cores() >= 1

"""Several processes build what one builds, in the same order, also when one of them is killed."""

from __future__ import annotations

import inspect
import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.model.text import Span
from kg.pipeline import build, outcome, workers
from kg.pipeline.outcome import read_page
from kg.pipeline.workers import read_pages
from kg.reading import read_bytes, read_paths

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
IDS = Identifiers()
SITE = "https://pages.example/"


@cache
def _pages(number: int) -> tuple[RawPage, ...]:
    """Return sample pages, repeated at other addresses, and one page without a date, which fails."""
    read = [raw for raw in read_paths([SAMPLES]) if isinstance(raw, RawPage)]
    pages = [replace(read[n % len(read)], url=f"{SITE}{n}") for n in range(number)]
    pages[number // 2] = replace(
        read[0],
        text="Undated. They met.",
        url=f"{SITE}undated",
        published="",
        fields={"title": Span(0, 8), "body": Span(9, 18)},
        layout="record",
    )
    return tuple(pages)


def test_two_processes_build_what_one_builds() -> None:
    """The same quads and failures, page after page."""
    pages = _pages(180)
    alone = list(read_pages(pages, IDS, 1))
    shared = list(read_pages(pages, IDS, 2))
    assert [raw for raw, _ in shared] == list(pages)
    assert shared == alone
    failed = [(raw.url, outcome.failures[0].reason) for raw, outcome in shared if outcome.failures]
    assert failed == [(f"{SITE}undated", "the page has no date: give its record a publication date")]
    assert sum(outcome.quads is not None for _, outcome in shared) == 179


def test_a_few_pages_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers need a second to get ready, which a few pages are not worth."""
    monkeypatch.setattr(workers, "_shared", _forbidden)
    assert len(list(read_pages(_pages(20), IDS, 8))) == 20


def _forbidden(*_: object) -> Iterator[object]:
    raise AssertionError("no workers expected")


def test_a_killed_worker_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed worker did not deliver is read in the parent."""
    pages = _pages(180)
    monkeypatch.setattr(workers, "read_chunk", _kill_at_page_100)
    shared = list(read_pages(pages, IDS, 2))
    assert [raw for raw, _ in shared] == list(pages)
    assert all(outcome.quads or raw.url.endswith("undated") for raw, outcome in shared)


_real = workers.read_chunk


def _kill_at_page_100(raws: list[RawPage], ids: Identifiers, check: bool) -> object:
    if any(raw.url == f"{SITE}100" for raw in raws):
        os.kill(os.getpid(), signal.SIGKILL)
    return _real(raws, ids, check)


def _record(published: str) -> RawPage:
    record = {
        "url": f"{SITE}1",
        "title": "Meeting with President of Chad Idriss Deby",
        "published": published,
        "text": "Vladimir Putin prevented us from meeting two days ago.",
    }
    [raw] = read_bytes(json.dumps(record).encode(), "one.jsonl")
    assert isinstance(raw, RawPage)
    return raw


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_date_at_the_end_of_the_calendar_is_the_pages_mistake(published: str) -> None:
    (failure,) = read_page(_record(published), IDS).failures
    assert failure.reason == f"the page's date is {published}: correct the date of its record"


def test_a_page_that_the_parser_stumbles_over_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(_: object) -> object:
        raise RecursionError("too deep")

    monkeypatch.setattr(outcome, "parse", stumble)
    (failure,) = read_page(_record("2020-01-01"), IDS).failures
    assert failure.reason.startswith("internal error while parsing (RecursionError: too deep)")
    assert (failure.file, failure.page) == ("one.jsonl", 1)


def test_the_library_starts_no_process_unasked() -> None:
    """A script without a guard would run twice in a worker; the command line has one and uses all cores."""
    assert inspect.signature(build).parameters["jobs"].default == 1
    assert workers.usable_cores() >= 1

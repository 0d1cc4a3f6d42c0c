"""A page that would take for ever is reported, in this process, in a worker and in a thread; others go on."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.parsing import parse
from kg.pipeline import outcome, timelimit, workers
from kg.pipeline.outcome import read_page
from kg.pipeline.workers import read_pages
from kg.reading import read_paths

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
IDS = Identifiers()
SLOW = "slow"


def _endless_python() -> None:
    while True:
        pass


def _endless_pattern() -> None:
    assert not re.fullmatch(r"(a+)+b", "a" * 60)  # twice as long for every further letter


def _swallowing() -> None:
    while True:
        try:
            while True:
                pass
        except Exception:  # noqa: BLE001, S110 - what careless code might do
            pass


@pytest.mark.parametrize("work", [_endless_python, _endless_pattern, _swallowing])
def test_the_main_thread_is_stopped(work: Callable[[], None]) -> None:
    with pytest.raises(timelimit.PageTimeoutError), timelimit.time_limit(0.1):
        work()
    time.process_time()  # nothing is left behind that could strike now
    with timelimit.time_limit(60):
        sum(range(10_000))


@pytest.mark.parametrize("work", [_endless_python, _swallowing])
def test_another_thread_is_stopped(work: Callable[[], None]) -> None:
    stopped: list[str] = []

    def limited() -> None:
        try:
            with timelimit.time_limit(0.02):
                work()
        except timelimit.PageTimeoutError:
            stopped.append("stopped")
        sum(range(10_000))

    thread = threading.Thread(target=limited)
    thread.start()
    thread.join(60)
    assert stopped == ["stopped"]


def _pages(number: int) -> list[RawPage]:
    read = [raw for raw in read_paths([SAMPLES]) if isinstance(raw, RawPage) and "en.kremlin" in raw.url]
    pages = [replace(read[n % len(read)], url=f"https://pages.example/{n}") for n in range(number)]
    pages[3] = replace(pages[3], url=f"https://pages.example/{SLOW}")
    return pages


def _slow_parse(raw: RawPage) -> object:
    if raw.url.endswith(SLOW):
        _endless_pattern()
    return _parse(raw)


_parse = parse


def _chunk(raws: list[RawPage], ids: Identifiers, check: bool = False) -> list[outcome.Outcome]:
    """Read a chunk in a worker with a short limit and a parser that hangs on one page."""
    setattr(outcome, "parse", _slow_parse)  # noqa: B010
    return [read_page(raw, ids, check=check, seconds=0.5) for raw in raws]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_slow_page_is_reported_and_the_others_go_on(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = _pages(170 if jobs > 1 else 8)
    assert read_page(pages[0], IDS).quads is not None  # makes the vocabulary, which is not what is to be limited
    monkeypatch.setattr(workers, "read_chunk", _chunk)
    monkeypatch.setattr(outcome, "parse", _slow_parse)
    monkeypatch.setattr(timelimit, "PAGE_SECONDS", 0.5)
    found = list(read_pages(pages, IDS, jobs))
    assert [raw for raw, _ in found] == pages
    failed = [(raw.url, one.failures[0].reason) for raw, one in found if one.failures]
    reason = "not read within 0.5 s of computing time; please report this page"
    assert failed == [(f"https://pages.example/{SLOW}", reason)]
    assert sum(one.quads is not None for _, one in found) == len(pages) - 1

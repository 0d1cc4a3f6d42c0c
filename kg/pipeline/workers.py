"""Pages to quads on several cores: the same function on the same pages, results in the order of the pages."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import NamedTuple

from kg.identifiers import Identifiers
from kg.model.pages import Page
from kg.model.quads import DocumentQuads
from kg.pipeline.collector import collect_seldom
from kg.pipeline.page import try_page
from kg.pipeline.report import BuildReport, Failure

_CHUNK = 16
# Chunks waiting per worker: enough that none is idle, few enough that memory is bounded.
_AHEAD = 4
WORTH_IT = 150
"""From how many pages on workers are started: they need one or two seconds to get ready."""


class Built(NamedTuple):
    """One page and what became of it: its quads, or None and why."""

    page: Page
    quads: DocumentQuads | None
    failures: tuple[Failure, ...]


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def build_pages(pages: Iterable[Page], ids: Identifiers, jobs: int) -> Iterator[Built]:
    """Yield what becomes of every page, in order; `jobs` processes share the work when there is enough of it.

    Memory is bounded by a few chunks of pages per worker, whatever the length of `pages`.
    """
    pages = iter(pages)
    first = list(islice(pages, WORTH_IT))
    if jobs < 2 or len(first) < WORTH_IT:
        yield from _here(chain(first, pages), ids)
        return
    yield from _shared(chain(first, pages), ids, jobs)


def _here(pages: Iterable[Page], ids: Identifiers) -> Iterator[Built]:
    for page in pages:
        yield _build(page, ids)


def _build(page: Page, ids: Identifiers) -> Built:
    report = BuildReport()
    quads = try_page(page, ids, report)
    return Built(page, quads, tuple(report.failed))


_Result = tuple[DocumentQuads | None, tuple[Failure, ...]]


def _chunk(pages: Sequence[Page], ids: Identifiers) -> list[_Result]:
    """Return what becomes of some pages, without the pages: the parent has them."""
    return [(built.quads, built.failures) for built in _here(pages, ids)]


def _shared(pages: Iterable[Page], ids: Identifiers, jobs: int) -> Iterator[Built]:
    chunks = _chunks(pages)
    sent: deque[list[Page]] = deque()
    results: deque[Future[list[_Result]]] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin)
    try:
        for chunk in chunks:
            sent.append(chunk)
            results.append(pool.submit(_chunk, chunk, ids))
            if len(results) >= jobs * _AHEAD:
                yield from _next(sent, results)
        while results:
            yield from _next(sent, results)
    except BrokenProcessPool:
        # A worker was killed (out of memory, or by hand): what was not delivered is read here, and nothing is lost.
        yield from _here(chain.from_iterable(chain(sent, chunks)), ids)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _next(sent: deque[list[Page]], results: deque[Future[list[_Result]]]) -> Iterator[Built]:
    """Yield what became of the oldest chunk; it stays among those sent until its result is here."""
    done = results[0].result()
    results.popleft()
    return (Built(page, quads, failures) for page, (quads, failures) in zip(sent.popleft(), done, strict=True))


def _chunks(pages: Iterable[Page]) -> Iterator[list[Page]]:
    pages = iter(pages)
    while chunk := list(islice(pages, _CHUNK)):
        yield chunk


def _context() -> multiprocessing.context.BaseContext:
    """Return how workers start: from a server without threads that holds the reference data, where there is one.

    Forking this process itself would copy the database's locks but not its threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.pipeline.warm"])
    return context


def get_ready() -> None:
    """Begin to read the reference data for workers that will be wanted soon; returns at once."""
    if _context().get_start_method() == "forkserver":
        from multiprocessing import forkserver  # there is none on some systems

        forkserver.ensure_running()


def _begin() -> None:
    """Set up a worker: interrupts are the parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()

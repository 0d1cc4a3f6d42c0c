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

from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.pipeline.collector import collect_seldom
from kg.pipeline.outcome import Outcome, read_page

_CHUNK = 16
# Chunks waiting per worker: enough that none is idle, few enough that memory is bounded.
_AHEAD = 4
WORTH_IT = 150
"""From how many pages on workers are started: they need one or two seconds to get ready."""


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_pages(
    raws: Iterable[RawPage], ids: Identifiers, jobs: int, *, check: bool = False
) -> Iterator[tuple[RawPage, Outcome]]:
    """Yield every page with what becomes of it, in order; `jobs` processes share the work when there is enough of it.

    Memory is bounded by a few chunks of pages per worker, whatever the length of `raws`. With `check` the pages are
    tried against the shapes.
    """
    raws = iter(raws)
    first = list(islice(raws, WORTH_IT if jobs > 1 else 0))
    if len(first) < WORTH_IT:
        yield from _here(chain(first, raws), ids, check)
        return
    yield from _shared(chain(first, raws), ids, jobs, check)


def read_chunk(raws: Sequence[RawPage], ids: Identifiers, check: bool = False) -> list[Outcome]:
    """Return what becomes of some pages, without the pages: whoever sent them has them."""
    return [read_page(raw, ids, check=check) for raw in raws]


def chunks(raws: Iterable[RawPage], size: int = _CHUNK) -> Iterator[list[RawPage]]:
    """Yield `raws` in lists of `size`."""
    raws = iter(raws)
    while chunk := list(islice(raws, size)):
        yield chunk


def _here(raws: Iterable[RawPage], ids: Identifiers, check: bool) -> Iterator[tuple[RawPage, Outcome]]:
    for raw in raws:
        yield raw, read_page(raw, ids, check=check)


def _shared(raws: Iterable[RawPage], ids: Identifiers, jobs: int, check: bool) -> Iterator[tuple[RawPage, Outcome]]:
    waiting = chunks(raws)
    sent: deque[list[RawPage]] = deque()
    results: deque[Future[list[Outcome]]] = deque()
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin)
    try:
        for chunk in waiting:
            sent.append(chunk)
            results.append(pool.submit(read_chunk, chunk, ids, check))
            if len(results) >= jobs * _AHEAD:
                yield from _next(sent, results)
        while results:
            yield from _next(sent, results)
    except BrokenProcessPool:
        # A worker was killed (out of memory, or by hand): what was not delivered is read here, and nothing is lost.
        yield from _here(chain.from_iterable(chain(sent, waiting)), ids, check)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _next(sent: deque[list[RawPage]], results: deque[Future[list[Outcome]]]) -> Iterator[tuple[RawPage, Outcome]]:
    """Return the oldest chunk with what became of it; it stays among those sent until its result is here."""
    done = results[0].result()
    results.popleft()
    return zip(sent.popleft(), done, strict=True)


def _context() -> multiprocessing.context.BaseContext:
    """Return how workers start: from a server without threads that holds the reference data, where there is one.

    Forking this process itself would copy the database's locks but not its threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.pipeline.warm"])
    return context


def _begin() -> None:
    """Set up a worker: interrupts are the parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()

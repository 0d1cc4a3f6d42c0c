"""Pages to quads on several machines: the same function as on one, handed to the workers of a Dask cluster.

Imported only when a scheduler is given, since Dask is an extra. Memory here is bounded by the chunks in flight. What a
worker had not delivered when it was lost is done again by another one, which Dask sees to; the result is the same,
because the function is pure and results come back in the order of the pages.
"""

from __future__ import annotations

import logging
import platform
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from kg.errors import ParleyError
from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.pipeline.fingerprint import fingerprint
from kg.pipeline.outcome import Outcome
from kg.pipeline.report import Failure
from kg.pipeline.workers import chunks, read_chunk

CHUNK = 32
"""Pages per task: some 4 MB of N-Quads come back from one."""
_AHEAD = 4
# Chunks in flight per thread of the cluster, but never more altogether: 64 chunks are some 300 MB.
_MOST = 64
_CONNECT_SECONDS = 10
_MATTER = ("ahocorasick_rs", "dask", "distributed", "parley-kg", "pymorphy3", "pymorphy3-dicts-ru", "selectolax")
"""Packages that decide what comes out, or whether the two sides understand each other."""

Identity = dict[str, str]


class ClusterError(ParleyError):
    """A scheduler that is not there, has no workers, is lost on the way, or runs another version than this."""


def read_pages_on(
    scheduler: str, raws: Iterable[RawPage], ids: Identifiers, *, check: bool = False
) -> Iterator[tuple[RawPage, Outcome]]:
    """Yield every page with what becomes of it, in order, read by the workers of the Dask `scheduler` (tcp://…).

    With `check` they also try its quads against the shapes.
    """
    client = _connect(scheduler)
    try:
        threads = _check(client, scheduler)
        yield from _distributed(client, raws, ids, min(_MOST, _AHEAD * threads), check)
    except (OSError, CancelledError) as error:
        raise ClusterError(
            f"{scheduler}: the scheduler is lost ({_said(error)}); what was built is stored: run the same build again"
        ) from error
    finally:
        client.close()


def identity() -> Identity:
    """Return what must be the same on all machines: versions, and a hash of the code and the reference data."""
    found = {name: _version(name) for name in _MATTER}
    return {**found, "Python": platform.python_version(), "code and reference data": fingerprint()}


def read_same(raws: Sequence[RawPage], ids: Identifiers, expected: Identity, check: bool) -> list[Outcome]:
    """Return what becomes of some pages; a worker that came later and is of another version refuses."""
    if difference := _difference(identity(), expected):
        raise ClusterError(difference)
    return read_chunk(raws, ids, check)


def _connect(scheduler: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise ClusterError("--scheduler needs Dask: pip install 'parley-kg[cluster]'") from error
    try:
        # What it logs about a lost scheduler or worker is pages long; what matters of it is in the errors here.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        connect: Any = distributed.Client  # without types
        return connect(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:  # TimeoutError is an OSError
        raise ClusterError(f"{scheduler}: no scheduler answers there ({_said(error)})") from error


def _check(client: Any, scheduler: str) -> int:
    """Compare every worker with this process; return how many threads the cluster has."""
    threads: int = sum(client.nthreads().values())
    if not threads:
        raise ClusterError(f"{scheduler}: the cluster has no workers; start some with: dask worker {scheduler}")
    here = identity()
    answers = client.run(identity, on_error="return")
    for worker, there in sorted(answers.items()):
        if isinstance(there, BaseException):
            raise ClusterError(f"worker {worker}: cannot run this program ({_said(there)}); install the same version")
        if difference := _difference(there, here):
            raise ClusterError(f"worker {worker}: {difference}")
    return threads


def _difference(there: Identity, here: Identity) -> str:
    for name in sorted({*there, *here}):
        if there.get(name) != here.get(name):
            one, other = (side.get(name, "")[:16] or "missing" for side in (there, here))
            return f"{name} is {one} there and {other} here; install the same version on all machines"
    return ""


def _distributed(
    client: Any, raws: Iterable[RawPage], ids: Identifiers, in_flight: int, check: bool = False
) -> Iterator[tuple[RawPage, Outcome]]:
    here = (identity(), check)
    sent: deque[tuple[list[RawPage], Any]] = deque()
    for chunk in chunks(raws, CHUNK):
        sent.append((chunk, _submit(client, chunk, ids, *here)))
        if len(sent) >= in_flight:
            yield from _oldest(client, sent, ids, *here)
    while sent:
        yield from _oldest(client, sent, ids, *here)


def _submit(client: Any, chunk: list[RawPage], ids: Identifiers, here: Identity, check: bool) -> Any:
    # Not kept by their contents (pure): nothing is asked for twice, and hashing would cost.
    return client.submit(read_same, chunk, ids, here, check, pure=False)


def _oldest(
    client: Any, sent: deque[tuple[list[RawPage], Any]], ids: Identifiers, here: Identity, check: bool
) -> Iterator[tuple[RawPage, Outcome]]:
    from distributed import KilledWorker

    chunk, future = sent.popleft()
    try:
        done = future.result()
    except KilledWorker:
        # Several workers died of this chunk: page by page, so that one of them does not take the others with it.
        done = [_alone(client, raw, ids, here, check) for raw in chunk]
    return zip(chunk, done, strict=True)


def _alone(client: Any, raw: RawPage, ids: Identifiers, here: Identity, check: bool) -> Outcome:
    from distributed import KilledWorker

    try:
        [outcome] = _submit(client, [raw], ids, here, check).result()
    except KilledWorker:
        origin = raw.origin
        reason = "every worker that read this page died of it (out of memory?); please report this page"
        return Outcome("", failures=(Failure(origin.file, origin.page, origin.line, reason),))
    return outcome  # type: ignore[no-any-return]


def _said(error: BaseException) -> str:
    return str(error).strip() or type(error).__name__


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""

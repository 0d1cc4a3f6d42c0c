"""A real cluster on this machine: what it builds is what one process builds, also when a worker is killed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.pipeline import cluster
from kg.pipeline.build import build
from kg.pipeline.cluster import ClusterError, read_pages_on
from kg.pipeline.outcome import Outcome
from kg.pipeline.workers import read_pages
from tests.cli.conftest import Run, kg, samples
from tests.faults.world import lines
from tests.pipeline.test_workers import _pages

__all__ = ["kg", "samples"]  # fixtures

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
IDS = Identifiers()


@dataclass(frozen=True)
class Cluster:
    """A scheduler and its worker processes; no nanny starts a killed one anew."""

    address: str
    workers: list[subprocess.Popen[bytes]]


def _dask(*words: str, folder: Path) -> subprocess.Popen[bytes]:
    log = (folder / f"{words[0]}-{time.monotonic_ns()}.log").open("wb")
    return subprocess.Popen([sys.executable, "-m", "dask", *words], cwd=folder, stdout=log, stderr=log)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Cluster]:
    file = tmp_path / "scheduler.json"
    local = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = _dask("scheduler", *local, "--port", "0", "--scheduler-file", str(file), folder=tmp_path)
    started = [scheduler]
    try:
        worker = ("worker", *local, "--no-nanny", "--nthreads", "1", "--scheduler-file", str(file))
        workers = [_dask(*worker, folder=tmp_path) for _ in range(2)]
        started += workers
        yield Cluster(_address(file), workers)
    finally:
        for process in started:
            process.kill()
            process.wait()


def _address(file: Path) -> str:
    import distributed

    connect: Any = distributed.Client
    until = time.monotonic() + 60
    while not file.exists() or not file.read_text(encoding="utf-8").strip():
        assert time.monotonic() < until, "no scheduler"
        time.sleep(0.05)
    with connect(scheduler_file=str(file), set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        return str(client.scheduler.address)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_cluster_of_which_a_worker_is_killed_builds_the_same(running: Cluster, tmp_path: Path, kg: Run) -> None:
    """One of two workers is killed while pages are read; the store is byte for byte that of a local build."""
    pages = tmp_path / "pages.jsonl"
    _write(pages, 400)
    build([pages], tmp_path / "local")
    killed = threading.Event()
    victim = running.workers[0]

    def progress(_: int, seen: list[int] = []) -> None:  # noqa: B006 - counts over the calls
        seen.append(1)
        if len(seen) == 100:
            os.kill(victim.pid, signal.SIGKILL)
            victim.wait()
            killed.set()

    report = build([pages], tmp_path / "shared", scheduler=running.address, progress=progress)
    assert killed.is_set()
    assert victim.poll() == -signal.SIGKILL
    assert (report.built, len(report.failed)) == (400, 0)
    assert lines(tmp_path / "shared") == lines(tmp_path / "local")
    assert (tmp_path / "shared/manifest.json").read_bytes() == (tmp_path / "local/manifest.json").read_bytes()
    # The command line, again, with the worker that is left: nothing to do.
    result = kg("build", pages, "--store", tmp_path / "shared", "--scheduler", running.address)
    assert result.exit_code == 0, result.stderr
    assert "400 pages read: 0 built, 400 unchanged" in result.stderr


def _write(path: Path, number: int) -> None:
    raws = [raw for raw in _pages(60) if "undated" not in raw.url and raw.published]
    records = (
        {
            "url": f"http://en.kremlin.ru/events/president/news/{900300000 + n}",
            "title": raw.text.partition("\n")[0],
            "published": "2020-01-11",
            "text": raw.text.partition("\n")[2],
        }
        for n, raw in ((n, raws[n % len(raws)]) for n in range(number))
    )
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")


@pytest.mark.timeout(120)
def test_results_and_refusals(running: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same outcomes in the same order; a worker of another version refuses."""
    pages = list(_pages(70))
    assert list(read_pages_on(running.address, pages, IDS)) == list(read_pages(pages, IDS, 1))
    real = cluster.identity()
    monkeypatch.setattr(cluster, "identity", lambda: {**real, "parley-kg": "9.9"})
    monkeypatch.setattr(cluster, "_check", lambda *_: 2)
    with pytest.raises(ClusterError, match=r"parley-kg is .* there and 9\.9 here; install the same version"):
        list(read_pages_on(running.address, pages, IDS))


def test_versions_are_compared_with_every_worker() -> None:
    class Client:
        def nthreads(self) -> dict[str, int]:
            return {"tcp://a": 1, "tcp://b": 2}

        def run(self, *_: object, **__: object) -> dict[str, object]:
            return {"tcp://a": cluster.identity(), "tcp://b": self.other}

        other: object = None

    client = Client()
    client.other = {**cluster.identity(), "code and reference data": "0" * 64}
    with pytest.raises(ClusterError, match=r"worker tcp://b: code and reference data is 0{16} there and [0-9a-f]{16}"):
        cluster._check(client, "tcp://x")
    client.other = ModuleNotFoundError("No module named 'kg'")
    with pytest.raises(ClusterError, match="worker tcp://b: cannot run this program"):
        cluster._check(client, "tcp://x")
    client.other = cluster.identity()
    assert cluster._check(client, "tcp://x") == 3


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere", "http://127.0.0.1:1"])
def test_no_scheduler(address: str, kg: Run, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 1)
    result = kg("build", samples, "--store", tmp_path / "store", "--scheduler", address)
    assert result.exit_code == 2
    assert re.fullmatch(rf"kg: {re.escape(address)}: no scheduler answers there \(.*\)\n", result.stderr)


def test_a_page_that_kills_its_workers_fails_alone() -> None:
    """A chunk that several workers died of is done page by page."""
    from distributed import KilledWorker

    deadly = _pages(40)[5].url

    class Future:
        def __init__(self, chunk: list[RawPage]) -> None:
            self.chunk = chunk

        def result(self) -> list[Outcome]:
            if any(raw.url == deadly for raw in self.chunk):
                raise KilledWorker("task", None, 3)  # type: ignore[arg-type]
            return [Outcome(raw.url) for raw in self.chunk]

    class Client:
        def submit(self, _: object, chunk: list[RawPage], *__: object, **___: object) -> Future:
            return Future(chunk)

    found = list(cluster._distributed(Client(), _pages(40), IDS, 2))
    assert [raw for raw, _ in found] == list(_pages(40))
    assert [raw.url for raw, outcome in found if outcome.failures] == [deadly]
    assert "died of it" in found[5][1].failures[0].reason
    assert all(outcome.document == raw.url for raw, outcome in found if raw.url != deadly)


def test_pages_in_flight_are_bounded() -> None:
    """However many pages there are, only so many chunks are with the cluster at a time."""
    given = 0

    def raws() -> Iterator[RawPage]:
        nonlocal given
        for raw in _pages(40) * 20:
            given += 1
            yield raw

    class Future:
        def __init__(self, chunk: list[RawPage]) -> None:
            self.chunk = chunk

        def result(self) -> list[object]:
            return [object()] * len(self.chunk)

    class Client:
        def submit(self, _: object, chunk: list[RawPage], *__: object, **___: object) -> Future:
            return Future(chunk)

    results = cluster._distributed(Client(), raws(), IDS, 3)
    next(results)
    assert given == 3 * cluster.CHUNK
    assert sum(1 for _ in results) == 799

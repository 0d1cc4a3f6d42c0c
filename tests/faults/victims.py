"""What is run in a process of its own in order to be killed, and the moments at which it kills itself."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.identifiers import Identifiers
from kg.pipeline.build import build
from kg.pipeline.report import BuildReport
from kg.pipeline.vocabularies import reference_quads
from kg.serialization import export
from kg.store import ReferenceQuads, open_store, store_lines
from kg.store import manifest as manifests
from kg.store.manifest import Manifest
from kg.store.writing import StoreWriter

COMMIT_SECONDS = 0.02
"""So short that a build of some pages commits several times."""


def start(work: Callable[..., object], *arguments: object) -> BaseProcess:
    """Return a process that begins with `work` just now, forked from one that has read the reference data already."""
    here, there = multiprocessing.Pipe()
    process = _context().Process(target=_begin, args=(there, work, *arguments))
    process.start()
    there.close()
    here.recv()
    return process


def _begin(there: Connection, work: Callable[..., object], *arguments: object) -> None:
    there.send("ready")
    work(*arguments)


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.pipeline.warm", "tests.faults.victims"])
    return context


_REFERENCE = ReferenceQuads(
    ontology=(),
    reference=tuple(
        f'<https://e.example/{n:04}> <https://e.example/label> "{n}" <https://w3id.org/parley/id/graph/reference> .'
        for n in range(5_500)
    ),
    digest="for tests",
)
"""Stands for the real one, which takes as long to store as a thousand pages; still enough for the bulk loader."""


def run_build(pages: Path, store: Path, prune: bool = False) -> BuildReport:
    """Build with a commit after every few pages and little reference data."""
    module = importlib.import_module("kg.pipeline.build")  # the package has a function of that name
    module.reference_quads = lambda _: _REFERENCE  # type: ignore[attr-defined]
    try:
        return build([pages], store, prune=prune, commit_seconds=COMMIT_SECONDS)
    finally:
        module.reference_quads = reference_quads  # type: ignore[attr-defined]


def run_export(store: Path, output: Path) -> None:
    """Export as `kg export` does."""
    export(store_lines(open_store(store)), output)


def die() -> None:
    """End this process as a power switch would."""
    os.kill(os.getpid(), signal.SIGKILL)


def build_until(point: str, turn: int, pages: Path, store: Path) -> None:
    """Build with `prune`, and die when `point` of POINTS is reached for the `turn`-th time."""
    POINTS[point](_Countdown(turn))
    run_build(pages, store, prune=True)


class _Countdown:
    """Kills this process when it is called for the n-th time."""

    def __init__(self, turns: int) -> None:
        self._left = turns

    def __call__(self) -> None:
        self._left -= 1
        if self._left == 0:
            die()

    @property
    def is_next(self) -> bool:
        return self._left == 1


def _before(owner: Any, name: str) -> Callable[[_Countdown], None]:
    def arm(count: _Countdown) -> None:
        real = getattr(owner, name)

        def replaced(*arguments: Any, **named: Any) -> Any:
            count()
            return real(*arguments, **named)

        setattr(owner, name, replaced)

    return arm


def _after(owner: Any, name: str) -> Callable[[_Countdown], None]:
    def arm(count: _Countdown) -> None:
        real = getattr(owner, name)

        def replaced(*arguments: Any, **named: Any) -> Any:
            result = real(*arguments, **named)
            count()
            return result

        setattr(owner, name, replaced)

    return arm


def _half_a_manifest(count: _Countdown) -> None:
    real = manifests.write_atomically

    def replaced(path: Path, data: bytes) -> None:
        if count.is_next:
            path.with_name(f".{path.name}.part").write_bytes(data[: len(data) // 2])
        count()
        real(path, data)

    manifests.write_atomically = replaced


def _half_a_journal(count: _Countdown) -> None:
    real = StoreWriter._note

    def replaced(self: Any, graphs: Any) -> None:
        names = list(graphs)
        real(self, names)
        if count.is_next:
            os.truncate(self._journal.fileno(), os.fstat(self._journal.fileno()).st_size * 2 // 3)
        count()

    StoreWriter._note = replaced  # type: ignore[method-assign]


POINTS: dict[str, Callable[[_Countdown], None]] = {
    "before a commit": _before(StoreWriter, "_write_manifest"),
    "database on disk, manifest not begun": _before(Manifest, "write"),
    "manifest half written": _half_a_manifest,
    "manifest written, not renamed": _before(Path, "replace"),
    "manifest renamed, journal not emptied": _after(Manifest, "write"),
    "after a commit": _after(StoreWriter, "_write_manifest"),
    "journal written, database untouched": _after(StoreWriter, "_note"),
    "journal half written": _half_a_journal,
    "new pages loaded, changed ones not yet": _after(StoreWriter, "_load_documents"),
    "between two changed pages": _after(StoreWriter, "_replace"),
    "a graph emptied, not filled": _before(StoreWriter, "_load"),
    "pages stored, links not": _before(StoreWriter, "drop"),
}


def build_and_tell(pages: Path, store: Path, said: Path, largest: int | None = None) -> None:
    """Build; what a StoreError says goes into the file `said`.

    With `largest`, no file may grow beyond so many bytes, as on a full disk.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        run_build(pages, store, prune=True)
    except StoreError as error:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        said.write_text(f"{type(error).__name__}: {error}", encoding="utf-8")


def hold(store: Path, until: Path) -> None:
    """Hold the writer's lock of a store as long as there is no file `until`; make `until` with suffix .held first."""
    with StoreWriter(store, Identifiers()):
        until.with_suffix(".held").touch()
        while not until.exists():
            time.sleep(0.01)

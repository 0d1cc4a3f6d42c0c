"""Storing pages while others are read: one batch goes into the database as the next one fills."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from kg.model.quads import PackedQuads
from kg.store import StoreWriter

BATCH_BYTES = 48_000_000
"""How much is loaded at once: large enough for the bulk loader to be quick, small enough for memory."""
COMMIT_SECONDS = 30.0
"""After how long what was stored is brought to disk and entered in the manifest, so that a kill costs no more."""


class Loader:
    """Hands pages to the writer in batches, in a thread of its own; the writer belongs to it until it is closed.

    Errors of the writer come out of the next call. At the end of a `with` block everything is stored; when the block
    ends with an error, what was not handed over yet is left.
    """

    def __init__(
        self, writer: StoreWriter, batch_bytes: int = BATCH_BYTES, commit_seconds: float = COMMIT_SECONDS
    ) -> None:
        self._writer = writer
        self._limit = batch_bytes
        self._batch: list[PackedQuads] = []
        self._size = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="loader")
        self._stored: Future[None] | None = None
        self._seconds = commit_seconds
        self._sent = self._committed = time.monotonic()

    def __enter__(self) -> Loader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._send()
                self._wait()
        finally:
            self._thread.shutdown(wait=True)

    def add(self, page: PackedQuads) -> None:
        """Take a page; a later one with the same graph replaces it."""
        self._batch.append(page)
        self._size += len(page.data)
        # Pages that come slowly, from a pipe or another machine, must not wait for a full batch.
        if self._size >= self._limit or time.monotonic() - self._sent > self._seconds:
            self._send()

    def _send(self) -> None:
        batch, self._batch, self._size = self._batch, [], 0
        self._wait()
        self._sent = time.monotonic()
        if batch:
            self._stored = self._thread.submit(self._store, batch)

    def _wait(self) -> None:
        if self._stored is not None:
            self._stored.result()
            self._stored = None

    def _store(self, batch: list[PackedQuads]) -> None:
        self._writer.put_packed(batch)
        if time.monotonic() - self._committed > self._seconds:
            self._writer.commit()
            self._committed = time.monotonic()

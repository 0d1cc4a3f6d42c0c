"""One writer per store: a lock that names its holder and that the system drops when the holder dies."""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
import socket
import time
from pathlib import Path
from types import TracebackType

from kg.store.errors import StoreHeldError

_PAUSE = 0.1
"""Seconds between two tries to get a lock that is waited for."""


class WriterLock:
    """The exclusive right to write; taken on construction, given back by `release` or by the end of the process."""

    def __init__(self, path: Path, wait: float = 0.0) -> None:
        """Take the lock; raise StoreHeldError when another process still has it after `wait` seconds."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            self._take(path, time.monotonic() + wait)
        except BaseException:
            os.close(self._descriptor)
            raise
        self._sign()

    def _take(self, path: Path, until: float) -> None:
        while True:
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if time.monotonic() >= until:
                    what = f"{path.parent}: being written by {holder(path)}; wait for it (--wait) or stop it"
                    raise StoreHeldError(what) from error
                time.sleep(_PAUSE)
            else:
                return

    def _sign(self) -> None:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        note = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": now})
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, note.encode(), 0)

    @property
    def held(self) -> bool:
        """Whether this object still has the lock."""
        return self._descriptor >= 0

    def release(self) -> None:
        """Give the lock back; the file stays, for removing it would let two writers in."""
        if self._descriptor >= 0:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> WriterLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def holder(path: Path) -> str:
    """Return who holds the lock file at `path`, in words."""
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
        return f"process {note['pid']} on {note['host']} since {note['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


def is_held(path: Path) -> bool:
    """Tell whether some process holds the lock file at `path`."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(descriptor)

"""The database's files as its last writer left them: while they are the same, nothing needs to be counted.

Counting reads every quad of a store, seconds for a large one at every command. Its files are never changed in place,
and a block that was damaged is refused when it is read; so the same files of the same length, beside the same
manifest, hold what was written.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from kg.store.layout import Layout
from kg.store.manifest import write_atomically

# The database writes these for people, or anew at every opening.
_NO_DATA = ("LOG", "LOCK")


def note_files(layout: Layout) -> None:
    """Write down which files the closed database consists of."""
    write_atomically(layout.files, _state(layout))


def are_as_noted(layout: Layout) -> bool:
    """Tell whether the database's files, and the manifest, are those that the last writer left.

    To be asked before the database is opened for writing, which changes them.
    """
    try:
        return layout.files.read_bytes() == _state(layout)
    except OSError:
        return False


def _state(layout: Layout) -> bytes:
    with os.scandir(layout.database) as entries:
        sizes = {entry.name: entry.stat().st_size for entry in entries if not entry.name.startswith(_NO_DATA)}
    value = {"manifest": _hash(layout.manifest), "files": dict(sorted(sizes.items()))}
    return json.dumps(value, indent=0).encode()


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

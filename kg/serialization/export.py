"""Writing quads to a file or to standard output, whole or not at all."""

from __future__ import annotations

import glob
import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import ExportError
from kg.identifiers import Identifiers
from kg.serialization.formats import Format, format_for
from kg.serialization.prefixes import Prefixes

_CHUNK = 1 << 20
# gzip's own choice; Python's, the highest, takes more than twice as long for files a thirtieth smaller.
_LEVEL = 6
_DEFAULT_IDS = Identifiers()


def export(lines: Iterable[str], output: str | Path, format_name: str = "", ids: Identifiers = _DEFAULT_IDS) -> None:
    """Write N-Quads `lines` (in any order, each naming a graph) to `output`; the same quads give the same bytes.

    `output` is a path or "-"; with an empty `format_name` its suffix decides, and ".gz" compresses.
    Raises ExportError that names the path; a file that was there stays as it was then.
    """
    target = str(output)
    format_ = format_for(format_name, target)
    if target == "-":
        write(lines, sys.stdout.buffer, format_, ids)
        sys.stdout.buffer.flush()
        return
    with _beside(Path(target)) as stream:
        if not target.endswith(".gz"):
            write(lines, stream, format_, ids)
            return
        # No name and no time in the header, so that the bytes depend on the quads alone.
        with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=stream, mtime=0) as packed:
            write(lines, packed, format_, ids)


def write(
    lines: Iterable[str], stream: IO[bytes] | gzip.GzipFile, format_: Format, ids: Identifiers = _DEFAULT_IDS
) -> None:
    """Write N-Quads `lines` to an open binary stream."""
    pending: list[str] = []
    size = 0
    for piece in format_.write(lines, Prefixes(ids)):
        pending.append(piece)
        size += len(piece)
        if size >= _CHUNK:
            stream.write("".join(pending).encode())
            pending, size = [], 0
    stream.write("".join(pending).encode())


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    # Through a link, the file behind it is replaced, not the link.
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    if path.is_dir():
        raise ExportError(f"{path}: a folder; name a file")
    try:
        _remove_orphans(path)
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


def _remove_orphans(path: Path) -> None:
    """Remove what killed exports to `path` left beside it."""
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        process = part.name.removesuffix(".part").rpartition(".")[2]
        if process.isdecimal() and not _is_alive(int(process)):
            part.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True

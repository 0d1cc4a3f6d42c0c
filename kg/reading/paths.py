"""Which files a user means: files, folders, patterns; and each of them opened with care."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError, PageError

STDIN = "-"
# What a browser saves beside a page; in a folder these are passed over, everything else unknown is reported.
# fmt: off
_FURNITURE = frozenset((
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".woff", ".woff2", ".ttf",
    ".eot", ".mp3", ".mp4", ".webm",
))
# fmt: on


def expand(paths: Sequence[str | Path]) -> Iterator[Path | str]:
    """Yield each file that `paths` name, folders in sorted order, `-` as it is; no such path is an `InputError`."""
    seen: set[str] = set()
    for path in paths:
        for found in _one(path):
            key = found if isinstance(found, str) else os.path.realpath(found)
            if key not in seen:
                seen.add(key)
                yield found


def _one(path: str | Path) -> Iterator[Path | str]:
    text = str(path)
    if text == STDIN:
        yield STDIN
        return
    if not text or "\0" in text:
        raise InputError("an empty path" if not text else "a path with a NUL character")
    if os.path.lexists(text):
        yield from _tree(Path(text))
        return
    if not glob.has_magic(text):
        raise InputError(f"{text}: no such file or folder")
    # Path.glob takes no absolute patterns, and users write them.
    matches = sorted(glob.glob(text, recursive=True))  # noqa: PTH207
    if not matches:
        raise InputError(f"{text}: no file matches this pattern")
    for match in matches:
        yield from _tree(Path(match))


def _tree(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    empty = True
    for folder, subfolders, names in os.walk(path, onerror=_refuse):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() not in _FURNITURE:
                empty = False
                yield Path(folder, name)
    if empty:
        raise InputError(f"{path}: no page files in this folder")


def _refuse(error: OSError) -> None:
    raise InputError(f"{error.filename}: cannot list this folder ({error.strerror})")


def check_regular(path: Path) -> None:
    """Raise `PageError` unless `path` is a regular file: a pipe or device would hang the program."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise PageError(f"cannot be read ({error.strerror})", file=str(path)) from None
    if not stat.S_ISREG(mode):
        raise PageError("not a regular file", file=str(path))

"""A cache on disk of the names that are looked for in one language, with all their case forms.

It only saves time: a file that is missing, damaged or of another version is made anew, and a folder that cannot be
written to is passed over. The folder is `KG_CACHE`, or the platform's folder for caches; an empty `KG_CACHE` means
no cache.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from kg.pipeline.fingerprint import NAMES_FROM, fingerprint

Name = tuple[str, str, str]

_KEPT = 4
"""How many files of a language stay, so that several installations do not push each other out."""


def load(language: str) -> list[Name] | None:
    """Return the saved names of `language` (name, category, slug) in their order; None when there are none."""
    path = _path(language)
    if path is None:
        return None
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head.decode() != hashlib.sha256(body).hexdigest():
            return None
        return list(_names(body))
    except (OSError, ValueError, TypeError):
        return None


def save(language: str, names: Iterable[Name]) -> None:
    """Keep the names of `language` for the next run, if the folder can be written to."""
    path = _path(language)
    if path is None:
        return
    body = "".join(f"{line}\n" for line in _lines(names)).encode()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        _tidy(path.parent, language)


def cache_folder() -> Path | None:
    """Return the folder for caches; None when `KG_CACHE` is empty or there is no home."""
    chosen = os.environ.get("KG_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    with contextlib.suppress(RuntimeError):
        return _platform_folder() / "parley"
    return None


def _platform_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return Path(named) if named else Path.home() / ".cache"


def _path(language: str) -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / f"names-{language}-{fingerprint(NAMES_FROM)[:16]}.jsonl"


def _lines(names: Iterable[Name]) -> Iterator[str]:
    """Yield one JSON array per run of names of one thing: category, slug, names."""
    for (category, slug), group in groupby(names, key=lambda name: name[1:]):
        yield json.dumps([category, slug, *(name for name, _, _ in group)], ensure_ascii=False)


def _names(body: bytes) -> Iterator[Name]:
    for line in body.splitlines():
        category, slug, *names = json.loads(line)
        yield from ((name, category, slug) for name in names)


def _write(path: Path, data: bytes) -> None:
    """Write in one step, from a file of our own: two processes may do this at the same time."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".names-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)


def _tidy(folder: Path, language: str) -> None:
    files = sorted(folder.glob(f"names-{language}-*.jsonl"), key=lambda file: file.stat().st_mtime)
    for old in files[:-_KEPT]:
        old.unlink(missing_ok=True)

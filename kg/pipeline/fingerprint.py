"""What the claims of a page depend on besides the page: reference data, language packs, and the code that reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath

from kg.resources import files

_PACKAGE = Path(__file__).resolve().parents[1]
# Reading is not among them: what a reader found is in the page's own digest.
CLAIMS_FROM = (
    "extraction",
    "identifiers.py",
    "languages",
    "linking",
    "mapping",
    "model",
    "namespaces.py",
    "parsing",
    "vocabulary",
)
"""Files and folders of the package that decide which claims a page yields."""
NAMES_FROM = ("languages", "linking/vocabulary.py", "vocabulary")
"""Files and folders of the package that decide which names are looked for."""
_DICTIONARIES = ("pymorphy3", "pymorphy3-dicts-ru")
_SUFFIXES = frozenset((".py", ".toml"))


@cache
def fingerprint(parts: tuple[str, ...] = CLAIMS_FROM) -> str:
    """Return a hash over the reference data, `parts` of the package and the Russian dictionary; once per process."""
    return _hash([*files("ontology", ".ttl"), *sources(parts)])


def stored_digest(page_digest: str, file: str) -> str:
    """Return what the store keeps to tell that a page is unchanged: its digest, its file's and that of its readers.

    The name of the file counts without its folders, as it stands in the graph.
    """
    name = hashlib.sha256(PurePath(file).name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{page_digest}.{name}.{_mark()}"


def is_current(digest: str) -> bool:
    """Tell whether a digest of the store was made with the present reference data and program."""
    return digest.endswith(f".{_mark()}")


def _mark() -> str:
    return fingerprint()[:16]


def sources(parts: Iterable[str]) -> Iterator[Path]:
    """Yield the source files and lexicons of `parts` of the package, sorted inside each part."""
    for part in parts:
        path = _PACKAGE / part
        found = path.rglob("*") if path.is_dir() else [path]
        yield from sorted(file for file in found if file.suffix in _SUFFIXES)


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        # The name without its folder: the same installation elsewhere reads the same.
        digest.update(f"{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in _DICTIONARIES:
        digest.update(f"{name} {_version(name)}\0".encode())
    return digest.hexdigest()


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""

"""Where the data files of the project are: inside an installed wheel, else in the checkout beside `kg/`."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ReferenceDataError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder `name` (ontology, shapes, queries, samples).

    Raises ReferenceDataError when it is in neither place: the installation is damaged.
    """
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise ReferenceDataError(f"folder {name!r} is missing from the installation at {_PACKAGE}: install it again")


def files(name: str, suffix: str) -> list[Path]:
    """Return the files with `suffix` (".ttl") in the folder `name` and below, sorted by path."""
    root = folder(name)
    return sorted((path for path in root.rglob(f"*{suffix}") if path.is_file()), key=lambda path: path.as_posix())

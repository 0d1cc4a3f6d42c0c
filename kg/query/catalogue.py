"""The list of stored queries: the shipped folder, or one of the user's own."""

from __future__ import annotations

import difflib
from pathlib import Path

from kg.query.errors import ParameterError
from kg.query.loader import load_header, load_query
from kg.query.model import StoredQuery
from kg.resources import folder as resource_folder


def list_queries(folder: Path | None = None) -> list[StoredQuery]:
    """Return all queries of `folder` (the shipped ones when None), sorted by name.

    Raises QueryFileError for the first file whose decorators are wrong.
    """
    return [load_header(path) for path in _paths(folder)]


def find_query(name: str, folder: Path | None = None) -> StoredQuery:
    """Return the query called `name`, checked in full; the error for an unknown one suggests what is like it."""
    paths = {path.stem: path for path in _paths(folder)}
    wanted = name.removesuffix(".rq").strip().lower().replace("_", "-").replace(" ", "-")
    if wanted in paths:
        return load_query(paths[wanted])
    close = difflib.get_close_matches(wanted, sorted(paths), n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(close)}?" if close else "list the queries to see which there are"
    raise ParameterError(f"no stored query is called {name!r}; {hint}")


def _paths(folder: Path | None) -> list[Path]:
    root = resource_folder("queries") if folder is None else folder
    if not root.is_dir():
        raise ParameterError(f"{root}: no such folder of queries")
    return sorted(root.glob("*.rq"))

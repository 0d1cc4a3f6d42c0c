"""Finds the text that a stored page was built from: the store keeps the sentences of claims, not whole pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError, PageError
from kg.model.pages import Page
from kg.model.text import Origin
from kg.parsing import parse
from kg.parsing.identity import digest_of
from kg.reading import read_paths


class SourceError(InputError):
    """The text of a stored page is not under the paths given, or it is not the text any more that was built."""


def find_source(paths: Sequence[str | Path], digest: str, url: str = "") -> Page:
    """Return the page under `paths` whose digest is that of the stored one, the first of several copies.

    Raises SourceError that tells a page that changed (another digest at the same `url`) from one that is not there.
    """
    changed: Origin | None = None
    unreadable = 0
    for raw in read_paths(paths):
        if isinstance(raw, PageError):
            unreadable += 1
        elif digest_of(raw) == digest:
            # Digests first: parsing every page on the way to one would take a hundred times as long.
            return parse(raw)
        elif url and raw.url == url:
            changed = raw.origin
    if changed is not None:
        raise SourceError(
            f"{changed.file}, page {changed.page}, line {changed.line}: not the text that was built, so the positions "
            "of the claims do not hold for it; build again"
        )
    where = ", ".join(map(str, paths))
    failed = f" ({unreadable} of its pages cannot be read)" if unreadable else ""
    raise SourceError(f"{where}: the text of this page is not there as it was built{failed}")

"""One page per document, whatever the order of the files, with bounded memory: for counting, where no store helps.

All pages are read and parsed once to learn which copy of each document is the best one. Parsing is cheap beside
reading claims, so pages beyond a limit are not held but read again when their turn comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import PageError
from kg.model.pages import Page, RawPage
from kg.model.text import Origin
from kg.parsing import parse
from kg.pipeline.report import BuildReport, Failure
from kg.reading import read_paths
from kg.reading.paths import STDIN

HELD_CHARACTERS = 20_000_000
"""How much page text is held in memory between the two passes."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """One copy of a document; `page` is None when it is to be read again."""

    length: int
    digest: str
    origin: Origin
    page: Page | None

    @property
    def rank(self) -> tuple[object, ...]:
        """The copy with the longest text comes first; for equal content the place decides, which changes no claim."""
        return (-self.length, self.digest, self.origin.file, self.origin.page)


class Selection:
    """The pages under `paths`, each document once; what cannot be read, and copies, are noted in `report`."""

    def __init__(
        self, paths: Sequence[str | Path], report: BuildReport, *, held_characters: int = HELD_CHARACTERS
    ) -> None:
        self._paths = paths
        self._report = report
        # Standard input cannot be read twice.
        self._limit = None if any(str(path) == STDIN for path in paths) else held_characters
        self._held = 0
        self._best: dict[str, _Copy] = {}
        self._choose()

    @property
    def document_ids(self) -> frozenset[str]:
        """The ids of all documents."""
        return frozenset(self._best)

    def pages(self) -> Iterator[Page]:
        """Yield the chosen pages: those in memory by id, then the others in the order of the files."""
        again: dict[Origin, str] = {}
        for _, copy in sorted(self._best.items()):
            if copy.page is not None:
                yield copy.page
            else:
                again[copy.origin] = copy.digest
        if again:
            yield from self._read_again(again)

    def _choose(self) -> None:
        dropped: list[tuple[str, Origin]] = []
        for page in _parsed(read_paths(self._paths), self._report):
            copy = _Copy(len(page.text), page.digest, page.origin, page if self._has_room(page) else None)
            other = self._best.get(page.document_id)
            if other is None:
                self._keep(page.document_id, copy)
                continue
            better, worse = sorted((copy, other), key=lambda one: one.rank)
            if better is copy:
                self._held -= other.length if other.page is not None else 0
                self._keep(page.document_id, better)
            dropped.append((page.document_id, worse.origin))
        self._report.duplicates = len(dropped)
        self._report.duplicate_pages = sorted(self._duplicate(*one) for one in dropped)

    def _has_room(self, page: Page) -> bool:
        return self._limit is None or self._held + len(page.text) <= self._limit

    def _keep(self, document_id: str, copy: _Copy) -> None:
        self._held += copy.length if copy.page is not None else 0
        self._best[document_id] = copy

    def _duplicate(self, document_id: str, origin: Origin) -> Failure:
        kept = self._best[document_id].origin
        reason = f"same document as {kept.file}, page {kept.page}, which is kept"
        return Failure(origin.file, origin.page, origin.line, reason)

    def _read_again(self, wanted: dict[Origin, str]) -> Iterator[Page]:
        left = dict(wanted)
        for raw in read_paths(self._paths):
            if not isinstance(raw, RawPage) or raw.origin not in left:
                continue
            page = _parse_again(raw)
            if page is not None and page.digest == left[raw.origin]:
                del left[raw.origin]
                yield page
        for origin in left:
            self._report.fail_at(origin, "the file changed while it was being read; build again")


def _parsed(pages: Iterable[RawPage | PageError], report: BuildReport) -> Iterator[Page]:
    """Parse what was read; count and keep what could not be."""
    for raw in pages:
        report.read += 1
        if isinstance(raw, PageError):
            report.fail(raw)
            continue
        try:
            yield parse(raw)
        except PageError as error:
            report.fail(error)


def _parse_again(raw: RawPage) -> Page | None:
    try:
        return parse(raw)
    except PageError:
        return None

"""Composes the stages over many pages: read, parse, extract, map, store; failures are collected, never raised."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.errors import PageError, ReferenceDataError
from kg.extraction.extract import extract
from kg.identifiers import Identifiers
from kg.linking.vocabulary import Vocabulary
from kg.mapping.page import map_page
from kg.model.pages import Page, RawPage
from kg.model.quads import DocumentQuads
from kg.parsing import parse
from kg.reading import read_paths
from kg.resources import folder
from kg.store import StoreWriter, read_reference
from kg.vocabulary.packs import languages, load_pack
from kg.vocabulary.reference import Reference, load_reference

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be read or built: where it is and why."""

    file: str
    page: int
    line: int
    reason: str


@dataclass
class BuildReport:
    """What one build did; `read` = `built` + `unchanged` + `duplicates` + failed pages."""

    read: int = 0
    built: int = 0
    unchanged: int = 0
    duplicates: int = 0
    dropped: int = 0
    triples: int = 0
    seconds: float = 0.0
    failed: list[Failure] = field(default_factory=list)
    duplicate_pages: list[Failure] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """Return the report as plain values for JSON."""
        return {
            "read": self.read,
            "built": self.built,
            "unchanged": self.unchanged,
            "duplicates": self.duplicates,
            "dropped": self.dropped,
            "failed": [{"file": f.file, "page": f.page, "line": f.line, "reason": f.reason} for f in self.failed],
            "duplicate_pages": [
                {"file": f.file, "page": f.page, "line": f.line, "reason": f.reason} for f in self.duplicate_pages
            ],
            "triples": self.triples,
            "seconds": round(self.seconds, 3),
        }


@cache
def reference_data() -> Reference:
    """Return the reference data, read once per process."""
    return load_reference(folder("ontology"))


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of `language`; pages in a language without a pack are read with the English one."""
    chosen = language if language in languages() else "en"
    return Vocabulary(reference_data(), load_pack(chosen))


def build_page(page: Page, ids: Identifiers) -> DocumentQuads:
    """Return the quads of one parsed page; a pure function of the page, the reference data and the packs."""
    return map_page(page, extract(page, vocabulary(page.language)), ids)


def _parsed(pages: Iterable[RawPage | PageError], report: BuildReport) -> Iterator[Page]:
    """Parse what was read; count and keep what could not be."""
    for raw in pages:
        report.read += 1
        if isinstance(raw, PageError):
            report.failed.append(Failure(raw.file, raw.page, raw.line, raw.reason))
            continue
        try:
            yield parse(raw)
        except PageError as error:
            report.failed.append(Failure(error.file, error.page, error.line, error.reason))


def _quads(page: Page, ids: Identifiers, report: BuildReport) -> DocumentQuads | None:
    origin = page.origin
    try:
        return build_page(page, ids)
    except PageError as error:
        report.failed.append(Failure(error.file, error.page, error.line, error.reason))
    except ReferenceDataError:
        raise
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, ArithmeticError) as error:
        # A page that our own code stumbles over is a bug, but the user's other pages must not pay for it.
        reason = f"internal error while reading claims ({type(error).__name__}: {error}); please report this page"
        report.failed.append(Failure(origin.file, origin.page, origin.line, reason))
    return None


def build(
    paths: Sequence[str | Path],
    store: Path,
    *,
    ids: Identifiers | None = None,
    progress: Callable[[int], None] | None = None,
    prune: bool = False,
) -> BuildReport:
    """Build all pages under `paths` into the store folder `store` and return the report.

    A page whose content has not changed is left alone; a document that occurs twice in the input is built once,
    from the copy that sorts first by content, whatever the order of the files. With `prune`, documents that are not
    in the input any more are dropped, unless a page failed: what could not be read may be one of them.
    """
    ids = ids or Identifiers()
    report = BuildReport()
    started = time.monotonic()
    with StoreWriter(store, ids) as writer:
        reference = read_reference(ids)
        refreshed = writer.put_reference(reference)
        known = {} if refreshed else writer.digests()
        batch: list[DocumentQuads] = []
        seen: set[str] = set()
        for page in _unique(_parsed(read_paths(paths), report), report):
            if progress is not None:
                progress(1)
            seen.add(page.document_id)
            if known.get(page.document_id) == page.digest:
                report.unchanged += 1
                continue
            quads = _quads(page, ids, report)
            if quads is None:
                continue
            report.built += 1
            report.triples += len(quads.lines) + len(quads.quality)
            batch.append(quads)
            if len(batch) >= _BATCH:
                writer.put(batch)
                batch = []
        writer.put(batch)
        if prune and not report.failed:
            report.dropped = writer.drop(sorted(writer.digests().keys() - seen))
    report.seconds = time.monotonic() - started
    return report


def _unique(pages: Iterable[Page], report: BuildReport) -> Iterator[Page]:
    """Yield one page per document id; the copy with the longest text, then the smallest digest, is kept.

    The choice must not depend on the order of the files, so the pages are sorted by id first.
    """
    best: dict[str, Page] = {}
    for page in pages:
        other = best.get(page.document_id)
        if other is None:
            best[page.document_id] = page
            continue
        keep, drop = (page, other) if _better(page, other) else (other, page)
        best[page.document_id] = keep
        report.duplicates += 1
        where = f"{keep.origin.file}, page {keep.origin.page}"
        origin = drop.origin
        reason = f"same document as {where}, which is kept"
        report.duplicate_pages.append(Failure(origin.file, origin.page, origin.line, reason))
    yield from (best[key] for key in sorted(best))


def _better(page: Page, other: Page) -> bool:
    return (-len(page.text), page.digest) < (-len(other.text), other.digest)

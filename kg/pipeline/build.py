"""`build`: many pages into a store, each document once, what has not changed left alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.identifiers import Identifiers
from kg.model.pages import Page
from kg.model.quads import DocumentQuads
from kg.pipeline.collector import seldom_collected
from kg.pipeline.fingerprint import is_current, stored_digest
from kg.pipeline.links import update_links
from kg.pipeline.report import BuildReport
from kg.pipeline.selection import Selection
from kg.pipeline.vocabularies import reference_quads
from kg.pipeline.workers import WORTH_IT, Built, build_pages, get_ready
from kg.store import StoreWriter

_BATCH = 200

Progress = Callable[[int], None]


def build(
    paths: Sequence[str | Path],
    store: Path,
    *,
    ids: Identifiers | None = None,
    progress: Progress | None = None,
    prune: bool = False,
    jobs: int = 1,
) -> BuildReport:
    """Build all pages under `paths` into the store folder `store` and return the report.

    A page whose content has not changed since it was built with the same reference data and program is left alone; a
    document that occurs twice in the input is built once, from the copy with the longest text, whatever the order of
    the files. With `prune`, documents that are not in the input any more are dropped, unless a page failed: what
    could not be read may be one of them. At the end the links between events are those of all pages now in the store.
    `jobs` processes read claims; the result is the same for any number. A
    script that asks for more than one needs the `if __name__ == "__main__"` of everything that starts processes.
    """
    ids = ids or Identifiers()
    report = BuildReport()
    started = time.monotonic()
    with seldom_collected(), StoreWriter(store, ids) as writer:
        writer.put_reference(reference_quads(ids))
        known = writer.digests()
        chosen = Selection(paths, report, at=(WORTH_IT, get_ready) if jobs > 1 else None)
        changed = _changed(chosen.pages(), known, report, progress)
        _put(build_pages(changed, ids, jobs), writer, report)
        if prune and not report.failed:
            report.dropped = writer.drop(sorted(known.keys() - chosen.document_ids))
        update_links(writer, ids)
    report.failed.sort()
    report.seconds = time.monotonic() - started
    return report


def _changed(
    pages: Iterable[Page], known: dict[str, str], report: BuildReport, progress: Progress | None
) -> Iterator[Page]:
    """Yield the pages that are not in the store as they are now."""
    for page in pages:
        if progress is not None:
            progress(1)
        digest = stored_digest(page.digest)
        former = known.get(page.document_id)
        if former == digest:
            report.unchanged += 1
            continue
        if former is not None and not is_current(former):
            report.outdated += 1
        yield page


def _put(pages: Iterable[Built], writer: StoreWriter, report: BuildReport) -> None:
    """Store what was built in batches."""
    batch: list[DocumentQuads] = []
    for page, quads, failures in pages:
        report.failed += failures
        if quads is None:
            continue
        report.built += 1
        report.triples += len(quads.lines) + len(quads.quality)
        batch.append(replace(quads, digest=stored_digest(page.digest)))
        if len(batch) >= _BATCH:
            writer.put(batch)
            batch = []
    writer.put(batch)

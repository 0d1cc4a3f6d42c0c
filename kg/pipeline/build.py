"""`build`: many pages into a store, each document once, what has not changed left alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.errors import PageError
from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.parsing.identity import digest_of
from kg.pipeline.changed import Changed
from kg.pipeline.checking import check_store
from kg.pipeline.collector import seldom_collected
from kg.pipeline.copies import Copies
from kg.pipeline.fingerprint import is_current
from kg.pipeline.links import update_links
from kg.pipeline.loading import COMMIT_SECONDS, Loader
from kg.pipeline.outcome import Outcome, rank_of
from kg.pipeline.report import BuildReport
from kg.pipeline.vocabularies import reference_quads
from kg.pipeline.workers import read_pages
from kg.reading import read_paths
from kg.store import StoreWriter

Progress = Callable[[int], None]


def build(
    paths: Sequence[str | Path],
    store: Path,
    *,
    ids: Identifiers | None = None,
    progress: Progress | None = None,
    on_bytes: Progress | None = None,
    prune: bool = False,
    validate: bool = False,
    jobs: int = 1,
    wait: float = 0.0,
    commit_seconds: float = COMMIT_SECONDS,
    scheduler: str = "",
) -> BuildReport:
    """Build all pages under `paths` into the store folder `store` and return the report.

    A page whose content has not changed since it was built with the same reference data and program is left alone; of
    a document that occurs twice in the input the copy with the longest text counts, whatever the order of the files.
    With `prune`, documents that are not in the input any more are dropped, unless a page failed: what could not be
    read may be one of them. At the end the links between events are those of all pages now in the store.

    With `validate` every page is tried against the shapes where it is read, and `report.validation` is what checking
    the store then says.

    `jobs` processes read claims; the result is the same for any number. A script that asks for more than one needs
    the `if __name__ == "__main__"` of everything that starts processes. With `scheduler`, the address of a Dask
    scheduler such as "tcp://host:8786", its workers read instead. Raises ClusterError when they cannot.

    Another build of the same store is waited for `wait` seconds. At least every `commit_seconds` what was built is
    brought to disk, so a kill costs no more than that; run the build again, and it goes on from there.

    `progress` is called with 1 for each page that is done, `on_bytes` with the number of bytes read from a file.
    Memory grows by some four kilobytes a page, for what is stored and was seen (docs/scale.md).
    """
    ids = ids or Identifiers()
    report = BuildReport()
    copies = Copies()
    started = time.monotonic()
    with seldom_collected(), StoreWriter(store, ids, wait) as writer:
        writer.put_reference(reference_quads(ids))
        known = writer.digests()
        with Loader(writer, commit_seconds=commit_seconds) as loader:
            raws = Changed(copies, known, writer.copies(), progress).among(_readable(paths, report, on_bytes))
            for raw, outcome in _read(raws, ids, jobs, scheduler, check=validate):
                if progress is not None:
                    progress(1)
                report.failed += outcome.failures
                quads = outcome.quads
                if quads is None:
                    continue
                rank = rank_of(raw, digest_of(raw))
                if copies.built(outcome.document, rank, raw.origin, quads.triples):
                    loader.add(quads)
        writer.note_copies(copies.that_do_not_count())
        copies.tell(report)
        report.outdated = sum(not is_current(known[name]) for name in copies.built_documents() if name in known)
        if prune and not report.failed:
            report.dropped = writer.drop(sorted(known.keys() - copies.documents))
        else:
            report.lost = writer.lost(copies.documents)
        update_links(writer, ids)
        if validate:
            report.validation = check_store(writer.quads, writer.manifest, ids)
    report.failed.sort()
    report.seconds = time.monotonic() - started
    return report


def _read(
    raws: Iterator[RawPage], ids: Identifiers, jobs: int, scheduler: str, *, check: bool
) -> Iterator[tuple[RawPage, Outcome]]:
    if not scheduler:
        return read_pages(raws, ids, jobs, check=check)
    from kg.pipeline.cluster import read_pages_on  # an extra, imported only when asked for

    return read_pages_on(scheduler, raws, ids, check=check)


def _readable(paths: Sequence[str | Path], report: BuildReport, on_bytes: Progress | None) -> Iterator[RawPage]:
    """Yield the pages under `paths`; what cannot be read is noted in `report`."""
    for raw in read_paths(paths, on_bytes=on_bytes):
        report.read += 1
        if isinstance(raw, PageError):
            report.fail(raw)
        else:
            yield raw

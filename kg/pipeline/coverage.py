"""`measure_coverage`: reads pages as `build` does, each document once, and counts what was understood of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from kg.coverage import CoverageReport
from kg.linking.link import link_page
from kg.model.pages import Page
from kg.pipeline.page import guarded
from kg.pipeline.report import BuildReport
from kg.pipeline.selection import Selection
from kg.pipeline.vocabularies import vocabulary


def measure_coverage(
    paths: Sequence[str | Path], *, limit: int = 20, progress: Callable[[int], None] | None = None
) -> tuple[CoverageReport, BuildReport]:
    """Return what was understood of the pages under `paths`, and which of them failed; nothing is stored.

    `limit` is how many rows and examples each list is to show.
    """
    read = BuildReport()
    chosen = Selection(paths, read)
    report = CoverageReport(limit, duplicates=read.duplicates)
    for page in chosen.pages():
        if progress is not None:
            progress(1)
        before = len(read.failed)
        guarded(page, read, partial(_count, page, report))
        report.group(page.language, page.source).failed += len(read.failed) - before
    report.unread = len(read.failed) - sum(group.failed for group in report.in_order())
    read.failed.sort()
    return report, read


def _count(page: Page, report: CoverageReport) -> None:
    report.add(link_page(page, vocabulary(page.language)))

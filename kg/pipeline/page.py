"""One page to quads, and what happens when our own code stumbles over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kg.errors import PageError, ReferenceDataError
from kg.extraction.extract import extract
from kg.identifiers import Identifiers
from kg.mapping.page import map_page
from kg.model.pages import Page
from kg.model.quads import DocumentQuads
from kg.pipeline.report import BuildReport
from kg.pipeline.vocabularies import vocabulary

ResultT = TypeVar("ResultT")
STUMBLES = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError)
"""What our own code can raise over an odd page."""
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


def build_page(page: Page, ids: Identifiers) -> DocumentQuads:
    """Return the quads of one parsed page; a pure function of the page, the reference data and the packs."""
    return map_page(page, extract(page, vocabulary(page.language)), ids)


def try_page(page: Page, ids: Identifiers, report: BuildReport) -> DocumentQuads | None:
    """Return the quads of one page, or None when it fails, which `report` then says."""
    return guarded(page, report, lambda: build_page(page, ids))


def guarded(page: Page, report: BuildReport, work: Callable[[], ResultT]) -> ResultT | None:
    """Return the result of `work` on `page`, or None when the page fails, which `report` then says."""
    if page.date is None:
        # An event without a day cannot be placed, and every question about time would pass it over without a word.
        report.fail_at(page.origin, "the page has no date: give its record a publication date")
        return None
    if not _FIRST_YEAR <= page.date.year <= _LAST_YEAR:
        # Days around it are computed ("two days ago"), which must not run out of the calendar.
        report.fail_at(page.origin, f"the page's date is {page.date.isoformat()}: correct the date of its record")
        return None
    try:
        return work()
    except PageError as error:
        report.fail(error)
    except ReferenceDataError:
        raise
    except STUMBLES as error:
        # A page that our own code stumbles over is a bug, but the user's other pages must not pay for it.
        reason = f"internal error while reading claims ({type(error).__name__}: {error}); please report this page"
        report.fail_at(page.origin, reason)
    return None

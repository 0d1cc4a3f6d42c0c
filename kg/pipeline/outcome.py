"""One raw page to what becomes of it: a pure function, the same in this process, in another, or on another machine."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.errors import PageError
from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.model.quads import PackedQuads, pack
from kg.model.text import Origin
from kg.parsing import parse
from kg.pipeline import timelimit
from kg.pipeline.checking import keeps_rules
from kg.pipeline.fingerprint import stored_digest
from kg.pipeline.page import STUMBLES, try_page
from kg.pipeline.report import BuildReport, Failure


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page: its quads, or why there are none.

    `document` is the document's id, "" when the page could not even be parsed.
    """

    document: str
    quads: PackedQuads | None = None
    failures: tuple[Failure, ...] = ()


def read_page(raw: RawPage, ids: Identifiers, *, check: bool = False, seconds: float | None = None) -> Outcome:
    """Parse a page, read its claims and map them; whatever goes wrong with the page is in the outcome.

    A page that takes more than `seconds` of computing time (PAGE_SECONDS when None) has failed. With `check` its
    quads are tried against the shapes and say whether they keep them.
    """
    limit = timelimit.PAGE_SECONDS if seconds is None else seconds
    try:
        with timelimit.time_limit(limit):
            return _read(raw, ids, check)
    except timelimit.PageTimeoutError:
        report = BuildReport()
        report.fail_at(raw.origin, f"not read within {limit:g} s of computing time; please report this page")
        return Outcome("", failures=tuple(report.failed))


def _read(raw: RawPage, ids: Identifiers, check: bool) -> Outcome:
    report = BuildReport()
    try:
        page = parse(raw)
    except PageError as error:
        report.fail(error)
        return Outcome("", failures=tuple(report.failed))
    except STUMBLES as error:
        reason = f"internal error while parsing ({type(error).__name__}: {error}); please report this page"
        report.fail_at(raw.origin, reason)
        return Outcome("", failures=tuple(report.failed))
    quads = try_page(page, ids, report)
    if quads is None:
        return Outcome(page.document_id, None, tuple(report.failed))
    packed = pack(quads, stored_digest(page.digest, raw.origin.file))
    if check:
        packed = replace(packed, checked=keeps_rules((*quads.lines, *quads.quality), ids))
    return Outcome(page.document_id, packed, tuple(report.failed))


def rank_of(raw: RawPage, digest: str) -> tuple[int, str, str, int]:
    """Return what sorts the copies of one document: the longest text first.

    For texts of one length the hash decides, for equal contents the place, which changes no claim.
    """
    origin: Origin = raw.origin
    return -len(raw.text), digest, origin.file, origin.page

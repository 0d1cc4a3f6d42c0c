"""Tells a success from what only looks like one: statuses, media types, and pages that say something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.endpoint.address import Address
from kg.endpoint.errors import AnswerError, RefusedError
from kg.endpoint.transport import said
from kg.endpoint.wire import Answer

_PAGES = ("text/html", "application/xhtml+xml")
_WHY = {
    400: "not understood",
    404: "no such thing there",
    405: "not offered there",
    406: "the format is not offered",
    411: "a length is wanted",
    413: "too large for this server; send smaller graphs, or raise its limit",
    414: "the address is too long",
    415: "the format is not accepted",
    501: "not offered there",
}
NOT_OFFERED = frozenset((404, 405, 415, 501))
"""Statuses by which a server says that it does not know an operation at all."""


def check_status(address: Address, answer: Answer, redact: Callable[[str], str]) -> None:
    """Raise RefusedError unless the answer says that all went well."""
    if not 200 <= answer.status < 300:
        why = _WHY.get(answer.status, "refused")
        raise RefusedError(redact(f"{address}: {why} (status {answer.status}){said(answer)}"), answer.status)


def check_read(address: Address, answer: Answer, media_types: Iterable[str], redact: Callable[[str], str]) -> None:
    """Raise AnswerError unless the answer has one of the media types that were asked for."""
    check_status(address, answer, redact)
    wanted = tuple(media_types)
    if answer.media_type not in wanted:
        got = answer.media_type or "no media type"
        hint = "; is it a page to log in at, or not an endpoint?" if answer.media_type in _PAGES else ""
        raise AnswerError(redact(f"{address}: answered with {got} where {wanted[0]} was asked for{hint}"))


def check_written(address: Address, answer: Answer, redact: Callable[[str], str], known_page: str = "") -> None:
    """Raise an error unless the answer to a change says that it was made.

    A page of HTML or a JSON error with status 200 is none; `known_page` are words of the page by which a server
    reports success. An empty body of any type is fine.
    """
    check_status(address, answer, redact)
    body = answer.body.strip()
    if not body or (known_page and known_page.encode() in body):
        return
    looks_html = body[:300].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    if answer.media_type in _PAGES or looks_html:
        raise AnswerError(redact(f"{address}: answered with a page instead of a result{said(answer)}"))
    if body.startswith(b"{") and b'"error' in body[:2000].lower():
        raise AnswerError(redact(f"{address}: reports an error with status {answer.status}{said(answer)}"))

"""A whole page of kremlin.ru on one line: header and facets stand inside the body and repeat the record's fields."""

from __future__ import annotations

import re

from kg.model.pages import PartKind
from kg.model.text import Span
from kg.parsing.dates import PRINTED, RU_MONTH, Printed, find_printed, printed
from kg.parsing.facets import read_flat_footer
from kg.parsing.layout import Layout
from kg.parsing.spans import trimmed

_OPENING = re.compile(r"(?:События|Events)\s")
_ANNOUNCED = re.compile(
    r"Анонс на\s(?P<days>[\d\s–−-]{1,12}(?:\s?" + RU_MONTH + r"\s[–−-]\s\d{1,2})?\s" + RU_MONTH + r"\s\d{4}\sгода)"
    r"(?:\sДобавить в Календарь(?:\sКалендари\sЯндекс\siCal\sGoogle)?)?"
)
_HEADER_REACH = 200


def is_whole_page(text: str, body: Span) -> bool:
    """Tell whether a one-line body begins like a whole page."""
    return bool(_OPENING.match(text, body.start, body.end))


def read_whole_page(layout: Layout, text: str, body: Span) -> Span | None:
    """Note header and footer of a whole page; return the stretch between them, which is the real body."""
    end = read_flat_footer(layout, text, body)
    opening = _OPENING.match(text, body.start, body.end)
    at = opening.end() if opening else body.start
    layout.add(PartKind.FURNITURE, trimmed(text, body.start, at))
    at = _repeat(layout, text, at, end, layout.title)
    at = _repeat(layout, text, at, end, layout.lead)
    at = _announcement(layout, text, at, end)
    at = _date(layout, text, at, end)
    if layout.place is not None:
        at = _repeat(layout, text, at, end, layout.place)
    return Span(at, end) if at < end else None


def _repeat(layout: Layout, text: str, at: int, end: int, field: Span | None) -> int:
    """Step over a repeated field, which is furniture here; the field itself is read where the record has it."""
    at = _after_space(text, at, end)
    if field is None or not text.startswith(field.of(text), at) or at + field.end - field.start > end:
        return at
    stop = at + field.end - field.start
    layout.add(PartKind.FURNITURE, Span(at, stop))
    return _after_space(text, stop, end)


def _announcement(layout: Layout, text: str, at: int, end: int) -> int:
    found = _ANNOUNCED.search(text, at, min(end, at + 2 * _HEADER_REACH))
    if found is None or (found.start() != at and not _is_lead(layout, text, at, found.start())):
        return at
    layout.add(PartKind.FURNITURE, trimmed(text, found.start(), found.start("days")))
    layout.add(PartKind.DATE, Span(*found.span("days")))
    layout.add(PartKind.FURNITURE, trimmed(text, found.end("days"), found.end()))
    layout.announced = _first_day(text, *found.span("days"))
    return _after_space(text, found.end(), end)


def _is_lead(layout: Layout, text: str, at: int, stop: int) -> bool:
    """Words between the title and "Анонс на": a lead that the record does not have as a field."""
    lead = trimmed(text, at, stop)
    if lead is None or layout.lead is not None:
        return False
    layout.lead = lead
    layout.add(PartKind.LEAD, lead)
    return True


def _first_day(text: str, start: int, end: int) -> Printed | None:
    """Return the first day of "7 – 10 мая 2025 года": its number with the month and year that follow."""
    last = find_printed(text, start, end)
    number = re.match(r"\s*(\d{1,2})", text[start:end])
    if last is None or number is None:
        return last
    month = re.match(r"\s*\d{1,2}\s(" + RU_MONTH + ")", text[start:end])
    stated = (
        f"{number[1]} {month[1] if month else text[last.day_span.start : last.day_span.end].split()[1]} {last.day.year}"
    )
    found = PRINTED.match(stated)
    return Printed(printed(found).day, "", Span(start, end), None) if found else last


def _date(layout: Layout, text: str, at: int, end: int) -> int:
    found = PRINTED.match(text, at, end)
    if found is None or not found["time"]:
        return at
    layout.stated = printed(found)
    layout.add_printed(layout.stated)
    return _after_space(text, found.end(), end)


def _after_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at

"""The text layout: lines as copied from the site, from "Events" to "Text version"."""

from __future__ import annotations

import re

from kg.errors import PageError
from kg.model.pages import PartKind, RawPage
from kg.model.text import Span
from kg.parsing.blocks import line_blocks
from kg.parsing.dates import PRINTED, Printed, clock, printed
from kg.parsing.facets import is_footer_start, read_footer_lines
from kg.parsing.layout import Layout
from kg.parsing.spans import trimmed

Line = tuple[str, Span]

_SECTION_NAMES = frozenset(("Events", "События"))
_CLOCK_LINE = re.compile(r"\d{1,2}:\d{2}")
_GALLERY = re.compile(r"(?P<at>\d{1,3}) (?:of|из) (?P<of>\d{1,3})")
_ANNOUNCED = re.compile(r"(?:Announcement|Анонс на)\s")
_NO_PLACE = re.compile(r"[.!?…:;]$|^\*|^<")
_PLACE_LENGTH = 120
_HEADER_LINES = 14


def text_layout(raw: RawPage) -> Layout:
    """Return the frame of a page in text layout; raises `PageError` for half a page."""
    lines = _lines(raw.text)
    first = 1 if lines and lines[0][0] in _SECTION_NAMES else 0
    dated = _date_line(lines, first)
    if dated is None or dated == first:
        raise _error(raw, "no title, or no date line (such as June 26, 2020) under it: half a page")
    layout = Layout(title=lines[first][1])
    if first:
        layout.add(PartKind.FURNITURE, lines[0][1])
    layout.add(PartKind.TITLE, layout.title)
    if dated > first + 1:
        layout.lead = Span(lines[first + 1][1].start, lines[dated - 1][1].end)
        layout.add(PartKind.LEAD, layout.lead)
    at = _read_header(layout, lines, dated)
    footer = _footer_start(lines, at)
    if footer is None:
        raise _error(raw, "the page is cut off: no facets, publication date or 'Text version' at its end")
    if footer > at:
        layout.body = trimmed(raw.text, lines[at][1].start, lines[footer - 1][1].end)
        if layout.body:
            layout.blocks = line_blocks(raw.text, layout.body)
    read_footer_lines(layout, lines[footer:])
    return layout


def read_header_lines(layout: Layout, lines: list[Line]) -> None:
    """Note the date line and the time line that a saved page keeps together."""
    at = _date_line(lines, 0)
    for index, (line, span) in enumerate(lines):
        if index == at:
            _read_header(layout, lines[: index + 2], index)
        elif at is None or index > at + 1 or not _CLOCK_LINE.fullmatch(line):
            layout.add(PartKind.FURNITURE, span)


def lines_of(text: str, span: Span) -> list[Line]:
    """Return the lines of `span` that are not empty, trimmed, with their spans."""
    found = (
        trimmed(text, span.start + line.start(), span.start + line.end()) for line in _LINE.finditer(span.of(text))
    )
    return [(line.of(text), line) for line in found if line]


_LINE = re.compile(r"[^\n]+")


def _lines(text: str) -> list[Line]:
    return lines_of(text, Span(0, len(text))) if text else []


def _date_line(lines: list[Line], first: int) -> int | None:
    for index in range(first, min(len(lines), first + _HEADER_LINES)):
        found = PRINTED.match(lines[index][0])
        if found and found.end() == len(lines[index][0]):
            return index
    return None


def _read_header(layout: Layout, lines: list[Line], at: int) -> int:
    """Note date, time, place, gallery counter and caption; return the index of the first line of the body."""
    line, span = lines[at]
    found = PRINTED.match(line)
    stated = printed(found) if found else None
    if stated is None:
        return at
    stated = _moved(stated, span.start)
    at += 1
    if not stated.time and at < len(lines) and _CLOCK_LINE.fullmatch(lines[at][0]):
        stated = Printed(stated.day, clock(lines[at][0]), stated.day_span, lines[at][1])
        at += 1
    layout.stated = stated
    layout.add_printed(stated)
    if at < len(lines) and _is_place(lines[at][0]):
        layout.place = lines[at][1]
        layout.add(PartKind.PLACE, layout.place)
        at += 1
    counter = _GALLERY.fullmatch(lines[at][0]) if at < len(lines) else None
    if counter:
        layout.gallery = (int(counter["at"]), int(counter["of"]))
        layout.add(PartKind.GALLERY, lines[at][1])
        at += 1
        if at < len(lines) and not is_footer_start(lines[at][0]) and ":" not in lines[at][0]:
            layout.captions.append(lines[at][1])
            layout.add(PartKind.CAPTION, lines[at][1])
            at += 1
    return at


def _moved(found: Printed, by: int) -> Printed:
    day = Span(found.day_span.start + by, found.day_span.end + by)
    time = Span(found.time_span.start + by, found.time_span.end + by) if found.time_span else None
    return Printed(found.day, found.time, day, time)


def _is_place(line: str) -> bool:
    usual = len(line) <= _PLACE_LENGTH and line[0].isupper() and not _NO_PLACE.search(line)
    return usual and not is_footer_start(line) and not _GALLERY.fullmatch(line)


def _footer_start(lines: list[Line], at: int) -> int | None:
    """Return the first line of facets or footer, searched from the end: a body may hold such a line too."""
    last = None
    for index in range(len(lines) - 1, at - 1, -1):
        if is_footer_start(lines[index][0]):
            last = index
        elif (last is not None and last - index > 60) or len(lines[index][0]) > 200:
            break
    return last


def _error(raw: RawPage, reason: str) -> PageError:
    return PageError(reason, file=raw.origin.file, page=raw.origin.page, line=raw.origin.line)

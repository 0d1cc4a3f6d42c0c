"""The text layout of the event pages: plain lines as copied from the site, several pages glued into one file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import PageError
from kg.model.pages import RawPage
from kg.model.text import Origin
from kg.reading.records import check_text
from kg.reading.streams import ByteSource, read_whole

# A page begins with the site's section name. The next page may follow the last words of the page before it without
# a line feed ("Text versionEvents").
_START = re.compile(r"(?:(?<=\n)|(?<=Text version)|(?<=Текстовая версия))(?:Events|События)[ \t]*(?=\n)")
_DATE_LINE = re.compile(
    r"^[ \t]*(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,2} [а-я]{3,8} \d{4} года)(?:, \d{1,2}:\d\d)?[ \t]*$", re.MULTILINE
)
_HEADER = re.compile(r"(?:[^\n]{0,1000}\n){1,8}?" + _DATE_LINE.pattern, re.MULTILINE)
_WORD = re.compile(r"\S")
# The date stands under the title and the lead, so it is near the start of its page.
_HEADER_REACH = 4000


def read_text(source: ByteSource) -> Iterator[RawPage | PageError]:
    """Yield the pages of a text file, each with exactly its own slice of the file as its text."""
    text = read_whole(source)
    line, counted = 1, 0
    for page, (start, end) in enumerate(split_pages(text), start=1):
        line, counted = line + text.count("\n", counted, start), start
        origin = Origin(source.name, page, line)
        piece = text[start:end]
        if not _DATE_LINE.search(piece, 0, _HEADER_REACH):
            reason = "not an event page in text layout: no line with a date such as June 26, 2020 under the title"
            yield PageError(reason, file=source.name, page=page, line=line)
            continue
        try:
            check_text(piece, origin)
        except PageError as error:
            yield error
            continue
        yield RawPage(text=piece, origin=origin, layout="text")


def split_pages(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each page in a file of glued pages; the slices cover the file without gaps."""
    starts = [0]
    for found in _START.finditer(text):
        at = found.start()
        if _WORD.search(text, starts[-1], at) and _begins_page(text, at):
            starts.append(at)
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _begins_page(text: str, at: int) -> bool:
    """A line "Events" begins a page when it follows an end mark, or when a date line follows soon."""
    before = text[max(0, at - 20) : at].rstrip()
    if before.endswith(("Text version", "Текстовая версия")):
        return True
    return bool(_HEADER.match(text, at))

"""Links to other pages that stand inside a flattened body: "Смотрите также <title> <date>"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.text import Span
from kg.parsing.dates import EN_MONTH, RU_MONTH

_OPENING = re.compile(r"(?<!\S)(?:Смотрите также|Дополнительно|See also)\s(?=[A-ZА-ЯЁ«№\d])")
_DATE = rf"(?:\d{{1,2}}\s{RU_MONTH}\s\d{{4}}\sгода|{EN_MONTH}\s\d{{1,2}},\s\d{{4}})"
_LINK_END = re.compile(_DATE + r"(?=\s|$)")
_FIRST_REACH = 320
_NEXT_REACH = 200
_TALK = re.compile(r"[.!?…:](?:\s|$)")
_WORD = re.compile(r"\S")
_LAST_REACH = 400


def see_also(text: str, body: Span) -> Iterator[Span]:
    """Yield the link blocks in `body`: titles of other pages with their dates, or at the very end without."""
    at = body.start
    for opening in _OPENING.finditer(text, body.start, body.end):
        if opening.start() < at:
            continue
        end = _block_end(text, opening.end(), body.end)
        if end is not None:
            at = end
            yield Span(opening.start(), end)


def _block_end(text: str, start: int, end: int) -> int | None:
    first = _LINK_END.search(text, start, min(end, start + _FIRST_REACH))
    if first is None:
        return end if end - start <= _LAST_REACH and not _TALK.search(text, start, end - 1) else None
    stop = first.end()
    while True:
        following = _LINK_END.search(text, stop, min(end, stop + _NEXT_REACH))
        if following is None or _TALK.search(text, stop, following.start()):
            break
        stop = following.end()
    return stop if _WORD.search(text, stop, end) else end

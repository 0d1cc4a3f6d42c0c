"""Speaker labels: what may stand before the colon that opens a turn, in English and Russian."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from kg.model.text import Span
from kg.parsing.leaks import Leak, find_leaks
from kg.parsing.names import split_english, split_russian
from kg.parsing.spans import trimmed

# How far before its colon a label may begin.
REACH = 320
_NOTE = re.compile(r"\s*\((?P<note>[^()]{1,60})\)\s*$")
_RETRANSLATED = re.compile(
    r"retranslated|interpreter|translated|translation|как переведено|в переводе|через переводчика", re.IGNORECASE
)
# Where the clause before a label ends: a terminator with its closers, or a closing bracket or quote.
_BOUNDARY = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*|[\"”»)\]])\s+")
_ABBREVIATION = re.compile(r"(?:^|[\s.(])(?:[A-ZА-ЯЁ]|St|Jr|Sr|Dr|Mr|Mrs|Ms|им|г)\.\s+$")


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label: `start` to `end` runs from its first word over the colon; `visible` is name and office only."""

    start: int
    end: int
    visible: Span
    name: str
    office: str
    full_name: str = ""
    retranslated: Span | None = None
    leak: Span | None = None


def label_before(text: str, low: int, colon: int, known: Set[str], *, line_start: bool) -> Label | None:
    """Return the label that ends with the colon at `colon`, or None when the colon is an ordinary one.

    `low` is where the line, or the last turn's words, begin; with `line_start` the label must begin there.
    `known` holds the names of labels already seen on the page.
    """
    head = colon
    note = _NOTE.search(text, max(low, colon - 70), colon)
    if note:
        head = note.start()
    begin = low if line_start else clause_start(text, max(low, colon - REACH), head)
    if head - begin > REACH:
        return None
    leak = next(find_leaks(text, begin, colon), None)
    visible = trimmed(text, begin, leak.span.start if leak else head)
    if visible is None:
        return None
    fits = split_russian if _is_cyrillic(text, visible.end - 1) else split_english
    # Only the first words of a stretch may be a heading that was glued to the label.
    found = fits(visible.of(text), known, may_lead=begin == low and not line_start, line=line_start)
    if found is None:
        return None
    name, office, offset = _sized(found, leak.name) if leak else found
    shown = Span(visible.start + offset, visible.end)
    popup = Span(leak.span.start, head) if leak else None
    popup = trimmed(text, popup.start, popup.end) if popup else None
    return Label(
        start=shown.start,
        end=colon + 1,
        visible=shown,
        name=" ".join(name.split()),
        office=" ".join((office or _popup_post(text, leak, popup)).split()),
        full_name=leak.name if leak else "",
        retranslated=_retranslated(text, note),
        leak=popup,
    )


def clause_start(text: str, low: int, high: int) -> int:
    """Return where the clause that ends at `high` begins, not before `low`."""
    start = low
    for boundary in _BOUNDARY.finditer(text, low, high):
        if boundary.end() < high and not _ABBREVIATION.search(text[max(low, boundary.start() - 4) : boundary.end()]):
            start = boundary.end()
    return start


def _popup_post(text: str, leak: Leak | None, popup: Span | None) -> str:
    return text[leak.span.start + len(leak.name) : popup.end] if leak and popup else ""


def _sized(found: tuple[str, str, int], listed: str) -> tuple[str, str, int]:
    """The pop-up says how many words the name has: what is more belongs to the office."""
    name, office, offset = found
    count, words = len(listed.split()), name.split()
    if count < 2 or len(words) <= count or words[-1][:2] != listed[:2]:
        return found
    return " ".join(words[-count:]), " ".join(filter(None, (office, *words[:-count]))), offset


def _retranslated(text: str, note: re.Match[str] | None) -> Span | None:
    if note is None or not _RETRANSLATED.search(note["note"]):
        return None
    return Span(note.start("note") - 1, note.end("note") + 1)


def _is_cyrillic(text: str, at: int) -> bool:
    return "\u0400" <= text[at] <= "\u04ff"

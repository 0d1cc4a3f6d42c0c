"""Finds what a page puts between quotation marks and means as somebody's words, over as many sentences as they run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.pages import Sentence
from kg.model.text import Span

_MARK = re.compile('"')
# Speech between single marks, which alone may be apostrophes too: it opens before a capital and closes behind a stop.
_SINGLE = re.compile(
    r"(?<![^\s\x1e(])'(?=[A-Z])((?:[^'\"\x1e]|(?<=\w)'(?=\w)|(?<=s)'(?= [a-z])){20,900}?[.,!?])'(?=[\s\x1e]|$)"
)
# Fewer words than this are a name or a term, not what somebody said.
_FEWEST_WORDS = 4
# A longer name in marks ("The Arctic: Territory of Dialogue") has no stop or comma before its closing mark.
_SURELY_SPEECH = 8
_STOPS = ".,!?"
# A quotation without an end was never closed; it is believed for so many characters only.
_LONGEST = 6000
_BEFORE_OPENING = " \n\t\x1e([-:—–/"
_SPACE = " \n\t\x1e"


def find_quotations(text: str, sentences: Sequence[Sentence]) -> list[Span]:
    """Return the stretches between the outermost marks of narrated `text` (folded, straight marks), in text order."""
    out: list[Span] = []
    marked = " '" in text or "\x1e'" in text
    for start, end in _narrated(sentences):
        double = _of_stretch(text, start, end)
        single = [Span(m.start(1), m.end(1)) for m in _SINGLE.finditer(text, start, end)] if marked else []
        out += sorted([*double, *(s for s in single if not any(s.overlaps(d) for d in double))])
    return out


def _narrated(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Return the stretches of narrated body text, turns and headings between them left out."""
    out: list[tuple[int, int]] = []
    following = False
    for sentence in sentences:
        narrated = sentence.turn is None and sentence.zone in ("lead", "body")
        if narrated and following and sentence.span.start >= out[-1][1]:
            out[-1] = (out[-1][0], sentence.span.end)
        elif narrated:
            out.append((sentence.span.start, sentence.span.end))
        following = narrated
    return out


def _of_stretch(text: str, start: int, end: int) -> list[Span]:
    """Pair the marks of a stretch by the side on which a space stands; a mark inside a quotation may nest one."""
    out: list[Span] = []
    opened: list[int] = []
    for mark in _MARK.finditer(text, start, end):
        at = mark.start()
        if opened and at - opened[0] > _LONGEST:
            opened = []
        if _opens(text, at, start, end):
            if opened and _starts_paragraph(text, at):  # each paragraph of a long quotation has an opening mark
                continue
            opened.append(at)
        elif opened:
            begin = opened.pop()
            if not opened and (_is_speech(text[begin + 1 : at]) or _is_opening_speech(text, begin, at)):
                out.append(Span(begin + 1, at))
    return out


def _is_speech(words: str) -> bool:
    count = len(words.split())
    return count >= _SURELY_SPEECH or (count >= _FEWEST_WORDS and words.rstrip()[-1:] in _STOPS)


def _is_opening_speech(text: str, begin: int, at: int) -> bool:
    """Tell whether a paragraph begins with words whose comma stands behind their mark: '"We need peace", X said'."""
    long = text.count(" ", begin, at) + 1 >= _FEWEST_WORDS
    return long and text[at + 1 : at + 2] == "," and _starts_paragraph(text, begin)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before = at == start or text[at - 1] in _BEFORE_OPENING
    after = at + 1 < end and text[at + 1] not in _SPACE
    # Where spaces are lost ('in part:"Our countries') the mark behind a colon opens.
    return after and (before or text[at - 1] == ":")


def _starts_paragraph(text: str, at: int) -> bool:
    return text[at - 1] in "\n\x1e"

"""The body of a page as a row of blocks: paragraphs, headings, break marks, cut marks, captions, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.pages import PartKind
from kg.model.text import Span
from kg.parsing.furniture import see_also
from kg.parsing.spans import trimmed

_BREAK = re.compile(
    r"[\s\u00a0]*(?:[\\*_]{0,6}(?:(?:\\?#\s*){3}|(?:\\?\*\s*){3})[*_]{0,3}(?:\[\]\(\))?|-{3,})[\s\u00a0]*"
)
_CUT = re.compile(r"[\s(\[]*<\s?(?:…|\.{3})\s?>[\s)\]]*")
INLINE_BREAK = re.compile(r"\*\s?\*\s?\*")
INLINE_CUT = re.compile(r"<\s?(?:…|\.{3})\s?>")
_HEADING_LINE = re.compile(
    r"(?:Beginning of|Excerpts? from|Transcript of|Press statements? (?:following|and)|Opening remarks|Closing remarks|"
    r"Speech at|Address (?:to|by)|Remarks (?:at|by)|News conference (?:following|after)|Statements? (?:for|to) the|"
    r"Начало|Выступление|Заявления? (?:для|по)|Пресс-конференция по|Стенограмма|Выдержки из|Вступительное слово)"
)
_BOLD_LINE = re.compile(r"(?:\*{2,3}|__)[^*\n]{2,160}(?:\*{2,3}|__)|\*?<u>[^<\n]{2,160}</u>\*?|#{1,6} [^\n]{2,160}")
_TERMINATED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
# "Emmanuel Macron" and "(retranslated): How are things" on the next line are one line.
_NOTE_LINE = re.compile(r"\n(?=\([^()\n]{1,60}\)\s*:)")
_LINE = re.compile(r"[^\n]+")
_LIST_ITEM = re.compile(r"[ \t\u00a0]*(?:[-–•·▪]|\*(?!\*)|\d{1,2}[.)])[ \t\u00a0]+\S")
_MARKUP_BLOCK = re.compile(r"<(?P<tag>figure|table|iframe|img)\b|<!--")
_CAPTION = re.compile(r"<figcaption[^>]*>(?P<text>[^<]{1,2000})<")
HEADING_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of body text and what it is."""

    kind: PartKind
    span: Span


def line_blocks(text: str, body: Span) -> Iterator[Block]:
    """Yield the blocks of a body in which every line is a paragraph."""
    start = body.start
    joins = {join.start() for join in _NOTE_LINE.finditer(text, body.start, body.end)}
    for line in _LINE.finditer(text, body.start, body.end):
        if line.end() in joins:
            continue
        span = trimmed(text, max(start, _joined_start(text, line.start(), joins, body.start)), line.end())
        start = line.end()
        if span:
            yield Block(kind_of(span.of(text)), span)


def _joined_start(text: str, start: int, joins: set[int], floor: int) -> int:
    while start - 1 in joins:
        start = max(floor, text.rfind("\n", floor, start - 1) + 1)
    return start


def markdown_blocks(text: str, body: Span) -> Iterator[Block]:
    """Yield the blocks of hard-wrapped Markdown: an empty line, a list item or a hard break ends a paragraph."""
    start: int | None = None
    end = body.start
    fence: str | None = None
    for line in re.finditer(r"[^\n]*", text[body.start : body.end]):
        low, high = body.start + line.start(), body.start + line.end()
        if low == high and text[low - 1 : low] != "\n":
            continue
        words = text[low:high]
        markup = _MARKUP_BLOCK.match(words.lstrip()) if fence is None else None
        if fence is not None or markup:
            if markup:
                yield from _flush(text, start, end)
                start, fence = low, _closing(markup)
            end = high
            if fence is not None and fence in words:
                yield from _markup(text, start if start is not None else low, high)
                start, fence = None, None
            continue
        if not words.strip() or _LIST_ITEM.match(words):
            yield from _flush(text, start, end)
            start = None
        if words.strip():
            start = low if start is None else start
            end = high
            if words.endswith("  ") or kind_of(words.strip()) is not PartKind.PARAGRAPH:
                yield from _flush(text, start, end)
                start = None
    if fence is not None and start is not None:
        yield from _markup(text, start, body.end)
    else:
        yield from _flush(text, start, end)


def _flush(text: str, start: int | None, end: int) -> Iterator[Block]:
    span = trimmed(text, start, end) if start is not None else None
    if span:
        yield Block(kind_of(span.of(text)), span)


def _closing(markup: re.Match[str]) -> str:
    tag = markup["tag"]
    return "-->" if tag is None else ">" if tag == "img" else f"</{tag}>"


def _markup(text: str, start: int, end: int) -> Iterator[Block]:
    """A figure or comment is furniture, but for the caption in it."""
    at = start
    for caption in _CAPTION.finditer(text, start, end):
        before = trimmed(text, at, caption.start("text"))
        inner = trimmed(text, *caption.span("text"))
        if before and inner:
            yield Block(PartKind.FURNITURE, before)
            yield Block(PartKind.CAPTION, inner)
            at = inner.end
    rest = trimmed(text, at, end)
    if rest:
        yield Block(PartKind.FURNITURE, rest)


def flat_blocks(text: str, body: Span) -> Iterator[Block]:
    """Yield the blocks of a body that was flattened to one line: marks and links to other pages divide it."""
    marks = [Block(PartKind.BREAK, Span(*mark.span())) for mark in INLINE_BREAK.finditer(text, body.start, body.end)]
    marks += [Block(PartKind.CUT, Span(*mark.span())) for mark in INLINE_CUT.finditer(text, body.start, body.end)]
    marks += [Block(PartKind.FURNITURE, span) for span in see_also(text, body)]
    at = body.start
    for mark in sorted(marks, key=lambda block: block.span):
        if mark.span.start < at:
            continue
        before = trimmed(text, at, mark.span.start)
        if before:
            yield Block(PartKind.PARAGRAPH, before)
        yield mark
        at = mark.span.end
    rest = trimmed(text, at, body.end) if at < body.end else None
    if rest:
        yield Block(PartKind.PARAGRAPH, rest)


def kind_of(words: str) -> PartKind:
    """Return what a line of its own is."""
    if len(words) < 24:
        if _BREAK.fullmatch(words):
            return PartKind.BREAK
        if _CUT.fullmatch(words):
            return PartKind.CUT
    if len(words) <= HEADING_LENGTH and "\n" not in words:
        if _BOLD_LINE.fullmatch(words):
            return PartKind.HEADING
        if _HEADING_LINE.match(words) and not _TERMINATED.search(words):
            return PartKind.HEADING
    return PartKind.PARAGRAPH


def is_heading_text(words: str) -> bool:
    """Tell whether words between a break mark and a speaker label are a heading."""
    return len(words) <= HEADING_LENGTH and not _TERMINATED.search(words)

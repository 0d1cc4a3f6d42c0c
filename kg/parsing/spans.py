"""Small arithmetic on spans: trimming white space, cutting holes, and checking that parts cover a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.model.pages import Part
from kg.model.text import Span


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span of `text[start:end]` without white space at its ends, or None when nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if left < right else None


def carve(text: str, span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """Yield what is left of `span` outside `holes`, trimmed; holes may lie outside and may touch."""
    at = span.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        left = trimmed(text, at, max(at, hole.start))
        if left:
            yield left
        at = hole.end
    left = trimmed(text, at, span.end) if at < span.end else None
    if left:
        yield left


def check_cover(text: str, parts: Sequence[Part]) -> list[str]:
    """Return what is wrong with `parts` as a partition of the non-space characters of `text`; empty when well."""
    problems: list[str] = []
    at = 0
    for part in sorted(parts, key=lambda part: part.span):
        if part.span.start < at:
            problems.append(f"two parts cover {part.span.start} to {min(at, part.span.end)}")
        elif text[at : part.span.start].strip():
            problems.append(f"no part covers {at} to {part.span.start}")
        at = max(at, part.span.end)
    if text[at:].strip():
        problems.append(f"no part covers {at} to {len(text)}")
    return problems

"""Positions in a page's text: half-open spans of code points, and where a page came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class _Range(NamedTuple):
    start: int
    end: int


class Span(_Range):
    """A half-open range of code points in a page's text; `start < end` always holds.

    A tuple, because a page has hundreds: tuples are made, hashed, sorted and sent to other processes far faster.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Span:
        """Check the range; raises ValueError when it is empty or negative."""
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start},{end}")
        return tuple.__new__(cls, (start, end))

    def of(self, text: str) -> str:
        """Return the piece of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page was read: file name, 1-based page number in that file, 1-based line where the page starts."""

    file: str
    page: int = 1
    line: int = 1

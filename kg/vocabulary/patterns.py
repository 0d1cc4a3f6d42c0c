"""Runs regular expressions of many words fast: only where one of their words stands.

A pattern of two hundred alternatives is tried at every character; an Aho-Corasick automaton over the words that its
matches begin with finds the few places where it can match at all. What is found is the same, in the same order. A page
is searched sentence by sentence with the same patterns, so each remembers where its words stand in the last text.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.vocabulary.literals import heads, required
from kg.vocabulary.scanning import literals

_SHORTEST = 2  # shorter words stand nearly everywhere


def _telling(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return what a match must contain, unless that stands nearly everywhere."""
    words = required(pattern)
    return words if words and min(map(len, words)) >= _SHORTEST else None


class FastPattern:
    """A compiled regular expression with the methods of `re.Pattern` that are used on long texts."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile `pattern`; raises `re.error` as `re.compile` does."""
        self.compiled = re.compile(pattern, flags)
        begin = heads(self.compiled)
        self._by_head = begin is not None and min(map(len, begin), default=0) >= _SHORTEST
        words = begin if self._by_head else _telling(self.compiled)
        self._literals = literals(tuple(sorted(words))) if words else None
        self._last: tuple[str, list[int] | None] = ("", None if self._literals is None else [])

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return an iterator over the matches in `text[start:end]` as `re.Pattern.finditer` does."""
        last = self._last
        starts = last[1] if last[0] is text else self._starts(text)
        if starts is None:
            return self.compiled.finditer(text, start, end)
        if not starts:
            return iter(())
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        if low == high:
            return iter(())
        if not self._by_head:
            return self.compiled.finditer(text, start, end)
        return self._at(starts[low:high], text, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in `text[start:end]`, or None."""
        return next(self.finditer(text, start, end), None)

    def _at(self, starts: list[int], text: str, end: int) -> Iterator[re.Match[str]]:
        free = 0
        for at in starts:
            if at >= free:
                match = self.compiled.match(text, at, end)
                if match is not None:
                    yield match
                    free = match.end()

    def _starts(self, text: str) -> list[int] | None:
        """Return where the pattern's words begin in `text`, ascending; None when every place must be tried."""
        if self._literals is None:
            return None
        hits = self._literals.find(text)
        self._last = (text, sorted({start for start, _ in hits}) if hits is not None else None)
        return self._last[1]


class PatternBank:
    """Many patterns over one text: one pass tells which of them can match at all."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        """Take compiled patterns; their order is the order of results."""
        self.patterns = tuple(patterns)
        self._always: list[int] = []
        users: dict[str, list[int]] = {}
        for index, pattern in enumerate(self.patterns):
            words = _telling(pattern)
            if words is None:
                self._always.append(index)
            for literal in words or ():
                users.setdefault(literal, []).append(index)
        self._users = [users[literal] for literal in sorted(users)]
        self._literals = literals(tuple(sorted(users))) if users else None
        self._last: tuple[str, list[tuple[int, int]] | None] = ("", [])

    def possible(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[int]:
        """Return the indexes of the patterns that can match in `text[start:end]`, ascending."""
        hits = self._hits(text)
        if hits is None:
            return list(range(len(self.patterns)))
        inside = hits[bisect_left(hits, (start, -1)) : bisect_left(hits, (end, -1))]
        if not inside:
            return self._always
        found = set(self._always)
        for _, literal in inside:
            found.update(self._users[literal])
        return sorted(found)

    def search_each(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield (index of the pattern, its first match) in `text[start:end]` for every pattern that matches."""
        for index in self.possible(text, start, end):
            match = self.patterns[index].search(text, start, end)
            if match is not None:
                yield index, match

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield (index of the pattern, match) in `text[start:end]`, pattern after pattern."""
        for index in self.possible(text, start, end):
            for match in self.patterns[index].finditer(text, start, end):
                yield index, match

    def _hits(self, text: str) -> list[tuple[int, int]] | None:
        """Return (position, literal) of the words that stand in `text`; None when every pattern must be tried."""
        if self._literals is None:
            return []
        last = self._last
        if last[0] is not text:
            hits = self._literals.find(text)
            last = self._last = (text, sorted(set(hits)) if hits is not None else None)
        return last[1]


@lru_cache(maxsize=1024)
def fast(pattern: str, flags: int = 0) -> FastPattern:
    """Return the compiled pattern, compiled once."""
    return FastPattern(pattern, flags)

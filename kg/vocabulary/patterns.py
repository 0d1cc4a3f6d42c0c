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

from kg.vocabulary.alternation import alternatives, leftmost
from kg.vocabulary.literals import heads, never_empty, required, requirements
from kg.vocabulary.scanning import Literals, literals

NEVER = r"(?!)"
"""The pattern that matches nowhere: what stands for words that a language does not have."""

_SHORTEST = 3  # shorter words stand nearly everywhere
_MOST_SETS = 2  # of what a match must contain, the most telling
_FEWEST_PARTS = 4  # from how many alternatives on each is tried by itself


def _telling(pattern: re.Pattern[str]) -> list[Literals]:
    """Return what a match must contain one of each, without what stands nearly everywhere."""
    sets = requirements(pattern)[:_MOST_SETS]
    return [_literals(words) for words in sets if min(map(len, words), default=0) >= _SHORTEST]


def _literals(words: frozenset[str]) -> Literals:
    return literals(tuple(sorted(words)))


class FastPattern:
    """A compiled regular expression with the methods of `re.Pattern` that are used on long texts."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile `pattern`; raises `re.error` as `re.compile` does."""
        self.compiled = re.compile(pattern, flags)
        begin = heads(self.compiled) or frozenset()
        self._by_head = min(map(len, begin), default=0) >= _SHORTEST
        self._gates = [_literals(begin)] if self._by_head else _telling(self.compiled)
        self._parts = None if self._by_head else _taken_apart(self.compiled)
        self._never = pattern == NEVER
        # The last text, and where the words of the first gate and of the others begin in it, ascending; None when
        # every place must be tried.
        self._text: str | None = None
        self._starts: list[int] | None = None
        self._also: list[list[int]] = []

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return an iterator over the matches in `text[start:end]` as `re.Pattern.finditer` does."""
        if self._text is not text:
            self._look_at(text)
        starts = self._starts
        if starts is not None:
            low = bisect_left(starts, start)
            if low == len(starts) or starts[low] >= end:
                return iter(())
            if self._by_head:
                return self._at(starts, low, text, end)
            if not all(_any_between(others, start, end) for others in self._also):
                return iter(())
        if self._parts is not None:
            return self._parts.finditer(text, start, end)
        return self.compiled.finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in `text[start:end]`, or None."""
        return next(self.finditer(text, start, end), None)

    def may_match(self, text: str) -> bool:
        """Return False when no word that a match must have stands in `text`, at the cost of one look for all words."""
        if self._text is not text:
            self._look_at(text)
        return self._starts is None or (bool(self._starts) and all(self._also))

    def _at(self, starts: list[int], index: int, text: str, end: int) -> Iterator[re.Match[str]]:
        """Yield the matches that begin at one of `starts` from `index` on."""
        free = 0
        while index < len(starts) and (at := starts[index]) < end:
            if at >= free:
                match = self.compiled.match(text, at, end)
                if match is not None:
                    yield match
                    free = match.end()
            index += 1

    def _look_at(self, text: str) -> None:
        """Find where the words of the pattern begin in `text`."""
        found = [words.starts(text) for words in self._gates]
        self._starts = [] if self._never else found[0] if found else None
        self._also = [starts for starts in found[1:] if starts is not None]
        self._text = text


def _any_between(positions: list[int], start: int, end: int) -> bool:
    low = bisect_left(positions, start)
    return low < len(positions) and positions[low] < end


class _Alternation:
    """The alternatives of one pattern, each tried only where it can match."""

    def __init__(self, parts: Sequence[FastPattern]) -> None:
        self._searches = [part.search for part in parts]
        self._bank = PatternBank([part.compiled for part in parts])

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        possible = self._bank.possible(text, start, end)
        return leftmost([self._searches[index] for index in possible], text, start, end)


def _taken_apart(pattern: re.Pattern[str]) -> _Alternation | None:
    """Return the alternatives of a pattern; None when they are few or trying them one by one is not the same."""
    parts = alternatives(pattern.pattern)
    if len(parts) < _FEWEST_PARTS or pattern.groups or not never_empty(pattern):
        return None
    return _Alternation([FastPattern(part, pattern.flags) for part in parts])


class PatternBank:
    """Many patterns over one text: one pass tells which of them can match at all."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        """Take compiled patterns; their order is the order of results."""
        self.patterns = tuple(patterns)
        self._always: list[int] = []
        users: dict[str, list[int]] = {}
        for index, pattern in enumerate(self.patterns):
            words = required(pattern)
            if not words or min(map(len, words)) < _SHORTEST:
                self._always.append(index)
                continue
            for literal in words:
                users.setdefault(literal, []).append(index)
        self._users = [users[literal] for literal in sorted(users)]
        self._literals = literals(tuple(sorted(users))) if users else None
        self._text = ""
        self._positions: list[int] | None = []  # of the words in the last text; None when every pattern must be tried
        self._found: list[int] = []  # the words there

    def possible(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[int]:
        """Return the indexes of the patterns that can match in `text[start:end]`, ascending."""
        if self._text is not text:
            self._look_at(text)
        if self._positions is None:
            return list(range(len(self.patterns)))
        low, high = bisect_left(self._positions, start), bisect_left(self._positions, end)
        if low == high:
            return self._always
        found = set(self._always)
        for literal in self._found[low:high]:
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

    def _look_at(self, text: str) -> None:
        """Find the words that stand in `text`."""
        places = self._literals.places(text) if self._literals is not None else []
        self._positions = None if places is None else [position for position, _ in places]
        self._found = [literal for _, literal in places or ()]
        self._text = text


@lru_cache(maxsize=1024)
def fast(pattern: str, flags: int = 0) -> FastPattern:
    """Return the compiled pattern, compiled once."""
    return FastPattern(pattern, flags)

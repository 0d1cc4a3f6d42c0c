"""Finds the literal words of many patterns in one pass over a text.

Every pattern asks where its own words stand. On a long text that several patterns ask about, the words of all patterns
are looked for together and the answers kept; a pattern that is the only one to ask looks for its own words alone.
"""

from __future__ import annotations

from collections import defaultdict, deque
from functools import cache, lru_cache

import ahocorasick_rs

# Shorter texts are searched for the words of one pattern alone.
_LONG = 300
# One byte per character, so that positions in the bytes are positions in the text. A character that the code page
# lacks reads as "?"; this may only add places, and a place is no match yet.
_CODE = "cp1251"

# A place: the position of a literal and the index of the literal within its set.
Place = tuple[int, int]


@lru_cache(maxsize=4)
def _bytes(text: str) -> bytes | None:
    """Return the text in lower case, one byte per character; None when lower case moves its characters."""
    lower = text.lower()
    return lower.encode(_CODE, "replace") if len(lower) == len(text) else None


class Literals:
    """A set of literal words in lower case, found in texts of any case."""

    def __init__(self, words: tuple[str, ...]) -> None:
        """Take at least one word, none empty; `literals` makes equal sets once only."""
        self.words = [word.encode(_CODE, "replace") for word in words]
        self._own: ahocorasick_rs.BytesAhoCorasick | None = None
        self.number = _ALL.register(self)

    def find(self, text: str) -> list[Place] | None:
        """Return the places of the words in `text`, in no certain order; None when every place must be tried."""
        if len(text) >= _LONG:
            together = _ALL.places(text)
            if together is not None and self.number < len(together):
                return together[self.number]
        data = _bytes(text)
        if data is None:
            return None
        if self._own is None:
            self._own = ahocorasick_rs.BytesAhoCorasick(self.words)
        return [(start, index) for index, start, _ in self._own.find_matches_as_indexes(data, overlapping=True)]


@cache
def literals(words: tuple[str, ...]) -> Literals:
    """Return the set of `words`."""
    return Literals(words)


class _AllLiterals:
    """The sets of all patterns made so far, and where they stand in the last texts."""

    def __init__(self) -> None:
        self._owners: dict[bytes, list[Place]] = defaultdict(list)  # word -> (set, index within the set)
        self._sets = 0
        self._automaton: ahocorasick_rs.BytesAhoCorasick | None = None
        self._owned: list[list[Place]] = []
        self._recent: deque[tuple[str, list[list[Place]] | None]] = deque(maxlen=4)

    def register(self, literals: Literals) -> int:
        """Take in a set and return its number; texts that were searched before do not know it."""
        for index, word in enumerate(literals.words):
            self._owners[word].append((self._sets, index))
        self._automaton = None
        self._sets += 1
        return self._sets - 1

    def places(self, text: str) -> list[list[Place]] | None:
        """Return the places of every set in `text`; None when this is the first to ask about it."""
        for at, (known, found) in enumerate(self._recent):
            if known is text:
                if found is None and (data := _bytes(text)) is not None:
                    found = self._search(data)
                    self._recent[at] = (text, found)
                return found
        self._recent.append((text, None))
        return None

    def _search(self, data: bytes) -> list[list[Place]]:
        if self._automaton is None:  # not at once in `register`: patterns are made many at a time
            self._automaton = ahocorasick_rs.BytesAhoCorasick(list(self._owners))
            self._owned = list(self._owners.values())
        found: list[list[Place]] = [[] for _ in range(self._sets)]
        for word, start, _ in self._automaton.find_matches_as_indexes(data, overlapping=True):
            for number, index in self._owned[word]:
                found[number].append((start, index))
        return found


_ALL = _AllLiterals()

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
        self._number = _ALL.register(self)

    def starts(self, text: str) -> list[int] | None:
        """Return where any of the words begins in `text`, ascending; None when every place must be tried."""
        together = _ALL.words_of(text)
        if together is not None and self._number < together.sets:
            return together.starts(self._number)
        found = self._alone(text)
        return None if found is None else sorted({start for _, start, _ in found})

    def places(self, text: str) -> list[Place] | None:
        """Return the places of the words in `text`, ascending; None when every place must be tried."""
        together = _ALL.words_of(text)
        if together is not None and self._number < together.sets:
            return together.places(self._number)
        found = self._alone(text)
        return None if found is None else sorted({(start, index) for index, start, _ in found})

    def _alone(self, text: str) -> list[tuple[int, int, int]] | None:
        data = _bytes(text)
        if data is None:
            return None
        if self._own is None:
            self._own = ahocorasick_rs.BytesAhoCorasick(self.words)
        return self._own.find_matches_as_indexes(data, overlapping=True)


@cache
def literals(words: tuple[str, ...]) -> Literals:
    """Return the set of `words`."""
    return Literals(words)


class _Words:
    """Where the words of all sets stand in one text; `sets` is how many sets were known when it was searched."""

    def __init__(self, starts: dict[int, list[int]], owners: list[list[Place]], sets: int) -> None:
        """Take the ascending starts by word; `owners` are the (set, index within the set) of every word."""
        self.sets = sets
        self._starts = starts
        self._of_set: dict[int, list[Place]] = defaultdict(list)  # set -> (word, index within the set)
        for word in starts:
            for number, index in owners[word]:
                self._of_set[number].append((word, index))

    def starts(self, number: int) -> list[int]:
        """Return where the words of a set begin, ascending."""
        words = self._of_set.get(number, ())
        if len(words) == 1:
            return self._starts[words[0][0]]
        return sorted({start for word, _ in words for start in self._starts[word]})

    def places(self, number: int) -> list[Place]:
        """Return the places of the words of a set, ascending."""
        words = self._of_set.get(number, ())
        return sorted({(start, index) for word, index in words for start in self._starts[word]})


class _AllLiterals:
    """The sets of all patterns made so far, and where their words stand in the last texts."""

    def __init__(self) -> None:
        self._owners: dict[bytes, list[Place]] = defaultdict(list)  # word -> (set, index within the set)
        self._sets = 0
        self._automaton: ahocorasick_rs.BytesAhoCorasick | None = None
        self._owned: list[list[Place]] = []
        self._recent: deque[tuple[str, _Words | None]] = deque(maxlen=4)
        self._searched: deque[tuple[bytes, _Words]] = deque(maxlen=2)

    def register(self, literals: Literals) -> int:
        """Take in a set and return its number; texts that were searched before do not know it."""
        for index, word in enumerate(literals.words):
            self._owners[word].append((self._sets, index))
        self._automaton = None
        self._sets += 1
        return self._sets - 1

    def words_of(self, text: str) -> _Words | None:
        """Return where the words of every set stand in `text`; None when it is short or this is the first to ask."""
        if len(text) < _LONG:
            return None
        for at, (known, found) in enumerate(self._recent):
            if known is text:
                if found is None and (data := _bytes(text)) is not None:
                    found = self._search(data)
                    self._recent[at] = (text, found)
                return found
        self._recent.append((text, None))
        return None

    def _search(self, data: bytes) -> _Words:
        for known, found in self._searched:  # one page in its own case and in small letters
            if known == data:
                return found
        if self._automaton is None:  # not at once in `register`: patterns are made many at a time
            self._automaton = ahocorasick_rs.BytesAhoCorasick(list(self._owners))
            self._owned = list(self._owners.values())
        starts: dict[int, list[int]] = defaultdict(list)
        for word, start, _ in self._automaton.find_matches_as_indexes(data, overlapping=True):
            starts[word].append(start)
        words = _Words(starts, self._owned, self._sets)
        self._searched.append((data, words))
        return words


_ALL = _AllLiterals()

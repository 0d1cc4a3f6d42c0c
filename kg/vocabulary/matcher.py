"""Finds many names in a text at once: Aho-Corasick, whole words, leftmost-longest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick_rs

from kg.model.text import Span

_NAME = re.compile(r"(?<![\w-])[A-ZА-Я][\w-]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """One name found: where, and the payloads of all entries that carry this name."""

    span: Span
    payloads: tuple[tuple[str, str], ...]  # (category, slug)


class Matcher:
    """A compiled set of names; names and texts must be folded in the same way."""

    def __init__(self, names: Iterable[tuple[str, str, str]]) -> None:
        """Compile (name, category, slug) triples."""
        payloads: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for name, category, slug in names:
            if name.strip():
                payloads[name][(category, slug)] = None
        self._payloads = [tuple(p) for p in payloads.values()]
        self._names = list(payloads)
        self._automaton = ahocorasick_rs.AhoCorasick(self._names) if self._names else None

    def all(self, text: str) -> list[Hit]:
        """Return every whole-word occurrence, overlapping ones included, in order of start, longest first."""
        if self._automaton is None:
            return []
        hits = []
        # Overlapping search and a filter afterwards: a longest match that fails the word boundary
        # must not hide a shorter one that passes it.
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
                continue
            hits.append(Hit(Span(start, end), self._payloads[index]))
        hits.sort(key=lambda h: (h.span.start, -h.span.end))
        return hits

    def find(self, text: str) -> list[Hit]:
        """Return the whole-word occurrences, leftmost and longest, without overlaps."""
        return leftmost_longest(self.all(text))


class WordIndex:
    """Where each capitalised word of one text stands, so that many names can be looked up at once."""

    def __init__(self, text: str) -> None:
        """Split `text` into words; hyphens belong to them."""
        self.text = text
        self._starts: dict[str, list[int]] = defaultdict(list)
        for word in _NAME.finditer(text):
            self._starts[word[0]].append(word.start())

    def find(self, names: Iterable[str]) -> list[Span]:
        """Return where `names` stand as whole words, in text order, the longest first, without overlaps."""
        found = []
        for name in names:
            first = _NAME.match(name)
            if first is None:  # "бен Салман"
                found += whole_words(self.text, [name])
                continue
            for at in self._starts.get(first[0], ()):
                end = at + len(name)
                if self.text.startswith(name, at) and not _joins(self.text[end : end + 1]):
                    found.append(Span(at, end))
        return _without_overlaps(found)


def whole_words(text: str, words: Iterable[str]) -> list[Span]:
    """Return where any of a few `words` stands as a whole word, hyphens included, in text order, longest first."""
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (_joins(text[at - 1 : at]) or _joins(text[end : end + 1])):
                found.append(Span(at, end))
            at = text.find(word, at + 1)
    return _without_overlaps(found)


def _without_overlaps(found: list[Span]) -> list[Span]:
    found.sort(key=lambda span: (span.start, -span.end))
    free, kept = 0, []
    for span in found:
        if span.start >= free:
            kept.append(span)
            free = span.end
    return kept


def _joins(character: str) -> bool:
    return character.isalnum() or character in ("_", "-")


def leftmost_longest(hits: list[Hit]) -> list[Hit]:
    """Drop every hit that overlaps an earlier or longer one; `hits` come sorted by start, longest first."""
    kept: list[Hit] = []
    end = 0
    for hit in hits:
        if hit.span.start >= end:
            kept.append(hit)
            end = hit.span.end
    return kept

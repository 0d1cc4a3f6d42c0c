"""A question as words, and the edges over them: a run of words with one of the meanings that it may have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.vocabulary.folding import fold

MAX_WORDS = 40
"""A longer question is refused; this bounds the work on any question."""

# An English possessive is a word of its own: "Putin" and "'s".
_TOKEN = re.compile(r"['’]s\b|[^\W_]+(?:(?!['’]s\b)[-'’:./&_][^\W_]+)*|[^\w\s]|_", re.UNICODE)
_SILENT = frozenset('?!"“”«»„')
_INITIAL_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a sign of the question; `start` and `end` are its code points, half open."""

    text: str
    plain: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Words `start` to `end` (half open) read as a `kind` of thing; `forms` are the grammatical forms they may be."""

    start: int
    end: int
    kind: str
    value: str = ""
    forms: frozenset[str] = frozenset()
    content: Any = None

    def is_a(self, terminal: str) -> bool:
        """Tell whether the edge is what a terminal of the grammar asks for: KIND or KIND.value or KIND.form."""
        kind, _, feature = terminal.partition(".")
        return kind == self.kind and (not feature or feature == self.value or feature in self.forms)


def plain(text: str) -> str:
    """Return `text` in lower case, without diacritics of Latin letters, ё as е; Russian й stays what it is."""
    return " ".join(fold(text).casefold().split())


def words(question: str) -> list[Word]:
    """Return the words of a question and its signs; question marks, quotes and the dots of initials are left out."""
    found = [Word(m[0], plain(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(question)]
    return [word for index, word in enumerate(found) if not _is_silent(found, index)]


def _is_silent(found: list[Word], index: int) -> bool:
    word = found[index]
    if word.text == ".":
        before = found[index - 1].text if index else ""
        return index == len(found) - 1 or (0 < len(before) <= _INITIAL_LENGTH and before[0].isupper())
    return word.text in _SILENT


def span_text(question: str, found: list[Word], start: int, end: int) -> str:
    """Return what the question says from word `start` to word `end` (half open), with what stands between them."""
    return question[found[start].start : found[end - 1].end]

"""Names of people told by a known first name, and names of people that are only the names of things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.linking.offices import CAPITAL
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.patterns import fast

_MORE = r"(?:(?:bin|ben|al|el|de|del|la|van|von|der|da|di|dos|y)[ -]|(?:as|ad|ash|ar)-){0,2}"
_NAME = re.compile(rf"({CAPITAL}) ({_MORE}(?:[A-Z]\. ?)?{CAPITAL}(?: {_MORE}{CAPITAL}){{0,2}})")
# Dashes between clauses, which folding makes hyphens.
_DASHES = frozenset("\u2013\u2014")
_GLUED = re.compile(
    r"[a-z](?:President|Prime|Minister|Governor|Head|Director|Chair|Deputy|Chief|General|Secretary|Aide)"
)
_PATRONYMIC = re.compile(r"^[A-Z][\w'-]+ [A-Z][\w'-]+(?:ovych|yovych|evych|ivna|yivna|ovna|evna|ovich|evich)$")
_FAMILY_FIRST = re.compile(r"(?:^|[:;,.(\x1e-] )([A-Z][a-z][\w'-]+) $")
_INITIAL_LAST = re.compile(r" [A-Z]$")
_BEFORE = frozenset((" ", "", "\n", "\x1e", "(", '"'))
_AHEAD = 40


class GivenNames:
    """Finds the names of one page that begin with a known first name."""

    def __init__(self, page: Page, text: str, vocabulary: Vocabulary) -> None:
        """Prepare for `page`; `text` is its folded text."""
        self.page = page
        self.text = text
        self.vocabulary = vocabulary
        things = vocabulary.pack.table("names", "things")
        self._behind = fast(things.get("behind", r"(?!)")).compiled
        self._body = re.compile(things.get("body", r"(?!)"))
        self._ahead = fast(things.get("ahead", r"(?!)")).compiled

    def given(self) -> Iterator[Span]:
        """Yield the stretches that open with a known first name and read as a whole name, in text order."""
        for match in self._candidates():
            span = self._name(match)
            if span is None or self.is_thing(span):
                continue
            span = self._whole(span)
            before = self.text[max(0, span.start - 1) : span.start]
            if before in _BEFORE or (before == "-" and self.page.text[span.start - 1] in _DASHES):
                yield span

    def _candidates(self) -> Iterator[re.Match[str]]:
        """Yield the capital words that open with a first name; other capital words before them are passed over."""
        match = _NAME.search(self.text)
        while match is not None:
            known = self._is_given(match[1])
            if known:
                yield match
            match = _NAME.search(self.text, match.end() if known else match.end(1))

    def _is_given(self, word: str) -> bool:
        """Tell whether a word is a first name, or two joined: "Jane-Anna"."""
        given = self.vocabulary.given_names
        return word in given or ("-" in word and all(part in given for part in word.split("-")))

    def _whole(self, span: Span) -> Span:
        """Add the family name that stands before first name and patronymic: "Quibble Oleksandr Petrovych"."""
        before = _FAMILY_FIRST.search(self.text, max(0, span.start - 30), span.start)
        if before is None or _PATRONYMIC.search(self.text, span.start, span.end) is None:
            return span
        known = before[1] in self.vocabulary.not_names or before[1] in self.vocabulary.address_words
        return span if known else Span(before.start(1), span.end)

    def _name(self, match: re.Match[str]) -> Span | None:
        words = match[0].split()
        common = [i for i, w in enumerate(words) if w.rstrip(".") in self.vocabulary.not_names]
        if common and common[0] < 2:
            return None
        end = match.end()
        if common:  # "Anna Quibble Foundation" is no person, "Anna Quibble President" is one
            if words[common[0]] not in self.vocabulary.titles_behind:
                return None
            end = match.start() + len(" ".join(words[: common[0]]))
        end = next((i for i in range(match.start(), end) if self.page.text[i] in _DASHES), end)
        end = end - 2 if self.text[end - 2 : end] == "'s" else end
        end = end - 1 if self.text[end - 1] in ".-'" else end
        end = end - 2 if _INITIAL_LAST.search(self.text, match.start(), end) else end
        span = Span(match.start(), end)
        if _GLUED.search(self.text, span.start, span.end):
            return None  # "Jane QuibblePresident": what is left of a pop-up
        return span if " " in self.text[span.start : span.end] else None

    def is_body(self, before: str) -> bool:
        """Tell whether the words before a name end with a body that its bearer sits in: "of the Senate Jane X"."""
        return self._body.search(before) is not None

    def is_thing(self, span: Span) -> bool:
        """Tell whether a person's name is only the name of a thing: an order, a foundation, a ship, a street."""
        behind = self._behind.match(self.text, span.end)
        return behind is not None or self._ahead.search(self.text, max(0, span.start - _AHEAD), span.start) is not None

"""Finds the words of a sentence that report a speech act: verbs, nouns, purposes, impersonal forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.grammar import Grammar
from kg.extraction.predicate import Found
from kg.model.text import Span
from kg.vocabulary.patterns import FastPattern


class ActFinder:
    """Finds the reporting words of one text, stretch after stretch."""

    def __init__(self, text: str, grammar: Grammar, quotations: Sequence[Span]) -> None:
        """Take the folded text and its quotations, whose verbs are the speaker's and not the narrator's."""
        self.text = text
        self._grammar = grammar
        self._quotations = quotations
        # Most acts have no word on a page, and each would be asked for anew in every sentence.
        self._purpose = _standing(grammar.purpose, text)
        self._impersonal = _standing(grammar.impersonal, text)

    def within(self, span: Span) -> list[Found]:
        """Return the reporting words of a stretch in text order; verbs that lie in another match are left out."""
        found = [*self._nominal(span), *self._purposes(span)]
        for act, pattern in self._impersonal:
            found += [Found(m.start(), m.end(), act, True) for m in pattern.finditer(self.text, span.start, span.end)]
        for m in self._grammar.verbs.finditer(self.text, span.start, span.end):
            if m.end() == m.start() or self._quoted(m.start()):
                continue
            if not any(f.start < m.end() and m.start() < f.end for f in found):
                found.append(Found(m.start(), m.end(), m.lastgroup or "note", False))
        return sorted(found, key=lambda f: f.start)

    def _nominal(self, span: Span) -> Iterator[Found]:
        for m in self._grammar.nominal.finditer(self.text, span.start, span.end):
            if m.end() > m.start() and self._whole(m.start()):
                yield Found(m.start(), m.end(), "discuss", True)
        for m in self._grammar.inverse.finditer(self.text, span.start, span.end):
            if self._whole(m.start()):
                yield Found(m.start(), m.end(), "discuss", True, inverse=True)

    def _purposes(self, span: Span) -> Iterator[Found]:
        for act, pattern in self._purpose:
            for m in pattern.finditer(self.text, span.start, span.end):
                if self._whole(m.start()) and not self._quoted(m.start()):
                    yield Found(m.start(), m.end(), act, False, purpose=True)

    def _whole(self, position: int) -> bool:
        """Tell whether a word begins at a position: the "to thank" of "Subianto thanked" is no purpose."""
        return not self.text[position - 1 : position].isalnum()

    def _quoted(self, position: int) -> bool:
        """Tell whether a position lies inside a quotation."""
        return any(quotation.start <= position < quotation.end for quotation in self._quotations)


def _standing(patterns: Sequence[tuple[str, FastPattern]], text: str) -> list[tuple[str, FastPattern]]:
    """Return the patterns that may match somewhere in `text`."""
    return [(act, pattern) for act, pattern in patterns if pattern.may_match(text)]

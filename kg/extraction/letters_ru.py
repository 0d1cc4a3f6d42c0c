"""Russian messages and statements: the body of the page is what its sender says, although there is no speaker label."""

from __future__ import annotations

from kg.extraction.grammar_ru import Grammar
from kg.extraction.predicate import Predicate
from kg.linking.link import LinkedPage
from kg.model.claims import Basis, Realis
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span


class Letters:
    """Tells which sentences of a page are the words of its sender, and gives them to the sender."""

    def __init__(self, linked: LinkedPage, grammar: Grammar) -> None:
        """Look at the title and the first words of `linked`."""
        self.linked = linked
        self.grammar = grammar
        page = linked.page
        title = linked.text[page.title.start : page.title.end]
        members = linked.cast.principals
        own = [m.entity for m in members if m.country == linked.cast.own_country] or [m.entity for m in members]
        self.sender: Entity | None = own[0] if own else None
        self._whole = not page.turns and grammar.letter.search(title) is not None
        self._quoting = False

    def predicate(self, sentence: Sentence) -> Predicate | None:
        """Return what the sender says in `sentence`; None when the narrator speaks."""
        if self.sender is None or sentence.zone != "body" or not self._spoken(sentence.span):
            return None
        span = sentence.span
        return Predicate(
            sentence, Span(span.start, span.start + 1), "note", (self.sender,), Basis.COREFERENCE, span, (span,),
            Realis.ACTUAL, None,
        )  # fmt: skip

    def _spoken(self, span: Span) -> bool:
        printed = self.linked.page.quote(span)
        if self._quoting:
            self._quoting = "»" not in printed or printed.rfind("«") > printed.rfind("»")
            return True
        if self.grammar.quoting.search(self.linked.text, span.start, span.end):
            self._quoting = "«" in printed and printed.rfind("«") > printed.rfind("»")
            self._whole = False  # a page that quotes its letter goes on in its own words behind it
            return True
        return self._whole and self._first_person(span)

    def _first_person(self, span: Span) -> bool:
        """The narrator's own sentences name the sender in the third person."""
        spots = self.linked.people.within(span.start, span.end)
        return not any(self.sender in s.entities for s in spots)

"""The stretches of a page that its event's type is told from: title, lead, and the sentence that names the occasion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.extraction.event_rules import event_rules
from kg.linking.link import LinkedPage
from kg.model.pages import Page
from kg.model.text import Span

# How many sentences at the head of a page may say on what occasion its words were spoken.
_SAID = 6


def body_spans(page: Page) -> list[Span]:
    """Return where the sentences of the narrated body stand."""
    return [s.span for s in page.sentences if s.zone == "body" and s.turn is None]


@dataclass
class Stretches:
    """The stretches of one page that its rules look at, each worked out when first asked for."""

    linked: LinkedPage

    @cached_property
    def whole_title(self) -> str:
        """The title as printed."""
        title = self.linked.page.title
        return self.linked.text[title.start : title.end]

    @cached_property
    def title(self) -> str:
        """The part of the title that names the occasion: without the words quoted in it."""
        return self._occasion or self.whole_title

    @cached_property
    def _occasion(self) -> str:
        """Return "address by X" of "We shall win - address by X", and "X at the forum" of "X at the forum: We …"."""
        speaker = self.linked.vocabulary.pack.table("events", "quoted").get("speaker")
        if not speaker:
            return ""
        text, begin = self.whole_title, self.linked.page.title.start
        named = {s.span.start - begin for s in self.linked.people.within(begin, begin + len(text))}
        at = text.rfind(" - ")
        if at > 0 and (at + 3 in named or re.match(speaker, text[at + 3 :])):
            return text[at + 3 :]
        colon = text.find(": ")
        if colon > 0 and (re.match(speaker, text) or any(position < colon for position in named)):
            return text[:colon]
        return ""

    @cached_property
    def _body(self) -> list[str]:
        return [self.linked.text[span.start : span.end] for span in body_spans(self.linked.page)[:_SAID]]

    @cached_property
    def lead(self) -> str:
        """The summary and the first two sentences."""
        lead = self.linked.page.lead
        summary = self.linked.text[lead.start : lead.end] if lead is not None else ""
        return " ".join([summary, *self._body[:2]]).strip()

    @cached_property
    def first(self) -> str:
        """The first sentence alone, where a page without a summary says what happened."""
        return self._body[0] if self._body and self.linked.page.lead is None else ""

    @property
    def opening(self) -> str:
        """How the body begins."""
        return self.first

    @cached_property
    def body(self) -> str:
        """The first sentences, where a page without a summary may say who spoke."""
        return " ".join(self._body) if self.linked.page.lead is None else ""

    @cached_property
    def said(self) -> str:
        """The sentence that says on what occasion the words of the page were spoken; "" when there is none.

        Only on pages without a summary whose title does not tell it. It is the first sentence that a rule for such
        sentences fits: later ones tell of other occasions.
        """
        itself = self.linked.vocabulary.pack.table("events", "quoted").get("occasion", "$")
        if self.linked.page.lead is not None or (not self._occasion and re.search(itself, self.whole_title)):
            return ""
        rules, bank = event_rules(self.linked.vocabulary.pack)
        of_speaking = {index for index, (_, where) in enumerate(rules) if where == "said"}
        for sentence in self._body:
            if any(bank.patterns[index].search(sentence) for index in of_speaking & set(bank.possible(sentence))):
                return sentence
        return ""

    def of(self, where: str) -> tuple[str, ...]:
        """Return the stretches that a rule with this `where` looks at."""
        return (self.title, self.lead) if where == "any" else (getattr(self, where),)

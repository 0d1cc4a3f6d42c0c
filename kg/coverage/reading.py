"""One page as it was read: the linked page, its claims, and which sentences they prove."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.coverage.tally import Example
from kg.extraction.context import Context
from kg.linking.leaks_ru import leaks
from kg.linking.link import LinkedPage
from kg.model.claims import Claim, PageClaims
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.russian import parses

_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


@dataclass
class Reading:
    """A page after all stages; made for one page and thrown away after it was counted."""

    linked: LinkedPage
    claims: PageClaims

    @cached_property
    def context(self) -> Context:
        """What the extractors shared, worked out once more."""
        return Context(self.linked, self.claims.event.event_type)

    @property
    def pack(self) -> Pack:
        """The language pack that the page was read with."""
        return self.linked.vocabulary.pack

    @cached_property
    def text(self) -> str:
        """The folded text with the pop-ups blanked that leaked into sentences; same offsets as the page's text."""
        text = self.linked.text
        for leak in leaks(self.linked.page) if self.linked.page.leaks else ():
            text = text[: leak.start] + " " * (leak.end - leak.start) + text[leak.end :]
        return text

    @cached_property
    def narrated(self) -> list[Sentence]:
        """The sentences in which the page itself speaks: no turns, no headings, no address that fills the page."""
        if self.context.monologue is not None:
            return []
        return [s for s in self.linked.page.sentences if s.turn is None and s.zone in ("lead", "body")]

    @cached_property
    def running(self) -> list[Sentence]:
        """All sentences but those of titles, captions and headings, where capitals mean nothing."""
        return [s for s in self.linked.page.sentences if s.zone in ("lead", "body")]

    def kinds_at(self, sentence: Sentence) -> frozenset[type[Claim]]:
        """Return the kinds of claim that are proved by words of `sentence`."""
        return frozenset(self._kinds.get(sentence.span.start, ()))

    @cached_property
    def _kinds(self) -> dict[int, set[type[Claim]]]:
        spans = sorted(s.span for s in self.linked.page.sentences)
        starts = [s.start for s in spans]
        found: dict[int, set[type[Claim]]] = defaultdict(set)
        for claim in self.claims.claims:
            for span in (evidence.span for evidence in claim.evidence):
                first = max(0, bisect_left(starts, span.start + 1) - 1)
                for sentence in spans[first : bisect_left(starts, span.end)]:
                    if sentence.overlaps(span):
                        found[sentence.start].add(type(claim))
        return found

    def quoted(self, position: int, sentence: Sentence) -> bool:
        """Tell whether a position lies inside a quotation; nested Russian quotations share one closing mark."""
        before = self.linked.page.text[sentence.span.start : position]
        if "«" in before or "»" in before:
            return before.rfind("«") > before.rfind("»")
        return any(quotation.start <= position < quotation.end for quotation in self.linked.quotations)

    def example(self, sentence: Sentence | None) -> Example:
        """Return `sentence` as an example; the title where there is no sentence."""
        page = self.linked.page
        return Example.of(page.document_id, page.quote(sentence.span if sentence is not None else page.title))

    def example_at(self, span: Span) -> Example:
        """Return the sentence around `span` as an example."""
        return self.example(self.context.sentence_at(span.start))

    def normal(self, phrase: str) -> str:
        """Return what all case forms of a phrase have in common: lemmas in Russian, no article in English."""
        line = " ".join(phrase.split())
        if self.linked.vocabulary.language != "ru":
            return _ARTICLE.sub("", line).lower()
        return " ".join(parses(word.lower())[0].normal_form for word in line.split())

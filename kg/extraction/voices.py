"""Whose words the stretches of a page are: turns, addresses, quotations, and sentences put into somebody's mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.linking.link import LinkedPage
from kg.linking.spots import Spot, SpotKind
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import FastPattern, fast

_ONE = frozenset([SpotKind.PERSON, SpotKind.OFFICE, SpotKind.PRONOUN])
_REACH = 220  # how far behind a quotation its "… said" is looked for
_NEAR = 40  # between a verb of saying and who says it
_OPENING = 16  # before an "according to" that opens its sentence: "In addition, "


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of one sentence that is one person's words."""

    sentence: Sentence
    span: Span
    speaker: Entity
    rule: str


class VoiceFinder:
    """Finds the voices in the narrated part of one page."""

    def __init__(self, linked: LinkedPage) -> None:
        """Prepare the patterns of `linked`'s language."""
        self.linked = linked
        self.text = linked.text
        words = linked.vocabulary.pack.table("voices", "patterns")
        self.said: FastPattern = fast(words.get("said", r"(?!)"))
        self.reported = fast(words.get("reported", r"(?!)"))
        self.according = fast(words.get("according", r"(?!)"))
        self.message = fast(words.get("message", r"(?!)"))
        self.title_head = re.compile(words.get("title_head", r"(?!)"))
        self.title_tail = fast(words.get("title_tail", r"(?!)"))
        self.sentences = [s for s in linked.page.sentences if s.turn is None and s.zone in ("lead", "body")]

    def find(self) -> list[Voice]:
        """Return the voices in text order; a sentence may hold one and be narrated otherwise."""
        return sorted([*self._quoted(), *self._reported(), *self._title()], key=lambda v: v.span)

    # -- quotations ----------------------------------------------------------------------------------------------

    def _quoted(self) -> Iterator[Voice]:
        last: tuple[int, Entity] | None = None
        for quotation in self.linked.quotations:
            speaker = self._behind(quotation) or self._before(quotation)
            if speaker is None and last is not None and quotation.start - last[0] < _REACH:
                speaker = last[1]
            if speaker is None:
                continue
            last = (quotation.end, speaker)
            for sentence in self.sentences:
                start, end = max(sentence.span.start, quotation.start), min(sentence.span.end, quotation.end)
                if start < end and self.text[start:end].strip(' ".,;:'):
                    yield Voice(sentence, Span(start, end), speaker, "quoted")

    def _behind(self, quotation: Span) -> Entity | None:
        """Return who is named as speaker right behind a quotation: "…," the President said."""
        sentence = self._sentence_at(quotation.end)
        if sentence is None:
            return None
        end = min(sentence.span.end, quotation.end + _REACH)
        return self._sayer(quotation.end, end)

    def _before(self, quotation: Span) -> Entity | None:
        """Return who is named before a quotation in its sentence, or whose message it is."""
        sentence = self._sentence_at(quotation.start)
        if sentence is None:
            return None
        head = Span(sentence.span.start, quotation.start)
        if self.message.search(self.text, head.start, head.end) is not None:
            return self._sender()
        return self._sayer(head.start, head.end)

    def _sayer(self, start: int, end: int) -> Entity | None:
        """Return the one person beside the first verb of saying in a stretch."""
        verb = self.said.search(self.text, start, end)
        if verb is None:
            return None
        spots = [s for s in self.linked.people.within(start, end) if s.kind in _ONE and len(s.entities) == 1]
        near = [s for s in spots if self._gap(s, verb) <= _NEAR]
        return min(near, key=lambda s: self._gap(s, verb)).entities[0] if near else None

    def _gap(self, spot: Spot, verb: re.Match[str]) -> int:
        return max(verb.start() - spot.span.end, spot.span.start - verb.end())

    def _sender(self) -> Entity | None:
        own = self.linked.cast.own_country
        senders = [m.entity for m in self.linked.cast.principals if m.country in (own, "")]
        if len(senders) > 1:  # greetings to people of the own country: whoever the page opens with sends them
            named = (e for spot in self.linked.people.spots for e in spot.entities if spot.span.start >= self._opening)
            return next((e for e in named if e in senders), None)
        return senders[0] if senders else None

    @property
    def _opening(self) -> int:
        """Where the narrated part of the page begins, behind its title."""
        return self.sentences[0].span.start if self.sentences else 0

    def _sentence_at(self, position: int) -> Sentence | None:
        return next((s for s in self.sentences if s.span.start <= position <= s.span.end), None)

    # -- sentences in somebody's mouth ---------------------------------------------------------------------------

    def _reported(self) -> Iterator[Voice]:
        """ "This was stated by X" speaks of the sentence before; "according to X" of its own."""
        for index, sentence in enumerate(self.sentences):
            start, end = sentence.span.start, sentence.span.end
            match = self.reported.search(self.text, start, end)
            if (
                match is not None
                and match.start() == start
                and index
                and not self._is_quoted(self.sentences[index - 1])
            ):
                person = self._person_after(match.end(), end)
                if person is not None:
                    before = self.sentences[index - 1]
                    yield Voice(before, before.span, person.entities[0], "reported")
                continue
            match = self.according.search(self.text, start, end)
            person = self._person_after(match.end(), end) if match is not None else None
            if match is not None and person is not None:
                opens = match.start() - start <= _OPENING  # "According to X, …": what X says comes behind the name
                said = Span(person.span.end, end) if opens else sentence.span
                yield Voice(sentence, said, person.entities[0], "according")

    def _person_after(self, position: int, end: int) -> Spot | None:
        spots = self.linked.people.within(position, min(end, position + 160))
        first = next((s for s in spots if s.kind in _ONE and len(s.entities) == 1), None)
        return first if first is not None and first.span.start - position <= _NEAR else None

    def _is_quoted(self, sentence: Sentence) -> bool:
        return any(q.overlaps(sentence.span) for q in self.linked.quotations)

    def _title(self) -> Iterator[Voice]:
        """A title that is what somebody said: "X: …", "… - X"."""
        title = next((s for s in self.linked.page.sentences if s.zone == "title"), None)
        if title is None:
            return
        span = self.linked.page.title
        for spot in self.linked.people.within(span.start, span.end):
            if spot.kind not in (SpotKind.PERSON, SpotKind.OFFICE) or len(spot.entities) != 1:
                continue
            if spot.span.start == span.start and self.title_head.match(self.text, spot.span.end, span.end):
                yield Voice(title, Span(spot.span.end + 1, span.end), spot.entities[0], "title")
                return
            mark = self.title_tail.search(self.text, span.start, spot.span.start)
            if mark is not None and mark.start() > span.start:
                yield Voice(title, Span(span.start, mark.start()), spot.entities[0], "title")
                return

"""Sentences that tell who else took part: "attended by …", "met with …", "… also spoke", a speaker's report."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice

from kg.linking.quotations import find_quotations
from kg.linking.raw import Names
from kg.linking.spots import Spot, SpotKind
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page, Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import fast

_NEVER = r"(?!)"
_ZONES = ("body", "lead", "caption")
_CLAUSE = re.compile(
    r"(?:;|\b(?:that|which|who|whom|whose|where|when|while|because|if|said|says|told|has|have|had|is|are|was|were|will"
    r"|would|must|should|can|could|may|might)\b|\") "
)
_BETWEEN = re.compile(r"\*{0,3}(?:, [^.;\"]{2,140},|,)?(?: (?:\w+ly|also|then|both|each|in turn)){0,3} ?")
_MAX_SUBJECT = 110
_FIRST_SENTENCES = 3
_CALLED = 80  # how far behind a call to speak its names are looked for
_INTRODUCTION = 110  # signs of a sentence that may say no more than who speaks
_ALSO = re.compile(r"[^\w,]{0,2}(?:,| и| and)? ?(?:\w+ )?", re.IGNORECASE)  # "[Smith], Minister "
_OWNED = re.compile(r"\b(?:of|by|from|for|to|with) (?:the )?$")  # "the bread of X is here"


class Frame(StrEnum):
    """What kind of sentence says that somebody took part."""

    LISTED = "listed"  # "attended by A and B", "A also attended"
    CALLED = "called"  # "spoke by phone with A and B"
    MET = "met"  # "met with A and B"
    ACTED = "acted"  # "A reported on …"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One spot of somebody who took part, and the kind of sentence that says so."""

    spot: Spot
    frame: Frame


class AttendanceReader:
    """Reads the narrator's sentences of one page for people who took part beside those of title and lead."""

    def __init__(self, page: Page, names: Names, spots: list[Spot], vocabulary: Vocabulary) -> None:
        """Prepare for `page`; `spots` are its PERSON and OFFICE spots in text order."""
        self.page = page
        self.names = names
        self.spots = spots
        self._starts = [s.span.start for s in spots]
        pack = vocabulary.pack
        table = pack.table("cast", "attendance")
        self._listed = fast(pack.table("cast", "patterns").get("attendance", _NEVER))
        self._after = fast(table.get("after", _NEVER))
        self._interviewer = fast(table.get("interviewer", _NEVER))
        self._met = fast(table.get("met", _NEVER))
        self._greeted = fast(table.get("greeted", _NEVER))
        self._acted = fast(table.get("acted", _NEVER))
        self._together = re.compile(table.get("together", _NEVER))
        self._stop = fast(table.get("stop", _NEVER))
        self._elsewhere = fast(table.get("elsewhere", _NEVER))
        self._not_now = re.compile(table.get("not_now", _NEVER))
        self._opening = re.compile(table.get("opening", _NEVER))
        self._speaker = re.compile(table.get("speaker", _NEVER))
        self._in_calls = re.compile(table.get("in_calls", _NEVER))
        self._call = re.compile(table.get("call", _NEVER))
        self._floor = fast(table.get("floor", _NEVER))
        self._greeting = re.compile(table.get("greeting", _NEVER))
        self._house = re.compile(table.get("house", _NEVER))
        self._here = fast(table.get("here", _NEVER))
        self._address = re.compile(table.get("address", _NEVER))
        self._printed = re.compile(pack.table("cast", "patterns").get("address_title", _NEVER))
        self._interview = re.compile(table.get("interview", _NEVER))
        self._told_by = re.compile(table.get("told_by", _NEVER))

    def read(self) -> Iterator[Attendance]:
        """Yield those who took part by the words of the page, in text order; one person may come twice."""
        for sentence in self.page.sentences:
            if sentence.turn is None and sentence.zone in _ZONES:
                yield from self._listed_in(sentence)
                yield from self._named_after(sentence)
                yield from self._asked_by(sentence)
                yield from self._met_with(sentence)
                yield from self._welcomed(sentence)
                yield from self._who_acted(sentence.span)
            elif sentence.turn is not None:
                yield from self._given_the_floor(sentence)
                yield from self._said_to_be_here(sentence)
                yield from self._noted_in_brackets(sentence)
                yield from self._introduced(sentence)

    # -- frames --------------------------------------------------------------------------------------------------

    def _listed_in(self, sentence: Sentence) -> Iterator[Attendance]:
        """Names before "also attended" and after "attended by" count; the verb's other side does not."""
        span = sentence.span
        if self._tells_itself or self._prints_address:
            return  # "They were joined by X": the speaker tells of another meeting
        for match in self._listed.finditer(self.names.text, span.start, span.end):
            passive = match.groupdict().get("after") is not None
            principal = "conversation" in match[0] or "spoke" in match[0]
            for spot in self._within(span.start, span.end):
                at = spot.span.start
                if at > match.start() if passive else not match.start() <= at <= match.end():
                    yield Attendance(spot, Frame.CALLED if principal else Frame.LISTED)

    def _named_after(self, sentence: Sentence) -> Iterator[Attendance]:
        """ "… was joined by A and B": the names that follow, as far as the list goes."""
        for match in self._after.finditer(self.names.text, sentence.span.start, sentence.span.end):
            if self._is_address or (self._is_call and not self._in_calls.search(match[0])):
                continue
            yield from self._list_at(match.end(), sentence.span.end, Frame.LISTED)

    def _asked_by(self, sentence: Sentence) -> Iterator[Attendance]:
        """ "… said in an interview with A": who asks is named right behind these words."""
        start = sentence.span.start
        for match in self._interviewer.finditer(self.names.text, start, sentence.span.end):
            if match.start() > start and self._tells_of_other_time(Span(start, match.start())):
                continue
            asked = self._within(match.end(), sentence.span.end)
            yield from (Attendance(s, Frame.LISTED) for s in asked if s.span.start == match.end())

    def _met_with(self, sentence: Sentence) -> Iterator[Attendance]:
        """ "He also met with A and B", in the narrator's own time and words."""
        span = sentence.span
        if self._is_address or self._is_interview or self._told_by.match(self.names.text, span.start, span.end):
            return  # who is interviewed tells of others met at other times
        for match in self._met.finditer(self.names.text, span.start, span.end):
            if self._tells_of_other_time(span) or self._in_quotes(match.start()):
                continue
            if not self._not_now.search(self.names.text[max(span.start, match.start() - 40) : match.start()]):
                # "During the talks with A, B said …": a clause at the head of a sentence ends with its comma.
                clause = match.start() <= span.start + 1 or match[0][:1].isupper()
                yield from self._list_at(match.end(), span.end, Frame.MET, clause)
                yield from self._beside(span.start, match.start())

    def _beside(self, start: int, verb: int) -> Iterator[Attendance]:
        """ "She and Ambassador A met with …": A was with whom the page tells of."""
        for spot in self._within(start, verb)[-2:]:
            together = self._together.search(self.names.text, start, spot.span.start)
            if together is not None and self._adjoins(spot.span.end, verb) and spot.kind is SpotKind.PERSON:
                yield Attendance(spot, Frame.LISTED)

    def _welcomed(self, sentence: Sentence) -> Iterator[Attendance]:
        """ "I am pleased to welcome President X": whoever is greeted by name stands beside the speaker."""
        for match in self._greeted.finditer(self.names.text, sentence.span.start, sentence.span.end):
            guests = self._within(match.end(), sentence.span.end)[:1]
            yield from (Attendance(s, Frame.CALLED) for s in guests if s.span.start == match.end())

    def _introduced(self, sentence: Sentence) -> Iterator[Attendance]:
        """ "Jane Quibble, Northland News.": a sentence of name and house alone says who asks."""
        span = sentence.span
        if span.end - span.start > _INTRODUCTION:
            return
        for spot in self._within(span.start, span.end)[:1]:
            greeting = self._greeting.fullmatch(self.names.text, span.start, spot.span.start)
            house = self._house.fullmatch(self.names.text, spot.span.end, span.end)
            bare = spot.kind is SpotKind.PERSON and spot.office is None and spot.span == spot.head
            if bare and greeting is not None and house is not None:
                yield Attendance(spot, Frame.LISTED)

    def _noted_in_brackets(self, sentence: Sentence) -> Iterator[Attendance]:
        """ "(Then Minister A reported on …": within somebody's words the narrator tells in brackets who spoke."""
        start = self.names.text.find("(", sentence.span.start, sentence.span.end) + 1
        if start > 0 and self.names.text[start : start + 1].isupper():
            end = self.names.text.find(")", start, sentence.span.end)
            yield from self._who_acted(Span(start, end if end > 0 else sentence.span.end))

    def _who_acted(self, span: Span) -> Iterator[Attendance]:
        """ "Minister A reported on …", "For his part, B stressed …": who speaks at the event was there."""
        for match in self._acted.finditer(self.names.text, span.start, span.end):
            if self._is_address or self._is_call:
                return
            if self._in_quotes(match.start()):
                continue
            if self._tells_of_other_time(Span(span.start, match.end())):
                return
            yield from self._subject(span.start, match.start())
            return

    def _given_the_floor(self, sentence: Sentence) -> Iterator[Attendance]:
        """Whom the one in the chair calls upon is there, also where the page stops before he speaks."""
        for match in self._floor.finditer(self.names.text, sentence.span.start, sentence.span.end):
            end = match.end()
            for spot in self._within(end, min(sentence.span.end, end + _CALLED)):
                gap = self.names.text[end : max(end, spot.head.start)]
                if spot.kind is not SpotKind.PERSON or re.search(r"[.!?;:]| to ", gap):
                    break
                if end > match.end() and _ALSO.fullmatch(gap) is None:
                    break  # only "A, B and C" are called together
                yield Attendance(spot, Frame.LISTED)
                end = spot.span.end

    def _said_to_be_here(self, sentence: Sentence) -> Iterator[Attendance]:
        """ "Minister A, who is here": a speaker says that somebody sits in the room."""
        for match in self._here.finditer(self.names.text, sentence.span.start, sentence.span.end):
            for spot in self._within(sentence.span.start, match.start())[-1:]:
                owns = match[0].startswith(" is") and _OWNED.search(self._before(spot)) is not None
                if spot.kind is SpotKind.PERSON and spot.span.end == match.start() and not owns:
                    yield Attendance(spot, Frame.LISTED)

    # -- names ---------------------------------------------------------------------------------------------------

    def _within(self, start: int, end: int) -> list[Spot]:
        low, high = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return [s for s in self.spots[low:high] if s.span.end <= end]

    def _before(self, spot: Spot) -> str:
        return self.names.text[max(0, spot.span.start - 12) : spot.span.start]

    def _list_at(self, start: int, end: int, frame: Frame, clause: bool = False) -> Iterator[Attendance]:
        """Yield the people between `start` and the word that ends the list of names (or the comma of the clause)."""
        people = self._within(start, end)
        stop = next(
            (
                m
                for m in self._stop.finditer(self.names.text, start, end)
                if not any(s.span.start <= m.start() < s.span.end - 1 for s in people)
            ),
            None,
        )
        limit = stop.start() + 1 if stop is not None else end
        if clause and people:
            comma = self.names.text.find(", ", people[0].span.end, limit)
            limit = comma if comma > 0 else limit
        yield from (Attendance(s, frame) for s in people if s.span.start < limit)
        if stop is not None and not clause and stop[0].lstrip().startswith(", wh"):  # "A, who came late, and B"
            comma = self.names.text.find(", and ", stop.end(), end)
            if 0 < comma < stop.end() + 120:
                yield from self._list_at(comma, end, frame)

    def _subject(self, start: int, verb: int) -> Iterator[Attendance]:
        """Yield the people who are the subject of the verb at `verb`: they open the sentence or its main clause."""
        people = self._within(start, verb)
        while people and people[-1].kind is SpotKind.OFFICE and not self._adjoins(people[-1].span.end, verb):
            people.pop()  # "A, former Coordinator for Rye, said": the office explains who A is
        if not people or not self._adjoins(people[-1].span.end, verb):
            return
        first = people[0].span.start
        for spot in reversed(people[:-1]):
            if _CLAUSE.search(self.names.text, spot.span.end, people[-1].span.start):
                first = people[people.index(spot) + 1].span.start
                break
        before = self.names.text[start:first]
        if len(before) < _MAX_SUBJECT and self._opening.match(before):
            named = [s for s in people if s.kind is SpotKind.PERSON and s.span.start >= first]
            yield from (Attendance(s, Frame.ACTED) for s in named)

    def _adjoins(self, end: int, verb: int) -> bool:
        """Tell whether only an apposition or an adverb stands between a name and its verb."""
        return _BETWEEN.fullmatch(self.names.text, end, verb) is not None

    # -- whose words, which time ---------------------------------------------------------------------------------

    def _tells_of_other_time(self, span: Span) -> bool:
        return self._elsewhere.search(self.names.text, span.start, span.end) is not None

    def _in_quotes(self, position: int) -> bool:
        """Tell whether the words at `position` are quoted; a quotation may run over several sentences."""
        return any(q.start <= position < q.end for q in self._quotations)

    @cached_property
    def _quotations(self) -> list[Span]:
        return find_quotations(self.names.text, self.page.sentences)

    @cached_property
    def _is_call(self) -> bool:
        """Tell whether the page reports a call: who acts besides its two ends did not take part."""
        return self._call.search(self.names.text, self.page.title.start, self.page.title.end) is not None

    @cached_property
    def _is_address(self) -> bool:
        """Tell whether the page prints somebody's speech without speaker labels."""
        title = self.page.title
        return self._address.search(self.names.text, title.start, title.end) is not None or self._tells_itself

    @cached_property
    def _prints_address(self) -> bool:
        """Tell whether the title says that the page prints somebody's words: "… - address by X"."""
        return self._printed.search(self.names.text, self.page.title.start, self.page.title.end) is not None

    @cached_property
    def _is_interview(self) -> bool:
        """Tell whether title or first sentences say that somebody was interviewed."""
        body = (s.span for s in self.page.sentences if s.zone == "body")
        spans = [self.page.title, *islice(body, _FIRST_SENTENCES)]
        return any(self._interview.search(self.names.text, s.start, s.end) is not None for s in spans)

    @cached_property
    def _tells_itself(self) -> bool:
        """Tell whether the page speaks in the first person throughout."""
        words = told = 0
        for sentence in self.page.sentences:
            if sentence.turn is None and sentence.zone == "body":
                text = self.names.text[sentence.span.start : sentence.span.end]
                if '"' not in text and not self._in_quotes(sentence.span.start):
                    told += 1
                    words += self._speaker.search(text) is not None
        return told > 3 and words * 3 > told

"""What all extractors of one page share: the linked page, its predicates and its subjects, worked out once."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from functools import cached_property

from kg.extraction.predicate import Predicate
from kg.extraction.predicates import PredicateFinder
from kg.extraction.predicates_ru import RussianPredicateFinder
from kg.extraction.subjects import SubjectFinder
from kg.extraction.voices import Voice, VoiceFinder
from kg.linking.link import LinkedPage
from kg.linking.spots import SpotKind
from kg.model.claims import Evidence
from kg.model.entities import Entity, EntityKind
from kg.model.pages import Sentence
from kg.model.text import Span

# Russian has free word order and cases, so its predicates are found in another way.
_PREDICATES: dict[str, type[PredicateFinder] | type[RussianPredicateFinder]] = {"ru": RussianPredicateFinder}

# How often a page names its speaker when a narrator tells of the address.
_NAMED = 3


def _fills(voice: Voice) -> bool:
    """Tell whether a voice has its sentence to itself, marks aside."""
    return voice.span.start - voice.sentence.span.start <= 2 and voice.sentence.span.end - voice.span.end <= 2


# Events at which one person's words may fill the page.
_OWN_WORDS = ("speech", "press-conference")


@dataclass
class Context:
    """One linked page under extraction."""

    linked: LinkedPage
    event_type: str = ""
    _speakers: dict[int, Entity | None] = field(default_factory=dict)
    _speakers_of: dict[int, Entity | None] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The folded text."""
        return self.linked.text

    @cached_property
    def predicates(self) -> list[Predicate]:
        """The narrator's predicates, in text order."""
        if self.monologue is not None:
            return []  # these are the speaker's own verbs, not the narrator's
        return _PREDICATES.get(self.linked.vocabulary.language, PredicateFinder)(self.linked).find()

    @cached_property
    def subjects(self) -> SubjectFinder:
        """What stretches of this page are about."""
        return SubjectFinder(self.linked)

    @cached_property
    def _countries_spoken_of(self) -> list[tuple[int, int, Entity]]:
        """(paragraph, position, country) of every country that narrated sentences are about, in text order."""
        out = []
        for predicate in self.predicates:
            for region in predicate.regions:
                for subject in self.subjects.within(region, direct=predicate.act == "discuss"):
                    if subject.entity.kind is EntityKind.COUNTRY:
                        out.append((predicate.sentence.paragraph, subject.span.start, subject.entity))
        return sorted(out, key=lambda item: item[1])

    def about(self, predicate: Predicate) -> tuple[Entity, ...]:
        """Return what the stretches are about that a predicate governs, each entity once."""
        direct = predicate.act == "discuss"
        found = [s.entity for region in predicate.regions for s in self.subjects.within(region, direct=direct)]
        return tuple({entity.key: entity for entity in found}.values())

    def setting(self, sentence: Sentence) -> tuple[Entity, ...]:
        """Return the country that the paragraph was about last, up to this sentence's end; empty when there is none."""
        found = [c for p, at, c in self._countries_spoken_of if p == sentence.paragraph and at < sentence.span.end]
        return (found[-1],) if found and sentence.turn is None else ()

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that covers a position."""
        starts, ordered = self._sentence_starts
        index = bisect.bisect_right(starts, position) - 1
        return ordered[index] if index >= 0 and position < ordered[index].span.end else None

    @cached_property
    def _sentence_starts(self) -> tuple[list[int], list[Sentence]]:
        ordered = sorted(self.linked.page.sentences, key=lambda s: s.span)
        return [s.span.start for s in ordered], ordered

    def evidence(self, span: Span) -> Evidence:
        """Return evidence for `span`, with the speaker when it lies in a turn."""
        sentence = self.sentence_at(span.start)
        speaker = self.speaker_of(sentence) if sentence is not None else None
        return Evidence(span, speaker)

    def speaker(self, turn: int | None) -> Entity | None:
        """Return who speaks in a turn; None when the speaker is not known by name."""
        if turn is None:
            return None
        if turn not in self._speakers:
            label = self.linked.page.turns[turn].label
            spots = [s for s in self.linked.people.overlapping(label) if s.kind is SpotKind.PERSON]
            self._speakers[turn] = spots[0].entities[0] if spots else None
        return self._speakers[turn]

    def speaker_of(self, sentence: Sentence) -> Entity | None:
        """Return whose words a sentence is: of its turn's speaker, of the one quoted or whose address is printed."""
        start = sentence.span.start
        if start not in self._speakers_of:
            self._speakers_of[start] = self._voice_of(sentence)
        return self._speakers_of[start]

    def _voice_of(self, sentence: Sentence) -> Entity | None:
        if sentence.turn is not None:
            return self.speaker(sentence.turn)
        if self.monologue is not None:
            return self.monologue if sentence.zone == "body" else None
        voice = self.voices.get(sentence.span)
        return voice.speaker if voice is not None and voice.rule == "quoted" and _fills(voice) else None

    @cached_property
    def voices(self) -> dict[Span, Voice]:
        """The sentences that hold somebody's words outside of turns, by their spans; the longest stretch of each."""
        found: dict[Span, Voice] = {}
        if self.monologue is not None:
            return found
        for voice in VoiceFinder(self.linked).find():
            known = found.get(voice.sentence.span)
            if known is None or known.span.end - known.span.start < voice.span.end - voice.span.start:
                found[voice.sentence.span] = voice
        return found

    def one_voice(self, sentence: Sentence) -> bool:
        """Tell whether a narrated sentence gives one person's words: a quotation, the first person, a citation."""
        pattern = self.linked.vocabulary.pack.table("references", "turn").get("one_voice", r"(?!)")
        return re.search(pattern, self.text[sentence.span.start : sentence.span.end]) is not None

    @cached_property
    def monologue(self) -> Entity | None:
        """The one person whose address fills the page without a speaker label; usually nobody."""
        page = self.linked.page
        people = self.linked.cast.principals
        if page.turns or self.event_type not in _OWN_WORDS or not people or page.language != "en":
            return None
        words = self.linked.vocabulary.pack.table("references", "turn").get("first", r"(?!)")
        body = "".join(self.text[s.span.start : s.span.end] + " " for s in page.sentences if s.zone == "body")
        spoken = re.sub(r'"[^"]*"', " ", body)  # a read-out of an address quotes it
        needed = max(2, len(spoken.split()) // 60)
        if self.event_type != "speech":  # a report of a press conference quotes too, or tells of others
            needed = max(needed, len(page.sentences) // 3) if '"' not in body else len(body)
        if len(re.findall(words, spoken)) < needed or self._told_of(people[0].entity):
            return None
        return people[0].entity

    def _told_of(self, speaker: Entity) -> bool:
        """Tell whether the body keeps naming a speaker: nobody does so in an address of his own."""
        named = [s for s in self.linked.people.spots if s.kind is SpotKind.PERSON and s.entities == (speaker,)]
        body = self.linked.page.body
        return body is not None and sum(body.contains(s.span) for s in named) >= _NAMED

    def addressee(self, turn: int | None) -> Entity | None:
        """Return whom "you" means in a turn: the only other principal, else nobody."""
        speaker = self.speaker(turn)
        if speaker is None:
            return None
        others = [m.entity for m in self.linked.cast.principals if m.entity.key != speaker.key]
        return others[0] if len(others) == 1 else None

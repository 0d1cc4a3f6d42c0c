"""What speakers dwell on in turns: topics, plans and proposals in their own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.extraction import occasions
from kg.extraction.context import Context
from kg.extraction.discussion_claim import crowd_of, discussion_of
from kg.extraction.salience import Candidate
from kg.extraction.subjects import Subject
from kg.model.claims import Basis, Modality, Realis
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.vocabulary.patterns import FastPattern, fast

# How many of a speaker's sentences are kept as proof of one topic.
_PROOFS = 3
# So near to the head of a sentence stands what it is about, in characters.
_HEAD = 60
# For how many sentences a proposal goes on to be spelt out ("There are three …", "The first is …").
_CARRY = 2


class _Spoken(NamedTuple):
    """A topic in a speaker's sentence, and how many topics the sentence has; `at` counts the page's sentences."""

    subject: Subject
    sentence: Sentence
    speaker: Entity
    crowd: int
    at: int

    @property
    def offset(self) -> int:
        """How many characters into its sentence the topic is named."""
        return self.subject.span.start - self.sentence.span.start


_Said = dict[tuple[tuple[str, str], tuple[str, str]], list[_Spoken]]
"""What was said, by the keys of speaker and topic."""


def spoken(context: Context) -> list[Candidate]:
    """Topics on which a speaker spends a sentence or more; plans and proposals get their own modality."""
    words = context.linked.vocabulary.pack.table("transcripts", "patterns")
    announce = fast(words.get("announce", r"(?!)"))
    propose = fast(words.get("propose", r"(?!)"))
    going_on = fast(words.get("going_on", r"(?!)"))
    agenda = fast(words.get("agenda", r"(?!)"))
    hedge = fast(words.get("hedge", r"(?!)"))
    out: list[Candidate] = []
    said: _Said = {}
    proposing, turn = 0, None
    listing = {(s.turn, s.paragraph) for s in context.linked.page.sentences if _has(context, s, announce)}
    for index, sentence in enumerate(context.linked.page.sentences):
        speaker = context.speaker_of(sentence)
        if speaker is None or context.linked.cast.get(speaker) is None:
            proposing = 0  # nobody, or somebody from elsewhere whom the page quotes
            continue
        if sentence.turn != turn:
            turn, proposing = sentence.turn, 0
        found = context.subjects.within(sentence.span, direct=False, substantive=True)
        listed = (sentence.turn, sentence.paragraph) in listing and _has(context, sentence, going_on)
        if context.event_type == "working-meeting" and _has(context, sentence, agenda):
            out += _on_agenda(context, sentence, speaker)
            continue
        planned = listed or _has(context, sentence, announce)
        proposes = _has(context, sentence, propose)
        if planned or proposes or proposing:
            proposing = 0 if planned else _CARRY if proposes else proposing - 1
            modality = Modality.ANNOUNCED if planned else Modality.PROPOSED
            doubt = hedge.search(context.text, sentence.span.start, sentence.span.end)
            for subject in context.subjects.within(sentence.span, direct=True):
                claim = discussion_of(
                    context,
                    subject,
                    (speaker,),
                    sentence,
                    modality,
                    Basis.TURN,
                    "announced" if planned else "proposed",
                    realis=Realis.PLANNED if planned else Realis.PROPOSED,
                    hedge=doubt[0] if doubt else "",
                    speaker=speaker,
                )
                out.append(Candidate(claim, 0, 1, direct=True, spoken=True))
            continue
        for subject in found:
            said.setdefault((speaker.key, subject.entity.key), []).append(
                _Spoken(subject, sentence, speaker, crowd_of(found), index)
            )
    return out + _substantive(context, said)


def _on_agenda(context: Context, sentence: Sentence, speaker: Entity) -> list[Candidate]:
    """What the one in the chair says a working meeting is about, at that meeting, is its subject."""
    out = []
    for subject in context.subjects.within(sentence.span, direct=True):
        claim = discussion_of(
            context, subject, (speaker,), sentence, Modality.SPOKE, Basis.TURN, "agenda", speaker=speaker
        )
        out.append(Candidate(claim, 0, 1, direct=True, spoken=True))
    return out


def _has(context: Context, sentence: Sentence, pattern: FastPattern) -> bool:
    return pattern.search(context.text, sentence.span.start, sentence.span.end) is not None


def _substantive(context: Context, said: _Said) -> list[Candidate]:
    out = []
    needed = _needed(context)
    taken_up = _taken_up(context, said)
    heading = occasions.heading(context)
    manners = _manners(context)
    for (_, topic), found in said.items():
        polite = topic[1] in manners
        filled = [] if polite or needed == 1 else [s for s in found if _fills(context, s)]
        if topic not in taken_up and not filled and not _dwelt_on(found, needed, on_end=not polite):
            continue
        for item in sorted(found, key=lambda f: not f.subject.strong)[:_PROOFS]:
            claim = discussion_of(
                context,
                item.subject,
                (item.speaker,),
                item.sentence,
                Modality.SPOKE,
                Basis.TURN,
                "spoken",
                speaker=item.speaker,
            )
            direct = item.subject.entity.slug in heading or item in filled
            out.append(Candidate(claim, item.offset, item.crowd, direct=direct, spoken=True))
    return out


def _manners(context: Context) -> frozenset[str]:
    """Return what good manners spend a sentence on, however short the speech."""
    pack = context.linked.vocabulary.pack
    return frozenset(pack.words("transcripts", "dialogue", "manners")) | pack.table("transcripts", "acts").keys()


def _dwelt_on(found: Sequence[_Spoken], needed: int, *, on_end: bool = True) -> bool:
    """Tell whether enough is said of a topic: in more sentences than needed, in one that opens with it, or on end."""
    places = sorted({s.at for s in found})
    if len(places) < needed:
        return on_end and needed > 2 and any(b - a == 1 for a, b in pairwise(places))
    return needed != 2 or len(places) > needed or any(s.offset <= _HEAD for s in found)


def _fills(context: Context, said: _Spoken) -> bool:
    """Tell whether a sentence has one topic only and names it more than once."""
    return said.crowd == 1 and context.subjects.strong_places(said.subject.entity, said.sentence.span) > 1


def _taken_up(context: Context, said: _Said) -> set[tuple[str, str]]:
    """Return the topics that a few speakers dwell on together: each who has a sentence on them speaks about them."""
    dialogue = context.linked.vocabulary.pack.table("transcripts", "dialogue")
    if len({speaker for speaker, _ in said}) > dialogue.get("speakers", 0):
        return set()
    needed = _needed(context)
    everybody: dict[tuple[str, str], list[_Spoken]] = defaultdict(list)
    for (_, topic), found in said.items():
        everybody[topic] += found
    manners = dialogue.get("manners", ())
    return {topic for topic, found in everybody.items() if _dwelt_on(found, needed) and topic[1] not in manners}


def _needed(context: Context) -> int:
    """In how many sentences a topic must come up: long transcripts touch on much that is not their subject."""
    spoken = sum(1 for s in context.linked.page.sentences if context.speaker_of(s) is not None)
    dialogue = context.linked.vocabulary.pack.table("transcripts", "dialogue")
    if context.event_type in dialogue.get("statements", ()) and spoken <= dialogue.get("longest", 0):
        return 1
    short = 12 if context.monologue is not None else 40
    return 1 if spoken <= short else 2 if spoken <= 150 else 3 if spoken <= 300 else 4

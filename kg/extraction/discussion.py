"""Discussion claims: which topics the page says were dealt with, by whom, and in which modality."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.predicates import Predicate
from kg.extraction.subjects import Subject
from kg.model.claims import Basis, Discussion, Modality, Realis
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.vocabulary.patterns import fast

# For how many sentences a proposal goes on to be spelt out ("There are three …", "The first is …").
_CARRY = 2
# Acts whose object is the subject of an exchange even when it is a bare noun.
_DIRECT = frozenset(["discuss", "negotiate"])
# What is worried over or condemned is the state of affairs in the country named.
_GRAVE = frozenset(["concern", "condemn", "regret"])
# Documents signed and invitations have claims of their own.
_NO_SUBJECTS = frozenset(["sign", "accept", "decline"])
_AGREEING = frozenset(["agree", "commit", "invite"])
# How often a message must come to speak of its subjects.
_TWICE = 2
_ACT_TOPICS = {"congratulate": "congratulations", "condole": "condolences"}


def extract(context: Context) -> list[Discussion]:
    """Return the discussions that narrator and speakers report."""
    return [*_narrated(context), *_continued(context), *_spoken(context)]


def _claim(
    context: Context,
    subject: Subject,
    people: tuple[Entity, ...],
    sentence: Sentence,
    modality: Modality,
    basis: Basis,
    rule: str,
    *,
    realis: Realis = Realis.ACTUAL,
    hedge: str = "",
    speaker: Entity | None = None,
) -> Discussion:
    return Discussion(
        topic=subject.entity,
        discussants=tuple(sorted(set(people), key=lambda e: e.key)),
        modality=modality,
        hedge=hedge,
        about=(subject.place,) if subject.place is not None else (),
        evidence=(context.evidence(sentence.span),),
        extractor=f"discussion.{rule}",
        basis=basis,
        realis=realis,
        asserted_by=speaker,
    )


def _narrated(context: Context) -> list[Discussion]:
    out = []
    for predicate in context.predicates:
        modality, realis = _modality(predicate)
        if realis is Realis.NEGATED:
            continue
        people = _participants(context, predicate.subject)
        if not people:
            continue
        if predicate.act in _NO_SUBJECTS:
            continue
        out += _act_itself(context, predicate, people, modality, realis)
        for region in predicate.regions:
            direct, grave = predicate.act in _DIRECT, predicate.act in _GRAVE
            for subject in context.subjects.within(region, direct=direct, countries=grave):
                if predicate.act in _AGREEING and subject.entity.slug == "visits-and-contacts":
                    continue  # "agreed to maintain contacts" is an outcome, not a subject
                out.append(
                    _claim(
                        context,
                        subject,
                        people,
                        predicate.sentence,
                        modality,
                        predicate.basis,
                        predicate.act,
                        realis=realis,
                    )
                )
    return out


def _act_itself(
    context: Context, predicate: Predicate, people: tuple[Entity, ...], modality: Modality, realis: Realis
) -> list[Discussion]:
    """Congratulating and condoling are subjects in themselves."""
    notation = _ACT_TOPICS.get(predicate.act)
    if notation is None or (context.event_type == "message" and not _is_wish(context, predicate)):
        return []
    subject = Subject(context.subjects.topic(notation), predicate.verb, strong=True)
    return [
        _claim(context, subject, people, predicate.sentence, modality, predicate.basis, predicate.act, realis=realis)
    ]


def _is_wish(context: Context, predicate: Predicate) -> bool:
    """Tell whether a message congratulates or condoles; greetings to a congress do neither."""
    pattern = context.linked.vocabulary.pack.table("transcripts", "patterns").get("wish", "")
    title = context.linked.page.title
    span = predicate.sentence.span
    return any(re.search(pattern, context.text[s.start : s.end]) for s in (title, span))


def _participants(context: Context, people: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Only participants can discuss: others whom a sentence quotes are mentioned, not present."""
    return tuple(p for p in people if context.linked.cast.get(p) is not None)


def _modality(predicate: Predicate) -> tuple[Modality, Realis]:
    if predicate.realis is Realis.PLANNED:
        return Modality.ANNOUNCED, Realis.PLANNED
    return Modality.DISCUSSED, predicate.realis


def _continued(context: Context) -> list[Discussion]:
    """A read-out sentence without a verb of saying goes on with what the last subject said."""
    if context.event_type not in (
        "telephone-conversation",
        "videoconference",
        "meeting",
        "talks",
        "summit",
        "working-meeting",
    ):
        return []
    covered = {p.sentence.span for p in context.predicates}
    out: list[Discussion] = []
    last: Predicate | None = None
    by_sentence = {p.sentence.span: p for p in context.predicates if p.act not in _NO_SUBJECTS}
    for sentence in context.linked.page.sentences:
        if sentence.turn is not None or sentence.zone != "body":
            last = None
            continue
        if sentence.span in covered:
            last = by_sentence.get(sentence.span)
            continue
        if last is None or last.sentence.paragraph != sentence.paragraph or last.realis is not Realis.ACTUAL:
            continue
        people = _participants(context, last.subject)
        if len(people) > 1 and context.one_voice(sentence):
            continue  # one person's quoted words, not both sides'
        for subject in context.subjects.within(sentence.span, direct=False):
            if people and subject.strong:
                out.append(
                    _claim(context, subject, people, sentence, Modality.DISCUSSED, Basis.COREFERENCE, "continued")
                )
    return out


# -- transcripts -------------------------------------------------------------------------------------------------


def _spoken(context: Context) -> list[Discussion]:
    """Topics on which a speaker spends a sentence or more; plans and proposals get their own modality."""
    words = context.linked.vocabulary.pack.table("transcripts", "patterns")
    announce = fast(words.get("announce", r"(?!)"))
    propose = fast(words.get("propose", r"(?!)"))
    hedge = fast(words.get("hedge", r"(?!)"))
    out: list[Discussion] = []
    spoken: dict[tuple[tuple[str, str], tuple[str, str]], list[tuple[Subject, Sentence, Entity]]] = {}
    proposing, turn = 0, None
    for sentence in context.linked.page.sentences:
        speaker = context.author_of(sentence)
        if speaker is None:
            proposing = 0
            continue
        if sentence.turn != turn:
            turn, proposing = sentence.turn, 0
        text = context.text[sentence.span.start : sentence.span.end]
        found = context.subjects.within(sentence.span, direct=False, substantive=True)
        if announce.search(text) or propose.search(text) or proposing:
            planned = announce.search(text) is not None
            proposing = 0 if planned else _CARRY if propose.search(text) else proposing - 1
            modality = Modality.ANNOUNCED if planned else Modality.PROPOSED
            doubt = hedge.search(text)
            for subject in context.subjects.within(sentence.span, direct=True):
                out.append(
                    _claim(
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
                )
            continue
        for subject in found:
            spoken.setdefault((speaker.key, subject.entity.key), []).append((subject, sentence, speaker))
    return out + _substantive(context, spoken)


def _substantive(
    context: Context, spoken: dict[tuple[tuple[str, str], tuple[str, str]], list[tuple[Subject, Sentence, Entity]]]
) -> list[Discussion]:
    out = []
    needed = _needed(context)
    for found in spoken.values():
        sentences = {s.span for _, s, _ in found}
        if len(sentences) < needed or (context.event_type == "message" and _passing(context, found[0][0])):
            continue
        for subject, sentence, speaker in found[:3]:
            out.append(
                _claim(context, subject, (speaker,), sentence, Modality.SPOKE, Basis.TURN, "spoken", speaker=speaker)
            )
    return out


def _passing(context: Context, subject: Subject) -> bool:
    """Tell whether a message, which is short, only touches on a topic: it comes up once."""
    return subject.entity.slug not in _ACT_TOPICS.values() and context.subjects.prominence(subject.entity) < _TWICE


def _needed(context: Context) -> int:
    """In how many sentences a topic must come up: long transcripts touch on much that is not their subject."""
    spoken = sum(1 for s in context.linked.page.sentences if context.author_of(s) is not None)
    short = 12 if context.monologue is not None else 40
    return 1 if spoken <= short else 2 if spoken <= 150 else 3

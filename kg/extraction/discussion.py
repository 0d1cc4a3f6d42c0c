"""Discussion claims: which topics the page says were dealt with, by whom, and in which modality."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction import occasions
from kg.extraction.accounts import accounts
from kg.extraction.context import Context
from kg.extraction.discussion_claim import crowd_of, discussion_of
from kg.extraction.discussion_spoken import spoken
from kg.extraction.predicate import Predicate
from kg.extraction.salience import Candidate, limits, salient
from kg.extraction.subjects import Subject
from kg.model.claims import Basis, Discussion, Modality, Realis
from kg.model.entities import Entity, EntityKind
from kg.model.pages import Sentence
from kg.model.text import Span

# Acts whose object is the subject of an exchange even when it is a bare noun.
_DIRECT = frozenset(["discuss", "negotiate"])
# What is worried over or condemned is the state of affairs in the country named.
_GRAVE = frozenset(["concern", "condemn"])
# Documents signed and invitations have claims of their own.
_NO_SUBJECTS = frozenset(["sign", "accept", "decline"])
_AGREEING = frozenset(["agree", "commit", "invite"])
_ARRANGING = _AGREEING | {"hope"}
_VISITS = "visits-and-contacts"
# What goes on without a verb of saying is about what it names before so many characters.
_NEAR = 120
_ACT_TOPICS = {"congratulate": "congratulations", "condole": "condolences"}


def extract(context: Context) -> list[Discussion]:
    """Return the discussions that narrator and speakers report."""
    candidates = [
        *_narrated(context),
        *_decreed(context),
        *_attended(context),
        *_continued(context),
        *_jointly(context),
        *spoken(context),
        *_told(context),
        *_voiced(context),
    ]
    return salient(candidates, limits(context.linked.vocabulary.pack), occasions.places(context))


def _narrated(context: Context) -> list[Candidate]:
    out = []
    for predicate in context.predicates:
        modality, realis = _modality(predicate)
        if realis is Realis.NEGATED:
            continue
        people = _senders(context, _participants(context, predicate.subject))
        if not people:
            continue
        if predicate.act in _NO_SUBJECTS:
            if occasions.of_visits(context, predicate):
                visit = Subject(context.subjects.topic(_VISITS), predicate.verb, strong=True)
                claim = discussion_of(
                    context, visit, people, predicate.sentence, modality, predicate.basis, predicate.act, realis=realis
                )
                out.append(Candidate(claim, 0, 1, direct=True, spoken=False))
            continue
        out += _act_itself(context, predicate, people, modality, realis)
        for region in _governed(predicate):
            direct, grave = predicate.act in _DIRECT, predicate.act in _GRAVE
            subjects = context.subjects.within(region, direct=direct, countries=grave)
            if region.start == predicate.intro and not direct:  # "Turning to trade, X said …"
                subjects += _named_first(context, region, subjects)
            for subject in subjects:
                if predicate.act in _AGREEING and occasions.routine(context, subject):
                    continue
                claim = discussion_of(
                    context,
                    subject,
                    people,
                    predicate.sentence,
                    modality,
                    predicate.basis,
                    predicate.act,
                    realis=realis,
                )
                offset = subject.span.start - region.start
                itemised = direct or grave or context.subjects.itemised(subject.span, region)
                itemised |= predicate.act in _ARRANGING and subject.entity.slug == _VISITS  # a meeting agreed upon
                out.append(Candidate(claim, offset, crowd_of(subjects), direct=itemised, spoken=False))
    return out


def _named_first(context: Context, region: Span, known: Sequence[Subject]) -> list[Subject]:
    """Return the bare topics of an opening that names its subject; what is said of countries there is another thing."""
    have = {s.entity.key for s in known}
    found = context.subjects.within(region, direct=True)
    return [s for s in found if s.entity.kind is EntityKind.TOPIC and s.entity.key not in have]


def _governed(predicate: Predicate) -> tuple[Span, ...]:
    """Return the stretches a predicate governs; "invited X to visit" names its subject with its verb."""
    if predicate.act != "invite":
        return predicate.regions
    return tuple(Span(min(r.start, predicate.verb.start), r.end) for r in predicate.regions)


def _act_itself(
    context: Context, predicate: Predicate, people: tuple[Entity, ...], modality: Modality, realis: Realis
) -> list[Candidate]:
    """Congratulating and condoling are subjects in themselves."""
    notation = _ACT_TOPICS.get(predicate.act)
    if notation is None or (context.event_type == "message" and not _is_wish(context, predicate)):
        return []
    subject = Subject(context.subjects.topic(notation), predicate.verb, strong=True)
    claim = discussion_of(
        context, subject, people, predicate.sentence, modality, predicate.basis, predicate.act, realis=realis
    )
    return [Candidate(claim, 0, 1, direct=True, spoken=False)]


def _is_wish(context: Context, predicate: Predicate) -> bool:
    """Tell whether a message congratulates or condoles; greetings to a congress do neither."""
    pattern = context.linked.vocabulary.pack.table("transcripts", "patterns").get("wish", "")
    title = context.linked.page.title
    span = predicate.sentence.span
    return any(re.search(pattern, context.text[s.start : s.end]) for s in (title, span))


def _participants(context: Context, people: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Only participants can discuss: others whom a sentence quotes are mentioned, not present."""
    return tuple(p for p in people if context.linked.cast.get(p) is not None)


def _senders(context: Context, people: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """In a message only its sender speaks: "condolences were conveyed" is not said of those whom they reach."""
    own = context.linked.cast.own_country
    if context.event_type != "message" or len(people) < 2 or not own:
        return people
    home = {m.entity.key for m in context.linked.cast.members if m.country == own}
    return tuple(p for p in people if p.key in home) or people


def _modality(predicate: Predicate) -> tuple[Modality, Realis]:
    if predicate.realis is Realis.PLANNED:
        return Modality.ANNOUNCED, Realis.PLANNED
    return Modality.DISCUSSED, predicate.realis


def _continued(context: Context) -> list[Candidate]:
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
    out: list[Candidate] = []
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
        if context.speaker_of(sentence) is not None:
            continue  # somebody's own words, read as such
        people = _participants(context, last.subject)
        if len(people) > 1 and context.one_voice(sentence):
            continue  # one person's quoted words, not both sides'
        if people:
            out += _all_in(context, sentence, people, Basis.COREFERENCE, "continued")
    return out


def _jointly(context: Context) -> list[Candidate]:
    """What a joint statement says in its own voice ("We call for …", "The Union needs …") all sides say."""
    people = context.linked.cast.sides
    title = context.linked.page.title
    pattern = context.linked.vocabulary.pack.table("outcomes", "joint").get("document", r"(?!)")
    if len(people) < 2 or re.search(pattern, context.text[title.start : title.end]) is None:
        return []
    covered = {p.sentence.span for p in context.predicates}
    out: list[Candidate] = []
    for sentence in context.linked.page.sentences:
        if sentence.turn is not None or sentence.zone != "body" or sentence.span in covered:
            continue
        out += _all_in(context, sentence, people, Basis.COLLECTIVE, "joint")
    return out


def _all_in(
    context: Context, sentence: Sentence, people: tuple[Entity, ...], basis: Basis, rule: str
) -> list[Candidate]:
    """Return what a whole sentence is about, for all of `people`."""
    subjects = context.subjects.within(sentence.span, direct=False)
    out = []
    for subject in subjects:
        if subject.strong:
            claim = discussion_of(context, subject, people, sentence, Modality.DISCUSSED, basis, rule)
            offset = subject.span.start - sentence.span.start
            if rule != "continued" or offset < _NEAR:
                out.append(Candidate(claim, offset, crowd_of(subjects), direct=False, spoken=False))
    return out


def _decreed(context: Context) -> list[Candidate]:
    """What a decree is about, by its title: whoever signs it deals with that."""
    found = occasions.decree(context)
    if found is None:
        return []
    out, sentence = [], found[0]
    for subject in found[1]:
        people = (context.linked.cast.principals[0].entity,)
        claim = discussion_of(context, subject, people, sentence, Modality.DISCUSSED, Basis.EXPLICIT, "decree")
        out.append(Candidate(claim, 0, 1, direct=True, spoken=False))
    return out


def _attended(context: Context) -> list[Candidate]:
    """What somebody went to see, or whom he honoured, is what the page deals with."""
    out = []
    for sentence, subject in occasions.attended(context):
        visitors = tuple(m.entity for m in context.linked.cast.principals[:1])
        if visitors:
            claim = discussion_of(context, subject, visitors, sentence, Modality.DISCUSSED, Basis.EXPLICIT, "occasion")
            out.append(Candidate(claim, 0, 1, direct=True, spoken=False))
    return out


def _told(context: Context) -> list[Candidate]:
    """Topics of exchanges that a speaker reports: they are subjects wherever they stand in the sentence."""
    out = []
    for account in accounts(context):
        for subject in context.subjects.within(account.region, direct=account.talk):
            claim = discussion_of(
                context,
                subject,
                account.people,
                account.sentence,
                Modality.SPOKE,
                Basis.TURN,
                "told",
                speaker=account.speaker,
            )
            if not account.thanks or context.subjects.occurrences(subject.entity) > 1:
                out.append(Candidate(claim, 0, 1, direct=True, spoken=True))
    return out


def _voiced(context: Context) -> list[Candidate]:
    """Topics of quotations, reported statements and titles that stand beside narration in their sentence."""
    out = []
    heading = occasions.heading(context)
    for voice in context.voices.values():
        if context.speaker_of(voice.sentence) is not None or context.linked.cast.get(voice.speaker) is None:
            continue
        subjects = context.subjects.within(voice.span, direct=False, substantive=True)
        for subject in subjects:
            claim = discussion_of(
                context,
                subject,
                (voice.speaker,),
                voice.sentence,
                Modality.SPOKE,
                Basis.EXPLICIT,
                voice.rule,
                speaker=voice.speaker,
            )
            offset = subject.span.start - voice.span.start
            # A title in somebody's words says what the page is about, and so does the head of a message.
            named = voice.rule == "title" or subject.entity.slug in heading
            out.append(Candidate(claim, offset, crowd_of(subjects), direct=named, spoken=True))
    return out

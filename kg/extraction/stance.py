"""Stance claims: the positions that people take, with the clause that says which."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache

from kg.extraction.context import Context
from kg.extraction.predicate import Predicate
from kg.model.claims import Basis, Realis, Stance
from kg.model.entities import Entity, EntityKind
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import NEVER, PatternBank

_NOT_STANCES = frozenset(["decline", "discuss", "sign", "invite", "accept", "negotiate", "announce"])
_STATEMENTS = frozenset(["note", "emphasise", "inform", "commit", "hope", "regret", "warn"])
_UNDERTAKINGS = frozenset(["agree", "commit"])
_NEAR = 80
"""How far behind the words that tell where a thing was said its "that" may be, in characters."""
_MODAL = 40
"""How far before a participle its "must be" may begin, in characters."""
_LEADING = re.compile(r"\s*(?:[,:;]|that\b|to\b(?= the\b)|the need (?:for|to)\b|что\b)?\s*")
_TRAILING = re.compile(r"[\s,;.:]+$|,? (?:and|as well as|while|и)\s*$")
_AUXILIARY = re.compile(r" (?:(?:was|were|is|are|has been|have been)(?: also| again)?|был[аои]?)\s*$")


def extract(context: Context) -> list[Stance]:
    """Return the stances that the narrator reports and those that speakers take themselves."""
    out: list[Stance] = []
    topics: tuple[int, tuple[Entity, ...]] = (-1, ())
    for predicate in context.predicates:
        about = context.about(predicate)
        inherits = not _is_routine(context, predicate)
        if about:
            topics = (predicate.sentence.paragraph, about)
        elif inherits and topics[0] == predicate.sentence.paragraph:
            about = topics[1]
        if inherits and not any(e.kind is EntityKind.COUNTRY for e in about):
            about = (*about, *context.setting(predicate.sentence))
        if predicate.act in _NOT_STANCES or predicate.realis is Realis.NEGATED:
            continue
        out += _narrated(context, predicate, about)
    return out + _spoken(context)


def _is_routine(context: Context, predicate: Predicate) -> bool:
    """Tell whether nothing but contacts is spoken of ("agreed to stay in touch"): that is no position on a subject."""
    region = predicate.object
    if region is None or predicate.act not in _UNDERTAKINGS:
        return False
    pattern = _rules(context.linked.vocabulary.pack).routine
    return pattern.match(context.text, region.start, region.end) is not None


def _narrated(context: Context, predicate: Predicate, about: tuple[Entity, ...]) -> list[Stance]:
    region = _passive_region(context, predicate) if predicate.passive else predicate.object
    if region is None:
        return []
    pieces = _coordinated(context, region) if predicate.act == "support" else [region]
    holders, addressees = _sides(predicate.subject, _addressees(context, predicate))
    out = []
    for piece in pieces:
        proposition = _trim(context.text, piece)
        if proposition is not None:
            proposition = _position(context, predicate.act, piece, proposition)
        if proposition is not None:
            out.append(
                Stance(
                    holders=holders,
                    speech_act=predicate.act,
                    proposition=proposition,
                    about=about,
                    addressees=addressees,
                    evidence=(context.evidence(predicate.sentence.span),),
                    extractor=f"stance.{predicate.act}",
                    basis=predicate.basis,
                    realis=predicate.realis,
                )
            )
    return out


def _passive_region(context: Context, predicate: Predicate) -> Span | None:
    """ "It was emphasised that X": X; "Concern was expressed over X": X, else what stands before the verb.

    None where the thing only should be done ("X must be presented"): then nobody did it.
    """
    verb = predicate.verb.start
    if _rules(context.linked.vocabulary.pack).modal.search(context.text, max(0, verb - _MODAL), verb):
        return None
    if predicate.object is not None or not predicate.regions:
        return predicate.object
    return _without_auxiliary(context.text, predicate.regions[0])


def _without_auxiliary(text: str, region: Span) -> Span:
    """Leave out what stands between a subject and its participle: "The talks | were | recalled"."""
    auxiliary = _AUXILIARY.search(text, region.start, region.end)
    return Span(region.start, auxiliary.start()) if auxiliary and auxiliary.start() > region.start else region


def _trim(text: str, region: Span) -> Span | None:
    start = _LEADING.match(text, region.start, region.end)
    begin = start.end() if start is not None else region.start
    end = region.end
    while begin < end and (match := _TRAILING.search(text, begin, end)) is not None and match.start() < end:
        end = match.start()
    return Span(begin, end) if end - begin >= 8 else None


def _position(context: Context, act: str, region: Span, proposition: Span) -> Span | None:
    """Leave out where a thing was said ("in an interview that X": X); None where nothing else is said."""
    rules = _rules(context.linked.vocabulary.pack)
    text, (start, end) = context.text, proposition
    if rules.none.match(text, start, end):
        return None
    # What follows "that" is said, wherever it begins.
    if act not in _STATEMENTS or rules.clause.search(text, region.start, start):
        return proposition
    setting = rules.setting.match(text, start, end)
    if setting is None:
        return proposition
    clause = rules.clause.search(text, setting.end(), min(end, setting.end() + _NEAR))
    return _trim(text, Span(clause.end(), end)) if clause is not None and clause.end() < end else None


def _coordinated(context: Context, region: Span) -> list[Span]:
    """Split "supported A and the B in conformity with C" into A and B; what both rest on is cut off."""
    words = context.linked.vocabulary.pack.table("stances", "coordination")
    stop = re.compile(words.get("stop", NEVER)).search(context.text, region.start, region.end)
    end = stop.start() if stop is not None else region.end
    split = re.compile(words.get("split", NEVER)).search(context.text, region.start, end)
    if split is None or split.start() - region.start < 8:
        return [Span(region.start, end)]
    return [Span(region.start, split.start()), Span(split.end(), end)]


def _addressees(context: Context, predicate: Predicate) -> tuple[Entity, ...]:
    """Whom a statement was made to: "told X about", "thanked X"."""
    if predicate.act not in ("inform", "thank", "congratulate", "condole") or predicate.object is None:
        return ()
    spots = context.linked.people.within(predicate.object.start, min(predicate.object.end, predicate.object.start + 80))
    first = next((s for s in spots if s.entities and s.span.start - predicate.object.start <= 8), None)
    return first.entities if first is not None else ()


def _sides(
    subject: tuple[Entity, ...], addressees: tuple[Entity, ...]
) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """Return who holds a position and to whom it is addressed: nobody thanks or congratulates himself.

    Of a collective ("the leaders congratulated X") whoever is addressed is not meant; when nobody else is left, the
    object was misread.
    """
    others = tuple(entity for entity in subject if entity not in addressees)
    return (others, addressees) if others else (subject, ())


@dataclass(frozen=True, slots=True)
class _Rules:
    """Patterns of a language for what is no position."""

    setting: re.Pattern[str]
    clause: re.Pattern[str]
    none: re.Pattern[str]
    modal: re.Pattern[str]
    bare: re.Pattern[str]
    routine: re.Pattern[str]


@lru_cache(maxsize=8)
def _rules(pack: Pack) -> _Rules:
    table = pack.table("stances", "position")
    return _Rules(*(re.compile(table.get(field.name, NEVER)) for field in fields(_Rules)))


@lru_cache(maxsize=8)
def _performatives(pack: Pack) -> tuple[tuple[str, ...], PatternBank]:
    table = pack.table("transcripts", "performatives")
    return tuple(table), PatternBank([re.compile(pattern) for pattern in table.values()])


def _spoken(context: Context) -> list[Stance]:
    """Performatives in turns: "I thank you for …", "We support …"; a bare "Thank you." passes the word on."""
    acts, bank = _performatives(context.linked.vocabulary.pack)
    bare = _rules(context.linked.vocabulary.pack).bare
    out = []
    for sentence in context.linked.page.sentences:
        speaker = context.speaker_of(sentence)
        if speaker is None:
            continue
        for index, match in bank.search_each(context.text, sentence.span.start, sentence.span.end):
            if not bare.match(context.text, match.start(), sentence.span.end):
                out.append(_performative(context, sentence, speaker, acts[index], match))
    return out


def _performative(context: Context, sentence: Sentence, speaker: Entity, act: str, match: re.Match[str]) -> Stance:
    end = sentence.span.end
    while end > match.start() + 8 and context.text[end - 1] in ".!? ":
        end -= 1
    return Stance(
        holders=(speaker,),
        speech_act=act,
        proposition=Span(match.start(), end),
        about=tuple(s.entity for s in context.subjects.within(sentence.span, direct=False)),
        evidence=(context.evidence(sentence.span),),
        extractor=f"stance.spoken-{act}",
        basis=Basis.TURN,
        asserted_by=speaker,
    )

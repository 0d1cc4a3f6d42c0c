"""Outcome claims: what was agreed, signed or announced."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.agreement import titles
from kg.extraction.context import Context
from kg.extraction.mention import plural_offices
from kg.extraction.predicates import Predicate
from kg.linking.spots import SpotKind
from kg.model.claims import Basis, Outcome, Realis
from kg.model.entities import Entity
from kg.model.text import Span
from kg.vocabulary.packs import Pack

# Events in which two sides can agree on something.
_TWO_SIDED = frozenset(["telephone-conversation", "videoconference", "meeting", "talks", "summit", "working-meeting"])


@lru_cache(maxsize=8)
def _rules(pack: Pack) -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    table = pack.table("outcomes", "kinds")
    refused = pack.table("outcomes", "not")
    return {k: re.compile(p) for k, p in table.items()}, {k: re.compile(p) for k, p in refused.items()}


def extract(context: Context) -> list[Outcome]:
    """Return the outcomes that the narrator reports as facts."""
    out: list[Outcome] = []
    topics: tuple[int, tuple[Entity, ...]] = (-1, ())
    for predicate in context.predicates:
        about = context.about(predicate)
        if about:
            topics = (
                predicate.sentence.paragraph,
                (*topics[1], *about) if topics[0] == predicate.sentence.paragraph else about,
            )
        kind = _kind(context, predicate) or _promise(context, predicate)
        if kind:
            inherited = topics[1] if topics[0] == predicate.sentence.paragraph else ()
            out.append(_claim(context, predicate, kind, _referred(context, predicate, inherited) or about or inherited))
    return out + _continuing(context) + _documents(context, out)


def _documents(context: Context, found: list[Outcome]) -> list[Outcome]:
    """Every document that the narrator lists with its title among those signed is an outcome of its own."""
    people = tuple(m.entity for m in context.linked.cast.principals)
    if context.event_type not in _TWO_SIDED or len(people) < 2:
        return []
    taken = [e.span for o in found if o.outcome_kind == "signed" for e in o.evidence]
    return [
        Outcome(
            outcome_kind="signed",
            agents=people,
            evidence=(context.evidence(span),),
            extractor="outcome.document",
            basis=Basis.COLLECTIVE,
        )
        for span, sentence in titles(context)
        if sentence.turn is None and sentence.zone == "body" and not any(t.overlaps(span) for t in taken)
    ]


def _referred(context: Context, predicate: Predicate, before: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """ "… on these issues": what the paragraph was about before this sentence."""
    pattern = context.linked.vocabulary.pack.table("outcomes", "anaphora").get("pattern", r"(?!)")
    span = predicate.object or predicate.verb
    if re.compile(pattern).search(context.text, span.start, span.end) is None:
        return ()
    own = {e.key for e in context.about(predicate)}
    return tuple(e for e in dict.fromkeys(before) if e.key not in own)


def _kind(context: Context, predicate: Predicate) -> str:
    if (
        context.event_type == "message"
        or predicate.realis is not Realis.ACTUAL
        or not _participants(context, predicate.subject)
    ):
        return ""
    if predicate.passive and predicate.act in ("agree", "commit", "announce") and not _impersonal(context, predicate):
        return ""  # "the fate of X is decided", "this was announced by Y"
    kinds, refused = _rules(context.linked.vocabulary.pack)
    if predicate.act == "sign" and not _names_document(context, predicate):
        return ""
    end = predicate.object.end if predicate.object is not None else predicate.verb.end
    text = context.text[predicate.verb.start : end]
    for kind, pattern in kinds.items():
        if pattern.match(text) and not (kind in refused and refused[kind].match(text)):
            # One side's order to its own people is an announcement; what both instruct is agreed.
            return "announced" if predicate.act == "request" and len(predicate.subject) == 1 else kind
    return ""


def _impersonal(context: Context, predicate: Predicate) -> bool:
    """Tell whether a passive says what was agreed: "It was agreed to …"."""
    pattern = context.linked.vocabulary.pack.table("outcomes", "anaphora").get("impersonal", "")
    start = predicate.sentence.span.start
    return re.compile(pattern).search(context.text, start, predicate.verb.start) is not None


def _promise(context: Context, predicate: Predicate) -> str:
    """Statements in which one side tells what it will do count as announced."""
    pack = context.linked.vocabulary.pack
    pattern = pack.table("outcomes", "promise").get("pattern")
    if not pattern or predicate.act not in pack.words("outcomes", "promise", "acts") or predicate.object is None:
        return ""
    if predicate.realis is not Realis.ACTUAL or len(_participants(context, predicate.subject)) != 1:
        return ""
    found = re.compile(pattern).match(context.text, predicate.object.start, predicate.object.end)
    return "announced" if found is not None else ""


def _names_document(context: Context, predicate: Predicate) -> bool:
    """Tell whether the sentence says which document was signed; "a number of documents" is no outcome of its own."""
    span = predicate.sentence.span
    relative = context.linked.vocabulary.pack.table("outcomes", "anaphora").get("relative", r"(?!)")
    if predicate.passive and re.compile(relative).search(context.text, span.start, predicate.verb.start) is not None:
        return False  # "the Charter, which was signed in …" tells of another day
    if any(s.kind is SpotKind.AGREEMENT for s in context.linked.mentions.within(span.start, span.end)):
        return not predicate.passive or predicate.object is not None or predicate.regions[:1] != ()
    title = context.linked.vocabulary.pack.table("agreements", "titled").get("pattern", r"(?!)")
    return re.compile(title).search(context.text, span.start, span.end) is not None


def _participants(context: Context, people: tuple[Entity, ...]) -> tuple[Entity, ...]:
    return tuple(p for p in people if context.linked.cast.get(p) is not None)


def _claim(context: Context, predicate: Predicate, kind: str, about: tuple[Entity, ...]) -> Outcome:
    start = (
        predicate.subject_span.start
        if predicate.subject_span is not None and not predicate.passive
        else predicate.verb.start
    )
    end = predicate.object.end if predicate.object is not None else predicate.verb.end
    if predicate.passive or len(context.linked.page.text[start:end]) < 40:
        start, end = predicate.sentence.span.start, predicate.sentence.span.end
    while end > start + 1 and context.text[end - 1] in " ,;":
        end -= 1
    return Outcome(
        outcome_kind=kind,
        agents=_participants(context, predicate.subject),
        about=tuple(dict.fromkeys(about)),
        evidence=(context.evidence(Span(start, end)),),
        extractor=f"outcome.{predicate.act}",
        basis=predicate.basis,
    )


def _continuing(context: Context) -> list[Outcome]:
    """Sentences such as "Russia and X will continue to coordinate …" or "The ministers will continue …"."""
    pattern = context.linked.vocabulary.pack.table("outcomes", "continuing").get("pattern")
    out: list[Outcome] = []
    if context.event_type not in _TWO_SIDED:
        return out
    for sentence in context.linked.page.sentences:
        if sentence.turn is not None or sentence.zone != "body" or not pattern or context.linked.page.announcement:
            continue
        match = re.compile(pattern).search(context.text, sentence.span.start, sentence.span.end)
        if match is None or any(
            p.sentence.span == sentence.span and p.verb.start <= match.start() for p in context.predicates
        ):
            continue
        agents = _agents(context, sentence.span, match.start())
        if len(agents) > 1 and '"' not in context.text[sentence.span.start : sentence.span.end]:
            about = tuple(s.entity for s in context.subjects.within(sentence.span, direct=True))
            about = about or context.setting(sentence)
            out.append(
                Outcome(
                    outcome_kind="agreed",
                    agents=agents,
                    about=about,
                    evidence=(context.evidence(sentence.span),),
                    extractor="outcome.continuing",
                    basis=Basis.COREFERENCE,
                )
            )
    return out


def _agents(context: Context, span: Span, before: int) -> tuple[Entity, ...]:
    """Return who will go on: ministers named by office alone, else the participants named or represented."""
    ministers = [m.inferred_holder for m in plural_offices(context) if m.evidence[0].span == span and m.inferred_holder]
    if ministers:
        return tuple(dict.fromkeys(ministers))
    people: list[Entity] = []
    for spot in context.linked.people.within(span.start, before):
        people += _participants(context, spot.entities)
    for spot in context.linked.mentions.within(span.start, before):
        if spot.kind in (SpotKind.COUNTRY, SpotKind.GOVERNMENT):
            people += [m.entity for m in context.linked.cast.of_country(spot.entities[0].slug)]
    return tuple(dict.fromkeys(people))

"""Outcome claims: what was agreed, signed or announced."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction import outcome_frames, outcome_spoken
from kg.extraction.agreement_titles import titles
from kg.extraction.context import Context
from kg.extraction.mention import plural_offices
from kg.extraction.predicate import Predicate
from kg.linking.spots import SpotKind
from kg.model.claims import Basis, Outcome, Realis
from kg.model.entities import Entity
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import fast

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
    quoted = outcome_spoken.quotations(context)
    for predicate in context.predicates:
        about = context.about(predicate)
        if about:
            topics = (
                predicate.sentence.paragraph,
                (*topics[1], *about) if topics[0] == predicate.sentence.paragraph else about,
            )
        kind = _kind(context, predicate) or _promise(context, predicate)
        if kind and not _in_quotation(context, predicate, quoted):
            earlier = topics[1] if topics[0] == predicate.sentence.paragraph else ()
            out.append(_claim(context, predicate, kind, _referred(context, predicate, earlier) or about))
    out += _continuing(context) + _documents(context, out)
    return out + outcome_frames.extract(context, out)


def _in_quotation(context: Context, predicate: Predicate, quoted: dict[int, tuple[Entity, int]]) -> bool:
    words = quoted.get(predicate.sentence.span.start)
    return words is not None and outcome_spoken.quoted(context.text, words[1], predicate.verb.start)


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
        for span, sentence in titles(context, "signed")
        if sentence.turn is None and sentence.zone == "body" and not any(t.overlaps(span) for t in taken)
    ]


def _referred(context: Context, predicate: Predicate, before: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """ "… on these issues": what the paragraph was about before this sentence."""
    pattern = context.linked.vocabulary.pack.table("outcomes", "anaphora").get("pattern", r"(?!)")
    span = predicate.object or predicate.verb
    if re.compile(pattern).search(context.text, span.start, span.end) is None:
        return ()
    own = context.about(predicate)
    earlier = before[: len(before) - len(own)] if own and before[-len(own) :] == own else before
    return tuple(dict.fromkeys(earlier))


def _kind(context: Context, predicate: Predicate) -> str:
    if (
        context.event_type == "message"
        or predicate.realis is not Realis.ACTUAL
        or not _participants(context, predicate.subject)
    ):
        return ""
    if predicate.passive and predicate.act == "invite":
        return ""  # by whom is not said
    if predicate.passive and predicate.act in ("agree", "commit", "announce") and not _impersonal(context, predicate):
        return ""  # "the fate of X is decided", "this was announced by Y"
    kinds, refused = _rules(context.linked.vocabulary.pack)
    if predicate.act == "sign" and not _names_document(context, predicate):
        return ""
    end = predicate.object.end if predicate.object is not None else predicate.verb.end
    text = context.text[predicate.verb.start : end]
    for kind, pattern in kinds.items():
        if pattern.match(text) and not (kind in refused and refused[kind].match(text)):
            # What one side alone decides or orders its own people to do is announced; what both do is agreed.
            kind = "announced" if kind == "agreed" and _alone(context, predicate, text) else kind
            other = kind in ("announced", "signed") and _of_other_times(context, predicate)
            return "" if other or (predicate.act == "request" and context.event_type == "decree") else kind
    return ""


def _alone(context: Context, predicate: Predicate, text: str) -> bool:
    pack = context.linked.vocabulary.pack
    acts = pack.words("outcomes", "single", "acts") or ["request"]
    verbs = pack.table("outcomes", "single").get("verbs", r"(?!)")
    return len(predicate.subject) == 1 and (predicate.act in acts or re.match(verbs, text) is not None)


def _of_other_times(context: Context, predicate: Predicate) -> bool:
    """Tell whether a verb only says which thing is meant, or what was before: "the package that X announced"."""
    table = context.linked.vocabulary.pack.table("outcomes", "relative")
    before = context.text[predicate.sentence.span.start : predicate.verb.start]
    if re.search(table.get("past", r"(?!)"), before) is not None:
        return True
    if predicate.subject_span is None or predicate.passive:
        return False
    before = re.sub(r"\b[Tt]he $", "", context.text[predicate.sentence.span.start : predicate.subject_span.start])
    return re.search(table.get("before", r"(?!)"), before) is not None and not re.match(
        table.get("opening", r"(?!)"), before
    )


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
    words = context.linked.vocabulary.pack.table("outcomes", "promise")
    said = context.text[predicate.verb.start : predicate.verb.end]
    if re.match(words.get("verb_not", r"(?!)"), said) is not None:
        return ""
    start, end = predicate.object.start, predicate.object.end
    if re.match(words.get("not", r"(?!)"), context.text[start:end]) is not None:
        return ""
    return "announced" if re.compile(pattern).match(context.text, start, end) is not None else ""


def _names_document(context: Context, predicate: Predicate) -> bool:
    """Tell whether the sentence says which document was signed; "a number of documents" is no outcome of its own."""
    span = predicate.sentence.span
    relative = context.linked.vocabulary.pack.table("outcomes", "anaphora").get("relative", r"(?!)")
    past = context.linked.vocabulary.pack.table("outcomes", "frames_not").get("impersonal", r"(?!)")
    if predicate.passive and re.search(past, context.text[span.start : span.end]) is not None:
        return False
    if predicate.passive and re.compile(relative).search(context.text, span.start, predicate.verb.start) is not None:
        return False  # "the Charter, which was signed in …" tells of another day
    if any(s.kind is SpotKind.AGREEMENT for s in context.linked.mentions.within(span.start, span.end)):
        return not predicate.passive or predicate.object is not None or predicate.regions[:1] != ()
    pack = context.linked.vocabulary.pack
    start = span.start if predicate.passive else predicate.verb.end
    patterns = (pack.table("agreements", "titled"), pack.table("outcomes", "documents"))
    return any(fast(p.get("pattern", r"(?!)")).search(context.text, start, span.end) is not None for p in patterns)


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

"""Agreement references: which treaties, resolutions and declarations the page invokes, and how."""

from __future__ import annotations

import re

from kg.extraction.agreement_bare import bare
from kg.extraction.agreement_titles import proper, split, titles
from kg.extraction.context import Context
from kg.extraction.dates import stated_date
from kg.identifiers import slug
from kg.linking.spots import SpotKind
from kg.model.claims import AgreementReference, Basis
from kg.model.entities import Entity, EntityKind
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.folding import fold
from kg.vocabulary.patterns import fast


def extract(context: Context) -> list[AgreementReference]:
    """Return one reference per agreement, surface form and sentence."""
    short = [_claim(context, entity, span, at, "agreement.bare") for entity, span, at in bare(context)]
    out = [*_named(context), *short, *_generic(context), *_titled(context, short)]
    return _endorsements(context, out)


def _named(context: Context) -> list[AgreementReference]:
    out = []
    for spot in context.linked.mentions.spots:
        if spot.kind is not SpotKind.AGREEMENT:
            continue
        sentence = context.sentence_at(spot.span.start)
        if sentence is None:
            continue
        for entity in spot.entities:
            out.append(_claim(context, entity, spot.span, sentence, "agreement.named"))
    return out


def _claim(context: Context, entity: Entity, span: Span, sentence: Sentence, rule: str) -> AgreementReference:
    evidence = context.evidence(sentence.span)
    return AgreementReference(
        agreement=entity,
        surface=" ".join(context.linked.page.quote(span).split()),
        relation=_relation(context, span, sentence),
        stated_date=_date_beside(context, span, sentence),
        about=_about(context, sentence),
        evidence=(evidence,),
        extractor=rule,
        asserted_by=evidence.speaker,
        basis=Basis.TURN if evidence.speaker is not None else Basis.EXPLICIT,
    )


def _relation(context: Context, span: Span, sentence: Sentence) -> str:
    before = context.text[max(sentence.span.start, span.start - 90) : span.start]
    after = context.text[span.end : min(sentence.span.end, span.end + 40)]
    pack = context.linked.vocabulary.pack
    if re.match(pack.table("agreements", "relation_after").get("implementation-lacking", r"(?!)"), after):
        return "implementation-lacking"
    for relation, pattern in pack.table("agreements", "relation").items():
        if relation == "endorses":
            if re.search(r"^ (?:that|which) (?:\w+ )?" + pattern, after):
                return str(relation)
        elif re.search(pattern, before):
            return str(relation)
    return "cited"


def _date_beside(context: Context, span: Span, sentence: Sentence) -> str:
    """Return a date printed right before ("the 2015 Minsk agreements") or behind ("held on January 29, 2020")."""
    before = re.search(r"\b(1[89]\d\d|20\d\d) $", context.text[max(sentence.span.start, span.start - 6) : span.start])
    if before is not None:
        return before[1]
    after = context.text[span.end : min(sentence.span.end, span.end + 60)]
    match = re.match(
        r",? (?:which |that )?(?:was |were )?(?:held|signed|adopted|dated|of|reached|concluded)? ?(?:on |in )?", after
    )
    return stated_date(after[match.end() :]) if match is not None else ""


def _about(context: Context, sentence: Sentence) -> tuple[Entity, ...]:
    found = context.subjects.within(sentence.span, direct=False)
    countries = [s.entity for s in found if s.entity.kind is EntityKind.COUNTRY]
    return tuple(countries or context.setting(sentence) or [s.entity for s in found][:2])


def _generic(context: Context) -> list[AgreementReference]:
    """Documents named by kind, place and date: "the agreements reached at the talks in X in August 2019"."""
    pattern = context.linked.vocabulary.pack.table("agreements", "generic").get("pattern")
    out = []
    for match in fast(pattern).finditer(context.text) if pattern else ():
        sentence = context.sentence_at(match.start())
        date = stated_date(match["day"] or match["month"] or "")
        if sentence is None or not date:
            continue
        label = f"{match['place']} {match['what']} of {date}"
        entity = Entity(EntityKind.AGREEMENT, slug(label), ((label, context.linked.page.language),), known=False)
        out.append(_claim(context, entity, Span(match.start(), match.end()), sentence, "agreement.generic"))
    return out


def _titled(context: Context, known: list[AgreementReference]) -> list[AgreementReference]:
    out: list[AgreementReference] = []
    for span, sentence in titles(context):
        entity = _entity_of_title(context, " ".join(context.linked.page.quote(span).split()))
        out.append(_claim(context, entity, span, sentence, "agreement.titled"))
    for span, sentence, title in split(context):
        out.append(_claim(context, _entity_of_title(context, title), span, sentence, "agreement.titled"))
    for span, sentence in proper(context):
        if not any(
            c.evidence[0].span == sentence.span and _same(c.surface, context.linked.page.quote(span))
            for c in [*known, *out]
        ):
            entity = _entity_of_title(context, " ".join(context.linked.page.quote(span).split()))
            out.append(_claim(context, entity, span, sentence, "agreement.proper"))
    return out


def _same(one: str, other: str) -> bool:
    """Tell whether one of two readings of a title holds the other."""
    a, b = (" ".join(fold(text).lower().split()) for text in (one, other))
    return a in b or b in a


def _entity_of_title(context: Context, title: str) -> Entity:
    """Make the agreement of a title; a language may know the usual English form of common titles.

    Many pairs of states have a treaty of such a name, so the states (and the day, for a bare title) are in the id.
    """
    page = context.linked.page
    own = (title, page.language)
    states = sorted({m.country for m in context.linked.cast.members if m.country})
    day = [page.date.isoformat()] if page.date is not None and len(title.split()) < 3 else []
    for english, pattern in context.linked.vocabulary.pack.table("agreements", "titles").items():
        if re.match(pattern, fold(title)):
            return Entity(
                EntityKind.AGREEMENT, slug(" ".join([english, *states, *day])), ((english, "en"), own), known=False
            )
    return Entity(EntityKind.AGREEMENT, slug(title), (own,), known=False)


def _endorsements(context: Context, claims: list[AgreementReference]) -> list[AgreementReference]:
    """ "Conclusions of X and Resolution N that endorsed them": the one before in the sentence is what is endorsed."""
    out: list[AgreementReference] = []
    for claim in claims:
        if claim.relation == "endorses":
            span = claim.evidence[0].span
            earlier = [
                c
                for c in claims
                if c.evidence[0].span == span and c is not claim and c.agreement.key != claim.agreement.key
            ]
            if earlier:
                claim = _with_endorsed(claim, earlier[-1].agreement)
        out.append(claim)
    return out


def _with_endorsed(claim: AgreementReference, endorsed: Entity) -> AgreementReference:
    from dataclasses import replace

    return replace(claim, endorsed=endorsed)

"""Mention claims: whom and what the page names beside its participants."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.linking.spots import Spot, SpotKind
from kg.model.claims import Basis, Mention
from kg.model.entities import Entity
from kg.model.text import Span
from kg.vocabulary.patterns import fast


def extract(context: Context) -> list[Mention]:
    """Return one mention per entity and surface form, in order of first appearance."""
    seen: set[tuple[tuple[str, str], str]] = set()
    out: list[Mention] = []
    spots = [*context.linked.people.spots, *context.linked.mentions.spots]
    title = context.linked.page.title
    # Names in the title come last: where the text repeats them, the text is the better proof.
    for spot in sorted(spots, key=lambda s: (title.contains(s.span), s.span)):
        for entity in _entities(context, spot):
            if spot.kind is SpotKind.PLACE and title.contains(spot.span):
                continue  # where the event was is the event's place; a title proves no more
            surface = " ".join(context.linked.page.quote(spot.head).split())
            if (entity.key, surface) in seen or (title.contains(spot.span) and entity.key in {k for k, _ in seen}):
                continue
            seen.add((entity.key, surface))
            out.append(_claim(context, spot, entity, surface))
    return out + plural_offices(context)


def _claim(context: Context, spot: Spot, entity: Entity, surface: str) -> Mention:
    sentence = context.sentence_at(spot.span.start)
    span = sentence.span if sentence is not None and sentence.span.contains(spot.span) else spot.span
    evidence = context.evidence(span)
    return Mention(
        entity=entity,
        surface=surface,
        evidence=(evidence,),
        extractor=f"mention.{spot.kind.value}",
        asserted_by=evidence.speaker,
        basis=spot.basis,
        inferred_holder=spot.inferred,
    )


def _entities(context: Context, spot: Spot) -> tuple[Entity, ...]:
    """Leave out participants and words that only refer back: they are no news."""
    if spot.kind in (SpotKind.COLLECTIVE, SpotKind.PRONOUN):
        return ()
    if spot.kind is SpotKind.OFFICE:
        return _post_of(context, spot)
    if spot.is_people:
        return tuple(e for e in spot.entities if context.linked.cast.get(e) is None)
    return spot.entities


def _post_of(context: Context, spot: Spot) -> tuple[Entity, ...]:
    """A nameless office of somebody who did not take part: the post is mentioned, its holder of the day inferred."""
    if spot.inferred is None or spot.office is None or context.linked.cast.get(spot.inferred) is not None:
        return ()
    reference = context.linked.vocabulary.reference
    posts = reference.posts_on(spot.inferred.slug, context.linked.page.date)
    return (reference.entity("post", posts[0].slug),) if posts else ()


def plural_offices(context: Context) -> list[Mention]:
    """Plural offices of named countries: "the foreign ministers of Russia and France"."""
    out = []
    linked = context.linked
    for code, phrases in linked.vocabulary.pack.table("roles", "plural").items():
        for phrase in phrases:
            for match in fast(rf"\b{phrase}\b").finditer(linked.text):
                sentence = context.sentence_at(match.start())
                if sentence is None:
                    continue
                countries = _countries_of(context, match.end(), sentence.span.end)
                for country in countries:
                    out += _office(context, code, country, match, sentence.span)
    return out


def _countries_of(context: Context, position: int, end: int) -> list[str]:
    spots = context.linked.mentions.within(position, min(end, position + 60))
    named = [s.entities[0].slug for s in spots if s.kind is SpotKind.COUNTRY]
    if context.text[position : position + 4] == " of " and named:
        return named[:2]
    return [m.country for m in context.linked.cast.principals if m.country]


def _office(context: Context, code: str, country: str, match: re.Match[str], sentence: Span) -> list[Mention]:
    reference = context.linked.vocabulary.reference
    posts = reference.posts_by_office.get((country, code), [])
    if not posts:
        return []
    holders = reference.holders(country, code, context.linked.page.date)
    return [
        Mention(
            entity=reference.entity("post", posts[0].slug),
            surface=match[0],
            evidence=(context.evidence(sentence),),
            extractor="mention.plural-office",
            basis=Basis.OFFICE_BY_DATE,
            inferred_holder=reference.entity("person", holders[0][0]) if holders else None,
        )
    ]

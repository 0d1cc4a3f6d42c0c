"""Resolves words that refer back: nameless offices, collectives, pronouns."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.linking import identity
from kg.linking.members import Cast, Member
from kg.linking.raw import Names
from kg.linking.spots import Spot, SpotKind
from kg.linking.vocabulary import Vocabulary
from kg.model.claims import Basis
from kg.model.entities import Entity
from kg.model.pages import Page, Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import fast


class ReferenceResolver:
    """Turns nameless offices, collectives and pronouns of one page into people spots."""

    def __init__(self, page: Page, names: Names, cast: Cast, people: list[Spot], vocabulary: Vocabulary) -> None:
        """Prepare for `page`; `people` are the PERSON and OFFICE spots found so far."""
        self.page = page
        self.names = names
        self.cast = cast
        self.people = people
        self.vocabulary = vocabulary
        pack = vocabulary.pack
        collective = pack.table("references", "collective")
        self._collective = fast("|".join(collective[k] for k in ("also", "pattern") if k in collective) or r"(?!)")
        self._single = re.compile(pack.table("references", "collective").get("not_singular", r"(?!)"))
        self._guests = re.compile(pack.table("references", "collective").get("guests", r"(?!)"))
        self._present = re.compile(pack.table("references", "collective").get("present", r"(?!)"))
        pronouns = pack.table("references", "pronouns")
        self._they = fast(pronouns.get("they", r"(?!)"))
        self._met = fast(pronouns.get("met", r"(?!)"))
        self._he = fast(pronouns.get("he", r"(?!)"))
        self._she = fast(pronouns.get("she", r"(?!)"))
        self._i = fast(pronouns.get("i", r"(?!)"))
        self._we = fast(pronouns.get("we", r"(?!)"))
        self._told_by_i = re.compile(pronouns.get("told_by_i", r"(?!)"))

    def resolve(self) -> list[Spot]:
        """Return all people spots, resolved, in text order; what stays unresolved has no entities."""
        done = [self._office(s) if s.kind is SpotKind.OFFICE else s for s in self.people]
        done += self._collectives(done)
        done.sort(key=lambda s: s.span)
        done += [*self._pronouns(done), *self._first_person(done)]
        done.sort(key=lambda s: s.span)
        return done

    # -- offices -------------------------------------------------------------------------------------------------

    def _office(self, spot: Spot) -> Spot:
        office = spot.office
        if office is None:
            return spot
        if office.deputy:
            return self._deputy(spot)
        member = self._member_for(spot)
        if member is not None:
            basis = Basis.COREFERENCE
            return replace(spot, entities=(member.entity,), basis=basis)
        if not (office.country or office.organization):
            return spot
        slug = identity.holder_of(office, self.page.date, self.vocabulary, spot.span.of(self.names.text))
        if not slug:
            return spot
        entity = identity.person_entity(slug, self.vocabulary)
        return replace(spot, entities=(entity,), basis=Basis.OFFICE_BY_DATE, inferred=entity)

    def _deputy(self, spot: Spot) -> Spot:
        """Return whom "the Deputy Prime Minister" means: the one participant of just that office, else nobody."""
        office = spot.office
        if office is None or office.country or office.organization:
            return spot
        exact = [m for m in self.cast.principals if m.office_code == office.code]
        return replace(spot, entities=(exact[0].entity,), basis=Basis.COREFERENCE) if len(exact) == 1 else spot

    def _member_for(self, spot: Spot) -> Member | None:
        """Return the participant whom a nameless office means."""
        office = spot.office
        if office is None:
            return None
        codes = identity.alike(office.code) | (identity.MINISTERS if office.code == "minister" else set())
        members = self.cast.members
        if office.country or office.organization:
            members = [
                m
                for m in members
                if (office.country and m.country == office.country)
                or (office.organization and m.organization == office.organization)
            ]
            if office.leader_word:
                leaders = [m for m in members if m in self.cast.principals]
                return leaders[0] if leaders else None
            exact = [m for m in members if m.office_code == office.code] or [
                m for m in members if m.office_code in codes
            ]
            return exact[0] if len(exact) == 1 else None
        if office.leader_word:
            own = [m for m in self.cast.principals if m.country == self.cast.own_country and self._leads(m)]
            return own[0] if len(own) == 1 else None
        exact = [m for m in members if m.office_code == office.code]
        own = [m for m in exact if m.country == self.cast.own_country]
        if len(exact) == 1:
            return exact[0]
        if len(own) == 1 and office.code in ("president", "vice-president", self.cast.own_office):
            return own[0]
        near = [m for m in members if m.office_code in codes]
        return near[0] if not exact and len(near) == 1 else None

    def _leads(self, member: Member) -> bool:
        posts = self.vocabulary.reference.posts_on(member.entity.slug, self.page.date) if member.entity.known else []
        return any(p.leader for p in posts)

    # -- collectives ---------------------------------------------------------------------------------------------

    def _collectives(self, people: list[Spot]) -> list[Spot]:
        sides, present = self.cast.sides, self.cast.present
        if not sides:
            return []
        guests, out = self._received(), []
        for match in self._collective.finditer(self.names.text):
            span = Span(match.start(), match.end())
            if self._single.match(match[0]) or any(s.span.overlaps(span) for s in people):
                continue
            if self._in_turn(span):
                continue
            meant = present if self._present.search(match[0]) else sides
            if guests and self._guests.search(match[0]):
                meant = guests
            out.append(Spot(span, SpotKind.COLLECTIVE, meant, span, basis=Basis.COLLECTIVE))
        return out

    def _received(self) -> tuple[Entity, ...]:
        """Return those from abroad whom the own head of state alone met: "the ministers" of that page."""
        own = [m for m in self.cast.principals if m.country == self.cast.own_country]
        guests = tuple(m.entity for m in self.cast.principals if m.country not in ("", self.cast.own_country))
        return guests if len(own) == 1 and own[0].office_code == "president" and len(guests) > 1 else ()

    def _in_turn(self, span: Span) -> bool:
        return any(t.span.start <= span.start < t.span.end for t in self.page.turns)

    # -- pronouns ------------------------------------------------------------------------------------------------

    def _pronouns(self, people: list[Spot]) -> list[Spot]:
        out: list[Spot] = []
        for sentence_index, sentence in enumerate(self.page.sentences):
            if sentence.turn is not None:
                continue
            start, end = sentence.span.start, sentence.span.end
            for pattern, plural, gender in (
                (self._they, True, ""),
                (self._he, False, "male"),
                (self._she, False, "female"),
            ):
                for match in pattern.finditer(self.names.text, start, end):
                    entities = (
                        self._group_before([*people, *out], sentence_index)
                        if plural
                        else self._single_before(match.start(), people, gender, sentence_index)
                    )
                    if entities:
                        span = Span(match.start(), match.end())
                        out.append(Spot(span, SpotKind.PRONOUN, entities, span, basis=Basis.COREFERENCE))
        return out

    def _first_person(self, people: list[Spot]) -> list[Spot]:
        """Return who "I" and "we" are where the publisher's head tells of an exchange: "I met X. We agreed …"."""
        heads = (m for m in self.cast.principals if m.office_code == self.cast.own_office)
        own = [m for m in heads if m.basis is not Basis.EXPLICIT]
        told = [s.span for s in self.page.sentences if s.zone == "body" and s.turn is None]
        if len(own) != 1 or not told or self._told_by_i.match(self.names.text, told[0].start, told[0].end) is None:
            return []
        out = []
        for pattern, meant in ((self._i, (own[0].entity,)), (self._we, self.cast.sides)):
            found = (Span(m.start(), m.end()) for s in told for m in pattern.finditer(self.names.text, s.start, s.end))
            free = (s for s in found if not any(p.span.overlaps(s) for p in people))
            out += [Spot(s, SpotKind.PRONOUN, meant, s, basis=Basis.COREFERENCE) for s in free]
        return out

    def _group_before(self, people: list[Spot], sentence: int) -> tuple[Entity, ...]:
        """Return whom "they" means: the sides, else those who met in a sentence before ("X met with Y."), else all."""
        everyone = self.cast.sides
        if len(everyone) > 1 and not self.cast.several_met:
            return everyone
        paragraph = self.page.sentences[sentence].paragraph
        for before in reversed(self.page.sentences[:sentence]):
            if before.paragraph != paragraph or before.zone != "body":
                break
            if self._met.search(self.names.text, before.span.start, before.span.end) is None:
                continue
            met = [s for s in people if before.span.contains(s.span) and len(s.entities) == 1]
            group = tuple(dict.fromkeys(s.entities[0] for s in met))
            if len(group) > 1:
                return group
            return everyone if len(everyone) > 1 else ()
        present = self.cast.present
        return everyone if len(everyone) > 1 else present if len(everyone) == 1 and len(present) > 1 else ()

    def _single_before(self, position: int, people: list[Spot], gender: str, sentence: int) -> tuple[Entity, ...]:
        """The nearest fitting person before the pronoun who opens a clause; participants before others."""
        best: tuple[Entity, ...] = ()
        for spot in reversed([s for s in people if s.span.end <= position]):
            if len(spot.entities) != 1 or spot.kind in (SpotKind.COLLECTIVE, SpotKind.PRONOUN):
                continue
            entity = spot.entities[0]
            if not self._fits(entity, gender):
                continue
            if position - spot.span.end > 900:
                break
            if self._opens_clause(spot):
                return (entity,)
            if not best and self.cast.get(entity) is not None:
                best = (entity,)
        return best

    def _fits(self, entity: Entity, gender: str) -> bool:
        record = self.vocabulary.reference.records.get(entity.key) if entity.known else None
        return record is None or record.one("gender") in ("", gender)

    def _opens_clause(self, spot: Spot) -> bool:
        start = spot.span.start
        return any(
            s.span.start == start or self.names.text[s.span.start : start].strip() in ("The", "")
            for s in self._sentences_at(start)
        )

    def _sentences_at(self, position: int) -> list[Sentence]:
        return [s for s in self.page.sentences if s.span.start <= position < s.span.end]

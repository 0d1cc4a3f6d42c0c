"""What a stretch of text is about: topics by lexicon, and countries whose situation is the subject."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from kg.linking.link import LinkedPage
from kg.linking.spots import Spot, SpotKind
from kg.model.entities import Entity, EntityKind
from kg.model.text import Span
from kg.vocabulary.lexicon import TopicHit, load_lexicon


@dataclass(frozen=True, slots=True)
class Subject:
    """One topic or country that a stretch is about, and where it is named."""

    entity: Entity
    span: Span
    strong: bool
    place: Entity | None = None


class SubjectFinder:
    """Answers what any stretch of one page is about; the page is searched once."""

    def __init__(self, linked: LinkedPage) -> None:
        """Search the whole page for topics and implied countries."""
        self.linked = linked
        self.lexicon = load_lexicon(linked.vocabulary.pack)
        self._hits = self.lexicon.find(linked.text)
        self._starts = [hit.span.start for hit in self._hits]
        self._implied = self.lexicon.implied(linked.text)
        words = linked.vocabulary.pack.table("subjects", "items")
        self._item_before = re.compile(words.get("before", r"(?!)"))
        self._item_after = re.compile(words.get("after", r"(?!)"))
        self._crises = frozenset(linked.vocabulary.pack.words("subjects", "own", "crises"))
        self._actor_before = re.compile(linked.vocabulary.pack.table("subjects", "actor").get("before", r"(?!)"))
        self._actor_after = re.compile(linked.vocabulary.pack.table("subjects", "actor").get("after", r"(?!)"))
        self._culprit = re.compile(linked.vocabulary.pack.table("subjects", "culprit").get("after", r"(?!)"))
        self._own_not = re.compile(linked.vocabulary.pack.table("subjects", "own").get("own_not", r"(?!)"))
        self._strict_before = re.compile(linked.vocabulary.pack.table("subjects", "own").get("before", r"(?!)"))
        self._strict_after = re.compile(linked.vocabulary.pack.table("subjects", "own").get("after", r"(?!)"))
        self.represented = {m.country for m in linked.cast.members if m.country} | {linked.cast.own_country}

    def within(self, region: Span, *, direct: bool, countries: bool = False) -> list[Subject]:
        """Return the subjects of `region`, each entity once; `direct` when a discussing verb governs it.

        `countries` takes any third country named there for a subject, as after "expressed concern over".
        """
        found: dict[tuple[tuple[str, str], str], Subject] = {}
        for subject in [*self._topics(region, direct), *self._countries(region, direct or countries)]:
            found.setdefault((subject.entity.key, subject.place.slug if subject.place is not None else ""), subject)
        return sorted(found.values(), key=lambda s: (s.span, s.entity.key))

    def _topics(self, region: Span, direct: bool) -> list[Subject]:
        out = []
        low = bisect.bisect_left(self._starts, region.start)
        high = bisect.bisect_left(self._starts, region.end)
        for hit in self._hits[low:high]:
            if hit.span.end <= region.end and (hit.strong or (direct and self._listed(hit.span))):
                out += [Subject(self.topic(t), hit.span, hit.strong, self._place(hit)) for t in hit.topics]
        return out

    def _listed(self, span: Span) -> bool:
        """Tell whether a weak word is an item of what was discussed, not part of a longer phrase."""
        before = self.linked.text[max(0, span.start - 30) : span.start]
        after = self.linked.text[span.end : span.end + 16]
        return bool(self._item_before.search(before)) and bool(self._item_after.match(after))

    def _place(self, hit: TopicHit) -> Entity | None:
        spots = self.linked.mentions.within(hit.span.start, hit.span.end)
        return next((s.entities[0] for s in spots if s.kind is SpotKind.PLACE and self._is_region(s)), None)

    def _is_region(self, spot: Spot) -> bool:
        """Tell whether a place is a region of several countries ("the Balkans"), not a city or province of one."""
        record = self.linked.vocabulary.reference.records.get(spot.entities[0].key)
        return record is not None and not record.one("inCountry")

    def _is_bare_region(self, spot: Spot) -> bool:
        """Tell whether a region is an item of what was discussed, and no topic by its own name as the Arctic is."""
        if spot.kind is not SpotKind.PLACE or not self._is_region(spot) or not self._listed(spot.span):
            return False
        return not any(hit.span.overlaps(spot.span) for hit in self._hits)

    def _countries(self, region: Span, direct: bool) -> list[Subject]:
        out = []
        for spot in self.linked.mentions.within(region.start, region.end):
            code = self._country_of(spot)
            if code and self._is_subject(spot, code, direct):
                out.append(Subject(self.country(code), spot.span, True))
            elif direct and self._is_bare_region(spot):
                out.append(Subject(self.topic("regional-security"), spot.span, True, spot.entities[0]))
        for span, code in self._implied:
            # The own country of a participant is implied as a subject only where a war or crisis is.
            if region.contains(span) and (code not in self.represented or code in self._crises):
                out.append(Subject(self.country(code), span, True))
        return out

    def _country_of(self, spot: Spot) -> str:
        if spot.kind in (SpotKind.COUNTRY, SpotKind.GOVERNMENT, SpotKind.ADJECTIVE):
            return spot.entities[0].slug
        if spot.kind is SpotKind.PLACE:
            record = self.linked.vocabulary.reference.records.get(spot.entities[0].key)
            return record.one("conflictTopic") if record is not None else ""
        return ""

    def _is_subject(self, spot: Spot, code: str, direct: bool) -> bool:
        """Tell whether the situation in the country is meant, not just the country named."""
        if any(
            p.span.contains(spot.span) for p in self.linked.people.within(spot.span.start - 120, spot.span.end + 60)
        ):
            return False
        text = self.linked.text
        before = text[max(0, spot.span.start - 60) : spot.span.start]
        after = text[spot.span.end : spot.span.end + 40]
        if code == self.linked.cast.own_country and code not in self._crises and self._own_not.search(before):
            return False
        if code in self.represented:
            return bool(self._strict_before.search(before) or self._strict_after.search(after))
        if self._culprit.search(after):
            return False
        if self._actor_before.search(before) and self._actor_after.match(after):
            return True
        context = bool(self.lexicon.subject_before.search(before) or self.lexicon.subject_after.search(after))
        return context or (direct and spot.kind in (SpotKind.COUNTRY, SpotKind.GOVERNMENT))

    def topic(self, notation: str) -> Entity:
        """Return the topic of a notation as an entity."""
        return Entity(EntityKind.TOPIC, notation)

    def country(self, code: str) -> Entity:
        """Return the country of an ISO code as an entity."""
        return Entity(EntityKind.COUNTRY, code, country=code)

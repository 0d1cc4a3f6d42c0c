"""Finds countries, organisations, agreements and places that a page names."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.linking.ambiguous import means_another
from kg.linking.bodies import BodyFinder
from kg.linking.bodies_ru import RussianBodyFinder
from kg.linking.raw import Names, category, slugs
from kg.linking.spots import Spot, SpotIndex, SpotKind
from kg.linking.vocabulary import Vocabulary
from kg.model.entities import Entity, EntityKind
from kg.model.pages import Page, PartKind
from kg.model.text import Span
from kg.vocabulary.folding import fold
from kg.vocabulary.matcher import Hit
from kg.vocabulary.patterns import fast

_KIND = {
    "country": SpotKind.COUNTRY,
    "adjective": SpotKind.ADJECTIVE,
    "organization": SpotKind.ORGANIZATION,
    "agreement": SpotKind.AGREEMENT,
    "place": SpotKind.PLACE,
}
_UNREAD = (PartKind.FURNITURE, PartKind.PUBLICATION, PartKind.SECTION, PartKind.PLACE, PartKind.DATE, PartKind.FACET)


@dataclass
class MentionFinder:
    """Collects the named things of one page that are not people."""

    page: Page
    names: Names
    vocabulary: Vocabulary
    people: list[Spot]
    own_country: str

    def __post_init__(self) -> None:
        words = self.vocabulary.pack.table("references", "government")
        self._place_before = re.compile(words.get("place_before", r"(?!)"))
        self._names_format = re.compile(words.get("names_format", r"(?!)"))
        self._located = re.compile(words.get("located", r"(?!)"))
        self._actor_after = re.compile(words.get("actor_after", r"(?!)"))
        self._actor_before = re.compile(words.get("actor_before", r"(?!)"))
        self._money_after = re.compile(words.get("money_after", r"(?!)"))
        owned = self.vocabulary.pack.table("organizations", "owned")
        self._not_before = re.compile(owned.get("before", r"(?!)"))
        self._not_after = re.compile(owned.get("after", r"(?!)"))
        self._others = re.compile(words.get("others", r"(?!)"))
        resolution = self.vocabulary.pack.table("agreements", "resolution")
        self._resolution = fast(resolution.get("pattern", r"(?!)"))

    def find(self) -> list[Spot]:
        """Return the spots in text order; overlaps with people spots are left in ("President of France")."""
        skip = sorted(p.span for p in self.page.parts if p.kind in _UNREAD)
        out = [s for s in self._resolutions() if not _inside(s.span, skip)]
        taken = [s.span for s in out]
        persons = SpotIndex([s for s in self.people if s.kind is SpotKind.PERSON])
        finder = BodyFinder(
            self.page, self.names, self.vocabulary, self.people, self.own_country, [*skip, self.page.title]
        )
        self._russian = (
            RussianBodyFinder(self.page, self.names, self.vocabulary, self.own_country, skip)
            if self.vocabulary.language == "ru"
            else None
        )
        bodies = self._russian.find() if self._russian is not None else finder.find()
        for hit in self.names.entities:
            if _inside(hit.span, skip) or _in_name(hit.span, persons) or self._part_of(hit, bodies):
                continue
            if category(hit) == "agreement" and any(t.overlaps(hit.span) for t in taken):
                continue
            out += self._spot(hit)
        out += bodies
        out += finder.listed(out)
        out += finder.acronyms(out)
        out.sort(key=lambda s: s.span)
        return out

    def _part_of(self, hit: Hit, bodies: list[Spot]) -> bool:
        """Tell whether a known body's name is only part of a longer one; "… of the Council of Europe" names both."""
        if category(hit) not in ("organization", "domestic"):
            return False
        around = next((b for b in bodies if b.span.contains(hit.span)), None)
        if around is None:
            return False
        return hit.span.end != around.span.end or not self.names.text[: hit.span.start].endswith((" of ", " of the "))

    def _spot(self, hit: Hit) -> list[Spot]:
        kind = category(hit)
        if kind == "government" or (kind == "place" and slugs(hit, "government")):
            return self._capital(hit)
        if kind == "domestic":
            return self._domestic(hit)
        if kind == "organization" and (own := self._own_body(hit)) is not None:
            return [own]
        if kind not in _KIND:
            return []
        if kind == "country" and means_another(slugs(hit, kind)[0], self.page, self.names.text, self.vocabulary):
            return []
        if kind == "country" and self._money_after.match(self.names.text, hit.span.end) is not None:
            return []  # "US$5 billion" is a sum
        segment = "country" if kind == "adjective" else kind
        entity = self.vocabulary.reference.entity(segment, slugs(hit, kind)[0])
        return [Spot(hit.span, _KIND[kind], (entity,), hit.span)]

    def _domestic(self, hit: Hit) -> list[Spot]:
        """A short name such as "Defence Ministry" means the body of the site's own state."""
        name = self.names.text[hit.span.start : hit.span.end]
        if self._russian is not None and (foreign := self._russian.foreign(hit)) is not None:
            return [foreign]
        if self._not_own(hit):
            return []
        for other in self.names.entities:  # "the Security Council" after "UN Security Council" is that one
            longer = self.names.text[other.span.start : other.span.end]
            if other.span.start < hit.span.start and longer.endswith(" " + name) and category(other) == "organization":
                entity = self.vocabulary.reference.entity("organization", slugs(other, "organization")[0])
                return [Spot(hit.span, SpotKind.ORGANIZATION, (entity,), hit.span)]
        if self._of_other_state(hit):
            return []
        own = self._own_body(hit)
        return [own] if own is not None else self._of_named_body(hit.span, name)

    def _own_body(self, hit: Hit) -> Spot | None:
        """Return the body of the site's own state that goes by a name, though another may bear the same name whole."""
        for slug in slugs(hit, "domestic"):
            entity = self.vocabulary.reference.entity("organization", slug)
            if self.vocabulary.reference.records[entity.key].one("ofCountry") == self.own_country:
                return Spot(hit.span, SpotKind.ORGANIZATION, (entity,), hit.span)
        return None

    def _of_named_body(self, span: Span, name: str) -> list[Spot]:
        """ "The Security Council" on a page that names the United Nations, of a state that has none of its own."""
        for other in self.names.entities:
            if category(other) == "organization":
                label = self.vocabulary.reference.label("organization", slugs(other, "organization")[0])
                for known in self.vocabulary.matcher.all(fold(f"{label} {name}")):
                    if known.span.end - known.span.start == len(label) + 1 + len(name):
                        entity = self.vocabulary.reference.entity("organization", slugs(known, "organization")[0])
                        return [Spot(span, SpotKind.ORGANIZATION, (entity,), span)]
        return []

    def _not_own(self, hit: Hit) -> bool:
        """Tell whether what stands around a short name says that no body of the own state is meant."""
        before = self.names.text[max(0, hit.span.start - 24) : hit.span.end]
        after = self.names.text[hit.span.start : hit.span.end + 24]
        return self._not_before.search(before) is not None or self._not_after.match(after) is not None

    def _of_other_state(self, hit: Hit) -> bool:
        """Tell whether "its" before a short name means another state, the last one named before."""
        if self._others.search(self.names.text, max(0, hit.span.start - 8), hit.span.start) is None:
            return False
        lands = [h for h in self.names.entities if hit.span.start - 250 < h.span.start < hit.span.start]
        named = [slugs(h, "country") or slugs(h, "adjective") for h in lands if category(h) in ("country", "adjective")]
        return bool(named) and named[-1][0] != self.own_country

    def _capital(self, hit: Hit) -> list[Spot]:
        """A capital's name is its government when it acts, a place otherwise."""
        before = self.names.text[max(0, hit.span.start - 14) : hit.span.start]
        after = self.names.text[hit.span.end : hit.span.end + 24]
        if self._names_format.match(after):
            return self._as_place(hit)  # "the Minsk format" is no act of Belarus
        owns = after.startswith("'s ") and self._located.search(before) is None
        acts = owns or (self._actor_after.search(after) is not None and self._place_before.search(before) is None)
        if not acts:
            acts = self._actor_before.search(before) is not None
        if acts:
            entity = self.vocabulary.reference.entity("country", slugs(hit, "government")[0])
            return [Spot(hit.span, SpotKind.GOVERNMENT, (entity,), hit.span)]
        return self._as_place(hit)

    def _as_place(self, hit: Hit) -> list[Spot]:
        places = slugs(hit, "place")
        if not places:
            return []
        return [Spot(hit.span, SpotKind.PLACE, (self.vocabulary.reference.entity("place", places[0]),), hit.span)]

    def _resolutions(self) -> list[Spot]:
        """Security Council resolutions are built from their number; the reference data need not list them all."""
        out = []
        for match in self._resolution.finditer(self.names.text):
            for group, number in enumerate(match.groups(), start=1):
                if number is None or not match.group(group):
                    continue
                slug = f"un-security-council-resolution-{number}"
                label = f"UN Security Council Resolution {number}"
                known = ("agreement", slug) in self.vocabulary.reference.records
                entity = Entity(EntityKind.AGREEMENT, slug, ((label, "en"),), known=known)
                span = Span(match.start(), match.end()) if group == 1 else Span(match.start(group), match.end(group))
                out.append(Spot(span, SpotKind.AGREEMENT, (entity,), span))
        return out


def _inside(span: Span, skip: list[Span]) -> bool:
    """Tell whether `span` lies in one of `skip`, which are sorted and do not overlap."""
    at = bisect_right(skip, span.start, key=lambda s: s.start) - 1
    return at >= 0 and skip[at].contains(span)


def _in_name(span: Span, persons: SpotIndex) -> bool:
    return any(s.head.contains(span) for s in persons.around(span))

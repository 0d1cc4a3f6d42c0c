"""What a stretch of text is about: topics by lexicon, and countries whose situation is the subject."""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import zip_longest

from kg.extraction.deeds import only_acts, only_gives
from kg.extraction.relations import relations
from kg.linking.link import LinkedPage
from kg.linking.spots import Spot, SpotKind
from kg.model.entities import Entity, EntityKind
from kg.model.text import Span
from kg.vocabulary.lexicon import TopicHit, load_lexicon
from kg.vocabulary.packs import Pack

# How far before a word its clause is searched for what makes it a circumstance or an item of a list.
_REACH = 90
# How far before a word a list of fields of joint work may begin.
_FIELDS = 240
# From how many items on an enumeration only lists fields.
_ENUMERATION = 3
_LISTED_WORDS = 4
_BILATERAL = "bilateral-relations"
# How far back a country is looked for that "the country" may mean.
_CONTEXT = 300
# How many characters before a region say that it is only where something takes place: "throughout the ".
_SCENE = 16
_HOME, _ABROAD = "regional-development", "regional-security"
# In how many places a page must name a hostile country for all that is said of it to make it a subject.
_ADVERSARY = 4
# The patterns of subjects.toml by table.
_PATTERNS = {
    "items": ("before", "after", "frame", "separator", "stop", "link"),
    "aside": ("before",),
    "partner": ("before", "after"),
    "list": ("link", "not_before", "not_after"),
    "agenda": ("before", "joint"),
    "scene": ("before",),
    "actor": ("before", "after"),
    "culprit": ("after",),
    "giver": ("before", "of", "for"),
    "deed": ("before", "after"),
    "adversary": ("before", "after"),
    "own": ("own_not", "own_not_after", "unnamed", "before", "after"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One topic or country that a stretch is about, and where it is named.

    A weak topic is a bare word in a list; a weak country is one that only the page as a whole makes a subject.
    """

    entity: Entity
    span: Span
    strong: bool
    place: Entity | None = None


@lru_cache(maxsize=8)
def _words(pack: Pack) -> dict[str, re.Pattern[str]]:
    """Return the compiled patterns of subjects.toml as "table.key"; one that the language lacks never matches."""
    return {
        f"{table}.{key}": re.compile(pack.table("subjects", table).get(key, r"(?!)"))
        for table, keys in _PATTERNS.items()
        for key in keys
    }


class SubjectFinder:
    """Answers what any stretch of one page is about; the page is searched once."""

    def __init__(self, linked: LinkedPage) -> None:
        """Search the whole page for topics and implied countries."""
        self.linked = linked
        pack = linked.vocabulary.pack
        self.lexicon = load_lexicon(pack)
        self._words = _words(pack)
        self.represented = {m.country for m in linked.cast.members if m.country} | {linked.cast.own_country}
        self._hits = self.lexicon.find(linked.text)
        self._hits += [TopicHit(span, (_BILATERAL,), True) for span in relations(linked, self.represented - {""})]
        self._hits.sort(key=lambda hit: hit.span)
        self._starts = [hit.span.start for hit in self._hits]
        self._aside_spoken = bool(pack.table("subjects", "aside").get("spoken", False))
        self._crises = frozenset(pack.words("subjects", "own", "crises"))
        self._watched = frozenset(pack.words("subjects", "deed", "watched"))
        # In text order, each with its rank: of two stretches that mean one country the first listed counts.
        ordered = sorted(enumerate(self._implied_countries()), key=lambda found: found[1][0].start)
        self._implied = [(rank, span, code) for rank, (span, code) in ordered]
        self._implied_starts = [span.start for _, span, _ in self._implied]
        # Many rules ask about the same stretches.
        self._judged: dict[tuple[Span, bool], bool] = {}
        self._items: dict[Span, bool] = {}

    def _implied_countries(self) -> list[tuple[Span, str]]:
        """Return where a country is meant without its name; an own country is a subject only in war or crisis."""
        found = self.lexicon.implied(self.linked.text)
        found = [(span, code) for span, code in found if code not in self.represented or code in self._crises]
        found += [(span, code) for span in self._unnamed() for code in self._abroad[:1]]
        own = self.lexicon.implied_at_home(self.linked.text)
        found += [(span, code) for span, code in own if code in self.represented]
        return found

    @cached_property
    def _abroad(self) -> list[str]:
        """The one other state that takes part; nothing when there are several."""
        others = sorted(self.represented - {self.linked.cast.own_country, ""})
        return others if len(others) == 1 and self.linked.cast.own_country else []

    def _unnamed(self) -> list[Span]:
        """Return where a narrator speaks of unrest in "the country" and no third country is named before it."""
        text, out = self.linked.text, []
        for sentence in self.linked.page.sentences if self._abroad else ():
            if sentence.turn is not None or sentence.zone != "body":
                continue
            match = self._words["own.unnamed"].search(text, sentence.span.start, sentence.span.end)
            if match is None:
                continue
            named = self.linked.mentions.within(max(0, match.start() - _CONTEXT), match.start())
            if all(self._country_of(spot) in self.represented | {""} for spot in named):
                out.append(Span(match.start(), match.end()))
        return out

    def within(
        self, region: Span, *, direct: bool, countries: bool = False, substantive: bool = False
    ) -> list[Subject]:
        """Return the subjects of `region`, each entity once; `direct` when a discussing verb governs it.

        `countries` takes any third country named there for a subject, as after "expressed concern over";
        `substantive` is for spoken words: it leaves out what is only one item of an enumeration, while a narrator's
        words leave out what is only a circumstance.
        """
        found: dict[tuple[tuple[str, str], str], Subject] = {}
        for subject in [*self._topics(region, direct, substantive), *self._countries(region, direct, countries)]:
            if (not substantive or self._aside_spoken) and self._aside(subject.span, region):
                continue
            found.setdefault((subject.entity.key, subject.place.slug if subject.place is not None else ""), subject)
        return sorted(found.values(), key=lambda s: (s.span, s.entity.key))

    def named(self, region: Span) -> list[Subject]:
        """Return the topics that `region` names with whatever word, each once."""
        hits = (h for h in self._hits if region.contains(h.span))
        found = {topic: Subject(self.topic(topic), h.span, h.strong) for h in hits for topic in h.topics}
        return list(found.values())

    def occurrences(self, topic: Entity) -> int:
        """Return in how many places the page names a topic or means a country's situation, its title included."""
        if topic.kind is EntityKind.COUNTRY:
            return len({span.start for _, span, code in self._implied if code == topic.slug})
        return len({hit.span.start for hit in self._hits if topic.slug in hit.topics})

    def strong_places(self, topic: Entity, region: Span) -> int:
        """Return in how many places of `region` a topic is named by a strong word of its own."""
        low = bisect.bisect_left(self._starts, region.start)
        high = bisect.bisect_left(self._starts, region.end)
        return len({hit.span.start for hit in self._hits[low:high] if hit.strong and topic.slug in hit.topics})

    def slugs_named(self, region: Span) -> frozenset[str]:
        """Return the topics whose words stand in `region`, however weak."""
        low = bisect.bisect_left(self._starts, region.start)
        high = bisect.bisect_left(self._starts, region.end)
        return frozenset(topic for hit in self._hits[low:high] for topic in hit.topics)

    def frequent(self, least: int) -> frozenset[str]:
        """Return the topics that the page names in at least so many places."""
        places = Counter(topic for topic, _ in {(t, hit.span.start) for hit in self._hits for t in hit.topics})
        return frozenset(topic for topic, count in places.items() if count >= least)

    def _topics(self, region: Span, direct: bool, substantive: bool) -> list[Subject]:
        out = []
        low = bisect.bisect_left(self._starts, region.start)
        high = bisect.bisect_left(self._starts, region.end)
        for hit in self._hits[low:high]:
            if hit.span.end > region.end or (substantive and hit.span in self._enumerated):
                continue
            if hit.strong or (self._listed(hit.span) and (direct or self._fielded(hit.span, region, substantive))):
                topics = [t for t in self._meant(hit) if t != _BILATERAL or not self._of_others(hit.span)]
                out += [Subject(self.topic(t), hit.span, hit.strong, self._place(hit)) for t in topics]
        return out

    def _meant(self, hit: TopicHit) -> Sequence[str]:
        """Return the topics of a word: among states "the situation in the region" is that of several of them."""
        if _HOME in hit.topics and _ABROAD in hit.topics:
            members = self.linked.cast.members
            abroad = len(self.represented) > 1 or any(m.organization and not m.country for m in members)
            return [t for t in hit.topics if t != (_HOME if abroad else _ABROAD)]
        return hit.topics

    def _of_others(self, span: Span) -> bool:
        """Tell whether relations are those with a country that is not there: it is the subject itself."""
        if self.linked.vocabulary.language != "ru":
            return False
        return any(s.overlaps(span) and code not in self.represented for _, s, code in self._implied)

    def _aside(self, span: Span, region: Span) -> bool:
        """Tell whether a word names a circumstance of the subject: "in light of the war", "during the pandemic"."""
        before = self.linked.text[max(region.start, span.start - _REACH) : span.start]
        return self._words["aside.before"].search(before) is not None

    def _listed(self, span: Span) -> bool:
        """Tell whether a weak word is an item of what was discussed, not part of a longer phrase."""
        known = self._items.get(span)
        if known is None:
            before = self.linked.text[max(0, span.start - 30) : span.start]
            after = self.linked.text[span.end : span.end + 16]
            begins, ends = self._words["items.before"].search(before), self._words["items.after"].match(after)
            known = self._items[span] = begins is not None and ends is not None
        return known

    def _fielded(self, span: Span, region: Span, spoken: bool) -> bool:
        """Tell whether a narrator names a field of cooperation: "ties, including in trade, energy and space"."""
        if spoken:
            return False
        before = self.linked.text[max(region.start, span.start - _FIELDS) : span.start]
        frames = list(self._words["items.frame"].finditer(before))
        if not frames:
            return False
        gap = before[frames[-1].end() :]
        items = self._words["items.separator"].split(gap)
        return self._words["items.stop"].search(gap) is None and all(len(i.split()) <= _LISTED_WORDS for i in items)

    def itemised(self, span: Span, region: Span) -> bool:
        """Tell whether a word is an item of what was dealt with: "global issues, specifically trade and energy"."""
        before = self.linked.text[region.start : span.start]
        if self._words["agenda.before"].search(before) is not None:
            return True
        return self._words["agenda.joint"].search(before) is not None and self._fielded(span, region, False)

    @cached_property
    def _enumerated(self) -> set[Span]:
        """The hits that stand in a row of three or more: "in the economy, culture, science and sport"."""
        out: set[Span] = set()
        row: list[Span] = []
        # Three words for one topic are no list of three fields.
        topics: dict[Span, set[str]] = defaultdict(set)
        for hit in self._hits:
            topics[hit.span] |= set(hit.topics)
        spans = sorted(topics)
        for left, right in zip_longest(spans, spans[1:]):
            row.append(left)
            gap = self.linked.text[left.end : right.start] if right and right.start <= left.end + _REACH else ""
            if self._words["items.link"].match(gap) is None:
                fields = set().union(*(topics[span] for span in row))
                out |= set(row) if min(len(row), len(fields)) >= _ENUMERATION else set()
                row = []
        return out

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
        scene = self._words["scene.before"].search(self.linked.text, max(0, spot.span.start - _SCENE), spot.span.start)
        if scene is not None:
            behind = Span(max(0, scene.start() - 2), spot.span.end)  # with the last letter before " in the"
            return not any(hit.strong and hit.span.overlaps(behind) for hit in self._hits)
        return not any(hit.span.overlaps(spot.span) for hit in self._hits)

    def _countries(self, region: Span, direct: bool, grave: bool) -> list[Subject]:
        out = []
        listed = -1  # where the last country ended that is a subject
        for spot in self.linked.mentions.within(region.start, region.end):
            code = self._country_of(spot)
            itself = code and self._is_subject(spot, code, direct or grave) and not (direct and self._acts(spot, code))
            if itself or (code and self._continues(spot, code, listed)):
                out.append(Subject(self.country(code), spot.span, True))
                listed = spot.span.end
            elif code in self._adversaries and not self._in_person(spot):
                out.append(Subject(self.country(code), spot.span, False))
            elif direct and self._is_bare_region(spot):
                out.append(Subject(self.topic("regional-security"), spot.span, True, spot.entities[0]))
        low = bisect.bisect_left(self._implied_starts, region.start)
        high = bisect.bisect_left(self._implied_starts, region.end)
        for _, span, code in sorted(self._implied[low:high]):
            if span.end <= region.end:
                out.append(Subject(self.country(code), span, True))
        return out

    def _continues(self, spot: Spot, code: str, listed: int) -> bool:
        """Tell whether a third country goes on with a list of subjects: "the crises in Libya, Syria and Yemen"."""
        if listed < 0 or code in self.represented or spot.kind is SpotKind.ADJECTIVE:
            return False
        text, words = self.linked.text, self._words
        if words["list.not_after"].match(text[spot.span.end : spot.span.end + 40]):
            return False
        if words["list.not_before"].search(text[max(0, listed - _REACH) : listed]):
            return False
        return words["list.link"].fullmatch(text[listed : spot.span.start]) is not None

    def _country_of(self, spot: Spot) -> str:
        if spot.kind in (SpotKind.COUNTRY, SpotKind.GOVERNMENT, SpotKind.ADJECTIVE):
            return spot.entities[0].slug
        if spot.kind is SpotKind.PLACE:
            record = self.linked.vocabulary.reference.records.get(spot.entities[0].key)
            return record.one("conflictTopic") if record is not None else ""
        return ""

    def _is_subject(self, spot: Spot, code: str, direct: bool) -> bool:
        """Tell whether the situation in the country is meant, not just the country named."""
        known = self._judged.get((spot.span, direct))
        if known is None:
            known = self._judge(spot, code, direct) and not only_gives(self.linked.text, spot.span, self._words)
            self._judged[(spot.span, direct)] = known
        return known

    def _acts(self, spot: Spot, code: str) -> bool:
        """Tell whether a country only does what was discussed; the deeds of states that are watched are a subject."""
        return code not in self._watched | self.represented and only_acts(self.linked.text, spot.span, self._words)

    def _judge(self, spot: Spot, code: str, direct: bool) -> bool:
        if self._in_person(spot):
            return False
        text, words = self.linked.text, self._words
        before = text[max(0, spot.span.start - 60) : spot.span.start]
        after = text[spot.span.end : spot.span.end + 40]
        own = code == self.linked.cast.own_country and code not in self._crises
        if own and (words["own.own_not"].search(before) or words["own.own_not_after"].match(after)):
            return False
        if code in self.represented:
            if code not in self._crises and words["partner.after"].match(after):
                return False  # "support for Northland's chairmanship"
            return bool(words["own.before"].search(before) or words["own.after"].search(after))
        if words["culprit.after"].search(after):
            return False
        if words["actor.before"].search(before) and words["actor.after"].match(after):
            return True
        if self.lexicon.subject_before.search(before) or self.lexicon.subject_after.search(after):
            return True
        if (
            not direct
            or spot.kind not in (SpotKind.COUNTRY, SpotKind.GOVERNMENT)
            or words["partner.after"].match(after)
        ):
            return False
        return words["partner.before"].search(text[max(0, spot.span.start - _REACH) : spot.span.start]) is None

    @cached_property
    def _adversaries(self) -> set[str]:
        """The third countries that the page keeps naming and whose hostile conduct it speaks of: "X's troops"."""
        text, words = self.linked.text, self._words
        named: dict[str, int] = defaultdict(int)
        hostile: set[str] = set()
        for spot in self.linked.mentions.spots:
            code = self._country_of(spot)
            if not code or code in self.represented or self._in_person(spot):
                continue
            named[code] += 1
            before, after = text[max(0, spot.span.start - 40) : spot.span.start], text[spot.span.end :][:40]
            if words["adversary.before"].search(before) or words["adversary.after"].match(after):
                hostile.add(code)
        return {code for code in hostile if named[code] >= _ADVERSARY}

    def _in_person(self, spot: Spot) -> bool:
        """Tell whether a country only says whose somebody is: "the President of X"."""
        people = self.linked.people.within(spot.span.start - 120, spot.span.end + 60)
        return any(person.span.contains(spot.span) for person in people)

    def topic(self, notation: str) -> Entity:
        """Return the topic of a notation as an entity."""
        return _topic(notation)

    def country(self, code: str) -> Entity:
        """Return the country of an ISO code as an entity."""
        return _country(code)


@cache
def _topic(notation: str) -> Entity:
    return Entity(EntityKind.TOPIC, notation)


@cache
def _country(code: str) -> Entity:
    return Entity(EntityKind.COUNTRY, code, country=code)

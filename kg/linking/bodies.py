"""Finds organisations that the reference data does not hold: by their head words, and by their acronyms."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.identifiers import slug
from kg.linking.affiliations import AffiliationReader
from kg.linking.body_names import BodyName, read_name
from kg.linking.body_words import BodyWords, body_words
from kg.linking.raw import Names, category, slugs
from kg.linking.spots import Spot, SpotKind
from kg.linking.vocabulary import Vocabulary
from kg.model.entities import Entity, EntityKind
from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.folding import fold
from kg.vocabulary.matcher import Hit, whole_words

_ACRONYM = re.compile(r" +\((?:the |or |\")*([A-Z][A-Za-z0-9&./-]{1,11})\"?\)")
_MAY_LINK = re.compile(r" +(?:of|for|on|to|against) ")
_NEXT = re.compile(r" +([A-Z&][\w'.-]*)")
_OF_LAND = re.compile(r" +(?:of|in) +(?:the +)?$")
_US = re.compile(r"^(?:U\.S\.A?\.?|US|USA) ")
_LINKED_OFFICES = frozenset(["Office", "Center", "Centers", "Centre", "Service", "Services"])
_RISKY = frozenset(["Board", "Administration", "Delegation", "Mission", "Alliance", "Office"])
_OF_ONE_LAND = frozenset(["Bank", "Church", "Government"])


class BodyFinder:
    """Collects the spots of organisations of one page that no table holds."""

    def __init__(
        self, page: Page, names: Names, vocabulary: Vocabulary, people: list[Spot], own: str, skip: list[Span]
    ) -> None:
        """Prepare for `page`; `skip` are the stretches that are not to be read."""
        self.page = page
        self.names = names
        self.vocabulary = vocabulary
        self.own = own
        self.skip = skip
        self._persons = {s.head.start: s for s in people if s.kind is SpotKind.PERSON}
        self._person_ends = {s.head.end for s in self._persons.values()}
        self._hits = {h.span.start: h for h in names.entities}
        self._ends = {h.span.end: h for h in names.entities}
        self._starts = [h.span.start for h in names.entities]
        self._words = body_words(vocabulary.pack)

    def find(self) -> list[Spot]:
        """Return the spots in text order; their `head` is the name, without a country before it."""
        words = self._words
        if words is None:
            return []
        found: list[Spot] = []
        self._heads = words.heads.find(self.names.text)
        for hit in self._heads:
            if found and hit.span.start < found[-1].span.end:
                continue
            spot = self._spot(hit, words)
            if spot is not None:
                found.append(spot)
        return found

    def listed(self, spots: list[Spot]) -> list[Spot]:
        """Return the bodies of lists ("Jane Doe, CEO, Acme") where no spot of `spots` stands yet."""
        words = self._words
        if words is None:
            return []
        reader = AffiliationReader(self.page, self.names, self.vocabulary, list(self._persons.values()), words)
        taken = [s.span for s in spots if s.kind is not SpotKind.ADJECTIVE]
        out: list[Spot] = []
        for span in reader.spans():
            if any(t.overlaps(span) for t in taken) or any(k.contains(span) for k in self.skip):
                continue
            label = _plain(span.of(self.page.text))
            entity = self.known(label) or new_body(label, self.page.language)
            out.append(Spot(span, SpotKind.ORGANIZATION, (entity,), span))
            taken.append(span)
        return out

    def acronyms(self, spots: list[Spot]) -> list[Spot]:
        """Return where the acronyms stand that the page itself gives for organisations ("… Commission (FTC)")."""
        meant: dict[str, Entity] = {}
        for spot in spots:
            if spot.kind is SpotKind.ORGANIZATION:
                match = _ACRONYM.match(self.names.text, spot.span.end)
                if match is not None and _abbreviates(match[1], self.names.text[spot.span.start : spot.span.end]):
                    meant.setdefault(match[1], spot.entities[0])
        out = []
        for span in whole_words(self.names.text, meant) if meant else ():
            if not any(s.span.overlaps(span) for s in spots) and not any(k.contains(span) for k in self.skip):
                entity = meant[span.of(self.names.text)]
                out.append(Spot(span, SpotKind.ORGANIZATION, (entity,), span))
        return out

    # -- one head word -------------------------------------------------------------------------------------------

    def _spot(self, hit: Hit, words: BodyWords) -> Spot | None:
        if not self._may_be_name(hit.span) or any(s.contains(hit.span) for s in self.skip):
            return None
        around = self._around(hit.span)
        if around is not None and category(around) in ("organization", "agreement", "country", "place"):
            return None
        name = read_name(self.names.text, hit.span, words, self._begins, self._finishes)
        country, core = self._country(name)
        if around is not None and not country:
            return None  # "Defence Ministry" alone: the table knows whose
        if not self._is_name(name, core, country, {c for c, _ in hit.payloads}, words):
            return None
        entity = self._entity(name, core, country, words)
        return Spot(name.span, SpotKind.ORGANIZATION, (entity,), name.span) if entity is not None else None

    def _may_be_name(self, span: Span) -> bool:
        """Tell quickly whether a word of a name can stand beside the head: most heads are a plain "the Committee"."""
        text = self.names.text
        before = text[max(0, span.start - 30) : span.start].split()
        capital = bool(before) and not before[-1][0].islower()
        return capital or _MAY_LINK.match(text, span.end) is not None

    def _around(self, span: Span) -> Hit | None:
        """Return the name of the reference data that the head word is part of."""
        at = bisect_right(self._starts, span.start)
        for hit in self.names.entities[max(0, at - 2) : at][::-1]:
            if hit.span.contains(span):
                return hit
        return None

    def _begins(self, position: int) -> str:
        if position in self._persons:
            return "person"
        hit = self._hits.get(position)
        return category(hit) if hit is not None else ""

    def _finishes(self, position: int) -> str:
        if position in self._person_ends:
            return "person"
        hit = self._ends.get(position)
        return category(hit) if hit is not None else ""

    def _country(self, name: BodyName) -> tuple[str, Span]:
        """Return the country that stands before or behind the name, and the name without it."""
        text, span = self.names.text, name.span
        first = self._hits.get(span.start)
        if first is not None and category(first) in ("country", "adjective") and first.span.end < name.head.start:
            return _land(first), Span(_skip(text, first.span.end), span.end)
        owner = re.search(r"'s? +$", text[max(0, span.start - 5) : span.start])
        if owner is not None:
            held = self._ends.get(span.start - len(owner[0]))
            if held is not None and category(held) in ("country", "government"):
                return _land(held), span
        last = self._ends.get(span.end)
        if last is not None and category(last) == "country" and last.span.start > name.head.end:
            link = _OF_LAND.search(text, name.head.end, last.span.start)
            if link is not None:
                return _land(last), Span(span.start, link.start())
        return "", span

    def _is_name(self, name: BodyName, core: Span, country: str, kinds: set[str], words: BodyWords) -> bool:
        text = self.names.text
        surface = re.sub(r" +", " ", name.span.of(text))
        tails = words.hard_tails if name.linked else words.tails
        if surface in words.nothing or surface.split()[-1] in tails or not self._ends_here(name, words):
            return False
        head = name.head.of(text)
        if words.belongs.search(text[max(0, name.span.start - 30) : name.span.start]):
            return False
        if "venue" in kinds and words.located.search(text[max(0, name.span.start - 24) : name.span.start]):
            return False
        own = [w for w in core.of(text)[: max(0, name.head.start - core.start)].split() if w not in ("&", "and")]
        telling = [w for w in own if w not in words.generic and w not in words.subjects]
        if telling and all(w[0].isdigit() for w in telling) and head not in words.military:
            return False
        subjects = [w for w in own if w in words.subjects]
        state = f"{' '.join([*own, head])}" in words.state or head in words.state
        linked = name.linked and core.end > name.head.end  # linked to more than its country
        if head in _RISKY and not self._is_risky_name(name, own, core, words):
            return False
        if "company" in kinds and not kinds - {"company"}:
            return bool(telling)
        if (telling and len(telling[0]) > 1) or (len(subjects) > 1 and head in words.subject_heads):
            return True
        if head == "Ministry":
            return bool(own or linked) and bool(country or self.own in ("RU", "UA"))
        if country and state:
            return True
        if linked:
            return bool(kinds - {"office"}) or head in _LINKED_OFFICES
        return bool(country) and (len(own) > 0 or head in _OF_ONE_LAND)

    def _is_risky_name(self, name: BodyName, own: list[str], core: Span, words: BodyWords) -> bool:
        """Boards and administrations are mostly parts or times of something named before."""
        head = name.head.of(self.names.text)
        if head == "Board":
            return (
                self._begins(name.span.start) != "organization"
                and len(own) > 1
                and own[-1] not in words.generic | words.subjects
            )
        if head == "Administration":
            return len(own) > 1 or core.end > name.head.end
        if head == "Alliance":  # "the U.S.-Japan Alliance" is a relation
            return name.linked or "-" not in "".join(own)
        if head == "Office":  # "Office of Representative X", "Office of the Prime Minister"
            return not {*name.span.of(self.names.text)[len(" ".join(own)) + len(head) :].split()[1:3]} & words.posts
        return name.linked or "Permanent" in own  # delegations and missions

    def _ends_here(self, name: BodyName, words: BodyWords) -> bool:
        """Tell whether what follows does not show that the name goes on or is something else's."""
        if self.names.text.startswith(("'s Office", "' Office"), name.span.end):
            return False
        if self.names.text.startswith("General Staff", name.span.end - len("General")):
            return False  # "Directorate of the General | Staff"
        match = _NEXT.match(self.names.text, name.span.end)
        if match is None or name.span.end + 1 in self._persons:
            return True
        word = match[1].removesuffix("'s").rstrip(".'")
        return (
            word in words.posts
            or word in words.after
            or (word in words.starters and word not in words.tails)
            or self._is_label(match)
        )

    def _is_label(self, match: re.Match[str]) -> bool:
        """Names beside each other in flattened pages have only a space between them; a person's name ends this one."""
        return match.start(1) in self._persons or self._begins(match.start(1)) == "person"

    # -- what it is called ---------------------------------------------------------------------------------------

    def _entity(self, name: BodyName, core: Span, country: str, words: BodyWords) -> Entity | None:
        text = self.page.text
        surface = _plain(text[name.span.start : name.span.end])
        inner = _plain(text[core.start : core.end])
        head = name.head.of(self.names.text)
        labels = [surface, inner]
        if head == "Ministry" or (country and (inner in words.state or head in words.state)):
            land = self.vocabulary.reference.label("country", country or self.own)
            land = f"the {land}" if words.with_article.match(land) else land
            labels = [f"{_ministry(inner)} of {land}", surface]
            country = country or self.own
        for label in labels:
            known = self.known(label)
            if known is not None:
                return known
        return new_body(labels[0], self.page.language, country)

    def known(self, label: str) -> Entity | None:
        """Return the organisation of the reference data that `label` names."""
        folded = fold(label)
        for hit in self.vocabulary.matcher.all(folded):
            if hit.span == Span(0, len(folded)) and slugs(hit, "organization"):
                return self.vocabulary.reference.entity("organization", slugs(hit, "organization")[0])
        return None


def new_body(label: str, language: str, country: str = "") -> Entity:
    """Make an organisation of a page's own words; its id is its name, without articles and variants of "and"."""
    key = slug(label.replace("&", " and ").replace("Centre", "Center").replace("Defence", "Defense"))
    return Entity(EntityKind.ORGANIZATION, key, ((label, language),), known=False, country=country)


def _plain(text: str) -> str:
    out = re.sub(r"^[Tt]he ", "", " ".join(text.split()))
    return _US.sub("United States ", out)


def _ministry(name: str) -> str:
    """Return "Ministry of X" for "X Ministry"."""
    if name.endswith(" Ministry"):
        what = name.removesuffix(" Ministry")
        name = "Ministry of " + {"Foreign": "Foreign Affairs", "Interior": "Internal Affairs"}.get(what, what)
    return name.replace("Defense", "Defence")


def _land(hit: Hit) -> str:
    for kind in ("country", "adjective", "government"):
        if slugs(hit, kind):
            return slugs(hit, kind)[0]
    return ""


def _skip(text: str, position: int) -> int:
    while text[position : position + 1] in (" ", "'") or text[position : position + 2] == "s ":
        position += 1
    return position


def _abbreviates(acronym: str, name: str) -> bool:
    """Tell whether the capitals of `acronym` are initials of `name`, in order."""
    letters = [c for c in acronym if c.isupper()]
    initials = iter(w[0].upper() for w in re.findall(r"\w+", name))
    return len(letters) > 1 and all(letter in initials for letter in letters)

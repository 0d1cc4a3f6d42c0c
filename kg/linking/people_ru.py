"""Finds people in Russian text: names with offices, bare names in any case, initials, surnames, nameless offices."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.linking import identity
from kg.linking.leaks_ru import leaks
from kg.linking.members import OWN_SIDE
from kg.linking.names_ru import INITIALS, REVERSED, WORD, NameMatch, NameReader
from kg.linking.offices_ru import OfficeReader
from kg.linking.raw import Names, category, slugs
from kg.linking.roster_ru import Roster
from kg.linking.spots import Office, Spot, SpotKind
from kg.linking.vocabulary import Vocabulary
from kg.model.entities import Entity
from kg.model.pages import Page, PartKind
from kg.model.text import Span
from kg.vocabulary.folding import fold
from kg.vocabulary.matcher import WordIndex
from kg.vocabulary.romanization import romanize
from kg.vocabulary.russian import parses
from kg.vocabulary.russian_names import given_readings, patronymic_readings

_COURTESY = re.compile(r"(?:[Гг]осподин\w*|[Гг]оспож\w+|[Гг]-н\w?|[Тт]оварищ\w*|[А-Яа-я]\]) $")
_CALLED_AFTER = re.compile(
    r"\b(?:(?:имени|им\.) ?|(?:[Оо]рден|[Хх]рам|[Сс]обор|[Мм]едал)[а-я]* "
    r"(?:(?:[Сс]вят|[Бб]лаговерн)\w+ )*(?:[Кк]нязя )?)$"
)
_NOBODY = re.compile(r"(?:[Вв]опрос|[Рр]еплика|[Оо]твет|[Вв]едущ|[Пп]еревод|[Уу]частни|[Кк]орреспондент|[Зз]ал\b)")
_UNREAD = (PartKind.FURNITURE, PartKind.PUBLICATION, PartKind.SECTION, PartKind.PLACE, PartKind.DATE, PartKind.FACET)
# Nameless offices that could be anybody's are not resolved.
_VAGUE = frozenset(["other", "presidential-aide", "company-head", "military-chief", "religious-leader", "minister"])


class RussianPeopleFinder:
    """Collects the people spots of one Russian page."""

    def __init__(self, page: Page, names: Names, vocabulary: Vocabulary) -> None:
        """Prepare the readers for `page`."""
        self.page = page
        self.names = names
        self.vocabulary = vocabulary
        self.spots: list[Spot] = []
        self._taken = bytearray(len(page.text))  # 1 where a character belongs to a name or is not read
        for span in [*(p.span for p in page.parts if p.kind in _UNREAD), *leaks(page)]:
            self._take(span)
        self.words = WordIndex(names.text)
        self.reader = NameReader(names, _people_of(names, vocabulary), page.text)
        self.offices = OfficeReader(names, self.reader, vocabulary, OWN_SIDE.get(page.source, ""))
        self.roster = Roster(page, vocabulary)
        self._collective = re.compile(vocabulary.pack.table("references", "collective").get("pattern", r"(?!)"))

    def find(self) -> list[Spot]:
        """Return the PERSON spots (resolved) and OFFICE spots (not yet resolved), in text order."""
        self.roster.fill()
        self._with_offices()
        self._full_names()
        self._labels()
        self._initials()
        self._addresses()
        self._surnames()
        self.spots.sort(key=lambda s: s.span)
        return self.spots

    # -- names with an office ------------------------------------------------------------------------------------

    def _with_offices(self) -> None:
        nameless: list[Office] = []
        for hit in self.names.hits:
            if category(hit) != "role" or self._is_taken(hit.span) or self._is_collective(hit.span):
                continue
            role = hit.span.of(self.names.text).lower()
            if " " not in role and parses(role)[0].tag.POS == "PREP":
                continue  # "после" is a form of "посол" only on paper
            phrase = self.offices.read(hit)
            entity = self._resolve(phrase.name, phrase.office) if phrase.name is not None else None
            if phrase.name is None or entity is None:
                nameless.append(phrase.office)
                continue
            span = Span(phrase.office.span.start, phrase.name.span.end)
            self._add(Spot(span, SpotKind.PERSON, (entity,), phrase.name.span, phrase.office))
        for office in nameless:
            vague = office.code in _VAGUE and not (office.country and office.code == "minister")
            if not vague and not self._is_taken(office.span):
                self._add(Spot(office.span, SpotKind.OFFICE, (), office.span, office))

    def _is_collective(self, span: Span) -> bool:
        match = self._collective.match(self.names.text, span.start)
        return match is not None and match.end() >= span.end

    # -- names without an office ---------------------------------------------------------------------------------

    def _full_names(self) -> None:
        starts = {h.span.start for h in self.names.hits if category(h) == "person"}
        starts |= {m.start() for m in WORD.finditer(self.names.text)}
        for start in sorted(starts):
            match = self.reader.at(start)
            if match is None or match.initials or self._is_taken(match.span) or self._namesake(start):
                continue
            entity = self._resolve(match, None)
            if entity is not None:
                self._add(Spot(match.span, SpotKind.PERSON, (entity,), match.span, self._office_after(match.span.end)))

    def _office_after(self, end: int) -> Office | None:
        """Read an apposition: "Имя Фамилия, министр …"."""
        hit = self.names.by_start.get(end + 2) if self.names.text[end : end + 2] == ", " else None
        if hit is None or category(hit) != "role":
            return None
        phrase = self.offices.read(hit)
        return phrase.office if phrase.name is None else None

    def _labels(self) -> None:
        """Speaker labels are names even when nothing else says so."""
        for turn in self.page.turns:
            if not turn.name or _NOBODY.match(turn.name) or self._is_taken(turn.label):
                continue
            at = self.page.text.rfind(turn.name, turn.label.start, turn.label.end)
            if at < 0:
                continue
            head = Span(at, at + len(turn.name))
            entity = self._speaker(turn.name, head)
            if entity is not None:
                self._add(Spot(turn.label, SpotKind.PERSON, (entity,), head, None))

    def _speaker(self, name: str, head: Span) -> Entity | None:
        match = self.reader.at(head.start)
        if match is not None:
            return self._resolve(match, None) or self._lone(match)
        words = fold(name).split()
        if len(words) == 1:
            found = self.roster.by_surname(words[0])
            return found[0] if len(found) == 1 else None
        found = self.roster.by_surname(words[-1])
        return found[0] if len(found) == 1 else None

    def _lone(self, match: NameMatch) -> Entity | None:
        """A speaker of whom the page has only the initial: known by exactly that."""
        if not match.initials or not match.family:
            return None
        name = f"{match.initials[0]}. {match.family}"
        made = identity.new_person(name, "ru", romanize(name))
        # Initials do not tell people of different pages apart, so the page is part of the id.
        entity = replace(made, slug=f"{made.slug}-{self.page.document_id}")
        return self.roster.new.setdefault(entity.slug, entity)

    def _initials(self) -> None:
        for found in [*INITIALS.finditer(self.names.text), *REVERSED.finditer(self.names.text)]:
            match = self.reader.at(found.start())
            if match is None or self._is_taken(match.span) or self._namesake(match.span.start):
                continue
            entity = self._resolve(match, None) or (self._lone(match) if match.turned else None)
            if entity is not None:
                self._add(Spot(match.span, SpotKind.PERSON, (entity,), match.span))

    def _namesake(self, start: int) -> bool:
        """Tell whether a name belongs to a body or a thing called after somebody ("театр имени …", "орден …")."""
        return _CALLED_AFTER.search(self.names.text, max(0, start - 30), start) is not None

    def _addresses(self) -> None:
        """First name and patronymic alone mean somebody of the page."""
        if not self.roster.by_address:
            return
        leader = identity.leader_of(OWN_SIDE.get(self.page.source, ""), self.page.date, self.vocabulary)[0]
        for span in self.words.find(self.roster.by_address):
            people = self.roster.by_address[span.of(self.names.text)]
            own = [e for e in people if e.slug == leader]  # on a site of the president the president is meant first
            people = own or people
            if len(people) == 1 and not self._is_taken(span):
                self._add(Spot(span, SpotKind.PERSON, (people[0],), span))

    def _surnames(self) -> None:
        """Surnames of people named on the page, and of leaders of the day whom everybody knows."""
        if self.roster.by_family:
            for span in self.words.find(self.roster.by_family):
                people = self.roster.by_surname(span.of(self.names.text))
                if len(people) == 1 and not self._is_taken(span) and self._free(span):
                    self._add(Spot(span, SpotKind.PERSON, (people[0],), span))
        for hit in self.names.families.values():
            if not self._is_taken(hit.span) and hit.span.start not in self.names.by_start and self._free(hit.span):
                self._leader(hit.span, slugs(hit, "family"))

    def _free(self, span: Span) -> bool:
        """Tell whether a surname stands alone: no other name beside it, and no ordinary word with a capital."""
        before = self.names.text[max(0, span.start - 30) : span.start]
        previous = re.search(r"([А-Я][а-я-]+) $", before)
        if previous is not None and (given_readings(previous[1]) or patronymic_readings(previous[1])):
            return False
        following = (
            WORD.match(self.names.text, span.end + 1) if self.names.text[span.end : span.end + 1] == " " else None
        )
        return following is None or not (given_readings(following[0]) or patronymic_readings(following[0]))

    def _leader(self, span: Span, families: list[str]) -> None:
        text = self.names.text[span.start : span.end]
        if len(text) < 4 or (_is_word(text) and not re.search(r"[а-я,] $", self.names.text[: span.start][-2:])):
            return
        if _is_word(text) and not any("Surn" in str(p.tag) for p in parses(text.lower())):
            return
        slug = identity.resolve_person(text, [], families, None, self.page.date, self.vocabulary)
        if not slug and _COURTESY.search(self.names.text, max(0, span.start - 30), span.start):
            posted = [f for f in families if self.vocabulary.reference.posts_on(f, self.page.date)]
            slug = posted[0] if len(posted) == 1 else ""
        if slug:
            self._add(Spot(span, SpotKind.PERSON, (identity.person_entity(slug, self.vocabulary),), span))

    # -- resolution ----------------------------------------------------------------------------------------------

    def _resolve(self, match: NameMatch, office: Office | None) -> Entity | None:
        """Return the person that a name means; a full unknown name makes a new person."""
        if match.slugs:
            text = self.names.text[match.span.start : match.span.end]
            slug = identity.resolve_person(text, list(match.slugs), [], office, self.page.date, self.vocabulary)
            if self.roster.foreign_namesake(slug, office):
                spelled = self.reader.spelled(match.span.start)
                return self.roster.person(spelled, office) if spelled is not None else None
            entity = identity.person_entity(slug, self.vocabulary)
            self.roster.add(entity)
            return entity
        if match.initials:
            return self._by_initials(match, office)
        return self.roster.person(match, office)

    def _by_initials(self, match: NameMatch, office: Office | None) -> Entity | None:
        here = self.roster.by_surname(match.family, match.initials)
        if len(here) == 1:
            return here[0]
        at = match.span.end - len(match.family)
        hit = self.names.families.get(at)
        known = [s for s in (slugs(hit, "family") if hit is not None else []) if self._initial(s, match.initials)]
        posted = [s for s in known if self.vocabulary.reference.posts_on(s, self.page.date, slack=30)]
        chosen = posted if posted else known
        if office is not None and len(chosen) > 1:
            slug = identity.resolve_person(match.family, [], chosen, office, self.page.date, self.vocabulary)
            chosen = [slug] if slug else chosen
        if len(chosen) > 1:
            leaders = [
                s for s in chosen if any(p.leader for p in self.vocabulary.reference.posts_on(s, self.page.date))
            ]
            chosen = leaders or chosen
        if len(chosen) != 1:
            return None
        entity = identity.person_entity(chosen[0], self.vocabulary)
        self.roster.add(entity)
        return entity

    def _initial(self, slug: str, initials: str) -> bool:
        record = self.vocabulary.reference.records[("person", slug)]
        names = [fold(n).split() for n in record.texts("label", "altLabel", language="ru")]
        if len(initials) > 1:
            fathers = {w[1][:1] for w in names if len(w) > 2 and patronymic_readings(w[1])}
            if fathers and initials[1] not in fathers:
                return False
        return any(w[0][:1] == initials[0] for w in names if w)

    def _add(self, spot: Spot) -> None:
        self.spots.append(spot)
        self._take(spot.span)

    def _take(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\x01" * (span.end - span.start)

    def _is_taken(self, span: Span) -> bool:
        return self._taken.find(1, span.start, span.end) >= 0


def _people_of(names: Names, vocabulary: Vocabulary) -> dict[str, tuple[list[str], str]]:
    """Return the Russian names and gender of everybody whose full name occurs on the page."""
    out = {}
    for hit in names.hits:
        for slug in slugs(hit, "person"):
            record = vocabulary.reference.records[("person", slug)]
            out[slug] = (record.texts("label", "altLabel", language="ru"), record.one("gender"))
    return out


def _is_word(text: str) -> bool:
    """Tell whether a surname is also an ordinary word ("Мир"): then a capital alone proves nothing."""
    return any(p.is_known and "Surn" not in str(p.tag) for p in parses(text.lower()))

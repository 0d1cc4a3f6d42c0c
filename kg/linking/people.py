"""Finds people in English text: names with offices, bare names, surnames of people named before, nameless offices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.linking import identity
from kg.linking.given import GivenNames
from kg.linking.namesakes import SPEAKER, is_namesake
from kg.linking.offices import Phrase, read_office
from kg.linking.raw import Names, category, slugs
from kg.linking.rosters import Entry
from kg.linking.speakers import labels
from kg.linking.spots import Office, Spot, SpotKind
from kg.linking.vocabulary import Vocabulary
from kg.model.entities import Entity
from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.folding import fold
from kg.vocabulary.matcher import Hit, whole_words

_OF_COUNTRY = re.compile(r",? (?:of|from) (?:the )?")
_COURTESY = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Sheikh)\.? )$")
_APPOSITIVE = re.compile(r", (?:the |our |a )?(?:[A-Z][\w-]+ ){0,3}")
# Behind a listed name these head a body that nobody knows: "Jane Quibble, President, Northland Society".
_AIDE_TO = re.compile(r"\b(?:Advis[eo]r|Assistant|Counselor|Aide|Envoy|Representative) to the $")
_EXPLAINED = re.compile(r"(?: (?:in|to) (?:the )?[A-Z][\w' -]{2,25})?, (?:(?:Mr|Mrs|Ms|Dr|H\.E)\.? )*")
_OF_BEFORE = re.compile(r"\b(?:of|to|for) (?:the )?$")
_JOINED = re.compile(r"[\u2060\u2013-]\**$")  # "Jean-Quibble", in bold letters too
_CAPITAL_BEFORE = re.compile(r"(?<![\w'-])(?![A-Z]{3,} )[A-Z][\w'-]* $")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.:!?] )[A-Z][\w'-]* $")
# A minister addressed without a department.
_BARE = frozenset(["Minister", "Secretary", "Acting Secretary", "Acting Minister", "State Councilor"])
_OF_STATE = frozenset(["president", "vice-president", "prime-minister", "chancellor", "secretary-general", "king"])


class PeopleFinder:
    """Collects the people spots of one page."""

    def __init__(self, page: Page, names: Names, vocabulary: Vocabulary, entries: Sequence[Entry] = ()) -> None:
        """Prepare the look-ups for `page`; `entries` are the lines of its lists of people."""
        self.page = page
        self.names = names
        self.vocabulary = vocabulary
        self.spots: list[Spot] = []
        self.new: dict[str, Entity] = {}
        self._ends = {h.span.end: h for h in names.hits}
        self._taken = bytearray(len(names.text))  # one sign per character: 1 where a spot stands
        self._entries = entries
        self._named = GivenNames(page, names.text, vocabulary)
        self._speakers = list(labels(page, names.text, vocabulary))

    def find(self) -> list[Spot]:
        """Return the PERSON spots (resolved) and OFFICE spots (not yet resolved), in text order."""
        self._listed()
        self._with_offices()
        self._known_names()
        self._labels()
        self._given_names()
        self._surnames()
        self.spots.sort(key=lambda s: s.span)
        return self.spots

    # -- names with an office ------------------------------------------------------------------------------------

    def _with_offices(self) -> None:
        pending: Phrase | None = None
        for hit in self.names.hits:
            if category(hit) != "role" or self._is_taken(hit.span):
                continue
            phrase = read_office(self.names, hit, self.vocabulary, self._ends)
            if pending is not None and not self._joined(pending, phrase):
                self._nameless(pending)
                pending = None
            if phrase.tail is None:
                if pending is None and phrase.complement and self._more_offices(phrase):
                    pending = phrase
                elif pending is None:
                    self._nameless(phrase)
                continue
            office, start = phrase.office, phrase.office.span.start
            if pending is not None:
                office, start = self._compound(pending, phrase)
                pending = None
            self._person(office, start, phrase.tail)
        if pending is not None:
            self._nameless(pending)

    def _more_offices(self, phrase: Phrase) -> bool:
        return re.match(r"(?:,| and|, and) (?:the )?[A-Z]", self.names.text[phrase.office.span.end :][:12]) is not None

    def _joined(self, first: Phrase, second: Phrase) -> bool:
        """Tell whether two offices in a row are one person's ("Crown Prince of X and Deputy Commander of Y Name")."""
        between = self.names.text[first.office.span.end : second.office.span.start]
        if between not in (" and ", ", ", ", and ", " and the "):
            return False
        if second.tail is None:
            return False
        holder = identity.holder_of(first.office, self.page.date, self.vocabulary)
        if not holder:
            return True
        named = self._resolve(second.tail, second.office)
        return named is not None and named.slug == holder

    def _compound(self, first: Phrase, second: Phrase) -> tuple[Office, int]:
        span = Span(first.office.span.start, second.office.span.end)
        office = first.office
        merged = Office(
            span,
            office.code,
            office.country or second.office.country,
            office.organization or second.office.organization,
        )
        return merged, span.start

    def _person(self, office: Office, start: int, tail: Span) -> None:
        end = tail.end
        if _AIDE_TO.search(self.names.text, max(0, start - 40), start) is not None:
            office = replace(office, code="presidential-aide")  # "Adviser to the President for Rye X"
        after = _OF_COUNTRY.match(self.names.text, end)
        if after is not None:
            body = self.names.by_start.get(after.end())
            if body is not None and category(body) in ("country", "organization"):
                slug = slugs(body, category(body))[0]
                is_country = category(body) == "country"
                office = Office(
                    office.span,
                    office.code,
                    office.country or (slug if is_country else ""),
                    office.organization or ("" if is_country else slug),
                    office.leader_word,
                )
                end = body.span.end
        listed = next((i for i, s in enumerate(self.spots) if s.head.overlaps(tail)), None)
        if listed is not None:
            known = self.spots[listed]
            office = known.office if known.office is not None and office.code == "other" else office
            whole = Span(min(start, known.span.start), max(end, known.span.end))
            self.spots[listed] = replace(known, span=whole, office=office)
            self._take(whole)
            return
        entity = self._resolve(tail, office)
        if entity is None:
            self._nameless(Phrase(office, None, False))
            return
        if end != tail.end and office.country:
            self._share_country(start, office.country)
        self._add(Spot(Span(start, end), SpotKind.PERSON, (entity,), tail, office))

    def _share_country(self, start: int, country: str) -> None:
        """ "Minister A and Deputy Minister B of X": both are of X."""
        if not self.spots:
            return
        last = self.spots[-1]
        if last.kind is not SpotKind.PERSON or last.office is None or last.office.country or last.entities[0].known:
            return
        if self.names.text[last.span.end : start] in (" and ", ", ", ", and ", " and the "):
            self.spots[-1] = replace(last, office=replace(last.office, country=country))

    def _nameless(self, phrase: Phrase) -> None:
        office = phrase.office
        if not self._is_taken(office.span):
            self._add(Spot(office.span, SpotKind.OFFICE, (), office.span, office))

    # -- names without an office ---------------------------------------------------------------------------------

    def _known_names(self) -> None:
        heads = {head for _, head, _, _ in self._speakers}
        for hit in self.names.hits:
            if category(hit) == "person" and not self._is_taken(hit.span) and not self._named.is_thing(hit.span):
                said = Office(hit.span, SPEAKER) if hit.span in heads else None
                entity = self._resolve(hit.span, None, said)
                if entity is not None:
                    self._add(Spot(hit.span, SpotKind.PERSON, (entity,), hit.span, self._office_after(hit.span.end)))

    def _office_after(self, end: int) -> Office | None:
        """Read an apposition: "Name, President of X"."""
        match = _APPOSITIVE.match(self.names.text, end)
        if match is None:
            return None
        for position in range(end + 2, match.end() + 1):
            hit = self.names.by_start.get(position)
            if hit is not None and category(hit) == "role":
                phrase = read_office(self.names, hit, self.vocabulary, self._ends)
                return phrase.office if phrase.tail is None else None
        return None

    def _labels(self) -> None:
        """Speaker labels are names even when nothing else says so."""
        for label, head, name, meant in self._speakers:
            if not self._covered(label):
                known = identity.person_entity(meant, self.vocabulary) if meant else self._resolve(head, None)
                self._add(Spot(label, SpotKind.PERSON, (known or self._create(name),), head, None))

    def _given_names(self) -> None:
        """A known first name before another capital word is a person's name."""
        for span in self._named.given():
            if self._is_taken(span) or self._hits_inside(span) or self._follows_capital(span.start):
                continue
            entity = self._resolve(span, None) or self._create(self.page.text[span.start : span.end])
            office = self._office_after(span.end) or self._office_before(span)
            self._add(Spot(span, SpotKind.PERSON, (entity,), span, office))

    def _office_before(self, span: Span) -> Office | None:
        """Read the office that a name explains: "the Northland Ambassador, Jane Quibble, also …"."""
        if not self.names.text.startswith((",", ".", " also", " and"), span.end):
            return None
        for spot in reversed(self.spots):
            gap = self.names.text[spot.span.end : span.start]
            if spot.kind is SpotKind.OFFICE and len(gap) < 40 and _EXPLAINED.fullmatch(gap) is not None:
                return spot.office
        return None

    def _hits_inside(self, span: Span) -> bool:
        return any(p in self.names.by_start for p in range(span.start, span.end))

    def _follows_capital(self, start: int) -> bool:
        """Tell whether a capital word stands before `start` that belongs to the name; an acronym does not."""
        before = self.names.text[max(0, start - 30) : start]
        if _CAPITAL_BEFORE.search(before) is None or _SENTENCE_BEFORE.search(before) or self._named.is_body(before):
            return False
        body = self._ends.get(start - 1)
        if body is not None and category(body) == "country":  # "envoy of the Kingdom of Northland Jane Quibble"
            return _OF_BEFORE.search(self.names.text, max(0, body.span.start - 8), body.span.start) is None
        # "the co-chairs of the Northland Group Jane Quibble (Northland)"
        return body is None or category(body) != "organization"

    def _listed(self) -> None:
        """Lines of a list of those who took part begin with a name, whoever it is."""
        for entry in self._entries:
            if entry.name is None or self._is_taken(entry.name):
                continue
            head, office = entry.name, self._office_behind(entry.name.end, entry.span.end)
            entity = self._resolve(head, None, office) or self._create(self.page.text[head.start : head.end])
            self._add(Spot(head, SpotKind.PERSON, (entity,), head, office))

    def _office_behind(self, start: int, end: int) -> Office | None:
        """Return the first office in the words behind a listed name."""
        for position in range(start, min(end, start + 60)):
            hit = self.names.by_start.get(position)
            if hit is not None and category(hit) == "role":
                office = read_office(self.names, hit, self.vocabulary, self._ends).office
                of_state = office.country or office.organization or office.code not in _OF_STATE
                return office if of_state else replace(office, code="other", of_body=True)
        return None

    # -- surnames ------------------------------------------------------------------------------------------------

    def _surnames(self) -> None:
        """Surnames of people named on the page, and of leaders of the day whom everybody knows."""
        index = self._surname_index()
        if index:
            for span in whole_words(self.names.text, index):
                self._surname(span, index[span.of(self.names.text)])
        for hit in self.names.families.values():
            if not self._is_taken(hit.span) and hit.span.start not in self.names.by_start:
                self._family(hit)

    def _surname_index(self) -> dict[str, list[Entity]]:
        index: dict[str, list[Entity]] = defaultdict(list)
        for spot in self.spots:
            if spot.kind is not SpotKind.PERSON:
                continue
            for word in self._surname_words(spot):
                if spot.entities[0] not in index[word]:
                    index[word].append(spot.entities[0])
        return index

    def _surname_words(self, spot: Spot) -> list[str]:
        entity = spot.entities[0]
        record = self.vocabulary.reference.records.get(entity.key) if entity.known else None
        if record is not None and record.values.get("familyName"):
            return [w for w in map(fold, record.texts("familyName", language="en")) if len(w) > 1]
        last = self.names.text[spot.head.start : spot.head.end].split()[-1]
        return [last] if len(last) > 2 else []

    def _surname(self, span: Span, people: list[Entity]) -> None:
        if self._is_taken(span) or len(people) != 1 or span.start in self.names.by_start or self._named.is_thing(span):
            return
        if self._follows_capital(span.start) and not _COURTESY.search(self.names.text[: span.start][-8:]):
            return
        courtesy = _COURTESY.search(self.names.text, max(0, span.start - 8), span.start)
        if courtesy is None and self._is_namesake(span, people[0]):
            return
        start = courtesy.start() if courtesy else span.start
        self._add(Spot(Span(start, span.end), SpotKind.PERSON, (people[0],), span, None))

    def _is_namesake(self, span: Span, person: Entity) -> bool:
        """Tell whether the capital word that opens a sentence before a surname is somebody else's first name.

        "Ada Quibble stressed": elsewhere on the page "Ada Quibble" stands within a sentence, where it has its capital
        for no other reason.
        """
        first = _CAPITAL_BEFORE.search(self.names.text, max(0, span.start - 30), span.start)
        if first is None or any(first[0].strip() in fold(label).split() for label, _ in person.labels):
            return False
        name = re.escape(first[0] + span.of(self.names.text))
        return re.search(rf"(?<=[a-z,] ){name}\b", self.names.text) is not None

    def _family(self, hit: Hit) -> None:
        """A family name alone: only when exactly one leader of the day bears it, and it is not a common word."""
        if self._follows_capital(hit.span.start) and not _COURTESY.search(self.names.text[: hit.span.start][-8:]):
            return
        start, end, text = hit.span.start, hit.span.end, self.names.text
        if (
            re.match(r"[ -]\u2060?[A-Z]", text[end : end + 3])
            or _JOINED.search(text, max(0, start - 4), start)
            or self._named.is_thing(hit.span)
        ):
            return
        if text[start:end] in self.vocabulary.common_words:
            return  # "the Moon", "the Park"
        families, name = slugs(hit, "family"), hit.span.of(text)
        slug = identity.resolve_person(name, [], families, None, self.page.date, self.vocabulary)
        if slug and hit.span.end - hit.span.start > 3:
            self._add(Spot(hit.span, SpotKind.PERSON, (identity.person_entity(slug, self.vocabulary),), hit.span, None))

    # -- resolution ----------------------------------------------------------------------------------------------

    def _resolve(self, span: Span, office: Office | None, behind: Office | None = None) -> Entity | None:
        """Return whom the name at `span` means, or make one; an office `behind` it tells only who is not meant."""
        text = self.names.text[span.start : span.end]
        hit = self.names.by_start.get(span.start)
        exact = slugs(hit, "person") if hit is not None and hit.span == span else []
        families = [
            s
            for position in range(span.start, span.end)
            if (h := self.names.families.get(position)) is not None and h.span.end == span.end
            for s in slugs(h, "family")
        ]
        if office is not None and office.code == "minister" and office.span.of(self.names.text) in _BARE:
            office = replace(office, code=identity.ANY_MINISTER)
        slug = self._named_before(text, office) or identity.resolve_person(
            text, exact, list(dict.fromkeys(families)), office, self.page.date, self.vocabulary
        )
        if slug and not self._is_another(slug, span, office or behind):
            return identity.person_entity(slug, self.vocabulary)
        if len(identity.words_of(text)) > 1:
            return self._create(self.page.text[span.start : span.end])
        for spot in self.spots:  # a title and the surname of somebody named in full before
            if spot.kind is SpotKind.PERSON and text in self._surname_words(spot):
                return spot.entities[0]
        if office is not None and len(text) > 3 and families:
            return None
        if office is not None and not self._may_stand_alone(office):
            return None  # "Head Start", "Member States"
        runs_on = re.match(r"-[A-Z]| (?:[A-Z]|for |of |& |and (?=[A-Z]))", self.names.text[span.end : span.end + 8])
        if office is None or len(text) <= 3 or (runs_on and not self._is_office(span.end + runs_on.end())):
            return None
        return self._create(self.page.text[span.start : span.end])

    def _is_another(self, slug: str, span: Span, office: Office | None) -> bool:
        told = " ".join(identity.words_of(span.of(self.names.text))) in self.new  # a namesake was told of before
        return told or is_namesake(slug, span, office, self.page, self.names, self.vocabulary)

    def _is_office(self, position: int) -> bool:
        """Tell whether an office begins at `position`: "Director A and Deputy Director B"."""
        hit = self.names.by_start.get(position)
        return hit is not None and category(hit) == "role"

    def _named_before(self, text: str, office: Office | None) -> str:
        """Return whom one word and an office without a country mean when somebody of the page is called so."""
        if office is None or office.country or office.organization or " " in text:
            return ""
        for spot in self.spots:
            entity = spot.entities[0] if spot.kind is SpotKind.PERSON else None
            if entity is None or not entity.known or text not in spot.head.of(self.names.text).split():
                continue
            posts = self.vocabulary.reference.posts_on(entity.slug, self.page.date, slack=3)
            if any(p.office in identity.alike(office.code) for p in posts):
                return entity.slug
        return ""

    def _may_stand_alone(self, office: Office) -> bool:
        """Tell whether an office is one that people are addressed by, so that one unknown word behind it is a name."""
        return office.span.of(self.names.text).split()[-1].rstrip(".") in self.vocabulary.address_words

    def _create(self, name: str) -> Entity:
        entity = identity.new_person(" ".join(name.split()), self.page.language)
        # "Jane Quibble" and "Jane A. Quibble" are one person on one page.
        key = " ".join(identity.words_of(name)) or entity.slug
        return self.new.setdefault(key, entity)

    def _add(self, spot: Spot) -> None:
        self.spots.append(spot)
        self._take(spot.span)

    def _is_taken(self, span: Span) -> bool:
        return self._taken.find(1, span.start, span.end) >= 0

    def _take(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\1" * (span.end - span.start)

    def _covered(self, span: Span) -> bool:
        return any(s.kind is SpotKind.PERSON and span.overlaps(s.span) for s in self.spots)

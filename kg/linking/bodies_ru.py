"""Finds organisations in Russian text that the reference data does not hold: names in marks, composed names, units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.identifiers import slug
from kg.linking.raw import Names, category, slugs
from kg.linking.spots import Spot, SpotKind
from kg.linking.vocabulary import Vocabulary
from kg.model.entities import Entity, EntityKind
from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.folding import fold
from kg.vocabulary.matcher import Hit, Matcher
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import FastPattern, fast
from kg.vocabulary.romanization import romanize
from kg.vocabulary.russian import inflect, parses, phrase_forms

_NAMED = ("organization", "domestic", "country", "person", "agreement")
_LONGEST = 70  # characters of a name in marks
_WORD = re.compile(r"[А-Яа-я][А-Яа-я-]*")
_NO_NOUN = re.compile(r"(?:^|[.,:;!?(-] ?|\b(?:и|на|с|со|в|во|по|от|у|для|из|к|о|об|за|при|через|есть|это) )$")
_GAP = re.compile(r" (?:[–-] )?(?=«)")
_LIST = re.compile(r"(?:, | и )(?=«)")
_NUMBER = re.compile(r"(?<![\w-])(\d{2,4})-(?:я|й|ю|го|му|м)(?=[,.;:]| и | - | (?:брига|полк|дивизи))")
_NAMESAKE = re.compile(r" имени (?P<who>(?:[А-Я]\.){0,2} ?[А-Я][а-я-]+(?: [А-Я][а-я-]+){0,2})")


@dataclass(frozen=True)
class _Words:
    """What tells names of organisations; see `organizations.toml`."""

    heads: Matcher  # categories "quoted" and "composed"; the slug is the noun in the nominative
    behind: dict[str, str]
    forms: re.Pattern[str]
    lone: re.Pattern[str]
    none: re.Pattern[str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    first: dict[str, str]
    never: frozenset[str]  # in marks behind a head, and no body all the same
    broad: frozenset[str]  # first words that do not tell one body from others
    unit: FastPattern
    unit_heads: dict[str, str]
    unit_kinds: dict[str, str]
    unit_arms: dict[str, str]
    unit_known: dict[str, str]
    own: re.Pattern[str]


@lru_cache(maxsize=4)
def _words(pack: Pack) -> _Words:
    quoted, composed, units = (pack.table("organizations", name) for name in ("quoted", "composed", "units"))
    behind = dict(quoted.get("english", {}))
    nouns = dict(composed.get("heads", {}))
    heads = [(form, "quoted", noun) for noun in [*quoted.get("heads", ()), *behind] for form in _forms(noun)]
    heads += [(form, "composed", noun) for noun in nouns for form in _forms(noun)]
    return _Words(
        heads=Matcher(heads),
        behind=behind,
        forms=re.compile(quoted.get("forms", r"(?!)")),
        lone=re.compile(quoted.get("lone", {}).get("pattern", r"(?!)")),
        none=re.compile(quoted.get("lone", {}).get("not", r"(?!)")),
        nouns=nouns,
        adjectives=dict(composed.get("adjectives", {})),
        first=dict(composed.get("first", {})),
        never=frozenset(quoted.get("never", ())),
        broad=frozenset(composed.get("broad", ())),
        unit=fast(units.get("pattern", r"(?!)")),
        unit_heads=dict(units.get("heads", {})),
        unit_kinds=dict(units.get("kinds", {})),
        unit_arms=dict(units.get("arms", {})),
        unit_known=dict(units.get("known", {})),
        own=re.compile(pack.table("organizations", "owned").get("own", r"(?!)")),
    )


def _forms(noun: str) -> Iterator[str]:
    for form in phrase_forms(noun):
        folded = fold(form)
        yield folded
        yield folded[:1].upper() + folded[1:]


class RussianBodyFinder:
    """Collects the spots of organisations of one Russian page that no table holds."""

    def __init__(self, page: Page, names: Names, vocabulary: Vocabulary, own: str, skip: Sequence[Span]) -> None:
        """Prepare for `page`; `own` is the country of the site, `skip` are the stretches that are not to be read."""
        self.page = page
        self.names = names
        self.vocabulary = vocabulary
        self.own = own
        self.skip = skip
        self._words = _words(vocabulary.pack)
        self._known = bytearray(len(names.text))  # 1 where a name of the reference data stands
        for hit in names.entities:
            if category(hit) in _NAMED:
                self._known[hit.span.start : hit.span.end] = b"\x01" * (hit.span.end - hit.span.start)
        self._found: list[Spot] = []

    def find(self) -> list[Spot]:
        """Return the spots in text order."""
        for hit in self._words.heads.find(self.names.text):
            kinds = dict(hit.payloads)
            if "quoted" in kinds and self._quoted(hit.span, kinds["quoted"]):
                continue
            if "composed" in kinds:
                self._composed(hit.span, kinds["composed"])
        self._lone()
        self._units()
        self._found.sort(key=lambda s: s.span)
        return self._found

    def foreign(self, hit: Hit) -> Spot | None:
        """Return the body of another state that a domestic name with a country behind it means ("МИД Белоруссии")."""
        following = self.names.by_start.get(hit.span.end + 1)
        kind = category(following) if following is not None else ""
        label = next(iter(self.vocabulary.reference.entity("organization", slugs(hit, "domestic")[0]).labels), ("", ""))
        if following is None or kind not in ("country", "place", "government") or not self._words.own.search(label[0]):
            return None
        owner = slugs(following, "place" if slugs(following, "place") else "country")
        if not owner or owner[0] == self.own:
            return None
        country = owner[0] if kind == "country" else self.own
        name = self.vocabulary.reference.label("country" if kind == "country" else "place", owner[0])
        english = self._words.own.sub(f"of {name}", label[0])
        span = Span(hit.span.start, following.span.end)
        return Spot(span, SpotKind.ORGANIZATION, (self._entity(english, span.of(self.page.text), country),), span)

    # -- names in marks ------------------------------------------------------------------------------------------

    def _quoted(self, head: Span, noun: str) -> bool:
        """Read «…» behind a noun that tells a body, and the further names of a list."""
        gap = _GAP.match(self.page.text, head.end)
        span = self._marks(gap.end()) if gap is not None else None
        if span is None:
            return False
        start = head.start if span.start == head.end + 1 else span.start
        self._named(start, span, noun)
        while (link := _LIST.match(self.page.text, span.end)) is not None:
            following = self._marks(link.end())
            if following is None:
                break
            self._named(following.start, following, noun)
            span = following
        return True

    def _marks(self, start: int) -> Span | None:
        """Return the stretch in marks that opens at `start`, marks included."""
        text = self.page.text
        if text[start : start + 1] != "«":
            return None
        depth = 0
        for at in range(start, min(len(text), start + _LONGEST)):
            depth += {"«": 1, "»": -1}.get(text[at], 0)
            if not depth:
                return Span(start, at + 1)
        return None

    def _named(self, start: int, marks: Span, noun: str) -> None:
        span = Span(start, marks.end)
        inner = self.page.text[marks.start + 1 : marks.end - 1].strip()
        inner = re.sub(r"(?<=[А-Я]{2})(?:а|у|е|ом)$", "", inner)  # "ВЭБа"
        if (
            not inner[:1].isupper()
            or inner in self._words.never
            or self.page.text[start - 1] == "-"
            or self._is_known(span)
            or self._unread(span)
        ):
            return
        known = self._lookup(inner)
        if known is not None:
            self._add(Spot(span, SpotKind.ORGANIZATION, (known,), span))
            return
        behind = self._words.behind.get(noun, "")
        english = f"{romanize(inner)} {behind}".strip()
        self._add(
            Spot(span, SpotKind.ORGANIZATION, (self._entity(english, f"{noun} «{inner}»" if behind else inner),), span)
        )

    def _lone(self) -> None:
        """A name in marks alone is a company when its word or the legal form before it says so."""
        for match in re.finditer("«", self.page.text):
            marks = self._marks(match.start())
            if marks is None:
                continue
            inner = fold(self.page.text[marks.start + 1 : marks.end - 1])
            formed = self._words.forms.search(self.names.text[max(0, marks.start - 6) : marks.start])
            if formed is None and not self._is_company(inner, marks.start):
                continue
            start = marks.start - (len(formed[0]) if formed is not None else 0)
            self._named(start, marks, "")

    def _is_company(self, inner: str, start: int) -> bool:
        """Tell whether a word in marks is a company by its own letters; behind a noun it is that thing."""
        before = self.names.text[max(0, start - 20) : start]
        return (
            self._words.lone.match(inner) is not None
            and self._words.none.match(inner) is None
            and _NO_NOUN.search(before) is not None
        )

    # -- composed names ------------------------------------------------------------------------------------------

    def _composed(self, head: Span, noun: str) -> None:
        """Read "Севастопольский государственный университет": adjectives with a capital first one, then the noun."""
        before, start = self._adjectives(head.start)
        if not before:
            return
        english = [self._words.first.get(before[0], ""), *(self._words.adjectives.get(w, "") for w in before[1:])]
        if not all(english) or before[0] in self._words.broad or self._goes_on(head.end):
            return
        end = head.end
        namesake = _NAMESAKE.match(self.names.text, head.end)
        if namesake is not None:
            end = namesake.end()
        span = Span(start, end)
        if self._is_known(Span(start, head.end)) or self._unread(span):
            return
        name = " ".join([*english, self._words.nouns[noun]])
        russian = " ".join([*_agreeing(before, noun), noun])
        russian = russian[:1].upper() + russian[1:] + self.page.text[head.end : end]
        self._add(Spot(span, SpotKind.ORGANIZATION, (self._lookup(russian) or self._entity(name, russian),), span))

    def _goes_on(self, end: int) -> bool:
        """Tell whether a genitive follows, so that the name is longer than what stands here ("общество хирургов")."""
        word = _WORD.match(self.names.text, end + 1) if self.names.text[end : end + 1] == " " else None
        if word is None or word[0] == "имени":
            return False
        first = parses(word[0].lower())[0]
        return first.tag.POS in ("NOUN", "ADJF") and "gent" in first.tag

    def _is_known(self, span: Span) -> bool:
        return self._known.find(1, span.start, span.end) >= 0

    def _adjectives(self, end: int) -> tuple[list[str], int]:
        """Return the adjectives before `end` in the masculine nominative, up to the one with a capital."""
        out: list[str] = []
        start = end
        for _ in range(5):
            words = list(_WORD.finditer(self.names.text, max(0, start - 30), start))
            if not words or words[-1].end() != start - 1 or self.names.text[start - 1] != " ":
                return [], end
            word = words[-1]
            normal = _normal(word[0])
            if not normal:
                return [], end
            out.insert(0, normal)
            start = word.start()
            if word[0][0].isupper():
                return out, start
        return [], end

    # -- military units ------------------------------------------------------------------------------------------

    def _units(self) -> None:
        named: set[str] = set()
        for match in self._words.unit.finditer(self.names.text):
            head = next(e for k, e in self._words.unit_heads.items() if match["head"].startswith(k))
            kinds = [
                next((e for k, e in self._words.unit_kinds.items() if w.startswith(k)), "")
                for w in match["kinds"].split()
            ]
            arm = self._words.unit_arms.get(match["arm"] or "", "")
            number = int(match["number"])
            named.add(head)
            parts = [k for k in dict.fromkeys(kinds) if k]
            known = self._words.unit_known.get(f"{number} {head}")
            if known is None and not parts and not arm:
                continue
            if known is not None and not self._fits(known, [*parts, arm]):
                known = None
            english = known or " ".join(x for x in [_ordinal(number), *parts, arm, head] if x)
            span = Span(match.start(), match.end())
            if not self._unread(span):
                self._add(Spot(span, SpotKind.ORGANIZATION, (self._entity(english, span.of(self.page.text)),), span))
        if named:
            self._numbered(named)

    def _numbered(self, heads: set[str]) -> None:
        """Further units by number alone: "810-я, 126-я бригады"."""
        for match in _NUMBER.finditer(self.names.text):
            known = [k for k in (self._words.unit_known.get(f"{int(match[1])} {head}") for head in sorted(heads)) if k]
            span = Span(match.start(), match.end())
            if len(known) == 1 and not self._unread(span):
                self._add(Spot(span, SpotKind.ORGANIZATION, (self._entity(known[0], span.of(self.page.text)),), span))

    @staticmethod
    def _fits(known: str, told: list[str]) -> bool:
        """Tell whether a known unit's name has what the page says of it; the landing forces go by several names."""
        landing = "Air" in known
        return all(t in known or (landing and t in ("Airborne", "Air Assault")) for t in told if t)

    # -- what it is called ---------------------------------------------------------------------------------------

    def _lookup(self, label: str) -> Entity | None:
        """Return the organisation of the reference data that `label` names."""
        folded = fold(label)
        for hit in self.vocabulary.matcher.all(folded):
            if hit.span == Span(0, len(folded)) and slugs(hit, "organization"):
                return self.vocabulary.reference.entity("organization", slugs(hit, "organization")[0])
        return None

    def _entity(self, english: str, russian: str, country: str = "") -> Entity:
        key = slug(english)
        if ("organization", key) in self.vocabulary.reference.records:
            return self.vocabulary.reference.entity("organization", key)
        return Entity(EntityKind.ORGANIZATION, key, ((english, "en"), (russian, "ru")), known=False, country=country)

    def _unread(self, span: Span) -> bool:
        return any(s.overlaps(span) for s in self.skip)

    def _add(self, spot: Spot) -> None:
        if not any(s.span.overlaps(spot.span) for s in self._found):
            self._found.append(spot)


@lru_cache(maxsize=50_000)
def _normal(word: str) -> str:
    """Return an adjective in the masculine nominative, folded and lower case; "" for other words."""
    for parse in parses(word.lower()):
        if parse.tag.POS == "ADJF" and "plur" not in parse.tag:
            form = inflect(parse, frozenset(["masc", "sing", "nomn"]))
            return fold(form.word) if form is not None else ""
    return ""


def _agreeing(adjectives: Sequence[str], noun: str) -> list[str]:
    """Return adjectives in the nominative of the noun's gender ("московский", "филармония" -> "московская")."""
    gender = parses(noun)[0].tag.gender
    out = []
    for word in adjectives:
        parse = next((p for p in parses(word) if p.tag.POS == "ADJF"), None)
        form = inflect(parse, frozenset(["nomn", "sing", gender])) if parse is not None and gender else None
        out.append(form.word if form is not None else word)
    return out


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"

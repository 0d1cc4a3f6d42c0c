"""Reads Russian office phrases: the role word, what it belongs to, and the name that they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.linking.names_ru import NameMatch, NameReader
from kg.linking.offices import owner
from kg.linking.raw import Names, category, slugs
from kg.linking.spots import Office
from kg.linking.vocabulary import Vocabulary
from kg.model.text import Span
from kg.vocabulary.matcher import Hit
from kg.vocabulary.russian import parses
from kg.vocabulary.russian_names import word_cases

_BODIES = ("country", "organization", "place", "government", "adjective")
_TOKEN = re.compile(r'("*)([А-Яа-яA-Za-z0-9][\w./-]*)("*)')
_QUALITY = re.compile(
    r"\b(?:[Пп]ерв|[Гг]лавн|[Ии]збранн|[Дд]ействующ|[Нн]ов|[Бб]ывш|[Сс]пециальн|[Сс]тарш|[Нн]ародн)\w+ $"
)
_ACTING = re.compile(r"(?:(?:[Вв]ременно )?[Ии]сполняющ\w+ обязанности|[Вв]рио|[Ии]\. ?о\.) $")
_STATE = re.compile(r"(?: (?:нашего|[Рр]оссийского))? [Гг]осударства\b")
_LINKS = frozenset(["по", "при", "в", "за", "от", "для", "и", "на", "с", "имени", "у", "во"])
_STOP = frozenset(["VERB", "INFN", "GRND", "NPRO", "PRCL", "PRTS", "PRED", "INTJ"])
_LIMIT = 22
_REGIONAL = frozenset(["governor", "regional-head", "mayor"])


@dataclass(frozen=True, slots=True)
class PhraseRu:
    """An office phrase, the name behind it (if any) and the cases that its role word may stand in."""

    office: Office
    name: NameMatch | None
    cases: frozenset[str]


class OfficeReader:
    """Reads office phrases of one page."""

    def __init__(self, names: Names, reader: NameReader, vocabulary: Vocabulary, site_country: str = "") -> None:
        """Prepare for the page of `names`; heads of regions count to `site_country` when it is given."""
        self.names = names
        self.reader = reader
        self.vocabulary = vocabulary
        self.site_country = site_country
        self._ends = {h.span.end: h for h in names.hits}

    def read(self, hit: Hit) -> PhraseRu:
        """Return the office phrase around the role word `hit`."""
        start, bodies = self._left(hit.span.start)
        cases = self._cases(hit)
        nearest, end = self._direct(hit.span.end)
        name = self.reader.at(end + 1) if self.names.text[end : end + 1] == " " else None
        if name is None or not _agree(cases, name):
            found = self._scan(hit.span.end, cases)
            if found is not None:
                name, end, nearest = found
            else:
                name = self._foreign(end, cases)
        country, organization = owner([*nearest, *bodies], self.vocabulary)
        code = slugs(hit, "role")[0]
        leads = code == "leader-word"
        if code == "regional-head" and (state := _STATE.match(self.names.text, hit.span.end)) is not None:
            code, leads, end = "leader-word", True, max(end, state.end())
        elif code == "regional-head" and self._of_state(hit.span.end):
            code, leads = "leader-word", True
        if code == "pope" and not country:
            country = "VA"
        if self.site_country and code in _REGIONAL:
            country = self.site_country  # whatever land a region is counted to, its head is of the publishing side
        return PhraseRu(Office(Span(start, end), code, country, organization, leads), name, cases)

    def _of_state(self, end: int) -> bool:
        """Tell whether "глава" is followed by "<adjective of a country> государства"."""
        hit = self.names.by_start.get(end + 1)
        return (
            hit is not None
            and category(hit) == "adjective"
            and re.match(r" [Гг]осударства\b", self.names.text[hit.span.end :][:16]) is not None
        )

    def _cases(self, hit: Hit) -> frozenset[str]:
        words = self.names.text[hit.span.start : hit.span.end].split()
        for word in words:
            readings = parses(word.lower())
            if any(p.tag.POS in ("NOUN", "PRTF") for p in readings):
                person = [p for p in readings if p.tag.animacy == "anim" and "plur" not in p.tag]
                return frozenset(p.tag.case for p in person if p.tag.case) or word_cases(word)
        return word_cases(words[0])

    def _left(self, start: int) -> tuple[int, list[Hit]]:
        bodies: list[Hit] = []
        text = self.names.text
        while True:
            hit = self._ends.get(start - 1) if start and text[start - 1] == " " else None
            if hit is not None and category(hit) == "adjective":
                bodies.append(hit)
                start = hit.span.start
                continue
            match = _QUALITY.search(text, max(0, start - 20), start) or _ACTING.search(text, max(0, start - 40), start)
            if match is None:
                return start, bodies
            start = match.start()

    def _direct(self, end: int) -> tuple[list[Hit], int]:
        """Read the countries and bodies that stand directly behind the role word."""
        bodies: list[Hit] = []
        while self.names.text[end : end + 1] == " ":
            hit = self.names.by_start.get(end + 1)
            if hit is None or category(hit) not in _BODIES:
                break
            if category(hit) == "adjective":
                state = re.match(r" [Гг]осударства\b", self.names.text[hit.span.end :][:16])
                if state is None:
                    break
                bodies.append(hit)
                end = hit.span.end + state.end()
                continue
            bodies.append(hit)
            end = hit.span.end
        return bodies, end

    def _scan(self, end: int, cases: frozenset[str]) -> tuple[NameMatch, int, list[Hit]] | None:
        """Walk over a long complement ("генеральный директор … корпорации … «…»") to a name in the same case."""
        text, position = self.names.text, end
        bodies: list[Hit] = []
        quoted = named_after = False
        for _ in range(_LIMIT):
            gap = re.match(r'"* - |"*, |"* ', text[position : position + 5])
            if gap is None:
                return None
            quoted = quoted and '"' not in gap[0]
            at = position + gap.end()
            name = self.reader.at(at)
            if name is not None and (named_after or quoted):  # "имени А.С.Пушкина": the body's name, not the holder's
                position, named_after = name.span.end, False
                continue
            if name is not None:
                return (name, position, bodies) if _agree(cases, name) and "," not in gap[0] else None
            hit = self.names.by_start.get(at)
            if hit is not None and category(hit) in _BODIES:
                bodies.append(hit)
                position = hit.span.end
                continue
            if hit is not None and category(hit) == "role":
                if (
                    not quoted
                    and gap[0].strip('" ')
                    and not (word_cases(text[hit.span.start : hit.span.end].split()[0]) & cases)
                ):
                    return None
                position = hit.span.end
                continue
            foreign = self.reader.run_at(at, cases) if gap[0].strip('"') == " " and not quoted else None
            if foreign is not None:
                return foreign, position, bodies
            token = _TOKEN.match(text, at)
            if token is None:
                return None
            quoted = quoted or bool(token[1])
            if not quoted and self._breaks(token[2]):
                return None
            quoted = quoted and not token[3]
            named_after = token[2] in ("имени", "им.")
            position = token.end()
        return None

    @staticmethod
    def _breaks(token: str) -> bool:
        """Tell whether a word cannot stand inside an office phrase."""
        if token in _LINKS or token[0].isdigit():
            return False
        first = parses(token.lower())[0]
        return (
            first.tag.POS in _STOP
            or token.lower().startswith("котор")
            or (first.tag.POS in ("CONJ", "PREP", "ADVB") and token not in _LINKS)
        )

    def _foreign(self, end: int, cases: frozenset[str]) -> NameMatch | None:
        if self.names.text[end : end + 1] != " ":
            return None
        return self.reader.run_at(end + 1, cases)


def _agree(cases: frozenset[str], name: NameMatch) -> bool:
    """Tell whether an office and a name may stand in the same case."""
    return not cases or not name.cases or bool(cases & name.cases)

"""Reads Russian people's names at a position of the text: known ones, initials or a first name with a surname."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.linking.raw import Names, category, slugs
from kg.model.text import Span
from kg.vocabulary.russian import parses
from kg.vocabulary.russian_names import (
    family_marks,
    family_nominative,
    given_readings,
    may_be_family,
    name_cases,
    patronymic_readings,
    word_cases,
)

WORD = re.compile(r"[А-Я][а-я]+(?:-[А-Яа-я][а-я]+)*")
INITIALS = re.compile(r"(?<![А-Яа-я.])([А-Я])\. ?(?:([А-Я])\. ?)?([А-Я][а-я]+(?:-[А-Я][а-я]+)*)")
REVERSED = re.compile(r"(?<![А-Яа-я.-])([А-Я][а-я]+(?:-[А-Я][а-я]+)*) ([А-Я])\. ?([А-Я])\.(?! ?[А-Я][а-я])")
_PARTICLE = re.compile(r"(?:[Бб]ен|[Бб]ин|[Аа]ль|[Ээ]ль|[Ии]бн|оглы|кызы|де|да|ди|дос|ван|фон|Ад|Аш|Ас)\b")
_RUN = re.compile(rf"{WORD.pattern}(?: (?:(?:[Бб]ен|[Бб]ин|[Аа]ль|[Ээ]ль|де|да|ван|фон) )*{WORD.pattern}){{1,4}}")
_TAKEN = ("country", "organization", "adjective", "government", "place", "agreement", "role")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name as it stands in the text.

    `slugs` are the known people who carry it; for others `given`, `patronymic` and `family` are in the nominative.
    `cases` are the cases that it may stand in; empty when nothing can be told.
    """

    span: Span
    slugs: tuple[str, ...] = ()
    given: str = ""
    patronymic: str = ""
    family: str = ""
    gender: str = ""
    cases: frozenset[str] = frozenset()
    initials: str = ""
    turned: bool = False  # the initials stand behind the surname

    @property
    def full(self) -> str:
        """The name in the nominative, first name first."""
        return " ".join(w for w in (self.given, self.patronymic, self.family) if w)


class NameReader:
    """Reads names in the text of one page; results are kept by position."""

    def __init__(self, names: Names, people: dict[str, tuple[list[str], str]], printed: str = "") -> None:
        """`people` maps slugs of known people to their Russian names and gender; `printed` is the text unfolded."""
        self.names = names
        self.printed = printed or names.text
        self.people = people
        self._cache: dict[int, NameMatch | None] = {}

    def at(self, position: int) -> NameMatch | None:
        """Return the name that starts at `position`."""
        if position not in self._cache:
            self._cache[position] = self._known(position) or self._initials(position) or self.spelled(position)
        return self._cache[position]

    def _known(self, position: int) -> NameMatch | None:
        hit = self.names.by_start.get(position)
        if hit is None or category(hit) != "person":
            return None
        text = self.names.text[hit.span.start : hit.span.end]
        found = slugs(hit, "person")
        cases: set[str] = set()
        for slug in found:
            labels, gender = self.people.get(slug, ([], ""))
            for label in labels:
                cases |= name_cases(text, label, gender)
        return NameMatch(hit.span, tuple(found), cases=frozenset(cases))

    def _initials(self, position: int) -> NameMatch | None:
        match = INITIALS.match(self.names.text, position)
        if match is None:
            turned = REVERSED.match(self.names.text, position)
            return self._turned(turned) if turned is not None else None
        if given_readings(match[3]) and not may_be_family(match[3]):
            return None
        span = Span(match.start(), match.end())
        return NameMatch(span, family=match[3], initials=match[1] + (match[2] or ""))

    def _turned(self, match: re.Match[str]) -> NameMatch | None:
        """Read "Бездольного Ю.В.", as documents write."""
        family = match[1]
        readings = parses(family.lower())
        if any("Geox" in str(p.tag) for p in readings[:1]):
            return None
        if not may_be_family(family) and readings[0].tag.POS != "ADJF":
            return None
        if readings[0].is_known and readings[0].tag.POS == "NOUN" and not any("Surn" in str(p.tag) for p in readings):
            return None
        if family.endswith("ого"):  # documents name whom they appoint or relieve in an oblique case
            family = family[:-3] + ("ий" if family[-4] in "гкх" else "ый")
        gender = "femn" if family.endswith(("ой", "ая", "ую", "ову", "еву", "ину")) else "masc"
        return NameMatch(
            Span(match.start(), match.end()),
            family=family_nominative(family, gender, word_cases(family)),
            initials=match[2] + match[3],
            turned=True,
        )

    def spelled(self, position: int) -> NameMatch | None:
        """Read "Имя Фамилия", "Имя Отчество Фамилия" or "Фамилия Имя Отчество", each in any case."""
        first = WORD.match(self.names.text, position)
        if first is None or (position and self.names.text[position - 1].isalpha()):
            return None
        words = [first]
        added = (
            self.names.text[position - 1 : position] == "[" and self.names.text[first.end() : first.end() + 2] == "] "
        )
        while len(words) < 3 and (added or self.names.text[words[-1].end() : words[-1].end() + 1] == " "):
            bracket = self.names.text[words[-1].end() + 1 : words[-1].end() + 2] == "["
            following = WORD.match(self.names.text, words[-1].end() + (2 if bracket or added else 1))
            added = False  # "[Андрею] Жданову": what the page adds may stand first
            if following is None or (bracket and len(words) < 2):
                break
            words.append(following)
        return self._given_first(words) or self._family_first(words)

    def _given_first(self, words: list[re.Match[str]]) -> NameMatch | None:
        if len(words) < 2:  # most capital words stand alone; looking them up in the dictionary is slow
            return None
        readings = given_readings(words[0][0])
        if not readings:
            return None
        middle = patronymic_readings(words[1][0])
        if middle and len(words) == 3 and self._family_word(words[2], given=False):
            return self._match(words[0], words[1], words[2], readings, middle)
        if middle and words[1].start() not in self.names.families:
            return None
        if not self._family_word(words[1]):
            return None
        return self._match(words[0], None, words[1], readings, frozenset())

    def _family_first(self, words: list[re.Match[str]]) -> NameMatch | None:
        if len(words) < 3 or not self._family_word(words[0]) or not _listed_family(words[0][0]):
            return None
        readings, middle = given_readings(words[1][0]), patronymic_readings(words[2][0])
        if not readings or not middle:
            return None
        return self._match(words[1], words[2], words[0], readings, middle)

    def _family_word(self, match: re.Match[str], *, given: bool = True) -> bool:
        if len(match[0]) < 3 or match[0].startswith("Бог"):
            return False
        hit = self.names.by_start.get(match.start())
        if hit is not None and category(hit) in _TAKEN and hit.span.end >= match.end():
            return False
        if given and given_readings(match[0]) and match.start() not in self.names.families:
            return any("Surn" in str(p.tag) for p in parses(match[0].lower()))
        # Behind a first name nearly every capital word is a surname; its capital tells it from an ordinary word.
        return may_be_family(match[0]) or match.start() in self.names.families or _agrees(match[0])

    def _match(
        self,
        given: re.Match[str],
        patronymic: re.Match[str] | None,
        family: re.Match[str],
        readings: frozenset[tuple[str, str, str]],
        middle: frozenset[tuple[str, str, str]],
    ) -> NameMatch | None:
        if middle:
            allowed = {(g, c) for _, g, c in middle}
            readings = frozenset(r for r in readings if (r[1], r[2]) in allowed)
        wanted = family_marks(family[0])
        readings = frozenset(r for r in readings if (r[1], r[2]) in wanted) or readings
        if not readings:
            return None
        cases = frozenset(c for _, _, c in readings)
        family_cases = word_cases(family[0])
        if family_cases & cases and may_be_family(family[0]):
            cases = cases & family_cases
        if len({(g, c == "nomn") for _, g, c in readings if c in cases}) > 1 and not self._opens(given, family):
            # "поздравил Виталия Смирнова": a man in the genitive, not a woman in the nominative.
            oblique = frozenset(r for r in readings if r[2] in cases - {"nomn"} and r[1] == "masc")
            readings = oblique or readings
            cases = frozenset(c for _, _, c in readings) & cases
        usable = sorted(r for r in readings if r[2] in cases)
        nominative, gender, _ = next((r for r in usable if r[2] == "nomn"), usable[0])
        parts = [m for m in (given, patronymic, family) if m is not None]
        span = Span(min(m.start() for m in parts), max(m.end() for m in parts))
        father = next((n for n, g, c in sorted(middle) if g == gender and c in cases), "")
        return NameMatch(
            span,
            given=nominative,
            patronymic=father,
            family=family_nominative(
                self.printed[family.start() : family.end()],
                gender,
                cases if "nomn" not in cases else frozenset(["nomn"]),
            ),
            gender=gender,
            cases=cases,
        )

    def _opens(self, given: re.Match[str], family: re.Match[str]) -> bool:
        """Tell whether a name stands where a subject stands: at the head of a sentence or behind a comma."""
        start = min(given.start(), family.start())
        before = self.names.text[max(0, start - 3) : start].rstrip(" ")
        return not before or before[-1] in '.,:;!?-\n"' or before.endswith(" и")

    def run_at(self, position: int, cases: frozenset[str]) -> NameMatch | None:
        """Read capital words behind an office as a foreign name; nothing else says that they are one."""
        match = _RUN.match(self.names.text, position)
        if match is None or (given_readings(match[0].split()[0]) and patronymic_readings(match[0].split()[1])):
            return None
        for at in range(match.start(), match.end()):
            hit = self.names.by_start.get(at)
            if (hit is not None and category(hit) in (*_TAKEN, "person")) or (at > position and self.at(at)):
                return None
        words = match[0].split()
        last = parses(words[-1].lower())
        if any(parses(w.lower())[0].tag.POS == "PREP" for w in words) or (last[0].is_known and "inan" in last[0].tag):
            return None  # the next sentence of a flattened page
        if not all(len(w) < 3 or may_be_family(w) or given_readings(w) for w in words if WORD.fullmatch(w)):
            return None
        plain = [w if _PARTICLE.fullmatch(w) else family_nominative(w, "masc", cases) for w in words]
        return NameMatch(
            Span(match.start(), match.end()), given=" ".join(plain[:-1]), family=plain[-1], gender="masc", cases=cases
        )


def _listed_family(word: str) -> bool:
    """Tell whether the first of three capital words is a surname and no word that merely opens the sentence."""
    readings = parses(word.lower())
    if any("Geox" in str(p.tag) for p in readings[:1]) or not may_be_family(word):
        return False
    rank = "anim" in readings[0].tag and not any("Surn" in str(p.tag) for p in readings)  # "Подполковник Сергей …"
    ordinary = readings[0].is_known and (readings[0].tag.POS != "NOUN" or rank)
    return not ordinary or (any("Surn" in str(p.tag) for p in readings) and word.lower() not in ("дорогой", "милый"))


def _agrees(word: str) -> bool:
    """Tell whether an ordinary word can be a surname behind a first name ("Борода"): a noun in the singular."""
    return any(p.tag.POS == "NOUN" and "Geox" not in str(p.tag) for p in parses(word.lower()))

"""What a Russian word in a name tells: first name or not, gender, case, and the nominative behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from kg.vocabulary.folding import fold
from kg.vocabulary.russian import inflect, parses, person_case_forms

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_NOMINATIVE = frozenset(["nomn", "sing"])
_SAME_CASE = {"gen2": "gent", "loc2": "loct", "acc2": "accs", "voct": "nomn"}
_PATRONYMIC_END = re.compile(r"(?:[иы]ч(?:а|у|ем|е)?|[вчш]н(?:а|ы|е|у|ой|ою))$")
_SURNAME_END = re.compile(r"(?:ов|ев|ин|ын|ск|цк|ко|ян|дзе|швили|ук|юк|ич|оглу|заде)\w{0,4}$")

# Endings of foreign or rare men's names by case: what to cut and what to put instead, tried in order.
_MALE_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "ablt": (("ом", ""), ("ым", ""), ("ием", "ий"), ("ем", "й"), ("ой", "а"), ("ей", "я")),
    "gent": (("я", "й"), ("а", ""), ("ы", "а"), ("и", "а")),
    "accs": (("я", "й"), ("а", ""), ("у", "а"), ("ю", "я")),
    "datv": (("ю", "й"), ("у", ""), ("е", "а")),
    "loct": (("е", ""),),
}
_FEMALE_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "ablt": (("ой", "а"), ("ей", "я")),
    "gent": (("ой", "а"), ("ы", "а"), ("и", "а")),
    "accs": (("у", "а"), ("ю", "я")),
    "datv": (("ой", "а"), ("е", "а")),
    "loct": (("ой", "а"), ("е", "а")),
}


@lru_cache(maxsize=50_000)
def marks(parse: Any) -> frozenset[str]:
    """Return the grammatical marks of one dictionary reading."""
    return frozenset(str(parse.tag).replace(" ", ",").split(","))


@lru_cache(maxsize=50_000)
def word_cases(word: str) -> frozenset[str]:
    """Return the cases in the singular that a noun or adjective form may stand in."""
    found = set()
    for parse in parses(word.lower()):
        case = parse.tag.case
        if case and "plur" not in parse.tag:
            found.add(_SAME_CASE.get(case, case))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def given_readings(word: str) -> frozenset[tuple[str, str, str]]:
    """Return (nominative, gender, case) readings of a word as a first name; empty when it is none."""
    return _readings(word, "Name")


@lru_cache(maxsize=50_000)
def patronymic_readings(word: str) -> frozenset[tuple[str, str, str]]:
    """Return (nominative, gender, case) readings of a word as a patronymic; empty when it is none."""
    return _readings(word, "Patr") if _PATRONYMIC_END.search(word) else frozenset()


def _readings(word: str, mark: str) -> frozenset[tuple[str, str, str]]:
    out = set()
    for parse in parses(word.lower()):
        have = marks(parse)
        if mark not in have or "plur" in have or "Init" in have or len(word) < 3:
            continue
        genders = [g for g in ("masc", "femn") if g in have] or ["masc", "femn"]
        nominative = inflect(parse, _NOMINATIVE)
        if nominative is None or not parse.tag.case:
            continue
        case = _SAME_CASE.get(parse.tag.case, parse.tag.case)
        out |= {(nominative.word.capitalize(), g, case) for g in genders}
    return frozenset(out)


@lru_cache(maxsize=50_000)
def may_be_family(word: str) -> bool:
    """Tell whether a capitalised word may be a family name: marked so, not in the dictionary, or of a usual ending."""
    plain = word.rpartition("-")[2].lower()
    readings = parses(plain)
    if any("Surn" in marks(p) for p in readings):
        return True
    if not any(p.is_known for p in readings):
        return True
    return bool(_SURNAME_END.search(plain)) and not any(
        {"ADJF"} == marks(p) & {"ADJF", "Poss"} and p.is_known for p in readings
    )


@lru_cache(maxsize=50_000)
def family_marks(word: str) -> frozenset[tuple[str, str]]:
    """Return the (gender, case) pairs that a surname form allows; empty when the dictionary marks no surname."""
    found = set()
    for parse in parses(word.rpartition("-")[2].lower()):
        have = marks(parse)
        if "Surn" in have and "plur" not in have and parse.tag.case:
            case = _SAME_CASE.get(parse.tag.case, parse.tag.case)
            found |= {(g, case) for g in ("masc", "femn") if g in have or "ms-f" in have}
    return frozenset(found)


@lru_cache(maxsize=50_000)
def family_nominative(word: str, gender: str, cases: frozenset[str]) -> str:
    """Return the nominative of a family name that stands in one of `cases` ("Никишиной", femn, ablt -> "Никишина")."""
    first, dash, last = word.rpartition("-")
    if dash:
        return f"{family_nominative(first, gender, cases)}-{family_nominative(last, gender, cases)}"
    if "nomn" in cases and len(cases) == 1:
        return word
    for parse in parses(word.lower()):
        have = marks(parse)
        case = _SAME_CASE.get(parse.tag.case or "", parse.tag.case)
        if "Surn" in have and "plur" not in have and case in cases and (gender in have or "ms-f" in have):
            form = inflect(parse, _NOMINATIVE)
            if form is not None:
                return _cased(word, form.word)
    return _by_ending(word, gender, cases)


def _by_ending(word: str, gender: str, cases: frozenset[str]) -> str:
    endings = _FEMALE_ENDINGS if gender == "femn" else _MALE_ENDINGS
    for case in sorted(cases - {"nomn"}, key=CASES.index):
        for ending, put in endings.get(case, ()):
            stem = word[: len(word) - len(ending)]
            if not word.endswith(ending) or len(stem) < 2:
                continue
            vowel = stem[-1].lower() in "аеиоуыэюя"
            if put == "" and vowel:
                continue
            if put == "й" and not vowel:
                return stem + ("ь" if ending == "я" or ending == "ю" else "")
            return stem + put
    return word


def _cased(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


@lru_cache(maxsize=50_000)
def name_cases(text: str, label: str, gender: str) -> frozenset[str]:
    """Return the cases in which the folded name `label` (or its last words, without initials) reads as `text`."""
    words = [w for w in fold(text).split() if not w.endswith(".")]
    plain = re.sub(r"^(?:[А-Я]\. ?)+", "", " ".join(words))
    found = set()
    for case, form in zip(CASES, person_case_forms(label, gender), strict=True):
        folded = fold(form)
        if folded == plain or folded.endswith(" " + plain) or set(plain.split()) <= set(folded.split()):
            found.add(case)
    return frozenset(found)

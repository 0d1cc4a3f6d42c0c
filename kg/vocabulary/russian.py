"""Case forms of Russian names, made with the pymorphy3 dictionary."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import pymorphy3

# Particles of Arabic, Persian and European names stay as they are when the name is declined.
_PARTICLES = frozenset(
    [
        "бен",
        "бин",
        "ибн",
        "аль",
        "эль",
        "абдель",
        "абд",
        "аш",
        "ад",
        "ас",
        "ар",
        "ан",
        "де",
        "ди",
        "да",
        "дос",
        "дер",
        "ван",
        "фон",
        "ли",
        "ла",
        "ле",
        "оглы",
        "кызы",
        "уль",
        "ун",
        "чен",
        "ир",
        "ын",
    ]
)
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@cache
def _analyzer() -> Any:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def parses(word: str) -> tuple[Any, ...]:
    """Return the dictionary's readings of a word, most likely first."""
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=100_000)
def _lexeme(parse: Any) -> tuple[Any, ...]:
    return tuple(parse.lexeme)


@lru_cache(maxsize=100_000)
def inflect(parse: Any, wanted: frozenset[str]) -> Any | None:
    """Return the form of a dictionary reading with the `wanted` marks, as `parse.inflect` does; None without one."""
    forms = [f for f in _lexeme(parse) if wanted <= f.tag.grammemes]
    if not forms:
        wanted = frozenset(type(parse.tag).fix_rare_cases(wanted))
        forms = [f for f in _lexeme(parse) if wanted <= f.tag.grammemes]
    marks = parse.tag.updated_grammemes(wanted)
    return max(forms, key=lambda f: len(marks & f.tag.grammemes) - 0.1 * len(marks ^ f.tag.grammemes), default=None)


def _capital(model: str, word: str) -> str:
    """Give `word` the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    models, words = model.split("-"), word.split("-")
    if len(models) > 1 and len(models) == len(words):  # "Шри-Ланка": "Шри-Ланке"
        return "-".join(_capital(m, w) for m, w in zip(models, words, strict=True))
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _person_reading(word: str, gender: str) -> Any | None:
    """Pick the reading of a name part that fits the gender: first names, surnames, patronymics first."""
    best = None
    for parse in parses(word):
        tag = parse.tag
        if "nomn" not in tag or "plur" in tag:
            continue
        if gender and gender not in tag:
            continue
        if {"Surn", "Name", "Patr"} & set(str(tag).replace(" ", ",").split(",")):
            return parse
        if best is None and "Sgtm" in tag:
            best = parse
    return best


@lru_cache(maxsize=100_000)
def person_forms(name: str, gender: str) -> frozenset[str]:
    """Return the case forms of a person's name ("Макрон" -> "Макрона", "Макроном" …), the name itself included.

    `gender` is "male" or "female"; each word is declined on its own, words that do not decline stay. Of names in short
    words only the last may be declined ("Мун Чжэ Ин" -> "Мун Чжэ Ином"), of two names joined by a hyphen both
    ("Франк-Вальтер" -> "Франком-Вальтером").
    """
    words = name.split()
    forms = [name, *person_case_forms(name, gender)]
    if len(words) > 2 and all(len(word) <= _SHORT_WORD for word in words):
        head = " ".join(words[:-1])
        forms += [f"{head} {last}" for last in person_case_forms(words[-1], gender)]
    if "-" in words[0].strip("-"):
        parts = person_case_forms(words[0].replace("-", " "), gender)
        rest = person_case_forms(" ".join(words[1:]), gender)
        forms += [f"{first.replace(' ', '-')} {last}".rstrip() for first, last in zip(parts, rest, strict=True)]
    return frozenset(forms)


@lru_cache(maxsize=100_000)
def person_case_forms(name: str, gender: str) -> tuple[str, ...]:
    """Return a person's name in nominative, genitive, dative, accusative, instrumental and prepositional."""
    wanted = "femn" if gender == "female" else "masc"
    columns = [_word_case_forms(word, wanted) for word in name.split()]
    return tuple(" ".join(column[i] for column in columns) for i in range(len(_CASES)))


@lru_cache(maxsize=100_000)
def _word_case_forms(word: str, gender: str) -> tuple[str, ...]:
    """Return one word of a person's name in all cases."""
    if word.lower() in _PARTICLES:
        return (word,) * len(_CASES)
    reading = _person_reading(word.lower(), gender)
    if reading is None:
        return tuple(_by_ending(word, gender, case) for case in _CASES)
    forms = [inflect(reading, frozenset([case])) for case in _CASES]
    return tuple(_capital(word, form.word) if form else word for form in forms)


_SHORT_WORD = 6  # letters in the words of East Asian names at most
_MALE_HARD = {"gent": "а", "datv": "у", "accs": "а", "ablt": "ом", "loct": "е"}


def _by_ending(word: str, gender: str, case: str) -> str:
    """Decline a foreign name that the dictionary lacks: men's names on a consonant, names on -а."""
    if case == "nomn" or not word[:1].isupper():
        return word
    last = word[-1].lower()
    if gender == "masc" and case == "ablt" and word.endswith(("ов", "ев", "ёв")):
        return word + "ым"  # surnames of the Russian kind: "Бердымухамедовым"
    if gender == "masc" and last in "бвгдзклмнпрстфхцчшщж":
        return word + ("ем" if case == "ablt" and last in "цчшщж" else _MALE_HARD[case])
    if gender == "masc" and last == "й":
        return word[:-1] + {"gent": "я", "datv": "ю", "accs": "я", "ablt": "ем", "loct": "е"}[case]
    if gender == "masc" and last == "ь":
        return word[:-1] + {"gent": "я", "datv": "ю", "accs": "я", "ablt": "ем", "loct": "е"}[case]
    if last == "а" and len(word) > 3:
        hard = word[-2].lower() in "гкхжшчщ"
        return word[:-1] + {"gent": "и" if hard else "ы", "datv": "е", "accs": "у", "ablt": "ой", "loct": "е"}[case]
    return word


@lru_cache(maxsize=100_000)
def phrase_forms(name: str) -> frozenset[str]:
    """Return the case forms of a name that is a noun phrase ("Европейский союз" -> "Европейского союза" …).

    The words up to and including the first noun are declined together; what follows (usually a genitive) stays.
    """
    words = name.split()
    head: list[tuple[str, Any]] = []
    for index, word in enumerate(words):
        reading = _noun_reading(word)
        head.append((word, reading))
        if word == "и" and index:
            continue
        if reading is None or reading.tag.POS == "NOUN":
            rest = words[index + 1 :]
            break
    else:
        return _substantive_forms(name, head)
    noun = head[-1][1]
    if noun is None:
        return frozenset([name])
    forms = {name}
    for case in _CASES:
        forms.add(" ".join([*(_phrase_case(w, r, noun, case) for w, r in head), *rest]))
    return frozenset(forms)


def _substantive_forms(name: str, head: list[tuple[str, Any]]) -> frozenset[str]:
    """Decline a phrase of adjectives or participles that stands for a person ("главнокомандующий")."""
    if not head or any(r is None for _, r in head):
        return frozenset([name])
    forms = {name}
    for case in _CASES:
        wanted = {case, "sing", "masc"} | ({"anim"} if case == "accs" else set())
        inflected = [(w, form) for w, r in head if (form := inflect(r, frozenset(wanted))) is not None]
        if len(inflected) == len(head):
            forms.add(" ".join(_capital(w, form.word) for w, form in inflected))
    return frozenset(forms)


def _noun_reading(word: str) -> Any | None:
    if not word[:1].isalpha() or (word.isupper() and len(word) > 1):
        return None
    for parse in parses(word.lower()):
        if parse.tag.POS in {"NOUN", "ADJF", "PRTF"} and "nomn" in parse.tag:
            return parse
    return None


def _phrase_case(word: str, reading: Any | None, noun: Any, case: str) -> str:
    if reading is None:
        return word
    wanted = {case}
    if reading.tag.POS != "NOUN":
        wanted |= {"plur"} if "plur" in noun.tag else {"sing"}
        if noun.tag.gender and "plur" not in noun.tag:
            wanted.add(noun.tag.gender)
        if case == "accs" and noun.tag.animacy and (noun.tag.gender == "masc" or "plur" in noun.tag):
            wanted.add(noun.tag.animacy)
    elif noun.tag.number:
        wanted.add(noun.tag.number)
    form = inflect(reading, frozenset(wanted))
    return _capital(word, form.word) if form else word


@lru_cache(maxsize=100_000)
def adjective_forms(word: str) -> frozenset[str]:
    """Return all forms of an adjective ("французский" -> "французская", "французских" …), also inside compounds."""
    first, dash, last = word.rpartition("-")
    for parse in parses(last.lower()):
        if parse.tag.POS == "ADJF":
            return frozenset(first + dash + form.word for form in parse.lexeme if form.tag.POS == "ADJF") | {word}
    return frozenset([word])


def first_halves(word: str) -> frozenset[str]:
    """Return how an adjective of a country begins a compound ("армянский" -> "армяно", "армянско")."""
    if not word.endswith("ский"):
        return frozenset()
    return frozenset([word[:-4] + "о", word[:-2] + "о"])


@lru_cache(maxsize=100_000)
def normal_person(name: str, gender: str = "") -> str:
    """Return a person's name in the nominative ("Виталием Мутко" -> "Виталий Мутко"), as well as can be told."""
    out = []
    for word in name.split():
        out.append(_normal_word(word, gender))
    return " ".join(out)


def _normal_word(word: str, gender: str) -> str:
    if not word[:1].isupper() or word.endswith("."):
        return word
    wanted = {"male": "masc", "female": "femn"}.get(gender, "")
    for parse in parses(word.lower()):
        marks = set(str(parse.tag).replace(" ", ",").split(","))
        if marks & {"Surn", "Name", "Patr"} and "plur" not in marks and (not wanted or wanted in marks):
            form = inflect(parse, frozenset(["nomn", "sing"]))
            if form:
                return _capital(word, form.word)
    return word


@lru_cache(maxsize=10_000)
def noun_forms(word: str) -> frozenset[str]:
    """Return all forms of a noun, the plural included ("итальянец" -> "итальянцы", "итальянцами" …)."""
    for parse in parses(word.lower()):
        if parse.tag.POS == "NOUN" and "nomn" in parse.tag:
            return frozenset([word, *(_capital(word, form.word) for form in _lexeme(parse))])
    return frozenset([word])

"""Tells in which grammatical case a Russian spot stands: only a nominative can be the subject of a verb."""

from __future__ import annotations

import re

from kg.linking.link import LinkedPage
from kg.linking.spots import Spot, SpotKind
from kg.vocabulary.folding import fold
from kg.vocabulary.russian import parses, phrase_forms
from kg.vocabulary.russian_names import name_cases, word_cases

_PLURAL_NOMINATIVE = re.compile(
    r"^(?:[Гг]лавы|[Лл]идеры|[Пп]резиденты|[Пп]ремьер|[Сс]тороны|[Оо]бе|[Оо]ба|[Дд]ва|[Сс]обеседники|[Уу]частники|[Рр]уководители|[Мм]инистры)"
)
_PLURAL_INSTRUMENTAL = re.compile(r"^\w*ами\b|^\w*ими\b|^[Дд]вумя|^[Оо]боими|^[Оо]беими")
_MARKED = {"nomn": _PLURAL_NOMINATIVE, "ablt": _PLURAL_INSTRUMENTAL}


def is_case(spot: Spot, case: str, linked: LinkedPage) -> bool:
    """Tell whether `spot` may stand in `case` ("nomn" or "ablt")."""
    text = linked.text[spot.span.start : spot.span.end]
    if spot.kind is SpotKind.COLLECTIVE:
        return _MARKED[case].match(text) is not None
    if spot.kind is SpotKind.PRONOUN:
        return text.lower() in (("он", "она", "они") if case == "nomn" else ("им", "ей", "ими"))
    if spot.is_people:
        return _person(spot, case, linked)
    return _thing(text, case)


def _person(spot: Spot, case: str, linked: LinkedPage) -> bool:
    if spot.office is not None and spot.office.span.start < spot.head.end:
        office = linked.text[spot.office.span.start : spot.office.span.end]
        if spot.office.span.start <= spot.head.start:
            return case in _first_noun(office)
    name = linked.text[spot.head.start : spot.head.end]
    if spot.kind is SpotKind.OFFICE:
        return case in _first_noun(name)
    for label, gender in _labels(spot, linked):
        cases = name_cases(name, label, gender)
        if cases:
            return case in cases
    return True


def _first_noun(office: str) -> frozenset[str]:
    """Return the cases of an office phrase: those of its first noun and the adjectives before it."""
    cases: frozenset[str] | None = None
    for word in re.findall(r"[А-Яа-я-]+", office)[:5]:
        found = word_cases(word)
        if not found:
            continue
        cases = found if cases is None else (cases & found or cases)
        if any(p.tag.POS == "NOUN" for p in parses(word.lower())[:1]):
            break
    return cases or frozenset()


def _labels(spot: Spot, linked: LinkedPage) -> list[tuple[str, str]]:
    entity = spot.entities[0]
    record = linked.vocabulary.reference.records.get(entity.key) if entity.known else None
    if record is None:
        return [(text, "") for text, tag in entity.labels if tag == "ru"]
    gender = record.one("gender")
    names = record.texts("label", "altLabel", "familyName", language="ru")
    return [(n, gender) for n in names]


def _thing(text: str, case: str) -> bool:
    """Countries and bodies: the form equals the nominative of its own lemma, or the word does not decline."""
    words = re.findall(r"[А-Яа-я-]+", fold(text))
    if not words:
        return False
    if text in phrase_forms(text) and any(case in word_cases(w) for w in words[:1]):
        return True
    return text.isupper()

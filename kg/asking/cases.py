"""Russian names in any case, back to the nominative that the store knows them by."""

from __future__ import annotations

from functools import lru_cache

from kg.vocabulary.russian import inflect, parses
from kg.vocabulary.russian_names import family_nominative

ANY_CASE = frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct"))
_SAME_CASE = {"gen2": "gent", "loc2": "loct", "acc2": "accs", "voct": "nomn"}
_LONGEST = 6


@lru_cache(maxsize=20_000)
def nominatives(text: str) -> dict[str, frozenset[str]]:
    """Return the nominatives that `text` may be a form of, each with its cases.

    The first words are declined together ("Минскими соглашениями"), those behind them stay ("Уставом ООН"). The
    text itself stands for any case when the dictionary does not say otherwise, since foreign names often do not
    decline.
    """
    words = text.split()
    if not words or len(words) > _LONGEST or not any("а" <= letter.lower() <= "я" for letter in text):
        return {text: ANY_CASE}
    found: dict[str, set[str]] = {text: set(_own_cases(words[-1]))}
    for case in sorted(ANY_CASE):
        for declined in range(1, len(words) + 1):
            heads = [_nominative_words(word, case) for word in words[:declined]]
            for head in _joined(heads):
                found.setdefault(" ".join([head, *words[declined:]]), set()).add(case)
    return {spelling: frozenset(cases) for spelling, cases in found.items()}


def cases_of(word: str, lemmas: frozenset[str]) -> frozenset[str]:
    """Return the cases in which `word` is a form of one of the `lemmas`; none when it is not."""
    found = {parse.tag.case for parse in parses(word) if parse.normal_form in lemmas and parse.tag.case}
    return frozenset(_SAME_CASE.get(case, case) for case in found)


def _own_cases(word: str) -> frozenset[str]:
    """Return the cases in which the last word of a name is its own nominative; all of them for an unknown word."""
    cases = {case for case in ANY_CASE if word.lower() in {w.lower() for w in _dictionary_nominatives(word, case)}}
    return frozenset(cases) if cases else ANY_CASE


def _joined(heads: list[tuple[str, ...]]) -> list[str]:
    """Return the phrases out of one word of each list; few, since a word has few nominatives."""
    phrases = [""]
    for options in heads:
        phrases = [f"{phrase} {word}".strip() for phrase in phrases for word in options][:16]
    return phrases


@lru_cache(maxsize=20_000)
def _nominative_words(word: str, case: str) -> tuple[str, ...]:
    """Return the nominatives of a word that stands in `case`, those of the dictionary and those by the ending."""
    found = dict.fromkeys(_dictionary_nominatives(word, case))
    if word[:1].isupper() and case != "nomn" and not any(parse.is_known for parse in parses(word.lower())):
        for gender in ("masc", "femn"):
            nominative = family_nominative(word, gender, frozenset([case]))
            if nominative != word:
                found[nominative] = None
    return tuple(found)


@lru_cache(maxsize=20_000)
def _dictionary_nominatives(word: str, case: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for parse in parses(word.lower()):
        if not parse.tag.case or _SAME_CASE.get(parse.tag.case, parse.tag.case) != case:
            continue
        form = inflect(parse, frozenset(["nomn", parse.tag.number] if parse.tag.number else ["nomn"]))
        if form is not None:
            found[form.word] = None
    return tuple(found)

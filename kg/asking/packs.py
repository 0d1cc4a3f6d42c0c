"""The words and the grammar of a language, read from kg/asking/languages/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.asking.tokens import plain

_FOLDER = Path(__file__).with_name("languages")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with a meaning: as they are written, or as lemmas when the language inflects them."""

    words: tuple[str, ...]
    kind: str
    value: str
    forms: frozenset[str]
    lemma: bool


@dataclass(frozen=True, eq=False)
class Pack:
    """One language: phrases by their first word, the rules of the grammar, the texts for answers and refusals."""

    language: str
    phrases: dict[str, list[Phrase]]
    grammar: dict[str, list[list[str]]]
    months: dict[str, int]
    cannot: dict[tuple[str, ...], str]
    titles: frozenset[str]
    gatherings: frozenset[str]
    conflicts: frozenset[str]
    conflict_prepositions: dict[str, frozenset[str]]
    texts: dict[str, Any]
    examples: tuple[str, ...]
    example_names: dict[str, str]
    near: dict[str, list[str]]


@cache
def pack(language: str) -> Pack:
    """Return the pack of "en" or "ru"."""
    data = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    phrases: dict[str, list[Phrase]] = {}
    for phrase in _phrases(data):
        phrases.setdefault(phrase.words[0], []).append(phrase)
    return Pack(
        language,
        phrases,
        {name: [rule.split() for rule in rules] for name, rules in data["grammar"].items()},
        {plain(word): number for number, names in enumerate(data["months"]["names"], 1) for word in names.split()},
        {tuple(plain(words).split()): c["reason"] for c in data["cannot"] for words in c["words"]},
        frozenset(plain(title) for title in data["titles"]["words"]),
        frozenset(data["gatherings"]["words"]),
        frozenset(data["conflicts"]["words"]),
        {word: frozenset(cases) for word, cases in data["conflicts"]["prepositions"].items()},
        data["texts"],
        tuple(data["examples"]["questions"]),
        dict(data["examples"]["names"]),
        {plain(word): listed for word, listed in data["near"].items()},
    )


def languages() -> tuple[str, ...]:
    """Return the languages in which questions can be asked."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def _phrases(data: dict[str, Any]) -> list[Phrase]:
    found = []
    for kind, entry in data["words"].items():
        values = entry if isinstance(entry, dict) else {"": entry}
        found += [_phrase(words, kind, value) for value, listed in values.items() for words in listed]
    for kind, values in data.get("lemmas", {}).items():
        found += [_phrase(words, kind, value, lemma=True) for value, listed in values.items() for words in listed]
    for relation, forms in data["verbs"].items():
        for form, listed in forms.items():
            lemma = form in ("lemmas", "reflexive")
            found += [_phrase(words, "VERB", relation, form, lemma=lemma) for words in listed]
    return found


def _phrase(words: str, kind: str, value: str, form: str = "", *, lemma: bool = False) -> Phrase:
    return Phrase(tuple(plain(words).split()), kind, value, frozenset([form]) if form else frozenset(), lemma)

"""The compiled predicate patterns of Russian: active, passive, adverbial and nominal predicates of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import FastPattern

_KINDS = ("future", "passive", "gerund", "active")
_PLURAL = re.compile(r"\b[а-я]+(?:ли|лись|ют|ят|ут|ат|ются|ятся|утся|атся)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One predicate found: where, which speech act, and of which kind (active, passive, gerund, future, nominal)."""

    start: int
    end: int
    act: str
    kind: str

    def plural(self, text: str) -> bool:
        """Tell whether the verb form is in the plural."""
        return _PLURAL.search(text, self.start, self.end) is not None


@dataclass(frozen=True)
class Grammar:
    """All predicate patterns of the Russian pack."""

    verbs: tuple[tuple[str, FastPattern], ...]
    nominal: FastPattern
    planned: re.Pattern[str]
    negation: re.Pattern[str]
    side_from: re.Pattern[str]
    side_noun: re.Pattern[str]
    holder: re.Pattern[str]
    letter: re.Pattern[str]
    quoting: re.Pattern[str]

    def find(self, text: str, span: Span) -> list[Found]:
        """Return the predicates of a sentence in text order, those inside quotation marks too."""
        found = [
            Found(m.start(), m.end(), "discuss", "nominal") for m in self.nominal.finditer(text, span.start, span.end)
        ]
        for kind, pattern in self.verbs:
            for m in pattern.finditer(text, span.start, span.end):
                new = Found(m.start(), m.end(), m.lastgroup or "note", kind)
                clash = [f for f in found if f.start < new.end and new.start < f.end]
                if any(f.end - f.start >= new.end - new.start for f in clash):
                    continue
                found = [f for f in found if f not in clash] + [new]
        return sorted(found, key=lambda f: f.start)


def _ending(entry: str, kind: str) -> str:
    """Give a verb entry the endings that belong to its kind."""
    head, space, rest = entry.partition(" ")
    if kind == "active" and head.endswith("лся") and head.isalpha():
        head = head[:-2] + "(?:ся|ась|ось|ись)"
    elif kind == "active" and head.endswith("л") and head.isalpha():
        head += "[аои]?"
    elif kind == "passive" and head.endswith(("н", "т")) and head.isalpha() and not space:
        head += "[аоы]?"
    word = head + space + rest
    return word if rest.endswith("*") or "(?=" in entry else word + r"(?![а-я])"


def _groups(table: dict[str, list[str]], kind: str) -> FastPattern:
    if not table:
        return FastPattern(r"(?!)")
    groups = []
    for act, entries in table.items():
        forms = sorted((_ending(e, kind) for e in entries), key=len, reverse=True)
        groups.append(f"(?P<{act}>{'|'.join(forms)})")
    # Russian sentences often begin with the verb, so capitals do not matter.
    return FastPattern(rf"(?<![\w-])(?:{'|'.join(groups)})", re.IGNORECASE)


@lru_cache(maxsize=8)
def grammar(pack: Pack) -> Grammar:
    """Return the compiled predicate patterns of `pack`."""
    side = pack.table("verbs", "side")
    nominal = "|".join(f"(?:{p})" for p in pack.words("verbs", "nominal", "patterns"))
    return Grammar(
        tuple((kind, _groups(pack.table("verbs", kind), kind)) for kind in _KINDS),
        FastPattern(nominal or r"(?!)"),
        re.compile(pack.table("verbs", "planned").get("pattern", r"(?!)")),
        re.compile(pack.table("verbs", "negation").get("pattern", r"(?!)")),
        re.compile(side.get("from", r"(?!)")),
        re.compile(side.get("noun", r"(?!)")),
        re.compile(side.get("holder", r"(?!)")),
        re.compile(pack.table("verbs", "letter").get("title", r"(?!)")),
        re.compile(pack.table("verbs", "letter").get("quoting", r"(?!)")),
    )

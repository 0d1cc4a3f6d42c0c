"""The patterns of a language by which predicates, their subjects and what they govern are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import FastPattern


@dataclass(frozen=True)
class Grammar:
    """The compiled predicate patterns of one language."""

    verbs: FastPattern
    nominal: FastPattern
    intro: re.Pattern[str]
    auxiliary: re.Pattern[str]
    conjunction: re.Pattern[str]
    negation: re.Pattern[str]
    planned: re.Pattern[str]
    passive: re.Pattern[str]
    impersonal: tuple[tuple[str, FastPattern], ...]
    side_words: re.Pattern[str]
    by: re.Pattern[str]
    gerund: re.Pattern[str]
    together: re.Pattern[str]
    intended: re.Pattern[str]
    chain: re.Pattern[str]
    inverse: FastPattern
    purpose: tuple[tuple[str, FastPattern], ...]
    errand: re.Pattern[str]
    company: re.Pattern[str]
    mutual: re.Pattern[str]
    opening: re.Pattern[str]
    participle: re.Pattern[str]
    retinue: re.Pattern[str]
    clause: re.Pattern[str]
    listed: re.Pattern[str]
    heads_of: re.Pattern[str]


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@lru_cache(maxsize=8)
def load_grammar(pack: Pack) -> Grammar:
    """Return the compiled patterns of `pack`; what a language lacks never matches."""
    active = pack.table("verbs", "active")
    groups = "|".join(f"(?P<{act}>{'|'.join(sorted(forms, key=len, reverse=True))})" for act, forms in active.items())
    syntax = pack.table("verbs", "syntax")
    auxiliary = _alternatives([re.escape(w) for w in pack.words("verbs", "auxiliary")])
    if auxiliary and "adverb" in syntax:
        auxiliary += f"|{syntax['adverb']}"
    conjunction = _alternatives([re.escape(w) for w in pack.words("verbs", "conjunction")])
    return Grammar(
        FastPattern(rf"(?<![\w-])(?:{groups})(?![\w])", re.IGNORECASE),
        FastPattern("|".join(f"(?:{p})" for p in pack.words("verbs", "nominal", "patterns")) or r"(?!)"),
        re.compile(f"(?:{_alternatives(pack.words('verbs', 'intro', 'patterns'))})\\b"),
        re.compile(rf"(?:,? (?:{auxiliary}),?)+$" if auxiliary else r"(?!)"),
        re.compile(rf"(?:,|(?:,? ?\b(?:{conjunction})))$"),
        re.compile(pack.table("verbs", "negation").get("pattern", r"(?!)")),
        re.compile(pack.table("verbs", "planned").get("pattern", r"(?!)")),
        re.compile(syntax.get("passive", r"(?!)")),
        tuple((act, FastPattern("|".join(forms))) for act, forms in pack.table("verbs", "impersonal").items()),
        re.compile(syntax.get("side_words", r"(?!)")),
        re.compile(syntax.get("by", r"(?!)")),
        re.compile(syntax.get("gerund", r"(?!)")),
        re.compile(syntax.get("together", r"(?!)")),
        re.compile(syntax.get("intended", r"(?!)")),
        re.compile(syntax.get("chain", r"(?!)")),
        FastPattern("|".join(pack.words("verbs", "inverse", "patterns")) or r"(?!)"),
        tuple((act, FastPattern("|".join(forms))) for act, forms in pack.table("verbs", "purpose").items()),
        re.compile(syntax.get("errand", r"(?!)")),
        re.compile(syntax.get("company", r"(?!)")),
        re.compile(syntax.get("mutual", r"(?!)")),
        re.compile(syntax.get("opening", r"(?!)")),
        re.compile(syntax.get("participle", r"")),
        re.compile(syntax.get("retinue", r"(?!)")),
        re.compile(syntax.get("clause", r"")),
        re.compile(syntax.get("listed", r"(?!)")),
        re.compile(syntax.get("heads_of", r"(?!)")),
    )


def apart(joint: str) -> bool:
    """Tell whether a bare comma parts the last two names: "At the request of X, Y explained" lists nobody."""
    return joint.lstrip().startswith(",") and not joint.strip(" ,")

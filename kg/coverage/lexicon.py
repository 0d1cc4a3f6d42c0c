"""Where a sentence holds verbs of the lexicon, whether or not a subject was found for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.coverage.reading import Reading
from kg.extraction.grammar_ru import grammar
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import FastPattern


@dataclass(frozen=True, slots=True)
class Act:
    """A verb or fixed phrase of the lexicon: where it stands, and which speech act it reports."""

    span: Span
    act: str


def acts(reading: Reading, sentence: Sentence) -> list[Act]:
    """Return the lexicon's verbs of a sentence outside quotation marks, in text order."""
    find = _russian if reading.linked.vocabulary.language == "ru" else _english
    found = [act for act in find(reading, sentence.span) if not reading.quoted(act.span.start, sentence)]
    return sorted(found, key=lambda act: act.span)


def _russian(reading: Reading, span: Span) -> list[Act]:
    return [Act(Span(f.start, f.end), f.act) for f in grammar(reading.pack).find(reading.text, span)]


def _english(reading: Reading, span: Span) -> list[Act]:
    found: list[Act] = []
    for act, pattern in _patterns(reading.pack):
        for match in pattern.finditer(reading.text, span.start, span.end):
            here = Act(Span(match.start(), max(match.end(), match.start() + 1)), act or match.lastgroup or "")
            if not any(other.span.overlaps(here.span) for other in found):
                found.append(here)
    return found


@lru_cache(maxsize=8)
def _patterns(pack: Pack) -> tuple[tuple[str, FastPattern], ...]:
    """Return (speech act, pattern): fixed phrases before single verbs; "" where the group's name tells the act."""
    nominal = pack.words("verbs", "nominal", "patterns")
    out = [("discuss", FastPattern("|".join(f"(?:{p})" for p in nominal)))] if nominal else []
    out += [(act, FastPattern("|".join(forms))) for act, forms in pack.table("verbs", "impersonal").items()]
    groups = [
        f"(?P<{act}>{'|'.join(sorted(forms, key=len, reverse=True))})"
        for act, forms in pack.table("verbs", "active").items()
    ]
    return (*out, ("", FastPattern(rf"(?<![\w-])(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)))

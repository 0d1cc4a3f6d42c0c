"""Quantity claims: numbers with their unit, comparator and hedge."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kg.extraction.context import Context
from kg.model.claims import Basis, QuantityClaim
from kg.model.pages import Sentence
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import FastPattern, fast

_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=8)
def _patterns(pack: Pack) -> tuple[FastPattern, ...]:
    table = pack.table("quantities", "patterns")
    return tuple(fast(table.get(k, r"(?!)")) for k in ("number", "vague", "hedge", "not_before"))


def extract(context: Context) -> list[QuantityClaim]:
    """Return the quantities of all sentences, in text order."""
    pack = context.linked.vocabulary.pack
    number, vague, hedge, not_before = _patterns(pack)
    out: list[QuantityClaim] = []
    for sentence in context.linked.page.sentences:
        if sentence.zone not in ("body", "lead"):
            continue
        start, end = sentence.span.start, sentence.span.end
        numbers = number.finditer(context.text, start, end) if _DIGIT.search(context.text, start, end) else ()
        for match in [*numbers, *vague.finditer(context.text, start, end)]:
            if not_before.search(context.text, max(start, match.start() - 24), match.start()):
                continue
            around = context.text[max(start, match.start() - 40) : min(end, match.end() + 40)]
            doubt = hedge.search(around)
            claim = _claim(context, sentence, match, doubt[0] if doubt else "")
            if claim is not None:
                out.append(claim)
    return out


def _claim(context: Context, sentence: Sentence, match: re.Match[str], hedge: str) -> QuantityClaim | None:
    groups = match.groupdict()
    unit = _unit(context, groups)
    value = _value(context, groups)
    if not unit:
        return None
    evidence = context.evidence(sentence.span)
    return QuantityClaim(
        value=value,
        value_text=" ".join((groups.get("amount") or match[0]).split()),
        comparator=_comparator(context, groups) if value is not None else "vague",
        unit=unit,
        hedge=hedge,
        evidence=(evidence,),
        extractor="quantity.number" if value is not None else "quantity.vague",
        basis=Basis.TURN if evidence.speaker is not None else Basis.EXPLICIT,
        asserted_by=evidence.speaker,
    )


def _unit(context: Context, groups: dict[str, str | None]) -> str:
    currencies = context.linked.vocabulary.pack.table("quantities", "currencies")
    sign = groups.get("sign") or ""
    unit = _noun(" ".join((groups.get("unit") or "").split()))
    if sign:
        return str(currencies.get(sign.strip(), ""))
    for word, code in currencies.items():
        if unit == word or unit.startswith(word + " "):
            return str(code)
    return unit


def _noun(unit: str) -> str:
    """Leave a verb out: of "volunteers deliver" the counted noun is the first word, of "medical volunteers" both."""
    words = unit.split()
    if len(words) == 2 and (words[0].endswith("s") or not words[1].endswith("s")) and words[0].islower():
        return words[0]
    return unit


def _value(context: Context, groups: dict[str, str | None]) -> Decimal | None:
    digits = groups.get("digits")
    if not digits:
        return None
    plain = (
        digits.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits) else digits.replace(",", ".")
    )
    plain = plain.replace(" ", "")
    scale = context.linked.vocabulary.pack.table("quantities", "scales").get((groups.get("scale") or "").lower(), 1)
    value = Decimal(plain) * int(scale)
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def _comparator(context: Context, groups: dict[str, str | None]) -> str:
    word = (groups.get("comparator") or "").strip().lower()
    for sign, words in context.linked.vocabulary.pack.table("quantities", "comparators").items():
        if word in words:
            return str(sign)
    return "="

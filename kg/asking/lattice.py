"""Lays over the words of a question every meaning that they may have: function words, verbs, names, dates."""

from __future__ import annotations

from collections.abc import Iterator

from kg.asking.dates import dates
from kg.asking.packs import Pack, Phrase
from kg.asking.tokens import Edge, Word
from kg.vocabulary.russian import parses

DATE = "DATE"
_SAME_CASE = {"gen2": "gent", "loc2": "loct", "acc2": "accs", "voct": "nomn"}


def word_edges(words: list[Word], pack: Pack) -> Iterator[Edge]:
    """Yield the edges that the language pack alone gives: its words, its verbs, and dates."""
    for start in range(len(words)):
        for phrase in _beginning(words, start, pack):
            end = start + len(phrase.words)
            forms = _forms(phrase, words[start:end])
            if forms is not None:
                yield Edge(start, end, phrase.kind, phrase.value, forms)
        for end, period in dates(words, start, pack.months):
            yield Edge(start, end, DATE, content=period)


def lattice(edges: Iterator[Edge], length: int) -> list[list[Edge]]:
    """Return the edges by the word that they start with, the longest first."""
    table: list[list[Edge]] = [[] for _ in range(length)]
    for edge in edges:
        if edge not in table[edge.start]:
            table[edge.start].append(edge)
    for row in table:
        row.sort(key=lambda edge: -edge.end)
    return table


def _beginning(words: list[Word], start: int, pack: Pack) -> Iterator[Phrase]:
    keys = {words[start].plain}
    if pack.language == "ru":
        keys |= _lemmas(words[start].plain)
    for key in sorted(keys):
        yield from pack.phrases.get(key, ())


def _forms(phrase: Phrase, words: list[Word]) -> frozenset[str] | None:
    """Return the forms in which `words` are the phrase; None when they are not it."""
    if len(words) < len(phrase.words):
        return None
    if not phrase.lemma:
        return phrase.forms if tuple(word.plain for word in words) == phrase.words else None
    for word, lemma in zip(words[1:], phrase.words[1:], strict=True):
        if word.plain != lemma and lemma not in _lemmas(word.plain):
            return None
    return _lemma_forms(phrase, words[0].plain)


def _lemmas(word: str) -> set[str]:
    return {_plain(parse.normal_form) for parse in parses(word)}


def _plain(lemma: str) -> str:
    return lemma.replace("ё", "е")


def _lemma_forms(phrase: Phrase, word: str) -> frozenset[str] | None:
    """Return tense or voice of a verb, the cases of a noun; None when no reading of `word` has the phrase's lemma."""
    forms: set[str] = set()
    for parse in parses(word):
        if _plain(parse.normal_form) == phrase.words[0]:
            forms |= _noun_forms(parse.tag) if phrase.kind != "VERB" else _verb_forms(parse.tag, phrase.forms)
    return frozenset(forms) if forms else None


def _noun_forms(tag: object) -> set[str]:
    case = getattr(tag, "case", None)
    return {_SAME_CASE.get(case, case)} if case else {"nomn"}


def _verb_forms(tag: object, kinds: frozenset[str]) -> set[str]:
    """Return past, future, base (infinitive), part (short participle), or mid for what a reflexive verb reports."""
    kind, tense = getattr(tag, "POS", None), getattr(tag, "tense", None)
    if kind == "INFN":
        return {"base"}
    if kind == "PRTS":
        return {"part"}
    if kind != "VERB":
        return set()
    if tense == "futr":
        return {"future"}
    return {"mid"} if "reflexive" in kinds else {"past"}

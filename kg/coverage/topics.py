"""What is discussed in the page's words but belongs to no topic: the head nouns that a discussion verb governs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.coverage.families import FAMILIES
from kg.coverage.reading import Reading
from kg.coverage.tally import Finding
from kg.extraction.predicate import Predicate
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.russian import parses

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_MOST_ITEMS = 8


@dataclass(frozen=True)
class _Words:
    """Where noun phrases begin and end in one language, and the nouns that say nothing."""

    stop: re.Pattern[str]
    split: re.Pattern[str]
    boundary: frozenset[str]
    hollow: frozenset[str]
    adjective: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    table = pack.table("coverage", "topics")
    boundary, hollow = frozenset(table.get("boundary", ())), frozenset(table["hollow"])
    adjective = re.compile(table.get("adjective", r"(?!)"))
    return _Words(re.compile(table["stop"]), re.compile(table["split"]), boundary, hollow, adjective)


def heads(reading: Reading) -> Iterator[Finding]:
    """Yield the head noun of everything that a discussion verb governs and for which no topic was found."""
    words = _words(reading.pack)
    find = _russian if reading.linked.vocabulary.language == "ru" else _english
    for predicate in reading.context.predicates:
        if predicate.act not in FAMILIES[0].acts:
            continue
        for item in _open_items(reading, predicate, words):
            head = find(reading, item, words)
            # "political and economic ties": an adjective is no head; what it belongs to comes with a later item.
            if head is not None and words.adjective.search(head) is None:
                yield Finding(head, head, reading.example(predicate.sentence))


def _open_items(reading: Reading, predicate: Predicate, words: _Words) -> Iterator[Span]:
    """Yield the items of the stretches that a predicate governs in which there is no subject."""
    for region in predicate.regions:
        start = predicate.verb.end if region.start == predicate.verb.start else region.start
        stop = words.stop.search(reading.text, start, region.end)
        end = stop.start() if stop is not None else region.end
        if start >= end:
            continue
        covered = [s.span for s in reading.context.subjects.within(region, direct=True)]
        for item in _items(reading.text, Span(start, end), words):
            if any(span.overlaps(item) for span in covered):
                continue
            if not reading.context.subjects.within(item, direct=True):
                yield item


def _items(text: str, region: Span, words: _Words) -> list[Span]:
    edges = [(m.start(), m.end()) for m in words.split.finditer(text, region.start, region.end)]
    starts = [region.start, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), region.end]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b][:_MOST_ITEMS]


def _english(reading: Reading, item: Span, words: _Words) -> str | None:
    """Return the last word before the first preposition; behind a hollow noun, that of the next stretch."""
    chunk: list[re.Match[str]] = []
    for match in [*_WORD.finditer(reading.text, item.start, item.end), None]:
        if match is not None and match[0].lower() not in words.boundary:
            chunk.append(match)
            continue
        if not chunk:
            return None
        head = chunk[-1][0].lower().removesuffix("'s")
        if head not in words.hollow:
            return head if _is_noun(reading, chunk[-1]) else None
        chunk = []
    return None


def _is_noun(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether a word may be a topic: not a name, not an adverb or participle that the cut left behind."""
    if match[0][0].isupper() or len(match[0]) < 3 or match[0].endswith(("ly", "ed")):
        return False
    return not _named(reading, match)


def _named(reading: Reading, match: re.Match[str]) -> bool:
    here = Span(match.start(), match.end())
    return not (reading.linked.people.free(here) and reading.linked.mentions.free(here))


def _russian(reading: Reading, item: Span, words: _Words) -> str | None:
    """Return the lemma of the first noun that says something; genitives behind it only narrow it down."""
    for match in _WORD.finditer(reading.text, item.start, item.end):
        word = parses(match[0].lower())[0]
        if word.tag.POS in ("VERB", "INFN", "GRND"):
            return None
        if word.tag.POS != "NOUN" or word.normal_form in words.hollow:
            continue
        return None if match[0][0].isupper() or _named(reading, match) else str(word.normal_form)
    return None

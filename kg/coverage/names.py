"""Capitalised names in running text that stand for nothing that the reader knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.coverage.reading import Reading
from kg.coverage.tally import Finding
from kg.linking.spots import SpotKind
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.packs import Pack

_WORD = r"[A-ZА-Я](?:\.[A-ZА-Я])*[\w-]*(?:'(?!s\b)\w+)?"
# A word after these has its capital for another reason; a quotation mark alone may open a name.
_OPENING = re.compile(r'(?:^|[:!?…]"?|[:,] ?")[\s"(\[*•-]*$')
# How far back is looked for one: a hostile page may be one sentence.
_BACK = 16
# What these name may be part of a longer name; all others are names of their own.
_PARTS = frozenset((SpotKind.COUNTRY, SpotKind.ADJECTIVE, SpotKind.GOVERNMENT, SpotKind.PLACE))
_FENCE = "\x1e"  # over people and offices: a name behind an office is a name of its own
_BODY = "\x1f"  # over bodies and agreements: what touches one is the rest of its name


@dataclass(frozen=True)
class _Words:
    """The capital words of one language."""

    run: re.Pattern[str]
    single: re.Pattern[str]
    no_names: frozenset[str]


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    links = "|".join(map(re.escape, sorted(pack.words("coverage", "names", "links"), key=len, reverse=True)))
    link = rf"(?:(?:{links}) )?" if links else ""
    run = re.compile(rf"(?<![\w.'-]){_WORD}(?:(?:'s)? {link}{_WORD})*")
    return _Words(run, re.compile(_WORD), frozenset(pack.words("coverage", "names")))


def unresolved(reading: Reading) -> Iterator[Finding]:
    """Yield every capitalised name of a sentence, its first word aside, that stands for no entity and no topic."""
    words = _words(reading.pack)
    text = _without_known(reading)
    topics = sorted(hit.span for hit in reading.context.subjects.lexicon.find(reading.linked.text) if hit.strong)
    for sentence in reading.running:
        for match in words.run.finditer(text, sentence.span.start, sentence.span.end):
            span = _trimmed(match, words, initial=_is_initial(text, sentence, match.start()))
            if span is None or _is_rest(text, match) or _is_known(reading, span, words) or _inside(span, topics):
                continue
            name = " ".join(reading.linked.page.quote(span).split())
            yield Finding(reading.normal(name), name, reading.example(sentence))


def _without_known(reading: Reading) -> str:
    """Return the text with fences over people, offices, bodies and agreements; same offsets."""
    chars = list(reading.text)
    bodies = [spot for spot in reading.linked.mentions.spots if spot.kind not in _PARTS]
    for sign, spots in ((_BODY, bodies), (_FENCE, reading.linked.people.spots)):
        for spot in spots:
            chars[spot.span.start : spot.span.end] = sign * (spot.span.end - spot.span.start)
    return "".join(chars)


def _is_rest(text: str, run: re.Match[str]) -> bool:
    return text[max(0, run.start() - 2) : run.start()] == f"{_BODY} " or text[run.end() : run.end() + 2] == f" {_BODY}"


def _is_initial(text: str, sentence: Sentence, position: int) -> bool:
    start = max(sentence.span.start, position - _BACK)
    cut = "" if start == sentence.span.start else "x"  # any letter: the sentence goes on before
    return _OPENING.search(cut + text[start:position]) is not None


def _trimmed(match: re.Match[str], words: _Words, *, initial: bool) -> Span | None:
    """Return the run without words that are no names at its ends; None when nothing is left, or it began a sentence."""
    found = [Span(m.start(), m.end()) for m in words.single.finditer(match.string, match.start(), match.end())]
    if initial and not _is_no_name(found[0], match.string, words):
        return None
    while found and _is_no_name(found[0], match.string, words):
        found.pop(0)
    while found and _is_no_name(found[-1], match.string, words):
        found.pop()
    return Span(found[0].start, found[-1].end) if found else None


def _is_no_name(span: Span, text: str, words: _Words) -> bool:
    return span.of(text) in words.no_names or span.end - span.start < 2


def _is_known(reading: Reading, span: Span, words: _Words) -> bool:
    """Tell whether every capital word of a name belongs to a country or place that is known."""
    spots = reading.linked.mentions.within(max(0, span.start - 40), span.end + 40)
    return all(
        any(spot.span.start <= m.start() < spot.span.end for spot in spots)
        for m in words.single.finditer(reading.text, span.start, span.end)
    )


def _inside(span: Span, topics: list[Span]) -> bool:
    """Tell whether a topic word covers the name ("the Normandy format"); hits are short, so a few are enough."""
    at = bisect_left(topics, Span(span.start, span.start + 1))
    return any(hit.contains(span) for hit in topics[max(0, at - 3) : at + 2])

"""Offers the questions of the language pack that are most like one that was refused, with its own names put in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from kg.asking.lattice import DATE
from kg.asking.packs import Pack
from kg.asking.things import THING, Candidates, ThingFinder
from kg.asking.tokens import Edge, Word, plain
from kg.vocabulary.russian import parses

_SLOT = re.compile(r"\{([a-z]+)(2?)((?:_[a-z]{4})?)\}")
_TRIED = 12
_KINDS = ("person", "topic", "country", "agreement", "organization")
_CASES = ("accs", "loct", "ablt")
_NAMES_AT_MOST = 3
# What a question asks by; two questions that ask by the same word are alike.
_ASKING = frozenset(
    ("WHO", "WHAT", "WHICH", "HOWMANY", "HOWOFTEN", "WHEN", "WHERE", "WHETHER", "DID", "RANK", "RANKED")
)
# Words without a meaning of their own: that two questions share them makes them no more alike.
_EMPTY = frozenset(
    ("FILLER", "HAVE", "BE", "BEEN", "THERE", "THAT", "AND", "OR", "COMMA", "BOTH", "IN", "PREP", "TIME", "LIGHT", "OF")
)
_SAME_WORD, _SAME_ASKING, _OTHER_WORD, _NAME, _STRANGE = 1.0, 0.8, 0.25, 1.0, 1.2
_LIKE, _BEGINNING = 0.82, 5

Fillings = dict[str, str]


def nearest(found: list[Word], edges: list[list[Edge]], of: Pack, finder: ThingFinder) -> Iterator[tuple[float, str]]:
    """Yield questions with how far they are, the most like first; the caller checks that they are understood.

    A question is like another when it asks by the same word, has its words of meaning, and is about its names: a name
    that is left out or that comes from nowhere counts against it.
    """
    names = list(_names(edges, finder))[:_NAMES_AT_MOST]
    named = {at for row in edges for edge in row if edge.kind == THING for at in range(edge.start, edge.end)}
    words = [word.plain for at, word in enumerate(found) if at not in named]
    words += [other for word in words for other in of.near.get(word, ())]
    scored = []
    for index, template in enumerate(of.examples):
        alike = _alike(words, template, of)
        for order, (text, used, strange) in enumerate(_fillings_of(template, names, of)):
            score = alike + _NAME * (2 * used - len(names)) - _STRANGE * strange
            scored.append((-score, index, order, text))
    offered: dict[str, float] = {}
    for distance, _, _, text in sorted(scored):
        offered.setdefault(text, distance)
    yield from ((distance, text) for text, distance in list(offered.items())[:_TRIED])


def _alike(words: list[str], template: str, of: Pack) -> float:
    """Return how many of the template's words, as they ask and as they mean, the question has too."""
    bare = plain(re.sub(r"[?,.]", "", _SLOT.sub("", template))).split()
    score = 0.0
    for word in bare:
        kinds = {phrase.kind for phrase in of.phrases.get(word, ()) if len(phrase.words) == 1}
        if kinds & _ASKING or word == bare[0]:
            score += _SAME_ASKING if word in words else -_OTHER_WORD
        elif not kinds & _EMPTY:
            score += _SAME_WORD if any(_same(word, other) for other in words) else -_OTHER_WORD
    return score


@cache
def _same(one: str, other: str) -> bool:
    """Tell whether two words are forms of one, or one of them the other with a slip of the pen."""
    if one == other or (len(min(one, other, key=len)) >= _BEGINNING and one[:_BEGINNING] == other[:_BEGINNING]):
        return True
    if {parse.normal_form for parse in parses(one)} & {parse.normal_form for parse in parses(other)}:
        return True
    return len(other) >= _BEGINNING and difflib.SequenceMatcher(None, one, other).ratio() >= _LIKE


def _fillings_of(template: str, names: list[Fillings], of: Pack) -> Iterator[tuple[str, int, int]]:
    """Yield the template with the question's names in each order: text, names used, names of its own."""
    for order in permutations(names):
        left = list(order)
        strange = 0
        filled: list[str] = []
        end = 0
        for match in _SLOT.finditer(template):
            slot = match[1] + match[3]
            chosen = next((fillings for fillings in left if slot in fillings), None)
            if chosen is None:
                strange += 1
                text = of.example_names[match[1] + match[2] + match[3]]
            else:
                left.remove(chosen)
                text = chosen[slot]
            filled += [template[end : match.start()], text]
            end = match.end()
        yield "".join([*filled, template[end:]]), len(names) - len(left), strange


def examples(of: Pack) -> list[str]:
    """Return the questions of a language pack with its own names."""
    return [text for template in of.examples for text, _, _ in _fillings_of(template, [], of)]


def _names(edges: list[list[Edge]], finder: ThingFinder) -> Iterator[Fillings]:
    """Yield for each name of the question what it can fill: the text for each slot of an example."""
    position = 0
    while position < len(edges):
        names = ((edge.end, dict(_fillings(edge, finder))) for edge in edges[position] if edge.kind in (THING, DATE))
        end, fillings = next((name for name in names if name[1]), (position + 1, {}))
        if fillings:
            yield fillings
        position = end


def _fillings(edge: Edge, finder: ThingFinder) -> Iterator[tuple[str, str]]:
    if edge.kind == DATE:
        yield "year", str((edge.content.first or edge.content.last).year)
        return
    candidates: Candidates = edge.content
    for kind in _KINDS:
        things = candidates.of(kind) or (candidates.governments if kind == "country" else ())
        leaders = [thing for thing in things if len(things) > 1 and kind == "person" and finder.is_leader(thing)]
        chosen = leaders if len(leaders) == 1 else things
        if len(chosen) == 1:
            yield kind, chosen[0].label
            # As the question has it; the label is a nominative.
            yield from ((f"{kind}_{case}", candidates.text) for case in _CASES if case in edge.forms)

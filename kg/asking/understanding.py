"""Understands questions over one store: the reading of all the words that means something, or the reasons against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Store

from kg.asking.beside import beside
from kg.asking.bounded import in_time
from kg.asking.errors import NotUnderstoodError, TooLongError
from kg.asking.grammar import Parser
from kg.asking.lattice import lattice, word_edges
from kg.asking.model import Understanding
from kg.asking.nearest import nearest
from kg.asking.packs import Pack, languages, pack
from kg.asking.parts import collect
from kg.asking.reading import Reader, ReadingError
from kg.asking.refusals import reasons_against
from kg.asking.sparql import to_ask
from kg.asking.things import KINDS, ThingFinder
from kg.asking.tokens import MAX_WORDS, Edge, Word, span_text, words
from kg.asking.wording import to_words
from kg.identifiers import Identifiers
from kg.query import Names

_SHORT = 3
_NUMBERED = re.compile(r"(.+?)\W+\d{1,2}")
_OFFERED = 3
_EMPTY = 1.5
"""How much further off a question is taken to be that has no answer in the store."""
_SECONDS = 2.0
"""How long it may take to find out whether one offered question has an answer."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question understood: what it means, in which language it was asked, and the same in words."""

    understanding: Understanding
    language: str
    words: str


class Asker:
    """Understands questions over one store; it keeps what it has read of the store, so make one per session."""

    def __init__(self, store: Store, names: Names | None = None, ids: Identifiers | None = None) -> None:
        known = names or Names(store, ids)
        self._store, self._ids, self._names = store, ids, known
        self._finders = {language: ThingFinder(store, known, language) for language in languages()}

    def understand(self, question: str) -> Understood:
        """Return what `question` means; raises NotUnderstoodError with words, reasons and answerable questions."""
        first, *others = _languages_of(question)
        try:
            return self._understand(question, pack(first))
        except NotUnderstoodError as error:
            for language in others:
                try:
                    return self._understand(question, pack(language), explained=False)
                except NotUnderstoodError:
                    continue
            of = pack(first)
            instead = self._instead(question, error.words, of)
            texts = (of.texts["refused"], of.texts["instead"])
            raise NotUnderstoodError(error.reasons, error.words, instead, texts=texts) from None

    def _understand(self, question: str, of: Pack, *, explained: bool = True) -> Understood:
        """Return what the question means in one language; an error that nobody will see need not be explained."""
        found = words(question)
        if not any(word.plain[:1].isalnum() for word in found):
            raise NotUnderstoodError([of.texts["empty"]])
        if len(found) > MAX_WORDS:
            raise NotUnderstoodError([of.texts["too_long"].format(number=MAX_WORDS)])
        understanding = self._read(question, found, self._lattice(question, found, of), of, explained=explained)
        return Understood(understanding, of.language, to_words(understanding, of.texts))

    def _lattice(self, question: str, found: list[Word], of: Pack) -> list[list[Edge]]:
        self._names.read(KINDS)  # all at once, before the first name is looked up
        finder = self._finders[of.language]
        edges = [*word_edges(found, of), *finder.edges(question, found, of)]
        return lattice(iter(edges), len(found))

    def _read(
        self, question: str, found: list[Word], edges: list[list[Edge]], of: Pack, *, explained: bool
    ) -> Understanding:
        """Return the meaning of the cheapest reading that has one."""
        parser = Parser(of.grammar, edges)
        finder = self._finders[of.language]
        reasons: list[str] = []
        for nodes in parser.readings():
            parts = collect(nodes)
            verb = span_text(question, found, parts.verb.start, parts.verb.end) if parts.verb else ""
            try:
                return Reader(parts, of, finder, verb).understanding()
            except ReadingError as error:
                if error.final:
                    raise NotUnderstoodError([error.reason]) from None
                reasons.append(error.reason)
        if reasons:
            raise NotUnderstoodError(list(dict.fromkeys(reasons))[:1])
        if parser.exhausted:
            raise NotUnderstoodError([of.texts["too_many"]])
        if not explained:
            raise NotUnderstoodError([of.texts["unread"]])
        why, at_fault = reasons_against(question, found, edges, parser.reached, of, finder)
        raise NotUnderstoodError(why, at_fault)

    def _instead(self, question: str, at_fault: Sequence[str], of: Pack) -> list[str]:
        """Return up to three questions like this one that are understood: first the same with names put right.

        Of the others those come first that this store has an answer to.
        """
        found = words(question)[:MAX_WORDS]
        edges = self._lattice(question, found, of)
        finder = self._finders[of.language]
        right = list(dict.fromkeys(self._put_right(question, at_fault, of)))
        understood = [text for text in right if self._meaning(text, of)]
        if right:  # what else comes near is looked for with the names put right, too
            found = words(right[0])[:MAX_WORDS]
            edges = self._lattice(right[0], found, of)
        others = self._with_answers(nearest(found, edges, of, finder), understood, of)
        return [*understood, *others][:_OFFERED]

    def _with_answers(self, near: Iterable[tuple[float, str]], known: Sequence[str], of: Pack) -> list[str]:
        """Return the questions by how near they are, one without an answer behind others that are about as near.

        Of several that mean the same, the first is enough.
        """
        found: list[tuple[float, str]] = []
        meant = {_key(meaning) for text in known if (meaning := self._meaning(text, of))}
        for distance, text in near:
            meaning = self._meaning(text, of)
            if meaning is not None and _key(meaning) not in meant:
                meant.add(_key(meaning))
                found.append((distance + (0 if self._has_answer(meaning) else _EMPTY), text))
        return [text for _, text in sorted(found, key=lambda one: one[0])]

    def _has_answer(self, meaning: Understanding) -> bool:
        also = beside(meaning)
        looks = [to_ask(look, self._ids) for look in (meaning, *([also] if also else []))]
        try:
            return in_time(lambda: any(map(bool, map(self._store.query, looks))), _SECONDS)
        except TooLongError:
            return False

    def _put_right(self, question: str, at_fault: Sequence[str], of: Pack) -> Iterator[str]:
        for text in at_fault:
            if bare := _NUMBERED.fullmatch(text):  # what a number belongs to may be known without it
                yield question.replace(text, bare[1])
            if len(text) > _SHORT:
                yield from (question.replace(text, name) for name in self._finders[of.language].suggestions(text)[:1])

    def _meaning(self, text: str, of: Pack) -> Understanding | None:
        try:
            return self._understand(text, of, explained=False).understanding
        except NotUnderstoodError:
            return None


def _key(it: Understanding) -> tuple[object, ...]:
    """Return what two questions have in common that mean the same, whoever is named first."""
    given = frozenset((one.role, frozenset(thing.iri for thing in one.things)) for one in it.given)
    return it.relation, it.measure, it.asked, given, it.period, it.types, it.edge, it.planned


def _languages_of(question: str) -> list[str]:
    """Return the languages to try, first the one that the letters speak for."""
    cyrillic = sum("а" <= letter <= "я" or letter == "ё" for letter in question.lower())
    latin = sum("a" <= letter <= "z" for letter in question.lower())
    return ["ru", "en"] if cyrillic > latin else ["en", "ru"]

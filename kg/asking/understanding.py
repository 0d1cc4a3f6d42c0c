"""Understands questions over one store: the reading of all the words that means something, or the reasons against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import Store

from kg.asking.errors import NotUnderstoodError
from kg.asking.grammar import Parser
from kg.asking.lattice import lattice, word_edges
from kg.asking.model import Understanding
from kg.asking.nearest import nearest
from kg.asking.packs import Pack, languages, pack
from kg.asking.parts import collect
from kg.asking.reading import Reader, ReadingError
from kg.asking.refusals import reasons_against
from kg.asking.things import ThingFinder
from kg.asking.tokens import MAX_WORDS, Edge, Word, span_text, words
from kg.asking.wording import to_words
from kg.identifiers import Identifiers
from kg.query import Names

_SHORT = 3


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
        finder = self._finders[of.language]
        edges = [*word_edges(found, of), *finder.edges(question, found, of.titles)]
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
        """Return up to three questions like this one that are understood: first the same with names put right."""
        found = words(question)[:MAX_WORDS]
        edges = self._lattice(question, found, of)
        finder = self._finders[of.language]
        offered = dict.fromkeys([*self._put_right(question, at_fault, of), *nearest(found, edges, of, finder)])
        return list(islice((text for text in offered if self._is_understood(text, of)), 3))

    def _put_right(self, question: str, at_fault: Sequence[str], of: Pack) -> Iterator[str]:
        for text in at_fault:
            if len(text) > _SHORT:
                yield from (question.replace(text, name) for name in self._finders[of.language].suggestions(text)[:1])

    def _is_understood(self, text: str, of: Pack) -> bool:
        try:
            self._understand(text, of, explained=False)
        except NotUnderstoodError:
            return False
        return True


def _languages_of(question: str) -> list[str]:
    """Return the languages to try, first the one that the letters speak for."""
    cyrillic = sum("а" <= letter <= "я" or letter == "ё" for letter in question.lower())
    latin = sum("a" <= letter <= "z" for letter in question.lower())
    return ["ru", "en"] if cyrillic > latin else ["en", "ru"]

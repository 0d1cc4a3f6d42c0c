"""Finds the names in a question: every run of words that the store knows something by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Store

from kg.asking.cases import ANY_CASE, cases_of, nominatives
from kg.asking.conflicts import conflict_edges
from kg.asking.model import Thing
from kg.asking.packs import Pack
from kg.asking.tokens import Edge, Word, span_text
from kg.namespaces import PARLEY, RDFS, SKOS
from kg.query.names import Names, fold, likeness

KINDS = ("person", "country", "topic", "place", "agreement", "organization", "post")
THING = "THING"
_LONGEST = 8
_SHORT = 3
_ACRONYM = 4
_PREFIXED = re.compile(r"([a-z]+):[\w.-]+", re.ASCII)
_ALIKE = 1.6
_LABEL = NamedNode(RDFS.label)
_NOTATION = NamedNode(SKOS.notation)
_CONFLICT = NamedNode(PARLEY.conflictTopic)
_METONYM = NamedNode(PARLEY.governmentMetonym)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a name may mean: things by kind. `by_family` lists those who share a family name, `title` what stood before.

    `text` is the name as the question has it; `governments` are countries whose government goes by it ("the Kremlin").
    `gathering` is the word for a meeting of a body that goes with its name ("the G20 summit").
    `loose` are topics of which it is no name but only a word that stands for part of them ("grain deal").
    """

    text: str
    things: tuple[Thing, ...]
    by_family: bool = False
    title: str = ""
    governments: tuple[Thing, ...] = ()
    loose: tuple[Thing, ...] = ()
    gathering: str = ""

    def strictly(self, kind: str) -> tuple[Thing, ...]:
        """Return the things of a kind that the name stands for, and not for part of them only."""
        return tuple(thing for thing in self.of(kind) if thing not in self.loose)

    def of(self, kind: str) -> tuple[Thing, ...]:
        """Return the things of a kind; a country may also stand as a topic, as the ontology has it."""
        wanted = ("topic", "country") if kind == "topic" else (kind,)
        return tuple(thing for thing in self.things if thing.kind in wanted)


class ThingFinder:
    """Finds names of one store in questions of one language."""

    def __init__(self, store: Store, names: Names, language: str) -> None:
        self._store = store
        self._names = names
        self._language = language
        self._suggested: dict[str, list[str]] = {}

    def edges(self, question: str, words: list[Word], of: Pack) -> Iterator[Edge]:
        """Yield an edge for each run of words that is a name, with its candidates.

        A title before it belongs to it, and so does the word for a gathering of a body ("the G20 summit") or for a
        conflict in a country ("the war in Ukraine").
        """
        names = list(self._name_edges(question, words, of))
        yield from names
        yield from conflict_edges(question, words, names, of)

    def _name_edges(self, question: str, words: list[Word], of: Pack) -> Iterator[Edge]:
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
                for candidates, cases in self._meanings(span_text(question, words, start, end)):
                    yield Edge(start, end, THING, forms=cases, content=candidates)
                    if (first := _title_start(words, start, of.titles)) < start and candidates.of("person"):
                        title = span_text(question, words, first, start)
                        titled = Candidates(candidates.text, candidates.of("person"), candidates.by_family, title)
                        yield Edge(first, end, THING, forms=cases, content=titled)
                    bodies = tuple(replace(body, gathering=True) for body in candidates.of("organization"))
                    if bodies:
                        for first, last, forms in _gatherings(words, start, end, cases, of):
                            text = span_text(question, words, first, last)
                            yield Edge(
                                first, last, THING, forms=forms, content=Candidates(text, bodies, gathering=text)
                            )

    def suggestions(self, text: str) -> list[str]:
        """Return up to three names like `text`, of any kind, the most like first."""
        if text not in self._suggested:
            self._suggested[text] = self._alike(text)
        return self._suggested[text]

    def _alike(self, text: str) -> list[str]:
        spellings = nominatives(text) if self._language == "ru" else (text,)
        found = dict.fromkeys(name for s in spellings for kind in KINDS for name in self._names.suggest(s, kind))
        alike = {name: likeness(fold(text), fold(name)) for name in found}
        return sorted((name for name in found if alike[name] >= _ALIKE), key=lambda name: -alike[name])[:3]

    def _meanings(self, text: str) -> Iterator[tuple[Candidates, frozenset[str]]]:
        """Yield what `text` may mean with the cases in which it does; exactly the same name once, with all cases."""
        if (explicit := self._explicit(text)) is not None:
            yield explicit, ANY_CASE
            return
        cases: dict[Candidates, frozenset[str]] = {}
        spellings = nominatives(text) if self._language == "ru" else {text: ANY_CASE}
        for spelling, spelling_cases in spellings.items():
            if (candidates := self._known(text, spelling)) is not None:
                cases[candidates] = cases.get(candidates, frozenset()) | spelling_cases
        yield from cases.items()

    def _explicit(self, text: str) -> Candidates | None:
        """Return the thing that a prefixed name such as person:joe-biden stands for."""
        match = _PREFIXED.fullmatch(text)
        kind = match[1] if match and match[1] in KINDS else ""
        node = self._names.identify(text, kind) if kind else None
        return None if node is None else Candidates(text, (self._thing(kind, node),))

    def _known(self, text: str, spelling: str) -> Candidates | None:
        things: dict[str, Thing] = {}
        by_family = False
        for kind in KINDS:
            how, nodes, spelled = self._names.find(spelling, kind)
            if not how or not _spelled_well(text, how, spelled):
                continue
            nodes = nodes - things.keys()
            by_family = by_family or (kind == "person" and how == "family")
            things.update({iri: self._thing(_kind(kind, iri), NamedNode(iri)) for iri in sorted(nodes)})
        governments = tuple(self._thing("country", NamedNode(iri)) for iri in self._governments.get(fold(spelling), ()))
        governments = tuple(thing for thing in governments if thing not in things.values())
        if not things and not governments:
            return None
        loose = tuple(
            thing for thing in things.values() if thing.kind == "topic" and not self._is_name(thing, spelling)
        )
        return Candidates(text, tuple(things.values()), by_family, governments=governments, loose=loose)

    def _is_name(self, thing: Thing, spelling: str) -> bool:
        """Tell whether a topic is labelled so, in any language, or has it as its notation."""
        quads = [*self._store.quads_for_pattern(NamedNode(thing.iri), _LABEL, None, None)]
        quads += self._store.quads_for_pattern(NamedNode(thing.iri), _NOTATION, None, None)
        return fold(spelling) in {fold(quad.object.value) for quad in quads if isinstance(quad.object, Literal)}

    @cached_property
    def _governments(self) -> dict[str, list[str]]:
        """The countries by the names that their governments go by."""
        found: dict[str, list[str]] = {}
        for quad in self._store.quads_for_pattern(None, _METONYM, None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                countries = found.setdefault(fold(quad.object.value), [])
                if quad.subject.value not in countries:
                    countries.append(quad.subject.value)
        return {name: sorted(countries) for name, countries in found.items()}

    def label(self, iri: str) -> str:
        """Return what a thing is called in the language of the questions."""
        return self._label(NamedNode(iri)) or self._names.compact(iri)

    def is_leader(self, thing: Thing) -> bool:
        """Tell whether a person is known to have led a country or an international body."""
        return self._names.has_class(NamedNode(thing.iri), (PARLEY.Leader,))

    def _thing(self, kind: str, node: NamedNode) -> Thing:
        short = self._names.compact(node.value)
        subjects = self._conflict(node) if kind == "place" else ()
        return Thing(kind, node.value, self._label(node) or short, short, subjects)

    def _conflict(self, node: NamedNode) -> tuple[str, ...]:
        """Return the countries that the reference data give as the subject when the conflict in a region is meant."""
        quads = self._store.quads_for_pattern(node, _CONFLICT, None, None)
        return tuple(sorted({quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}))

    def _label(self, node: NamedNode) -> str:
        """Return the label in the language of the question, else the English one, else any."""
        labels = [
            (quad.object.language != self._language, quad.object.language != "en", quad.object.value)
            for quad in self._store.quads_for_pattern(node, _LABEL, None, None)
            if isinstance(quad.object, Literal)
        ]
        return min(labels)[2] if labels else ""


def _gatherings(
    words: list[Word], start: int, end: int, cases: frozenset[str], of: Pack
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield where the name of a body stands with a word for its gathering: "G20 summit", «саммит (чего?) G20»."""
    if of.language == "en":
        if end < len(words) and words[end].plain in of.gatherings:
            yield start, end + 1, cases
    elif start and "gent" in cases and (forms := cases_of(words[start - 1].plain, of.gatherings)):
        yield start - 1, end, forms


def _kind(kind: str, iri: str) -> str:
    """Return "country" for a country that was found among the topics."""
    return "country" if kind == "topic" and "/country/" in iri else kind


def _spelled_well(text: str, how: str, spelled: str) -> bool:
    """Tell whether `text` may stand for a code or an acronym: "US" may, "us" is a word like any other.

    Long acronyms are written like names, too: "Hamas", "Unesco".
    """
    if len(text) <= _SHORT and (how == "code" or text.islower()):
        return text.isupper()
    if len(text) > _ACRONYM and text[:1].isupper():
        return True
    return text.isupper() or not (spelled.isupper() and " " not in spelled)


def _title_start(words: list[Word], start: int, titles: frozenset[str]) -> int:
    """Return where the title before word `start` begins ("Prime Minister"), or `start` when there is none."""
    for length in (3, 2, 1):
        if length <= start and " ".join(word.plain for word in words[start - length : start]) in titles:
            return start - length
    return start

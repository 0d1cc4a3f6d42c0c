"""The triples of a page, with the reference data behind them, looked up by node and by predicate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.validation.screening.terms import Term, is_iri

Node = Mapping[Term, Sequence[Term]]
"""What is said of a subject: objects by predicate."""
_NOTHING: Node = {}
_NO_TERMS: tuple[Term, ...] = ()


class Facts:
    """Triples by subject and predicate, and by predicate and object; those of `base` count as well.

    `lines` are N-Quads lines; a triple that stands in several graphs counts once. `base` has no base of its own.
    """

    def __init__(self, lines: Iterable[str], base: Facts | None = None) -> None:
        self._nodes: dict[Term, dict[Term, list[Term]]] = {}
        self._pairs: dict[Term, list[tuple[Term, Term]]] = {}
        # Made for a predicate when it is first asked for: few are.
        self._subjects: dict[Term, dict[Term, list[Term]]] = {}
        self._base = base
        # A graph name is an IRI and so has no space: what stands before the last " <" is the triple.
        for triple in dict.fromkeys([line[: line.rindex(" <")] for line in lines]):
            subject, predicate, object_ = triple.split(" ", 2)
            self._nodes.setdefault(subject, {}).setdefault(predicate, []).append(object_)
            self._pairs.setdefault(predicate, []).append((subject, object_))

    def about(self, subject: Term) -> Node:
        """Return the objects of a subject by predicate, each once."""
        # Called some hundred times a page: written for speed.
        own = self._nodes.get(subject)
        other = None if self._base is None else self._base._nodes.get(subject)
        if own is None or other is None:
            return own or other or _NOTHING
        merged = dict(other)
        for predicate, objects in own.items():
            behind = other.get(predicate)
            merged[predicate] = objects if behind is None else list(dict.fromkeys((*objects, *behind)))
        return merged

    def objects(self, predicate: Term, subject: Term) -> Sequence[Term]:
        """Return the objects of a subject, each once."""
        return self.about(subject).get(predicate, _NO_TERMS)

    def subjects(self, predicate: Term, object_: Term) -> Sequence[Term]:
        """Return the subjects that have an object, each once."""
        mine = self._having(predicate).get(object_, _NO_TERMS)
        other = _NO_TERMS if self._base is None else self._base._having(predicate).get(object_, _NO_TERMS)
        return list(dict.fromkeys((*mine, *other))) if mine and other else mine or other

    def count(self, predicate: Term, object_: Term) -> int:
        """Return how many subjects have an object, those of the base counted beside."""
        own = len(self._having(predicate).get(object_, _NO_TERMS))
        return own if self._base is None else own + self._base.count(predicate, object_)

    def pairs(self, predicate: Term) -> Iterator[tuple[Term, Term]]:
        """Yield every subject and object of a predicate; some may come twice."""
        yield from self._pairs.get(predicate, ())
        if self._base is not None:
            yield from self._base.pairs(predicate)

    def own_subjects(self) -> Collection[Term]:
        """Return all subjects of the page itself."""
        return self._nodes.keys()

    def only_named(self) -> set[Term]:
        """Return the IRIs that the page names and says nothing about."""
        named = {object_ for pairs in self._pairs.values() for _, object_ in pairs}
        return {term for term in named if is_iri(term) and term not in self._nodes}

    def subjects_of(self, predicate: Term) -> Collection[Term]:
        """Return the page's subjects that have a predicate, on the page or in the base."""
        own = {subject for subject, _ in self._pairs.get(predicate, ())}
        if self._base is None or predicate not in self._base._pairs:
            return own
        return own | {subject for subject in self._nodes if predicate in self._base._nodes.get(subject, _NOTHING)}

    def objects_of(self, predicate: Term) -> Collection[Term]:
        """Return the page's own objects of a predicate, and the page's subjects that are objects of it in the base."""
        own = {object_ for _, object_ in self._pairs.get(predicate, ())}
        if self._base is None or predicate not in self._base._pairs:
            return own
        return own | (self._nodes.keys() & self._base._having(predicate).keys())

    def _having(self, predicate: Term) -> Mapping[Term, Sequence[Term]]:
        """Return the subjects of a predicate by object."""
        found = self._subjects.get(predicate)
        if found is None:
            found = self._subjects[predicate] = {}
            for subject, object_ in self._pairs.get(predicate, ()):
                found.setdefault(object_, []).append(subject)
        return found

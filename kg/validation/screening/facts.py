"""The triples of a page, with the reference data behind them, looked up by predicate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.validation.screening.terms import Term, is_iri

_Table = dict[Term, dict[Term, list[Term]]]
_NONE: Mapping[Term, Sequence[Term]] = {}
_NO_TERMS: tuple[Term, ...] = ()


class Facts:
    """Triples by predicate and subject, and by predicate and object; those of `base` count as well.

    `lines` are N-Quads lines; a triple that stands in several graphs counts once. With `predicates`, only triples
    with one of these are kept. `base` has no base of its own.
    """

    def __init__(
        self, lines: Iterable[str], base: Facts | None = None, predicates: Collection[Term] | None = None
    ) -> None:
        self._objects: _Table = {}
        self._subjects: _Table = {}
        self._base = base
        # A graph name is an IRI and so has no space: what stands before the last " <" is the triple.
        for triple in {line[: line.rindex(" <")] for line in lines}:
            subject, predicate, object_ = triple.split(" ", 2)
            if predicates is None or predicate in predicates:
                self._objects.setdefault(predicate, {}).setdefault(subject, []).append(object_)
                self._subjects.setdefault(predicate, {}).setdefault(object_, []).append(subject)

    def objects(self, predicate: Term, subject: Term) -> Sequence[Term]:
        """Return the objects of a subject, each once."""
        return _ends(self._objects, None if self._base is None else self._base._objects, predicate, subject)

    def subjects(self, predicate: Term, object_: Term) -> Sequence[Term]:
        """Return the subjects that have an object, each once."""
        return _ends(self._subjects, None if self._base is None else self._base._subjects, predicate, object_)

    def count(self, predicate: Term, object_: Term) -> int:
        """Return how many subjects have an object, those of the base counted beside."""
        own = len(self._subjects.get(predicate, _NONE).get(object_, _NO_TERMS))
        return own if self._base is None else own + self._base.count(predicate, object_)

    def pairs(self, predicate: Term) -> Iterator[tuple[Term, Term]]:
        """Yield every subject and object of a predicate; some may come twice."""
        for subject, objects in self._objects.get(predicate, _NONE).items():
            yield from ((subject, object_) for object_ in objects)
        if self._base is not None:
            yield from self._base.pairs(predicate)

    def own_subjects(self) -> set[Term]:
        """Return all subjects of the page itself."""
        return {subject for by_subject in self._objects.values() for subject in by_subject}

    def only_named(self) -> set[Term]:
        """Return the IRIs that the page names and says nothing about."""
        named = {object_ for by_object in self._subjects.values() for object_ in by_object if is_iri(object_)}
        return named - self.own_subjects()

    def subjects_of(self, predicate: Term) -> Collection[Term]:
        """Return the page's subjects that have a predicate, on the page or in the base."""
        return self._about(self._objects, None if self._base is None else self._base._objects, predicate)

    def objects_of(self, predicate: Term) -> Collection[Term]:
        """Return the page's own objects of a predicate, and the page's subjects that are objects of it in the base."""
        return self._about(self._subjects, None if self._base is None else self._base._subjects, predicate)

    def _about(self, own: _Table, base: _Table | None, predicate: Term) -> Collection[Term]:
        mine = own.get(predicate, _NONE).keys()
        if not base or predicate not in base:
            return mine
        return mine | (self.own_subjects() & base[predicate].keys())


def _ends(own: _Table, base: _Table | None, predicate: Term, term: Term) -> Sequence[Term]:
    # Called some thousand times a page: written for speed.
    mine = own[predicate].get(term, _NO_TERMS) if predicate in own else _NO_TERMS
    if not base or predicate not in base:
        return mine
    other = base[predicate].get(term, _NO_TERMS)
    if not mine or not other:
        return mine or other
    return [*mine, *(end for end in other if end not in mine)]

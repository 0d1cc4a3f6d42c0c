"""The screen: tells of a page, in about a millisecond, whether it may break a rule.

Engines that run shapes over triples take ten milliseconds a page and more. Nearly every page conforms; so all rules
are first tried in plain Python on the page's own lines, and only the pages that may break one go to an engine, which
says what exactly is wrong. The screen is compiled from the same shapes. It never lets a page pass that an engine finds
something in (a test plants a violation of every rule); what it is not sure of it does not let pass either.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rdflib import RDF, SH, Graph
from rdflib.collection import Collection
from rdflib.plugins.sparql import prepareQuery
from rdflib.term import Node as ShapeNode
from rdflib.term import URIRef

from kg.validation.compiler import NO_CONSTRAINT, UnsupportedShapeError, constraint_prefixes, refuse_unseen
from kg.validation.screening.core import Breaks, Count, OfValue, term_of, test_of
from kg.validation.screening.expressions import group
from kg.validation.screening.facts import Facts, Node
from kg.validation.screening.patterns import Pattern
from kg.validation.screening.terms import Term, UnsureError
from kg.validation.shapes import Shapes

_TYPE = f"<{RDF.type}>"
_REMEMBERED = 512
"""How many values a test of values remembers: a few hundred kB in all."""


@dataclass(frozen=True, slots=True)
class _Path:
    """A path of one or more predicates that stand for each other, with the tests of its values; none: the node."""

    predicates: tuple[Term, ...]
    count: Count
    is_wrong: Callable[[Term], bool] | None
    tests: tuple[Breaks, ...]

    @property
    def tests_something(self) -> bool:
        """Whether any value, or any number of values, can break it."""
        return bool(self.tests) or self.is_wrong is not None or self.count != Count()

    def is_broken(self, facts: Facts, focus: Term, node: Node) -> bool:
        values = self._values(focus, node)
        if not self.count.least <= len(values) <= self.count.most:
            return True
        if self.is_wrong is not None:
            for value in values:
                if self.is_wrong(value):
                    return True
        for test in self.tests:  # noqa: SIM110 - any() over a generator costs more than the tests
            if test(facts, focus, values):
                return True
        return False

    def _values(self, focus: Term, node: Node) -> Sequence[Term]:
        if not self.predicates:
            return (focus,)
        values = node.get(self.predicates[0], ())
        for predicate in self.predicates[1:]:
            values = list(dict.fromkeys((*values, *node.get(predicate, ()))))
        return values


@dataclass(frozen=True, slots=True)
class _Rule:
    """A shape with targets: which nodes it is about, and what of them is tested."""

    classes: tuple[Term, ...]
    subjects_of: tuple[Term, ...]
    objects_of: tuple[Term, ...]
    paths: tuple[_Path, ...]
    patterns: tuple[Pattern, ...]

    def is_broken(self, facts: Facts, focus: Term) -> bool:
        node = facts.about(focus)
        for path in self.paths:
            if path.is_broken(facts, focus, node):
                return True
        return self.finds(facts, focus)

    def finds(self, facts: Facts, focus: Term) -> bool:
        """Tell whether a query of the rule finds something."""
        for one in self.patterns:  # noqa: SIM110 - as above
            if next(one(facts, {"this": focus}), None) is not None:
                return True
        return False


class Screen:
    """All rules, ready to be tried on pages; made once for many pages, it may be pickled no more than that."""

    def __init__(self, rules: Sequence[_Rule], reference: Facts, *, sure: bool) -> None:
        self._rules = rules
        self._reference = reference
        self._sure = sure
        self._by_class = _by_class(rules)

    def passes(self, lines: Iterable[str]) -> bool:
        """Tell whether a page, given as its N-Quads lines, breaks no rule for sure."""
        return self._sure and _conforms(self._rules, self._by_class, Facts(lines, self._reference))


def make_screen(shapes: Shapes, reference: Iterable[str]) -> Screen | None:
    """Return the screen for `shapes` and the N-Quads lines of the reference data; None when shapes ask for more.

    Reference data that break a rule by themselves are found in every page that names them: then no page passes.
    """
    try:
        rules = [_rule(shapes.graph, shape) for shape in sorted(_targeted(shapes.graph), key=str)]
    except UnsupportedShapeError:
        return None
    facts = Facts(reference)
    return Screen(rules, facts, sure=_conforms(rules, _by_class(rules), facts))


def _by_class(rules: Iterable[_Rule]) -> dict[Term, list[_Rule]]:
    found: dict[Term, list[_Rule]] = {}
    for rule in rules:
        for cls in rule.classes:
            found.setdefault(cls, []).append(rule)
    return found


def _conforms(rules: Sequence[_Rule], by_class: dict[Term, list[_Rule]], facts: Facts) -> bool:
    try:
        return not (_class_broken(by_class, facts) or any(_others_broken(rule, facts) for rule in rules))
    except UnsureError:
        return False


def _class_broken(by_class: dict[Term, list[_Rule]], facts: Facts) -> bool:
    for focus in facts.own_subjects():
        for cls in facts.objects(_TYPE, focus):
            if any(rule.is_broken(facts, focus) for rule in by_class.get(cls, ())):
                return True
    # What the reference data describe can only be broken by a query that looks back at it.
    for focus in facts.only_named():
        for cls in facts.objects(_TYPE, focus):
            if any(rule.finds(facts, focus) for rule in by_class.get(cls, ())):
                return True
    return False


def _others_broken(rule: _Rule, facts: Facts) -> bool:
    return any(
        rule.is_broken(facts, focus) for predicate in rule.subjects_of for focus in facts.subjects_of(predicate)
    ) or any(rule.is_broken(facts, focus) for predicate in rule.objects_of for focus in facts.objects_of(predicate))


def _targeted(graph: Graph) -> set[ShapeNode]:
    if (None, SH.targetNode, None) in graph:
        raise UnsupportedShapeError("sh:targetNode")
    refuse_unseen(graph)
    return {s for p in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf) for s in graph.subjects(p, None)}


def _rule(graph: Graph, shape: ShapeNode) -> _Rule:
    selects = [] if (shape, SH.path, None) in graph else list(graph.objects(shape, SH.sparql))
    inner = [] if (shape, SH.path, None) in graph else list(graph.objects(shape, SH.property))
    paths = [_path(graph, one) for one in (shape, *sorted(inner, key=str))]
    return _Rule(
        classes=_terms(graph, shape, SH.targetClass),
        subjects_of=_terms(graph, shape, SH.targetSubjectsOf),
        objects_of=_terms(graph, shape, SH.targetObjectsOf),
        paths=tuple(path for path in paths if path.tests_something),
        patterns=tuple(_select(graph, constraint) for constraint in sorted(selects, key=str)),
    )


def _terms(graph: Graph, shape: ShapeNode, predicate: URIRef) -> tuple[Term, ...]:
    return tuple(sorted(term_of(node) for node in graph.objects(shape, predicate)))


def _path(graph: Graph, shape: ShapeNode) -> _Path:
    path = graph.value(shape, SH.path)
    tests = [
        test_of(graph, predicate, parameter)
        for predicate, parameter in sorted(graph.predicate_objects(shape))
        if predicate not in NO_CONSTRAINT
    ]
    counts = [test for test in tests if isinstance(test, Count)]
    return _Path(
        () if path is None else _predicates(graph, path),
        Count(max((one.least for one in counts), default=0), min((one.most for one in counts), default=sys.maxsize)),
        _together([test.is_wrong for test in tests if isinstance(test, OfValue)]),
        tuple(test for test in tests if not isinstance(test, Count | OfValue)),
    )


def _together(tests: Sequence[Callable[[Term], bool]]) -> Callable[[Term], bool] | None:
    """Return one test for all; values met lately are remembered, since types, dates and units come again."""
    if not tests:
        return None
    return lru_cache(maxsize=_REMEMBERED)(lambda term: any(is_wrong(term) for is_wrong in tests))


def _predicates(graph: Graph, path: ShapeNode) -> tuple[Term, ...]:
    if isinstance(path, URIRef):
        return (term_of(path),)
    choice = graph.value(path, SH.alternativePath)
    parts = [] if choice is None else list(Collection(graph, choice))
    if not parts or not all(isinstance(part, URIRef) for part in parts):
        raise UnsupportedShapeError("a path of several steps")
    return tuple(term_of(part) for part in parts)


def _select(graph: Graph, constraint: ShapeNode) -> Pattern:
    text = constraint_prefixes(graph, constraint) + str(graph.value(constraint, SH.select) or "")
    node = prepareQuery(text).algebra
    while node.name in ("SelectQuery", "Distinct", "Project"):
        node = node.p
    return group(node)

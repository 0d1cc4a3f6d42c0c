"""The SHACL constraint components of our shapes as tests of a value, or of all values of a path."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyoxigraph
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.validation.compiler import UnsupportedShapeError
from kg.validation.screening.facts import Facts
from kg.validation.screening.terms import Term, UnsureError, is_iri, is_literal, is_valid, parts, text, value

Breaks = Callable[[Facts, Term, Sequence[Term]], bool]
"""Whether the values of a path, seen from a focus node, break a constraint."""


@dataclass(frozen=True, slots=True)
class OfValue:
    """A test of each value by itself, whatever node it belongs to."""

    is_wrong: Callable[[Term], bool]


@dataclass(frozen=True, slots=True)
class Count:
    """How many values there may be."""

    least: int = 0
    most: int = sys.maxsize


Test = OfValue | Count | Breaks
_TYPE = f"<{RDF.type}>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PARSED = frozenset(f"{_XSD}{name}" for name in ("date", "dateTime", "integer", "boolean", "decimal"))
_FREE = frozenset((f"{_XSD}string", f"{_XSD}anyURI", str(RDF.langString)))
"""Datatypes that any text belongs to, for all engines."""
# What the engines' regular expressions see in different ways: white space of old, and a line end before the end.
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x85\u2028\u2029]|\n\Z")


def term_of(node: Node) -> Term:
    """Return a term of the shapes as N-Quads lines write it."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, Literal) and node.language is None:
        # The same writer as that of the lines: equal terms are equal texts.
        datatype = None if node.datatype is None else pyoxigraph.NamedNode(node.datatype)
        return str(pyoxigraph.Literal(str(node), datatype=datatype))
    raise UnsupportedShapeError(f"the term {node!r}")


def test_of(graph: Graph, predicate: Node, parameter: Node) -> Test:
    """Return the test for one constraint parameter; UnsupportedShapeError when it has none here."""
    make = _MAKERS.get(predicate)
    if make is None:
        raise UnsupportedShapeError(str(predicate))
    return make(graph, parameter)


def _min_count(_graph: Graph, parameter: Node) -> Count:
    return Count(least=int(str(parameter)))


def _max_count(_graph: Graph, parameter: Node) -> Count:
    return Count(most=int(str(parameter)))


def _has_value(_graph: Graph, parameter: Node) -> Breaks:
    wanted = term_of(parameter)
    return lambda facts, focus, values: wanted not in values


def _datatype(_graph: Graph, parameter: Node) -> OfValue:
    wanted = str(parameter)
    if wanted not in _PARSED | _FREE:
        raise UnsupportedShapeError(f"sh:datatype {wanted}")

    def wrong(term: Term) -> bool:
        if not is_literal(term):
            return True
        if parts(term)[2] != wanted:
            return True
        return wanted in _PARSED and not is_valid(term)

    return OfValue(wrong)


def _node_kind(_graph: Graph, parameter: Node) -> OfValue:
    tests: dict[Node, Callable[[Term], bool]] = {SH.IRI: is_iri, SH.Literal: is_literal}
    test = tests.get(parameter)
    if test is None:
        raise UnsupportedShapeError(f"sh:nodeKind {parameter}")
    return OfValue(lambda term: not test(term))


def _pattern(_graph: Graph, parameter: Node) -> OfValue:
    search = re.compile(str(parameter)).search

    def wrong(term: Term) -> bool:
        if _ODD.search(text(term)):
            raise UnsureError(term)
        return search(text(term)) is None

    return OfValue(wrong)


def _in(graph: Graph, parameter: Node) -> OfValue:
    allowed = frozenset(term_of(item) for item in Collection(graph, parameter))
    return OfValue(lambda term: term not in allowed)


def _min_length(_graph: Graph, parameter: Node) -> OfValue:
    least = int(str(parameter))
    return OfValue(lambda term: len(text(term)) < least)


def _min_inclusive(_graph: Graph, parameter: Node) -> OfValue:
    bound = value(term_of(parameter))
    return OfValue(lambda term: not _is_at_least(value(term), bound))


def _less_than(_graph: Graph, parameter: Node) -> Breaks:
    other = term_of(parameter)

    def wrong(facts: Facts, focus: Term, values: Sequence[Term]) -> bool:
        bounds = [value(term) for term in facts.objects(other, focus)]
        return any(_is_at_least(value(term), bound) for term in values for bound in bounds)

    return wrong


def _is_at_least(one: object, other: object) -> bool:
    if isinstance(one, bool) is not isinstance(other, bool):
        raise UnsureError  # a truth value is a number in Python only
    try:
        return bool(one >= other)  # type: ignore[operator]
    except TypeError as error:
        raise UnsureError from error


def _class(_graph: Graph, parameter: Node) -> Breaks:
    wanted = term_of(parameter)

    def wrong(facts: Facts, focus: Term, values: Sequence[Term]) -> bool:
        return any(wanted not in facts.objects(_TYPE, term) for term in values)

    return wrong


def _not(graph: Graph, parameter: Node) -> Breaks:
    choice = graph.value(parameter, SH["or"])
    inner = [parameter] if choice is None else list(Collection(graph, choice))
    classes = frozenset(term_of(cls) for part in inner for cls in graph.objects(part, SH["class"]))
    stated = {p for part in inner for p in graph.predicates(part, None)} - {
        SH["class"],
        SH.name,
        SH.description,
        RDF.type,
    }
    if not classes or stated:
        raise UnsupportedShapeError(f"sh:not {parameter}")

    def wrong(facts: Facts, focus: Term, values: Sequence[Term]) -> bool:
        return any(not classes.isdisjoint(facts.objects(_TYPE, term)) for term in values)

    return wrong


_MAKERS: dict[Node, Callable[[Graph, Node], Test]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.hasValue: _has_value,
    SH.datatype: _datatype,
    SH.nodeKind: _node_kind,
    SH.pattern: _pattern,
    SH["in"]: _in,
    SH.minLength: _min_length,
    SH.minInclusive: _min_inclusive,
    SH.lessThan: _less_than,
    SH["class"]: _class,
    SH["not"]: _not,
}

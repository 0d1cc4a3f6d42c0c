"""The SHACL constraint components that our shapes use, each as a condition of a SPARQL query."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rdflib import RDF, SH, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

Condition = Callable[[Graph, Node, Node], str]


@dataclass(frozen=True, slots=True)
class Check:
    """How a component is asked: the condition that ?value breaks, or a number of values, or a thing that must exist.

    `counts`: the condition compares the number of values; `about_all`: it is a pattern that must exist.
    """

    component: str
    condition: Condition
    counts: bool = False
    about_all: bool = False


_PARSED = (XSD.date, XSD.dateTime, XSD.integer, XSD.boolean, XSD.decimal)
_NODE_KINDS = {SH.IRI: "isIRI(?value)", SH.Literal: "isLiteral(?value)", SH.BlankNode: "isBlank(?value)"}


def _datatype(_graph: Graph, _shape: Node, parameter: Node) -> str:
    wrong = f"!isLiteral(?value) || DATATYPE(?value) != {parameter.n3()}"
    if parameter in _PARSED:
        # A cast fails on a lexical form outside the datatype's space, such as 30 February.
        wrong += f" || COALESCE(DATATYPE({parameter.n3()}(STR(?value))) != {parameter.n3()}, true)"
    if parameter == RDF.langString:
        wrong = '!isLiteral(?value) || LANG(?value) = ""'
    return f"FILTER({wrong})"


def _node_kind(_graph: Graph, shape: Node, parameter: Node) -> str:
    test = _NODE_KINDS.get(URIRef(str(parameter)))
    if test is None:
        raise ValueError(f"sh:nodeKind {parameter} in {shape}")
    return f"FILTER(!{test})"


def _pattern(_graph: Graph, _shape: Node, parameter: Node) -> str:
    return f"FILTER(isBlank(?value) || !REGEX(STR(?value), {parameter.n3()}))"


def _in(graph: Graph, _shape: Node, parameter: Node) -> str:
    return f"FILTER(?value NOT IN ({', '.join(item.n3() for item in Collection(graph, parameter))}))"


def _classes(graph: Graph, shape: Node) -> list[Node]:
    """Return the classes of a shape that says nothing but "has one of these classes"."""
    choice = graph.value(shape, SH["or"])
    inner = [shape] if choice is None else list(Collection(graph, choice))
    classes = [cls for part in inner for cls in graph.objects(part, SH["class"])]
    if not classes:
        raise ValueError(f"sh:not {shape}")
    return classes


def _not(graph: Graph, _shape: Node, parameter: Node) -> str:
    return _one_of("", _classes(graph, parameter))


def _class(_graph: Graph, _shape: Node, parameter: Node) -> str:
    return _one_of("NOT ", [parameter])


def _one_of(negation: str, classes: list[Node]) -> str:
    names = ", ".join(cls.n3() for cls in classes)
    return f"FILTER {negation}EXISTS {{ ?value a ?class . FILTER(?class IN ({names})) }}"


CHECKS: dict[Node, Check] = {
    SH.minCount: Check("MinCountConstraintComponent", lambda _g, _s, p: f"< {int(str(p))}", counts=True),
    SH.maxCount: Check("MaxCountConstraintComponent", lambda _g, _s, p: f"> {int(str(p))}", counts=True),
    SH.hasValue: Check("HasValueConstraintComponent", lambda _g, _s, p: f"?this PATH {p.n3()}", about_all=True),
    SH.datatype: Check("DatatypeConstraintComponent", _datatype),
    SH.nodeKind: Check("NodeKindConstraintComponent", _node_kind),
    SH.pattern: Check("PatternConstraintComponent", _pattern),
    SH["in"]: Check("InConstraintComponent", _in),
    SH["not"]: Check("NotConstraintComponent", _not),
    SH["class"]: Check("ClassConstraintComponent", _class),
    SH.minLength: Check(
        "MinLengthConstraintComponent", lambda _g, _s, p: f"FILTER(STRLEN(STR(?value)) < {int(str(p))})"
    ),
    SH.minInclusive: Check(
        "MinInclusiveConstraintComponent", lambda _g, _s, p: f"FILTER(!COALESCE(?value >= {p.n3()}, false))"
    ),
    SH.lessThan: Check(
        "LessThanConstraintComponent",
        lambda _g, _s, p: f"?this {p.n3()} ?other . FILTER(!COALESCE(?value < ?other, false))",
    ),
}
"""The supported constraint parameters."""

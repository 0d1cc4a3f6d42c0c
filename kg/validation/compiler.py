"""Shapes as set queries: one SPARQL query per constraint over all nodes at once, instead of one run per node.

pyshacl looks at each node by itself and parses a `sh:sparql` query anew each time: hundreds of milliseconds per page.
The part of SHACL that our shapes use says the same as a set query. A test compares both on every shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, RDFS, SH, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.validation.checks import CHECKS, Check


class UnsupportedShapeError(Exception):
    """The shapes use a part of SHACL that has no set query here; pyshacl must run them."""


@dataclass(frozen=True, slots=True)
class SetQuery:
    """A query whose rows (?this, ?value) are the nodes that break one constraint."""

    shape: Node
    constraint: Node | None
    component: str
    path: str
    text: str


NO_CONSTRAINT = frozenset(
    {
        RDF.type,
        SH.name,
        SH.description,
        SH.message,
        SH.severity,
        SH.order,
        SH.group,
        SH.path,
        SH.property,
        SH.sparql,
        SH.targetClass,
        SH.targetNode,
        SH.targetSubjectsOf,
        SH.targetObjectsOf,
        SH.flags,
    }
)


def compile_shapes(graph: Graph) -> list[SetQuery]:
    """Return the set queries of all shapes that have targets; raise UnsupportedShapeError when one has none."""
    queries = [query for shape in _targeted(graph) for query in _node_shape(graph, shape)]
    return sorted(queries, key=lambda query: (str(query.shape), str(query.constraint), query.component, query.text))


def _targeted(graph: Graph) -> set[Node]:
    predicates = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
    refuse_unseen(graph)
    return {shape for predicate in predicates for shape in graph.subjects(predicate, None)}


def _node_shape(graph: Graph, shape: Node) -> Iterator[SetQuery]:
    target = _target(graph, shape)
    if (shape, SH.path, None) in graph:
        yield from _constraints(graph, shape, target)
        return
    yield from _constraints(graph, shape, target)
    for constraint in graph.objects(shape, SH.sparql):
        yield SetQuery(shape, constraint, "SPARQLConstraintComponent", "", _sparql(graph, constraint, target))
    for inner in graph.objects(shape, SH.property):
        yield from _constraints(graph, inner, target)


def refuse_unseen(graph: Graph) -> None:
    """Raise UnsupportedShapeError for parts of shapes that would be passed over without a word."""
    if any((shape, RDF.type, RDFS.Class) in graph for shape in graph.subjects(RDF.type, SH.NodeShape)):
        raise UnsupportedShapeError("a class that is a shape of its own")
    for shape in graph.subjects(SH.path, None):
        if (shape, SH.property, None) in graph or (shape, SH.sparql, None) in graph:
            raise UnsupportedShapeError(f"a shape or query of the values of {graph.value(shape, SH.path)}")


def _target(graph: Graph, shape: Node) -> str:
    parts = [f"{{ ?this a {term.n3()} }}" for term in graph.objects(shape, SH.targetClass)]
    parts += [f"{{ BIND({term.n3()} AS ?this) }}" for term in graph.objects(shape, SH.targetNode)]
    distinct = "{{ SELECT DISTINCT ?this WHERE {{ {} }} }}"
    parts += [distinct.format(f"?this {p.n3()} ?targeted") for p in graph.objects(shape, SH.targetSubjectsOf)]
    parts += [distinct.format(f"?targeted {p.n3()} ?this") for p in graph.objects(shape, SH.targetObjectsOf)]
    return " UNION ".join(sorted(parts))


def _constraints(graph: Graph, shape: Node, target: str) -> Iterator[SetQuery]:
    path_node = graph.value(shape, SH.path)
    path = "" if path_node is None else path_text(graph, path_node)
    bind = f"?this {path} ?value ." if path else "BIND(?this AS ?value)"
    for predicate, parameter in graph.predicate_objects(shape):
        if predicate in NO_CONSTRAINT:
            continue
        check = CHECKS.get(URIRef(str(predicate)))
        if check is None:
            raise UnsupportedShapeError(f"{predicate} in {shape}")
        condition = check.condition(graph, shape, parameter)
        yield SetQuery(shape, None, check.component, path, _query(check, condition, target, path, bind))


def _query(check: Check, condition: str, target: str, path: str, bind: str) -> str:
    if check.counts:
        return (
            f"SELECT ?this WHERE {{ {target} OPTIONAL {{ ?this {path} ?value }} }} "
            f"GROUP BY ?this HAVING(COUNT(DISTINCT ?value) {condition})"
        )
    if check.about_all:
        inner = condition.replace("PATH", path)
        return f"SELECT DISTINCT ?this WHERE {{ {target} FILTER NOT EXISTS {{ {inner} }} }}"
    return f"SELECT DISTINCT ?this ?value WHERE {{ {target} {bind} {condition} }}"


def path_text(graph: Graph, node: Node) -> str:
    """Return a SHACL property path as a SPARQL property path."""
    if isinstance(node, URIRef):
        return node.n3()
    inverse = graph.value(node, SH.inversePath)
    if inverse is not None:
        return f"^{path_text(graph, inverse)}"
    choice = graph.value(node, SH.alternativePath)
    if choice is not None:
        return "(" + "|".join(path_text(graph, part) for part in Collection(graph, choice)) + ")"
    if (node, RDF.first, None) in graph:
        return "(" + "/".join(path_text(graph, part) for part in Collection(graph, node)) + ")"
    raise UnsupportedShapeError(f"path {node}")


def _sparql(graph: Graph, constraint: Node, target: str) -> str:
    """Return the constraint's own query, asked for all targets at once instead of for a given $this."""
    select = str(graph.value(constraint, SH.select) or "")
    head, found, body = select.partition("WHERE {")
    if not found or "$this" not in head or "GROUP BY" in select:
        raise UnsupportedShapeError(f"sh:select of {constraint}")
    head = head.replace("$this", "?this").replace("SELECT", "SELECT DISTINCT", 1)
    return constraint_prefixes(graph, constraint) + f"{head}WHERE {{ {target} {body.replace('$this', '?this')}"


def constraint_prefixes(graph: Graph, constraint: Node) -> str:
    """Return the PREFIX lines that a SPARQL constraint declares."""
    lines = []
    for holder in graph.objects(constraint, SH.prefixes):
        for declaration in graph.objects(holder, SH.declare):
            namespace = graph.value(declaration, SH.namespace)
            lines.append(f"PREFIX {graph.value(declaration, SH.prefix)}: <{namespace}>\n")
    return "".join(sorted(lines)) + f"PREFIX xsd: <{XSD}>\n"

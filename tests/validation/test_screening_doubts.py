"""Shapes and pages made to deceive the screen: what an engine finds something in, it does not let pass."""

from __future__ import annotations

import pytest
from rdflib import Graph

from kg.namespaces import RDF
from kg.validation import Shapes
from kg.validation.batch import add_reference, flat_store
from kg.validation.compiler import UnsupportedShapeError, compile_shapes
from kg.validation.engines import run_queries
from kg.validation.screening import make_screen

XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = (
    "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <urn:x:> . "
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
)


def triple(subject: str, predicate: str, object_: str) -> str:
    name = RDF.type if predicate == "a" else f"urn:x:{predicate}"
    return f"<urn:x:{subject}> <{name}> {object_} <urn:g> ."


def typed(text: str, name: str) -> str:
    return f'"{text}"^^<{XSD}{name}>'


def shapes(body: str) -> Shapes:
    return Shapes(Graph().parse(data=f"{PREFIXES} x:S a sh:NodeShape ; {body} .", format="turtle"))


def values(constraint: str) -> Shapes:
    return shapes(f"sh:targetClass x:C ; sh:property [ sh:path x:p ; {constraint} ]")


def select(where: str) -> Shapes:
    text = where.replace("x:", "urn:x:")
    return shapes(f"sh:targetClass x:C ; sh:sparql [ sh:select '''SELECT $this WHERE {{ {text} }}''' ]")


def passes(rules: Shapes, page: list[str], reference: list[str]) -> bool:
    made = make_screen(rules, reference)
    return made is not None and made.passes(page)


A = triple("a", "a", "<urn:x:C>")
R = triple("r", "a", "<urn:x:C>")
FIVE = typed("5", "integer")
VALUES = {
    "a truth value is not at least a number": ("sh:minInclusive 1", [triple("a", "p", typed("true", "boolean"))]),
    "a number is not at least a truth value": ("sh:minInclusive true", [triple("a", "p", FIVE)]),
    "a truth value is not less than a number": (
        "sh:lessThan x:q",
        [triple("a", "p", typed("false", "boolean")), triple("a", "q", FIVE)],
    ),
    "a negative number is not of a datatype without": (
        "sh:datatype xsd:nonNegativeInteger",
        [triple("a", "p", typed("-1", "nonNegativeInteger"))],
    ),
    "no clock is fifteen hours ahead": (
        "sh:datatype xsd:dateTime",
        [triple("a", "p", typed("2020-01-01T00:00:00+15:00", "dateTime"))],
    ),
    "a line end inside a choice": ('sh:pattern "^(a$|b$)"', [triple("a", "p", r'"a\n"')]),
    "a line end at the end of a choice": ('sh:pattern "^a$|^b$"', [triple("a", "p", r'"a\n"')]),
    "white space in Python only": (r'sh:pattern "^a\\sc$"', [triple("a", "p", '"a\x1cc"')]),
}
SELECTS = {
    "a variable of a query within": (
        "$this <x:p> ?v . { SELECT ?w WHERE { ?w <x:q> ?v } }",
        [triple("a", "p", '"1"'), triple("b", "q", '"2"')],
    ),
    "a variable that is not bound in a group": (
        "$this <x:p> ?v . { ?w <x:q> ?u FILTER(!BOUND(?v)) }",
        [triple("a", "p", '"1"'), triple("b", "q", '"2"')],
    ),
    "BIND of an IRI": (
        "$this <x:p> ?v . BIND(?v AS ?w) ?w <x:q> ?z",
        [triple("a", "p", "<urn:x:b>"), triple("b", "q", '"2"')],
    ),
    "BIND of a number": ("$this <x:p> ?v . BIND(?v + 1 AS ?w) FILTER(?w > 1)", [triple("a", "p", FIVE)]),
    "BIND of a truth value": ("$this <x:p> ?v . BIND(?v = ?v AS ?w) FILTER(?w)", [triple("a", "p", FIVE)]),
    "a constant with its datatype": (f'$this <x:p> "a"^^<{XSD}string>', [triple("a", "p", '"a"')]),
    "a constant with a tab": (r'$this <x:p> "a\\tb"', [triple("a", "p", r'"a\tb"')]),
    "a choice with one part unbound": (
        '$this <x:p> ?v OPTIONAL { $this <x:z> ?u } FILTER(?v IN (?u, "a"))',
        [triple("a", "p", '"a"')],
    ),
    "the length of a number": ("$this <x:p> ?v FILTER(COALESCE(STRLEN(?v) < 1, true))", [triple("a", "p", FIVE)]),
    "a truth value before a number": (
        "$this <x:p> ?v FILTER(COALESCE(?v < 1, true))",
        [triple("a", "p", typed("true", "boolean"))],
    ),
    "a text as a condition": ("$this <x:p> ?v FILTER(?v)", [triple("a", "p", '"a"')]),
}


@pytest.mark.parametrize("name", VALUES)
def test_values(name: str) -> None:
    constraint, page = VALUES[name]
    assert run_queries(flat_store([A, *page]), compile_shapes(values(constraint).graph))
    assert not passes(values(constraint), [A, *page], [])


@pytest.mark.parametrize("name", SELECTS)
def test_queries(name: str) -> None:
    where, page = SELECTS[name]
    assert run_queries(flat_store([A, *page]), compile_shapes(select(where).graph))
    assert not passes(select(where), [A, *page], [])


@pytest.mark.parametrize(
    ("rules", "page", "reference"),
    [
        (select("?y <x:q> $this"), [triple("b", "q", "<urn:x:r>")], [R]),
        (
            shapes("sh:targetObjectsOf x:p ; sh:property [ sh:path x:q ; sh:maxCount 1 ]"),
            [triple("r", "q", '"2"'), triple("z", "k", "<urn:x:w>")],
            [triple("w", "p", "<urn:x:r>"), triple("r", "q", '"1"')],
        ),
        (
            shapes("sh:targetSubjectsOf x:p ; sh:property [ sh:path x:q ; sh:maxCount 1 ]"),
            [triple("r", "q", '"2"')],
            [triple("r", "p", '"0"'), triple("r", "q", '"1"')],
        ),
    ],
    ids=["looked back at", "object of", "subject of"],
)
def test_what_a_page_adds_to_the_reference_data(rules: Shapes, page: list[str], reference: list[str]) -> None:
    store = flat_store(page)
    add_reference(store, flat_store(reference))
    assert run_queries(store, compile_shapes(rules.graph))
    assert not passes(rules, page, reference)
    assert passes(rules, [triple("b", "k", '"1"')], reference)


@pytest.mark.parametrize(
    "body",
    [
        "a rdfs:Class ; sh:property [ sh:path x:p ; sh:minCount 1 ]",
        "sh:targetClass x:C ; sh:property [ sh:path x:p ; sh:property [ sh:path x:q ; sh:minCount 1 ] ]",
        "sh:targetClass x:C ; sh:property [ sh:path x:p ; sh:sparql [ sh:select 'SELECT $this {}' ] ]",
        "sh:targetClass x:C ; sh:path x:p ; sh:property [ sh:path x:q ; sh:minCount 1 ]",
    ],
)
def test_no_part_of_a_shape_is_passed_over(body: str) -> None:
    with pytest.raises(UnsupportedShapeError):
        compile_shapes(shapes(body).graph)
    assert make_screen(shapes(body), []) is None

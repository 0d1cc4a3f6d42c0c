"""The screen lets no page pass that an engine finds something in, and lets the others pass."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from kg.namespaces import PARLEY, RDF, RDFS
from kg.validation import Shapes, read_shapes, validate_graphs
from kg.validation.batch import add_reference, flat_store
from kg.validation.compiler import compile_shapes
from kg.validation.engines import run_queries
from kg.validation.screening import Screen, make_screen
from kg.validation.screening.terms import UnsureError, is_valid, parts, value
from tests.sample_claims import ADA
from tests.validation.broken import CASES, GRAPH, IDS, REFERENCE, Case, good, line

SHAPES = read_shapes()
QUERIES = compile_shapes(SHAPES.graph)
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = """
@prefix parley: <https://w3id.org/parley/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix x: <urn:x:> .
"""


def screen(shapes: Shapes = SHAPES, reference: tuple[str, ...] = REFERENCE) -> Screen:
    made = make_screen(shapes, reference)
    assert made is not None, "our shapes can be screened"
    return made


SCREEN = screen()


def engine_finds(lines: list[str]) -> bool:
    store = flat_store(lines)
    add_reference(store, flat_store(REFERENCE))
    return bool(run_queries(store, QUERIES))


def test_a_page_that_conforms_passes() -> None:
    assert SCREEN.passes(good())
    assert not engine_finds(good())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_page_that_breaks_a_rule_does_not_pass(case: Case) -> None:
    lines = case.change(good())
    assert engine_finds(lines)
    assert not SCREEN.passes(lines)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_what_passes_conforms_whatever_is_changed(data: st.DataObject) -> None:
    """Lines dropped, doubled with other objects, or with objects exchanged: what the screen lets pass is fine."""
    lines = sorted(good())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        subject, predicate, rest = lines[at].split(" ", 2)
        other = data.draw(st.sampled_from(lines)).split(" ", 2)[2]
        made = data.draw(st.sampled_from(["drop", "exchange", "add", "empty"]))
        if made == "drop":
            del lines[at]
        elif made == "exchange":
            lines[at] = f"{subject} {predicate} {other}"
        elif made == "add":
            lines.append(f"{subject} {predicate} {other}")
        else:
            lines[at] = f'{subject} {predicate} "" {rest[rest.rindex(" <") + 1 :]}'
    if SCREEN.passes(lines):
        assert not engine_finds(lines)


def test_reference_data_count_for_a_page() -> None:
    """Somebody is a leader by the reference data alone; the tenure that covers the day stands there as well."""
    graph = f"<{IDS.graph('reference')}> ."
    ada, chief = (f"<{IDS.iri(kind, slug)}>" for kind, slug in (("person", ADA.slug), ("post", "chief")))
    leader = (*REFERENCE, f"{ada} <{RDF.type}> <{PARLEY.Leader}> {graph}", f'{ada} <{RDFS.label}> "Ada"@en {graph}')
    page = [x for x in good() if f"<{PARLEY.capacity}>" not in x]
    assert screen(reference=leader).passes(page)
    never = tuple(x.replace("2019-01-01", "2029-01-01") for x in leader)
    assert not screen(reference=never).passes(page)
    assert chief in "".join(leader)


def test_broken_reference_data_let_no_page_pass() -> None:
    country = f'<{IDS.iri("country", "FR")}> <{RDFS.label}> "untagged" <{IDS.graph("reference")}> .'
    assert not screen(reference=(*REFERENCE, country)).passes(good())


@pytest.mark.parametrize(
    "body",
    [
        "sh:targetClass parley:Claim ; sh:property [ sh:path parley:surface ; sh:maxLength 3 ]",
        "sh:targetClass parley:Claim ; sh:property [ sh:path [ sh:inversePath parley:evidence ] ; sh:minCount 1 ]",
        "sh:targetNode x:a ; sh:property [ sh:path parley:surface ; sh:minCount 1 ]",
        'sh:targetClass parley:Claim ; sh:sparql [ sh:select "SELECT $this WHERE { $this x:p ?v } GROUP BY $this" ]',
        'sh:targetClass parley:Claim ; sh:sparql [ sh:select "SELECT $this WHERE { { $this <urn:x:p> 1 } UNION { $this <urn:x:q> 1 } }" ]',  # noqa: E501
        'sh:targetClass parley:Claim ; sh:sparql [ sh:select "SELECT $this WHERE { $this <urn:x:p> ?v FILTER(isIRI(?v)) }" ]',  # noqa: E501
    ],
)
def test_shapes_that_ask_for_more_have_no_screen(body: str) -> None:
    graph = Graph().parse(data=f"{PREFIXES} x:S a sh:NodeShape ; {body} .", format="turtle")
    try:
        assert make_screen(Shapes(graph), ()) is None
    except Exception as error:  # noqa: BLE001 - a query that rdflib refuses is refused here as well
        assert "Unknown namespace prefix" in str(error)


@pytest.mark.parametrize(
    ("term", "found"),
    [
        (f'"7"^^<{XSD}integer>', 7),
        (f'"true"^^<{XSD}boolean>', True),
        ('"a\\"b\\\\c\\n\\u0416"', 'a"b\\c\nЖ'),
        ('"plain"', "plain"),
    ],
)
def test_values(term: str, found: object) -> None:
    assert value(term) == found


@pytest.mark.parametrize(
    "term", ["<urn:x>", '"x"@en', '"1"^^<urn:other>', f'"x"^^<{XSD}integer>', f'"2020-02-30"^^<{XSD}date>']
)
def test_what_cannot_be_compared_is_unsure(term: str) -> None:
    with pytest.raises(UnsureError):
        value(term)


def test_lexical_forms() -> None:
    assert is_valid(f'"2020-02-29"^^<{XSD}date>')
    assert not is_valid(f'"2020-02-30"^^<{XSD}date>')
    assert parts('"слово"@ru') == ("слово", "ru", RDF.langString)


@pytest.mark.parametrize("ending", ["\\n", " "])
def test_a_line_end_after_a_code_is_no_code(ending: str) -> None:
    """In Python "$" also stands before a last line end; in SHACL it does not."""
    lines = [*good(), line(f"<{IDS.iri('country', 'XA')}> <{RDF.type}> <{PARLEY.Country}>")]
    label = line(f'<{IDS.iri("country", "XA")}> <{RDFS.label}> "Elbonia"@en')
    code = line(f'<{IDS.iri("country", "XA")}> <{PARLEY.isoCode}> "XA"')
    assert SCREEN.passes([*lines, label, code])
    assert not SCREEN.passes([*lines, label, re.sub('"XA"', f'"XA{ending}"', code)])


def test_editions_of_a_page_are_looked_at_together() -> None:
    """Each edition gives the event one type; only together they break the rule that it has one."""
    other = IDS.graph("sample-ru-1")
    types = [x for x in good() if f"<{PARLEY.eventType}>" in x]
    reports = next(x for x in good() if f"<{PARLEY.reports}>" in x)
    event, _, rest = types[0].split(" ", 2)
    second = f"{event} <{PARLEY.eventType}> {rest.split(' ')[0][:-1]}-other> <{other}> ."
    document = f"<{IDS.document('sample-ru-1')}> {reports.split(' ', 1)[1]}".replace(GRAPH, other)
    edition = [x.replace(GRAPH, other) for x in good() if x not in types and x != reports] + [second, document]
    pages = [(f"{IDS.graph('filler')}-{number}", good_named(number)) for number in range(20)]
    alone = validate_graphs([*pages, (GRAPH, good())], REFERENCE)
    assert alone.engine == "queries"
    assert alone.findings == ()
    both = validate_graphs([*pages, (GRAPH, good()), (other, edition)], REFERENCE)
    assert "event-type" in {finding.shape.rpartition("#")[2] for finding in both.findings}


def good_named(number: int) -> list[str]:
    """Return a page that conforms, about an event of its own."""
    return [x.replace("sample-en-1", f"sample-en-{number}0") for x in good()]

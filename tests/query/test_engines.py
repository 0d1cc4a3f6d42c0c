"""Free-form SPARQL: what is run, what is refused, and how results are written."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import Literal, NamedNode

from kg.query import ParameterError, QueryResult, SparqlError, render, run_on_rdflib, run_sparql
from kg.query.sparql import with_projected
from tests.query.data import dataset, store

LIBYA = "<https://w3id.org/parley/id/country/LY>"
RESULT = QueryResult(
    ("name", "events", "ok", "iri"),
    (
        (
            Literal("Pipe | and\ttab"),
            Literal(3),
            Literal(True),
            NamedNode("https://w3id.org/parley/id/person/joe-biden"),
        ),
        (Literal('Имя, "да"', language="ru"), None, None, None),
    ),
)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("SELECT * WHERE {\n SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 2, "SERVICE"),
        ("SELECT * WHERE { service\n SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }", 1, "SERVICE"),
        ("SELECT *\nFROM <file:///etc/passwd> WHERE { ?s ?p ?o }", 2, "FROM"),
        ("SELECT * FROM NAMED <http://127.0.0.1:1/> WHERE { ?s ?p ?o }", 1, "FROM"),
        ("LOAD <http://127.0.0.1:1/>", 1, "LOAD changes data"),
        ("PREFIX a: <a:> INSERT DATA { a:a a:a a:a }", 1, "INSERT"),
        ("DELETE WHERE { ?s ?p ?o }", 1, "DELETE"),
        ("DROP ALL", 1, "DROP"),
        ('SELECT * WHERE { ?s ?p "a\\u0022 # b" }', 1, "escape"),
        ("SELECT * WHERE {\n ?s ?p }", 2, "not SPARQL"),
        ("", 1, "not SPARQL"),
    ],
)
def test_refused(text: str, line: int, words: str) -> None:
    with pytest.raises(SparqlError) as caught:
        run_sparql(store(), text)
    assert words in caught.value.reason
    assert caught.value.line == line


def test_words_that_only_look_dangerous_are_fine() -> None:
    text = 'SELECT ?from WHERE { GRAPH ?g { <x:LOAD> ?from "SERVICE LOAD" } } # FROM <x:y>'
    assert run_sparql(store(), text) == QueryResult(("from",), ())


def test_forms_of_query() -> None:
    code = "<https://w3id.org/parley/ontology#isoCode>"
    assert run_sparql(store(), f"ASK {{ GRAPH ?g {{ {LIBYA} {code} 'LY' }} }}").rows == ((Literal(True),),)
    built = run_sparql(store(), f"CONSTRUCT {{ {LIBYA} {code} ?c }} WHERE {{ GRAPH ?g {{ {LIBYA} {code} ?c }} }}")
    assert built.columns == ("subject", "predicate", "object")
    assert built.rows == ((NamedNode(LIBYA[1:-1]), NamedNode(code[1:-1]), Literal("LY")),)


def test_rdflib_gives_the_same_terms() -> None:
    text = "SELECT ?l ?x WHERE { GRAPH ?g { ?c <https://w3id.org/parley/ontology#isoCode> 'LY' ; ?p ?l } } ORDER BY ?l"
    assert set(run_on_rdflib(dataset(), text).rows) == set(run_sparql(store(), text).rows)


def test_only_names_of_variables_are_added() -> None:
    text = "# SELECT\nSELECT DISTINCT ?a WHERE { { SELECT ?b WHERE {} GROUP BY ?b } } GROUP BY ?a ORDER BY ?a"
    assert with_projected(text, ["_x_iri"]) == (
        "# SELECT\nSELECT DISTINCT ?_x_iri  ?a WHERE { { SELECT ?b WHERE {} GROUP BY ?b } } "
        "GROUP BY ?a  ?_x_iri ORDER BY ?a"
    )


def test_json() -> None:
    assert json.loads(render(RESULT, "json")) == [
        {"name": "Pipe | and\ttab", "events": 3, "ok": True, "iri": "https://w3id.org/parley/id/person/joe-biden"},
        {"name": 'Имя, "да"', "events": None, "ok": None, "iri": None},
    ]


def test_csv_and_tsv() -> None:
    assert render(RESULT, "csv") == (
        'name,events,ok,iri\nPipe | and\ttab,3,true,https://w3id.org/parley/id/person/joe-biden\n"Имя, ""да""",,,\n'
    )
    assert render(RESULT, "tsv") == (
        "name\tevents\tok\tiri\n"
        "Pipe | and\\ttab\t3\ttrue\thttps://w3id.org/parley/id/person/joe-biden\n"
        'Имя, "да"\t\t\t\n'
    )


def test_for_reading() -> None:
    assert render(RESULT, "md") == (
        "| name | events | ok | iri |\n| --- | --- | --- | --- |\n"
        '| Pipe \\| and tab | 3 | true | person:joe-biden |\n| Имя, "да" |  |  |  |\n'
    )
    assert render(RESULT, "plain") == (
        'name            events  ok    iri\nPipe | and tab  3       true  person:joe-biden\nИмя, "да"\n'
    )
    assert "person:joe-biden" in render(RESULT, "table", width=120)
    with pytest.raises(ParameterError, match="no output format"):
        render(RESULT, "xls")


def test_markup_in_data_is_not_read_by_rich() -> None:
    result = QueryResult(("x",), ((Literal("[bold]not bold[/bold]"),),))
    assert "[bold]not bold[/bold]" in render(result, "table", width=80)

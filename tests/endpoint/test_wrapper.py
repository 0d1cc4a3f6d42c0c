"""SPARQLWrapper on our transport: what kind of request a text is, whole results, and all rows of a capped server."""

from __future__ import annotations

import json
from typing import Any

import pytest
import urllib3
from pyoxigraph import Literal, NamedNode

from kg.endpoint import Address, AnswerError, Endpoint, Limits, Transport, TruncatedError, Wrapper, connect
from kg.endpoint.profiles import PROFILES, Addresses, addresses, profile_of
from kg.endpoint.results import to_result
from kg.endpoint.wire import Answer
from kg.endpoint.wrapper import request_type
from kg.query import QueryResult, SparqlError
from tests.endpoint.faults import FaultServer


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("prefix x: <http://ex.org/created/> SELECT * WHERE { ?s ?p x:a }", "SELECT"),
        ("prefix load: <http://ex.org/> ASK { load:a ?p ?o }", "ASK"),
        ("PREFIX a: <http://ex.org/> # select\nDELETE WHERE { a:a ?p ?o }", "DELETE"),
        ("construct where { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <x:insert>", "DESCRIBE"),
        ("insert data { <x:a> <x:b> <x:c> }", "INSERT"),
        ("DROP SILENT GRAPH <x:g> ;\nINSERT DATA { <x:a> <x:b> 'SELECT' }", "INSERT"),
        ("CLEAR ALL", "CLEAR"),
    ],
)
def test_a_parser_tells_the_kind_of_request(text: str, form: str) -> None:
    assert request_type(text) == form
    wrapper = Wrapper(Address("http://127.0.0.1:1/"), Transport())
    wrapper.setQuery(text)
    assert wrapper.queryType == form
    assert wrapper.isSparqlUpdateRequest() == (form in ("DELETE", "INSERT", "CLEAR"))


@pytest.mark.parametrize("text", ["", "SELECT", "hello", "SELECT * WHERE {" * 3000])
def test_what_is_not_sparql_is_not_sent(text: str) -> None:
    with pytest.raises(SparqlError):
        request_type(text)


def test_it_is_the_sparqlwrapper_that_everybody_knows(faulty: FaultServer) -> None:
    wrapper = Wrapper(Address(f"{faulty.url}/query"), Transport({}, Limits()), Address(f"{faulty.url}/update"))
    wrapper.setQuery("INSERT DATA { GRAPH <x:g> { <x:a> <x:b> 'c' } }")
    wrapper.query()
    wrapper.setQuery("SELECT ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
    found: Any = wrapper.queryAndConvert()
    assert found["results"]["bindings"] == [{"o": {"type": "literal", "value": "c"}}]
    method, path, headers = faulty.state.requests[-1]
    assert (method, path) == ("POST", "/query")
    assert (
        headers["Accept"] == "application/sparql-results+json,application/json,text/javascript,application/javascript"
    )


XSD = "http://www.w3.org/2001/XMLSchema#"


def test_terms() -> None:
    cells = [
        {"type": "uri", "value": "x:a"},
        {"type": "literal", "value": "да", "xml:lang": "ru"},
        {"type": "typed-literal", "value": "3", "datatype": XSD + "integer"},
        {"type": "literal", "value": "1", "datatype": XSD + "boolean"},
        {"type": "bnode", "value": "b"},
    ]
    names = [f"c{index}" for index in range(6)]
    value = {"head": {"vars": names}, "results": {"bindings": [dict(zip(names, cells, strict=False))]}}
    terms = (NamedNode("x:a"), Literal("да", language="ru"), Literal(3), Literal(True), Literal("_:b"), None)
    assert to_result(value) == QueryResult(tuple(names), (terms,))
    assert to_result({"head": {}, "boolean": False}) == QueryResult(("answer",), ((Literal(False),),))


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"boolean": "yes"},
        {"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "uri", "value": "no scheme > }"}}]}},
        {"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "triple", "value": {}}}]}},
        {"head": {"vars": [1]}, "results": {"bindings": []}},
        {"head": {"vars": ["a"]}, "results": {"bindings": ["a"]}},
    ],
)
def test_what_is_no_result(value: dict[str, Any]) -> None:
    with pytest.raises(AnswerError):
        to_result(value)


class Capped(Transport):
    """A server that gives `cap` rows of `total` and may say so, or not, and may page, or not."""

    def __init__(self, total: int, cap: int, *, says: bool, pages: bool) -> None:
        super().__init__()
        self.total, self.cap, self.says, self.pages = total, cap, says, pages
        self.texts: list[str] = []

    def send(self, method: str, address: Address, **options: Any) -> Answer:
        from urllib.parse import parse_qs

        text = parse_qs(options["body"].decode())["query"][0]
        self.texts.append(text)
        offset = int(text.rpartition("OFFSET ")[2]) if "OFFSET" in text and self.pages else 0
        rows = range(offset, min(self.total, offset + self.cap))
        integer = {"type": "literal", "datatype": XSD + "integer"}
        values, name = ([self.total], "total") if "?total" in text else (list(rows), "n")
        bindings = [{name: {**integer, "value": str(value)}} for value in values]
        body = json.dumps({"head": {"vars": [name]}, "results": {"bindings": bindings}}).encode()
        headers = urllib3.HTTPHeaderDict({"Content-Type": "application/sparql-results+json"})
        if self.says:
            headers["X-SPARQL-MaxRows"] = str(self.cap)
        return Answer(200, headers, body)


def capped(total: int, cap: int, *, says: bool = True, pages: bool = True) -> tuple[Endpoint, Capped]:
    transport = Capped(total, cap, says=says, pages=pages)
    return Endpoint(Addresses(Address("http://127.0.0.1:1/")), PROFILES["generic"], transport), transport


QUERY = "PREFIX x: <x:> SELECT ?n WHERE { ?s x:n ?n } ORDER BY ?n # the end"


@pytest.mark.parametrize(("total", "cap", "says"), [(25, 10, True), (10, 10, True), (25_000, 10_000, False)])
def test_all_rows_page_by_page(total: int, cap: int, says: bool) -> None:
    endpoint, transport = capped(total, cap, says=says)
    found = endpoint.rows(QUERY)
    assert [int(row[0].value) for row in found.rows if row[0]] == list(range(total))
    assert all(text.startswith("PREFIX x: <x:>") for text in transport.texts)
    for text in transport.texts:
        assert request_type(text) == "SELECT"


def test_rows_that_cannot_be_had_are_an_error() -> None:
    endpoint, transport = capped(25, 10)
    transport.says = True
    transport.pages = False
    transport.total = 25
    with pytest.raises(TruncatedError, match="of 25 rows"):
        endpoint.rows(QUERY)


def test_a_small_answer_is_asked_for_once() -> None:
    endpoint, transport = capped(7, 10)
    assert len(endpoint.rows(QUERY).rows) == 7
    assert len(transport.texts) == 1


@pytest.mark.parametrize(
    ("profile", "given", "query", "update", "store"),
    [
        ("oxigraph", "", "/query", "/update", "/store"),
        ("oxigraph", "/query", "/query", "/update", "/store"),
        ("virtuoso", "/sparql/", "/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),
        ("fuseki", "/ds", "/ds/query", "/ds/update", "/ds/data"),
        (
            "rdf4j",
            "/repositories/x",
            "/repositories/x",
            "/repositories/x/statements",
            "/repositories/x/rdf-graphs/service",
        ),
        (
            "graphdb",
            "/repositories/x/statements",
            "/repositories/x",
            "/repositories/x/statements",
            "/repositories/x/rdf-graphs/service",
        ),
        ("qlever", "/api", "/api", "/api", "/api"),
        ("generic", "/sparql?k=1", "/sparql?k=1", "/sparql?k=1", None),
    ],
)
def test_addresses_of_each_kind(profile: str, given: str, query: str, update: str, store: str | None) -> None:
    base = "http://127.0.0.1:1"
    found = addresses(base + given, PROFILES[profile])
    assert found.query.url == base + query
    assert found.update is not None
    assert found.update.url == base + update
    assert (found.graph_store.url if found.graph_store else None) == (base + store if store else None)


@pytest.mark.parametrize(
    ("signature", "url", "name"),
    [
        ("Oxigraph/0.5.13", "http://h/query", "oxigraph"),
        ("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu", "http://h/sparql", "virtuoso"),
        ("Apache Jena Fuseki (4.5.0)", "http://h/ds", "fuseki"),
        ("", "http://h/repositories/x", "rdf4j"),
        ("nginx", "http://h/sparql", "generic"),
    ],
)
def test_kinds_are_told_apart(signature: str, url: str, name: str) -> None:
    assert profile_of(signature, url).name == name


def test_an_address_that_is_no_endpoint(faulty: FaultServer) -> None:
    faulty.state.plan("html", times=99)
    with pytest.raises(AnswerError, match="not an endpoint"):
        connect(faulty.url, Transport({}, Limits(backoff=0.001)))

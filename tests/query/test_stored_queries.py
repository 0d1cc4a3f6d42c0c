"""Every shipped query: its exact rows, the same on both engines, and the conventions that grlc relies on."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pyoxigraph
import pytest
import rdflib

from kg.query import StoredQuery, bind, find_query, list_queries, run_on_rdflib, run_on_store
from kg.query.sparql import PARAMETER
from tests.query.data import HERE, dataset, names, plain, store

QUERIES = {query.name: query for query in list_queries()}
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}-{number}")
    for path in sorted((HERE / "cases").glob("*.json"))
    for number, case in enumerate(json.loads(path.read_text(encoding="utf-8")))
]

checked = cache(find_query)


def test_every_query_has_a_case() -> None:
    assert {path.stem for path in (HERE / "cases").glob("*.json")} == set(QUERIES)


@pytest.mark.parametrize(("name", "case"), CASES)
def test_rows_on_oxigraph(name: str, case: dict[str, Any]) -> None:
    query = checked(name)
    result = run_on_store(store(), query.text, bind(query, case["params"], names()))
    assert result.columns == query.columns
    assert plain(result) == case["rows"]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_rows_on_rdflib(name: str, case: dict[str, Any]) -> None:
    query = QUERIES[name]
    result = run_on_rdflib(dataset(), query.text, bind(query, case["params"], names()))
    assert result.columns == query.columns
    assert plain(result) == case["rows"]


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: query.name)
def test_runs_free_on_both_engines(query: StoredQuery) -> None:
    """The plain file is SPARQL 1.1 that runs anywhere; required parameters are simply free variables."""
    free = run_on_store(store(), query.text)
    assert free.columns == query.columns


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: query.name)
def test_union_default_graph_gives_the_same(query: StoredQuery) -> None:
    found = store().query(query.text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    rows = [tuple(solution) for solution in found]
    assert rows == list(run_on_store(store(), query.text).rows)


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: query.name)
def test_grlc_reads_the_same_parameters(query: StoredQuery) -> None:
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    found = {match[0][1:]: match for match in PARAMETER.finditer(body)}
    assert set(found) == {parameter.variable for parameter in query.parameters}
    for one in found:
        # grlc replaces plain text: a variable that begins another's name would break it
        assert not any(other != one and other.startswith(one) for other in found)
    for parameter in query.parameters:
        match = found[parameter.variable]
        assert match["name"] == parameter.name
        assert match["marks"] == ("_" if parameter.required else "__")
        assert match["language"] is None


def _as_grlc(text: str, values: dict[str, str]) -> str:
    for variable, value in values.items():
        text = text.replace(f"?{variable}", value)
    return text


def test_grlc_substitution_gives_the_same_rows() -> None:
    query = find_query("leaders-who-discussed")
    params = {"topic": "Libya", "from": "2021-01-01", "to": "2021-03-31"}
    text = _as_grlc(
        query.text,
        {
            "_topic_iri": "<https://w3id.org/parley/id/country/LY>",
            "__from_xsd_date": '"2021-01-01"^^<http://www.w3.org/2001/XMLSchema#date>',
            "__to_xsd_date": '"2021-03-31"^^<http://www.w3.org/2001/XMLSchema#date>',
        },
    )
    ours = run_on_store(store(), query.text, bind(query, params, names()))
    assert run_on_store(store(), text) == ours


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: query.name)
def test_described_in_both_languages(query: StoredQuery) -> None:
    assert query.summary
    assert re.search("[а-я]", query.summary_ru)
    assert query.description
    assert query.tags
    assert query.columns
    assert all(parameter.description and parameter.example for parameter in query.parameters)


def test_the_first_query_keeps_its_contract() -> None:
    query = find_query("leaders-who-discussed")
    assert query.columns == ("leader", "event", "date", "modality", "sentence", "source")
    assert [(p.name, p.type, p.required) for p in query.parameters] == [
        ("topic", "topic", True),
        ("from", "date", False),
        ("to", "date", False),
    ]


def test_a_triple_in_two_graphs_counts_once() -> None:
    doubled = pyoxigraph.Store()
    doubled.extend(store())
    graph = pyoxigraph.NamedNode("https://w3id.org/parley/id/graph/copy")
    source = pyoxigraph.NamedNode("https://w3id.org/parley/id/graph/reference")
    doubled.extend(
        pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in store().quads_for_pattern(None, None, None, source)
    )
    for query in QUERIES.values():
        assert run_on_store(doubled, query.text) == run_on_store(store(), query.text), query.name


def test_custom_dataset_of_rdflib() -> None:
    empty = rdflib.Dataset()
    query = find_query("topics-by-year")
    assert run_on_rdflib(empty, query.text).rows == ()

"""Every stored query on a real server gives the rows that the local store gives; values cannot break out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.endpoint import Endpoint, answer_at, graphs_of, push
from kg.endpoint.names import EndpointNames
from kg.query import (
    AmbiguousNameError,
    Names,
    ParameterError,
    StoredQuery,
    UnknownNameError,
    answer,
    list_queries,
)
from tests.endpoint.data import IDS
from tests.endpoint.servers import Oxigraph, endpoint
from tests.query.data import HERE, names, store

QUERIES = {query.name: query for query in list_queries()}


def cases() -> list[tuple[str, dict[str, Any]]]:
    paths = sorted((HERE / "cases").glob("*.json"))
    return [(path.stem, case) for path in paths for case in json.loads(path.read_text(encoding="utf-8"))]


FIRST = dict(reversed(cases()))


@pytest.fixture(scope="module")
def server(oxigraph: Oxigraph) -> Endpoint:
    found = endpoint(oxigraph.url)
    assert push(graphs_of(store()), found, IDS, delete_missing=True).complete
    return found


@pytest.fixture(scope="module")
def far_names(server: Endpoint) -> EndpointNames:
    return EndpointNames(server, IDS)


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: query.name)
def test_same_rows_as_the_local_store(server: Endpoint, far_names: EndpointNames, query: StoredQuery) -> None:
    params = FIRST[query.name]["params"]
    near = answer(store(), query, params, names=names())
    assert answer_at(server, query, params, ids=IDS, names=far_names) == near
    assert near.columns == query.columns


@pytest.mark.slow
@pytest.mark.parametrize(("name", "case"), cases())
def test_same_rows_for_every_case(server: Endpoint, far_names: EndpointNames, name: str, case: dict[str, Any]) -> None:
    query = QUERIES[name]
    near = answer(store(), query, case["params"], names=names())
    assert answer_at(server, query, case["params"], ids=IDS, names=far_names) == near


def test_evaluated_here(server: Endpoint) -> None:
    params = FIRST["leaders-who-discussed"]["params"]
    near = answer(store(), "leaders-who-discussed", params)
    assert near.rows
    assert answer_at(server, "leaders-who-discussed", params, where="here") == near


@pytest.mark.parametrize(("word", "kind"), [("Libya", "topic"), ("Ливия", "topic"), ("LY", "country")])
def test_names_mean_the_same(far_names: EndpointNames, word: str, kind: str) -> None:
    near: Names = names()
    assert far_names.resolve(word, kind) == near.resolve(word, kind)


def test_unknown_names_are_answered_with_suggestions(far_names: EndpointNames) -> None:
    with pytest.raises(UnknownNameError, match="did you mean Libya"):
        far_names.resolve("Lybia", "topic")
    with pytest.raises((UnknownNameError, AmbiguousNameError)):
        far_names.resolve("nobody at all", "person")


ATTACKS = (
    '" . } ; DROP ALL #',
    "x') || true || ('",
    '"))) } UNION { ?s ?p ?o } #',
    "\\u0022) || true || (\\u0022",
    "\\U00000022 }",
    "a\x00b",
    "?s <http://x> } #\n} }",
    '""" } #',
    "> } INSERT DATA { <x:a> <x:b> <x:c> } #",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_cannot_break_out(server: Endpoint, far_names: EndpointNames, attack: str) -> None:
    """Either refused before anything is sent, or looked for as it stands: nobody said that, so there is no row."""
    query = QUERIES["who-said"]
    before = server.rows("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    try:
        found = answer_at(server, query, {"text": attack}, ids=IDS, names=far_names)
    except ParameterError as error:
        assert "\\u" in attack or "\\U" in attack or "\x00" in attack, error
    else:
        assert found.rows == ()
        assert found == answer(store(), query, {"text": attack}, names=names())
    assert server.rows("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }") == before


@pytest.mark.parametrize("attack", [*ATTACKS, "https://example.org/> } #", "topic:x> . ?s ?p ?o", "<x:y> #"])
def test_names_cannot_break_out(server: Endpoint, far_names: EndpointNames, attack: str) -> None:
    with pytest.raises(ParameterError, match="no topic or country is called"):
        answer_at(server, QUERIES["leaders-who-discussed"], {"topic": attack}, ids=IDS, names=far_names)


@pytest.mark.parametrize("attack", ['2020" || true', "2020-01-01T00:00:00) || (1=1", "2020\n"])
def test_dates_cannot_break_out(server: Endpoint, far_names: EndpointNames, attack: str) -> None:
    values = {"topic": "Libya", "from": attack}
    query = QUERIES["leaders-who-discussed"]
    if attack.strip() == "2020":
        wanted = answer(store(), query, values, names=names())
        assert answer_at(server, query, values, ids=IDS, names=far_names) == wanted
        return
    with pytest.raises(ParameterError, match="not a date"):
        answer_at(server, query, values, ids=IDS, names=far_names)

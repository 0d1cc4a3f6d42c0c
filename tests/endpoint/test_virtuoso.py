"""Virtuoso 7: digest authentication, a union default graph, and 10,000 rows at most without a word."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator

import pyoxigraph
import pytest

from kg.endpoint import (
    Credentials,
    DeniedError,
    Endpoint,
    EndpointError,
    TruncatedError,
    answer_at,
    evaluated_here,
    graphs_of,
    probe,
    push,
    write_files,
)
from kg.endpoint.fetch import fetch
from kg.endpoint.transport import Transport
from kg.query import Names, answer, find_query, list_queries
from tests.endpoint.data import IDS, data_lines, edition
from tests.endpoint.servers import LONG, NOT_NOW, Virtuoso, endpoint
from tests.query.data import HERE, names, store

pytestmark = [
    pytest.mark.virtuoso,
    pytest.mark.slow,
    pytest.mark.skipif(not LONG, reason=NOT_NOW),
    pytest.mark.skipif(
        not Virtuoso.is_installed(), reason="Virtuoso is not installed (apt-get install virtuoso-opensource-7-bin)"
    ),
]
DBA = Credentials("dba", "dba")


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    server = Virtuoso(tmp_path_factory.mktemp("virtuoso"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def server(virtuoso: Virtuoso) -> Endpoint:
    return endpoint(virtuoso.url, DBA)


def on_server(server: Endpoint) -> list[str]:
    return data_lines(fetch(server, IDS))


@pytest.mark.parametrize("method", ["graph-store", "update"])
def test_only_what_differs_is_sent(server: Endpoint, method: str) -> None:
    for number in (1, 2, 1, 2):
        report = push(graphs_of(edition(number)), server, IDS, method=method, delete_missing=True)
        assert report.complete
        assert on_server(server) == data_lines(edition(number))
    again = push(graphs_of(edition(2)), server, IDS, method=method, delete_missing=True)
    assert (again.sent, again.removed) == ([], [])


def test_without_credentials_nothing_is_changed(virtuoso: Virtuoso, server: Endpoint) -> None:
    push(graphs_of(edition(1)), server, IDS, delete_missing=True)
    for credentials in (None, Credentials("dba", "wr0ng")):
        with pytest.raises(DeniedError):
            push(graphs_of(edition(2)), endpoint(virtuoso.url, credentials), IDS)
    assert on_server(server) == data_lines(edition(1))


def test_a_long_graph_in_pieces_and_beyond_the_row_limit(server: Endpoint) -> None:
    large = edition(1, graphs=1, size=6_000)
    for method in ("update", "graph-store"):
        push(graphs_of(edition(1, graphs=0)), server, IDS, delete_missing=True)
        assert push(graphs_of(large), server, IDS, method=method).complete
        assert on_server(server) == data_lines(large)
    rows = server.rows(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{IDS.graph('page-0')}> {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o")
    assert len(set(rows.rows)) == 12_000


def test_capabilities(server: Endpoint) -> None:
    push(graphs_of(edition(1)), server, IDS, delete_missing=True)
    found = probe(server, Transport())
    assert found.server.startswith("Virtuoso/07.20")
    assert (found.graph_store, found.union_default_graph, found.rows) == (True, True, 10_000)


def test_every_stored_query_gives_the_local_rows(server: Endpoint) -> None:
    """Its own engine fails on many of them, so auto evaluates here; all that is needed must have come over whole."""
    assert evaluated_here(server)
    push(graphs_of(store()), server, IDS, delete_missing=True)
    far = fetch(server, IDS)
    assert data_lines(far) == data_lines(store())
    far_names = Names(far, IDS)
    ran = 0
    for path in sorted((HERE / "cases").glob("*.json")):
        query = find_query(path.stem)
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            near = answer(store(), query, case["params"], names=names())
            assert answer(far, query, case["params"], names=far_names) == near, f"{path.stem} {number}"
            ran += 1
    assert ran >= len(list_queries())
    for name in ("leaders-who-discussed", "invitations", "topics-by-year"):
        params = json.loads((HERE / "cases" / f"{name}.json").read_text(encoding="utf-8"))[0]["params"]
        assert answer_at(server, name, params, ids=IDS) == answer(store(), name, params)


def test_its_engine_is_not_trusted_for_a_reason(server: Endpoint) -> None:
    """When this fails, Virtuoso has learnt to run the stored queries, and its profile may say so."""
    push(graphs_of(store()), server, IDS, delete_missing=True)
    wrong = []
    for name in ("organizers", "announced-but-not-discussed", "invitations"):
        params = json.loads((HERE / "cases" / f"{name}.json").read_text(encoding="utf-8"))[0]["params"]
        try:
            if answer_at(server, name, params, ids=IDS, where="server") != answer(store(), name, params):
                wrong.append(name)
        except EndpointError:
            wrong.append(name)
    assert wrong


def test_too_much_to_read_is_an_error(server: Endpoint) -> None:
    push(graphs_of(edition(1)), server, IDS, delete_missing=True)
    with pytest.raises(TruncatedError, match="too many"):
        fetch(server, IDS, most=10)


def test_server_killed_in_mid_push(virtuoso: Virtuoso, server: Endpoint) -> None:
    many: pyoxigraph.Store = edition(1, graphs=200, size=4)
    killed = threading.Event()

    def kill_at(done: int, total: int) -> None:
        if done >= total / 3 and not killed.is_set():
            killed.set()
            virtuoso.kill()

    with pytest.raises(EndpointError):
        push(graphs_of(many), server, IDS, progress=kill_at)
    assert killed.is_set()
    virtuoso.start()
    report = push(graphs_of(many), server, IDS, delete_missing=True)
    assert report.complete
    assert on_server(server) == data_lines(many)


def test_its_script_loads_the_files(virtuoso: Virtuoso, server: Endpoint) -> None:
    push(graphs_of(edition(1, graphs=0)), server, IDS, delete_missing=True)
    folder = virtuoso.folder / "files"
    write_files(graphs_of(edition(1)), IDS, folder)
    words = [str(folder / "load-virtuoso.sh"), f"127.0.0.1:{virtuoso.sql}", "dba"]
    done = subprocess.run(words, check=False, input="", capture_output=True, text=True, timeout=60)
    assert on_server(server) == data_lines(edition(1)), done.stdout + done.stderr
    report = push(graphs_of(edition(1)), server, IDS)
    assert (report.sent, report.complete) == ([], True)

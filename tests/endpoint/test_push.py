"""Pushing to a real Oxigraph server: what is sent, what is left alone, and what survives a kill on either side."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pyoxigraph
import pytest

from kg.endpoint import (
    Endpoint,
    EndpointError,
    Entry,
    Ledger,
    LocalGraphs,
    PushReport,
    RefusedError,
    graphs_of,
    plan,
    probe,
    push,
)
from kg.endpoint.counting import count_graphs, count_ours
from kg.endpoint.fetch import fetch
from kg.endpoint.ledger import PENDING
from kg.endpoint.loading import PIECE_TRIPLES, pieces
from kg.endpoint.profiles import PROFILES, Addresses
from kg.endpoint.transport import Transport
from tests.endpoint.data import IDS, data_lines, edition
from tests.endpoint.servers import Oxigraph, endpoint


def on_server(server: Endpoint) -> list[str]:
    return data_lines(fetch(server, IDS))


def bring(store: pyoxigraph.Store, server: Endpoint, method: str = "auto", *, delete: bool = True) -> PushReport:
    return push(graphs_of(store), server, IDS, method=method, delete_missing=delete)


@pytest.fixture
def server(oxigraph: Oxigraph) -> Endpoint:
    found = endpoint(oxigraph.url)
    found.update("CLEAR ALL")
    return found


@pytest.mark.parametrize("method", ["graph-store", "update"])
def test_only_what_differs_is_sent(server: Endpoint, method: str) -> None:
    first = bring(edition(1), server, method)
    assert (len(first.sent), first.unchanged, first.complete) == (6, [], True)
    assert on_server(server) == data_lines(edition(1))
    again = bring(edition(1), server, method)
    assert (again.sent, len(again.unchanged), again.complete) == ([], 6, True)
    second = bring(edition(2), server, method)
    assert [iri.rpartition("-")[2] for iri in second.sent] == ["2", "3", "6"]
    assert [iri.rpartition("-")[2] for iri in second.removed] == ["0"]
    assert on_server(server) == data_lines(edition(2))
    assert {count.graph: count.local for count in second.counts if count.local} == dict(_counts(edition(2)))


def test_the_books_tell_hash_and_size_and_nothing_else(server: Endpoint) -> None:
    bring(edition(1), server)
    expected = {graph.iri: Entry(graph.sha256, graph.count) for graph in graphs_of(edition(1)).graphs.values()}
    assert Ledger(server, IDS).entries == expected
    books = server.rows(
        f"SELECT ?p (COUNT(*) AS ?n) WHERE {{ GRAPH <{IDS.graph('push')}> {{ ?s ?p ?o }} }} GROUP BY ?p"
    )
    assert len(books.rows) == 2


def test_what_somebody_else_changed_is_mended(server: Endpoint) -> None:
    bring(edition(1), server)
    server.update(f"DELETE WHERE {{ GRAPH <{IDS.graph('page-4')}> {{ ?s <https://example.org/p2> ?o }} }}")
    report = bring(edition(1), server)
    assert report.sent == [IDS.graph("page-4")]
    assert on_server(server) == data_lines(edition(1))


def test_only_graphs_of_ours_are_removed(server: Endpoint) -> None:
    foreign = ("https://example.org/foreign", IDS.graph("not-pushed"))
    for graph in foreign:
        server.update(f"INSERT DATA {{ GRAPH <{graph}> {{ <x:a> <x:b> <x:c> }} }}")
    bring(edition(1), server)
    kept = bring(edition(2), server, delete=False)
    assert kept.extra == [IDS.graph("page-0")]
    assert bring(edition(2), server).removed == [IDS.graph("page-0")]
    left = server.rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { <x:a> ?p ?o } }")
    assert {row[0].value for row in left.rows if row[0]} == set(foreign)


def test_a_graph_that_was_being_changed_is_sent_again(server: Endpoint) -> None:
    """As a kill between two requests leaves it: the books say pending, the graph is half there."""
    bring(edition(1), server)
    ledger = Ledger(server, IDS)
    name = IDS.graph("page-1")
    ledger.record({name: Entry(PENDING, 10)})
    assert [graph.iri for graph in plan(graphs_of(edition(1)), server, ledger).send] == [name]
    assert bring(edition(1), server).sent == [name]


def test_a_plan_changes_nothing(server: Endpoint) -> None:
    bring(edition(1), server)
    before = dict(count_ours(server, IDS))
    todo = plan(graphs_of(edition(2)), server, Ledger(server, IDS))
    assert (len(todo.send), len(todo.unchanged), todo.extra) == (3, 3, (IDS.graph("page-0"),))
    assert dict(count_ours(server, IDS)) == before


def test_a_server_without_graph_store_gets_updates(oxigraph: Oxigraph, server: Endpoint) -> None:
    known = server.addresses
    for store in (None, type(known.query)(f"{oxigraph.url}/no-such-place")):
        server.update("CLEAR ALL")
        plain = Endpoint(Addresses(known.query, known.update, store), PROFILES["generic"], Transport())
        for number in (1, 2, 1):
            report = bring(edition(number), plain)
            assert (report.method, report.complete) == ("SPARQL Update", True)
            assert on_server(server) == data_lines(edition(number))
    server.update("CLEAR ALL")
    with pytest.raises(RefusedError, match="no such thing there"):
        bring(edition(2), plain, "graph-store")


def test_pieces_are_small() -> None:
    lines = [f"<x:{number}> <x:p> <x:o> ." for number in range(2 * PIECE_TRIPLES + 3)]
    assert [len(piece) for piece in pieces(lines)] == [PIECE_TRIPLES, PIECE_TRIPLES, 3]
    assert [line for piece in pieces(lines) for line in piece] == lines
    assert [len(piece) for piece in pieces(["x" * 400_000] * 3)] == [1, 1, 1]


def test_a_large_graph_in_pieces(server: Endpoint) -> None:
    store = edition(1, graphs=1, size=PIECE_TRIPLES)
    assert bring(store, server, "update").complete
    assert on_server(server) == data_lines(store)


def test_text_that_updates_cannot_carry_is_refused(server: Endpoint) -> None:
    store = edition(1, graphs=1)
    name = pyoxigraph.NamedNode(IDS.graph("page-0"))
    subject = pyoxigraph.NamedNode("https://example.org/s")
    store.add(pyoxigraph.Quad(subject, subject, pyoxigraph.Literal("\\u0022 . } ; DROP ALL #"), name))
    with pytest.raises(RefusedError, match="backslash before a u"):
        bring(store, server, "update")
    assert bring(store, server).complete
    assert on_server(server) == data_lines(store)


def test_server_killed_in_mid_push(own_oxigraph: Oxigraph) -> None:
    """The push fails with a clear error; after a restart the same push finishes, and sends only what is missing."""
    store = edition(1, graphs=240, size=4)
    server = endpoint(own_oxigraph.url)
    killed = threading.Event()

    def kill_at(done: int, total: int) -> None:
        if done >= total / 3 and not killed.is_set():
            killed.set()
            own_oxigraph.kill()

    with pytest.raises(EndpointError, match="no connection"):
        push(graphs_of(store), server, IDS, progress=kill_at)
    assert killed.is_set()
    own_oxigraph.start()
    report = bring(store, server)
    assert report.complete
    assert len(report.unchanged) >= 80
    assert len(report.sent) + len(report.unchanged) == 240
    assert on_server(server) == data_lines(store)


def test_server_killed_at_any_time(own_oxigraph: Oxigraph) -> None:
    """Killed from outside while requests are on their way, over and over; in the end everything is there once."""
    store = edition(1, graphs=150, size=4)
    for attempt in range(4):
        server = endpoint(own_oxigraph.url)
        timer = threading.Timer(0.1 + 0.15 * attempt, own_oxigraph.kill)
        timer.start()
        try:
            bring(store, server)
        except EndpointError:
            time.sleep(0)
        timer.join()
        own_oxigraph.start()
    server = endpoint(own_oxigraph.url)
    assert bring(store, server).complete
    assert on_server(server) == data_lines(store)


def test_capabilities(oxigraph: Oxigraph, server: Endpoint) -> None:
    bring(edition(1), server)
    found = probe(server, Transport())
    assert found.server.startswith("Oxigraph/")
    assert (found.answers_queries, found.graph_store, found.union_default_graph, found.rows) == (True, True, False, 0)


def test_graph_store_protocol(server: Endpoint) -> None:
    graphs, name = server.graphs, IDS.graph("one")
    assert graphs is not None
    assert graphs.get(name) is None
    assert not graphs.head(name)
    assert not graphs.delete(name)
    graphs.put(name, '<x:a> <x:b> "да"@ru .\n'.encode())
    graphs.put(name, '<x:a> <x:b> "да"@ru .\n'.encode())
    assert graphs.head(name)
    assert "да" in (graphs.get(name) or b"").decode()
    with pytest.raises(RefusedError, match="400"):
        graphs.put(name, b"not triples")
    assert graphs.delete(name)
    assert graphs.get(name) is None


def _counts(store: pyoxigraph.Store) -> dict[str, int]:
    source: LocalGraphs = graphs_of(store)
    return {iri: graph.count for iri, graph in source.graphs.items()}


def test_counting_asks_each_kind_of_server_in_its_own_way(server: Endpoint) -> None:
    """Virtuoso takes fifty times as long for VALUES, others longer for FILTER; both count the same."""
    bring(edition(1), server)
    names = [*graphs_of(edition(1)).graphs, IDS.graph("nowhere")]
    filtering = Endpoint(server.addresses, replace(server.profile, prefers_filter=True), Transport())
    found = count_graphs(filtering, names)
    assert found == count_graphs(server, names) == {**dict(_counts(edition(1))), IDS.graph("nowhere"): 0}
    assert [name for name, profile in PROFILES.items() if profile.prefers_filter] == ["virtuoso"]

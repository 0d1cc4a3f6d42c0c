"""Brings the graphs of a local store to a server: only what differs, proved by a count, to be taken up after a kill."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from operator import methodcaller

from kg.endpoint.answers import NOT_OFFERED
from kg.endpoint.client import Endpoint
from kg.endpoint.counting import count_graphs
from kg.endpoint.errors import AnswerError, EndpointError, RefusedError
from kg.endpoint.ledger import PENDING, Entry, Ledger
from kg.endpoint.loading import GraphStoreLoader, Loader, UpdateLoader
from kg.endpoint.source import LocalGraph, LocalGraphs, measured, ntriples
from kg.identifiers import Identifiers

METHODS = ("auto", "graph-store", "update")
_BATCH_GRAPHS = 50
_BATCH_TRIPLES = 50_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What a push would do: graphs to bring, graphs that are there already, graphs of ours that are only there."""

    send: tuple[LocalGraph, ...]
    unchanged: tuple[LocalGraph, ...]
    extra: tuple[str, ...]
    server: Mapping[str, int]
    """How many triples each of the local and extra graphs has on the server."""

    @property
    def triples(self) -> int:
        """How many triples would be sent."""
        return sum(graph.count for graph in self.send)


@dataclass(frozen=True, slots=True)
class Count:
    """The triples of one graph on both sides after a push."""

    graph: str
    local: int
    server: int


@dataclass(slots=True)
class PushReport:
    """What a push did; `counts` has every graph of the store and every removed one, counted at the end."""

    endpoint: str
    method: str
    sent: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def different(self) -> list[Count]:
        """The graphs whose counts differ."""
        return [count for count in self.counts if count.local != count.server]

    @property
    def complete(self) -> bool:
        """Whether the server has everything, by count."""
        return not self.different


def plan(source: LocalGraphs, endpoint: Endpoint, ledger: Ledger) -> Plan:
    """Compare the hashes and counts of both sides; nothing is changed."""
    extra = tuple(sorted(set(ledger.entries) - set(source.graphs) - {ledger.iri}))
    server = count_graphs(endpoint, [*source.graphs, *extra])
    send: list[LocalGraph] = []
    unchanged: list[LocalGraph] = []
    for iri, graph in source.graphs.items():
        there = ledger.entries.get(iri) == Entry(graph.sha256, graph.count) and server[iri] == graph.count
        (unchanged if there else send).append(graph)
    return Plan(tuple(send), tuple(unchanged), extra, server)


def push(
    source: LocalGraphs,
    endpoint: Endpoint,
    ids: Identifiers,
    *,
    method: str = "auto",
    delete_missing: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> PushReport:
    """Bring every graph of `source` whose content the server does not have, and count both sides at the end.

    `progress` is called with the triples done and their total. Raises EndpointError when the server fails for longer
    than the tries allow; calling again goes on where it stopped.
    """
    started = time.monotonic()
    ledger = Ledger(endpoint, ids)
    todo = plan(source, endpoint, ledger)
    pusher = _Pusher(source, endpoint, ledger, _loader(endpoint, method), may_fall_back=method == "auto")
    report = PushReport(str(endpoint.addresses.query), "", unchanged=[graph.iri for graph in todo.unchanged])
    done = 0
    for batch in _batches(todo.send):
        report.sent += pusher.bring(batch, todo.server)
        done += sum(graph.count for graph in batch)
        if progress:
            progress(done, todo.triples)
    if delete_missing:
        report.removed += pusher.remove(todo.extra)
    else:
        report.extra += todo.extra
    report.method = pusher.loader.name
    report.counts = _final_counts(pusher, source, endpoint, report.removed)
    report.seconds = time.monotonic() - started
    return report


class _Pusher:
    """Brings batches of graphs; the ledger never promises what has not been counted."""

    def __init__(
        self, source: LocalGraphs, endpoint: Endpoint, ledger: Ledger, loader: Loader, *, may_fall_back: bool
    ) -> None:
        self._source = source
        self._endpoint = endpoint
        self._ledger = ledger
        self._may_fall_back = may_fall_back and isinstance(loader, GraphStoreLoader)
        self.loader = loader
        self.actual: dict[str, int] = {}
        """The triples of each graph that was brought, as read at that moment."""

    def bring(self, batch: Iterable[LocalGraph], server: Mapping[str, int]) -> list[str]:
        """Bring one batch; return the graphs that were counted right afterwards."""
        graphs = list(batch)
        self._ledger.record({graph.iri: Entry(PENDING, graph.count) for graph in graphs})
        # Equal counts before and after would prove nothing: such a graph is emptied first, and seen to be empty.
        self._empty([graph.iri for graph in graphs if server[graph.iri] == graph.count])
        brought: list[LocalGraph] = []
        try:
            for graph in graphs:
                brought.append(self._bring_one(graph.iri))
        except EndpointError:
            # What did arrive need not be sent again; if not even that can be asked, the next push will.
            with suppress(EndpointError):
                self._prove(brought)
            raise
        return self._prove(brought)

    def remove(self, graphs: Iterable[str]) -> list[str]:
        """Remove graphs that the ledger names and that are seen to be gone afterwards."""
        names = list(graphs)
        self._ledger.record({iri: Entry(PENDING, 0) for iri in names})
        self._empty(names)
        self._ledger.record(dict.fromkeys(names))
        return names

    def _bring_one(self, iri: str) -> LocalGraph:
        lines = self._source.lines(iri)
        triples = ntriples(lines, iri)
        self._do(methodcaller("put", iri, triples))
        self._may_fall_back = False
        self.actual[iri] = len(lines)
        return measured(iri, lines)

    def _do(self, change: Callable[[Loader], None]) -> None:
        """Make a change; a server that turns out to have no graph store gets it as an update."""
        try:
            change(self.loader)
        except RefusedError as error:
            if error.status not in NOT_OFFERED or not self._fall_back():
                raise
            change(self.loader)

    def _fall_back(self) -> bool:
        possible = self._may_fall_back and self._endpoint.addresses.update is not None
        if possible:
            self.loader = UpdateLoader(self._endpoint)
            self._may_fall_back = False
        return possible

    def _empty(self, graphs: list[str]) -> None:
        left = self._dropped(graphs)
        if left and self._fall_back():
            # Where there is no graph store, "no such graph" may have meant "no such address".
            left = self._dropped(list(left))
        for iri, count in left.items():
            raise AnswerError(f"{iri}: removed, said the server, but {count:,} triples are still there")

    def _dropped(self, graphs: list[str]) -> dict[str, int]:
        for iri in graphs:
            self._do(methodcaller("drop", iri))
        return {iri: count for iri, count in count_graphs(self._endpoint, graphs).items() if count}

    def _prove(self, brought: list[LocalGraph]) -> list[str]:
        counts = count_graphs(self._endpoint, [graph.iri for graph in brought])
        proved = {graph.iri: Entry(graph.sha256, graph.count) for graph in brought if counts[graph.iri] == graph.count}
        self._ledger.record(proved)
        return list(proved)


def _loader(endpoint: Endpoint, method: str) -> Loader:
    if method not in METHODS:
        raise ValueError(method)
    if method == "graph-store" and endpoint.graphs is None:
        raise RefusedError("no Graph Store address is known for this server; give one with --graph-store")
    if endpoint.graphs is not None and method != "update":
        return GraphStoreLoader(endpoint.graphs)
    return UpdateLoader(endpoint)


def _batches(graphs: Iterable[LocalGraph]) -> Iterator[list[LocalGraph]]:
    batch: list[LocalGraph] = []
    size = 0
    for graph in graphs:
        if batch and (len(batch) == _BATCH_GRAPHS or size + graph.count > _BATCH_TRIPLES):
            yield batch
            batch, size = [], 0
        batch.append(graph)
        size += graph.count
    if batch:
        yield batch


def _final_counts(pusher: _Pusher, source: LocalGraphs, endpoint: Endpoint, removed: list[str]) -> list[Count]:
    local = {iri: pusher.actual.get(iri, graph.count) for iri, graph in source.graphs.items()}
    local |= dict.fromkeys(removed, 0)
    server = count_graphs(endpoint, list(local))
    return [Count(iri, local[iri], server[iri]) for iri in sorted(local)]

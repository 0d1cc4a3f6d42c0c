"""Builds NetworkX graphs from facts; ties are counted by occasion, so that a matter repeated on a page counts once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

from pyoxigraph import Store

from kg.identifiers import Identifiers
from kg.namespaces import PARLEY
from kg.projection.reading import Fact, facts, label, members
from kg.query import Names, ParameterError, compact

if TYPE_CHECKING:
    import networkx as nx

_SENTENCES_PER_TIE = 3

Tie = tuple[str, str, tuple[Fact, ...]]
"""Source, target, and the facts of one occasion that tie them."""


@dataclass(slots=True)
class _Evidence:
    """What supports one tie."""

    claims: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    occasions: set[str] = field(default_factory=set)
    sentences: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, fact: Fact) -> None:
        """Take in one fact."""
        self.claims.add(fact.claim)
        self.occasions.add(fact.occasion)
        if fact.date:
            self.dates.add(fact.date)
        self.sentences.setdefault(fact.sentence, (fact.date, fact.claim))


def _by_occasion(found: Iterable[Fact]) -> dict[str, dict[str, list[Fact]]]:
    """Group facts by occasion and by `one`."""
    grouped: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in found:
        grouped[fact.occasion][fact.one].append(fact)
    return grouped


def _pairs(groups: Iterable[dict[str, list[Fact]]]) -> Iterator[Tie]:
    for group in groups:
        for one, two in combinations(sorted(group), 2):
            yield one, two, (*group[one], *group[two])


def _co_participation(store: Store, found: list[Fact]) -> Iterator[Tie]:
    people = members(store, PARLEY.Person)
    yield from _pairs(_by_occasion(fact for fact in found if fact.one in people).values())


def _co_discussion(store: Store, found: list[Fact]) -> Iterator[Tie]:
    by_claim: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in found:
        by_claim[fact.claim][fact.one].append(fact)
    yield from _pairs(by_claim.values())


def _country_country(store: Store, found: list[Fact]) -> Iterator[Tie]:
    countries = members(store, PARLEY.Country)
    turned = (
        Fact(fact.claim, fact.occasion, fact.date, fact.sentence, fact.two, fact.one)
        for fact in found
        if fact.two in countries
    )
    yield from _pairs(_by_occasion(turned).values())


def _of_leaders(store: Store, found: list[Fact]) -> Iterator[Tie]:
    leaders = members(store, PARLEY.Leader)
    yield from ((fact.one, fact.two, (fact,)) for fact in found if fact.one in leaders)


def _as_stated(store: Store, found: list[Fact]) -> Iterator[Tie]:
    yield from ((fact.one, fact.two, (fact,)) for fact in found)


@dataclass(frozen=True, slots=True)
class Projection:
    """A kind of network: which facts it is made of, how they become ties, and its shape."""

    facts: str
    ties: Callable[[Store, list[Fact]], Iterator[Tie]]
    summary: str
    directed: bool = False
    bipartite: bool = False


PROJECTIONS = {
    "co-participation": Projection("participation", _co_participation, "people who took part in the same events"),
    "co-discussion": Projection("discussion", _co_discussion, "people who discussed a topic with each other"),
    "leader-topic": Projection("discussion", _of_leaders, "leaders and the topics they discuss", bipartite=True),
    "leader-agreement": Projection(
        "agreement", _of_leaders, "leaders and the agreements cited where they took part", bipartite=True
    ),
    "country-country": Projection("participation", _country_country, "countries represented at the same events"),
    "invitations": Projection("invitation", _as_stated, "who invited whom", directed=True),
}
"""The kinds of network, by name."""


def project(
    store: Store, kind: str, *, topic: str = "", start: str = "", end: str = "", ids: Identifiers | None = None
) -> nx.Graph[str]:
    """Return the network `kind` (a key of PROJECTIONS) of the events from `start` to `end` (ISO days, inclusive).

    `topic` (a name, as in queries) keeps only discussions of that topic. Node keys are IRIs. Every edge carries
    weight (distinct occasions), events, first, last, claims and up to three sentences.
    """
    # Imported here: networkx takes longer to load than most commands take to run.
    import networkx as nx

    if kind not in PROJECTIONS:
        raise ParameterError(f"no network is called {kind!r}; there are {', '.join(PROJECTIONS)}")
    shape = PROJECTIONS[kind]
    found = facts(store, shape.facts, start, end)
    if topic:
        if shape.facts != "discussion":
            raise ParameterError(f"{kind} is not about topics; use topic with co-discussion or leader-topic")
        wanted = Names(store, ids).resolve(topic, "topic").value
        found = (fact for fact in found if fact.two == wanted)
    ties = _gather(shape, store, list(found))
    graph: nx.Graph[str] = nx.DiGraph() if shape.directed else nx.Graph()
    graph.graph.update(projection=kind, start_date=start, end_date=end, topic=topic)
    _fill(graph, ties, store, (ids or Identifiers()).prefixes(), bipartite=shape.bipartite)
    return graph


def _gather(shape: Projection, store: Store, found: list[Fact]) -> dict[tuple[str, str], _Evidence]:
    ties: dict[tuple[str, str], _Evidence] = defaultdict(_Evidence)
    for source, target, support in shape.ties(store, found):
        if source != target:
            for fact in support:
                ties[source, target].add(fact)
    return ties


def _fill(
    graph: nx.Graph[str],
    ties: dict[tuple[str, str], _Evidence],
    store: Store,
    prefixes: dict[str, str],
    *,
    bipartite: bool,
) -> None:
    weights = Counter({pair: len(evidence.occasions) for pair, evidence in ties.items()})
    for side, nodes in enumerate(({s for s, _ in ties}, {t for _, t in ties})):
        for iri in sorted(nodes):
            extra: dict[str, Any] = {"bipartite": side} if bipartite else {}
            name = compact(iri, prefixes)
            graph.add_node(iri, label=label(store, iri), id=name, kind=name.partition(":")[0], **extra)
    for pair in sorted(ties):
        graph.add_edge(*pair, weight=weights[pair], **_attributes(ties[pair], prefixes))


def _attributes(evidence: _Evidence, prefixes: dict[str, str]) -> dict[str, Any]:
    ranked = sorted((date, sentence) for sentence, (date, _) in evidence.sentences.items())
    return {
        "events": [compact(iri, prefixes) for iri in sorted(evidence.occasions)],
        "first": min(evidence.dates, default=""),
        "last": max(evidence.dates, default=""),
        "claims": [compact(iri, prefixes) for iri in sorted(evidence.claims)],
        "sentences": [sentence for _, sentence in ranked[:_SENTENCES_PER_TIE]],
    }

"""Builds NetworkX graphs from facts; ties are counted by occasion, so that a matter repeated on a page counts once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pyoxigraph import Store

from kg.identifiers import Identifiers
from kg.namespaces import PARLEY
from kg.projection.backbone import backbone
from kg.projection.ego import ego_network
from kg.projection.kinds import PROJECTIONS, Bonds, Projection
from kg.projection.options import Options
from kg.projection.reading import Fact, facts, iso3, label, members
from kg.projection.weights import Opportunity, newness, rounded
from kg.query import Names, ParameterError, compact, period

if TYPE_CHECKING:
    import networkx as nx


@dataclass(slots=True)
class _Evidence:
    """What supports one tie: its units, the day of each occasion, its claims, and per sentence where it stands."""

    units: set[str] = field(default_factory=set)
    occasions: dict[str, str] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)
    sentences: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, unit: str, support: Iterable[Fact]) -> None:
        """Take in the facts of one unit."""
        self.units.add(unit)
        for fact in support:
            self.claims.add(fact.claim)
            self.occasions[fact.occasion] = fact.date
            place = (fact.date, fact.source)
            self.sentences[fact.sentence] = min(place, self.sentences.get(fact.sentence, place))


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read for one kind of network, from which the network of any part of its facts can be made."""

    store: Store
    kind: str
    found: tuple[Fact, ...]
    description: dict[str, str]
    names: Names
    prefixes: dict[str, str]

    @property
    def shape(self) -> Projection:
        """The kind itself."""
        return PROJECTIONS[self.kind]


def material(
    store: Store, kind: str, *, topic: str = "", start: str = "", end: str = "", ids: Identifiers | None = None
) -> Material:
    """Read the facts of `kind` (a key of PROJECTIONS) from `start` to `end` (inclusive), of `topic` if given.

    Each of the two is YYYY, YYYY-MM or YYYY-MM-DD. Raises ParameterError for an unknown kind, a kind without topics
    and what is no period, UnknownNameError for an unknown topic.
    """
    if kind not in PROJECTIONS:
        raise ParameterError(f"no network is called {kind!r}; there are {', '.join(PROJECTIONS)}")
    shape = PROJECTIONS[kind]
    names = Names(store, ids)
    start, end = period(start, end)
    found = facts(store, shape.facts, start, end)
    if topic:
        if shape.facts not in ("discussion", "stance"):
            raise ParameterError(f"{kind} is not about topics; use topic with co-discussion or leader-topic")
        wanted = names.resolve(topic, "topic").value
        if shape.facts == "stance" and wanted in members(store, PARLEY.Country):
            raise ParameterError(f"{kind} is about topics, and nobody is for or against a country; name a topic")
        found = (fact for fact in found if fact.two == wanted)
    described = {"projection": kind, "start_date": start, "end_date": end, "topic": topic}
    # The store yields in no order of its own; what is counted and shown must not hang on it.
    ordered = tuple(sorted(found, key=lambda fact: (fact.claim, fact.sentence, fact.one, fact.two)))
    return Material(store, kind, ordered, described, names, (ids or Identifiers()).prefixes())


def network(source: Material, found: Iterable[Fact], options: Options) -> nx.Graph[str]:
    """Return the network of the facts `found` of `source`."""
    # Imported here: networkx takes longer to load than most commands take to run.
    import networkx as nx

    chosen = list(found)
    bonds = source.shape.bonds(source.store, chosen)
    ties = _gather(bonds)
    reference = source.description["end_date"] or max((fact.date for fact in chosen), default="")
    graph: nx.Graph[str] = nx.DiGraph() if source.shape.directed else nx.Graph()
    graph.graph.update(
        source.description, weighted_by=options.weight, reference_day=reference, half_life=options.half_life
    )
    _add_nodes(graph, ties, source)
    one_mode = not (source.shape.directed or source.shape.bipartite)
    opportunity = Opportunity.of(bonds, one_mode=one_mode)
    for pair in sorted(ties):
        evidence = ties[pair]
        measures = _measures(pair, evidence, opportunity, reference, options.half_life)
        known = _attributes(evidence, source, options.sentences)
        graph.add_edge(*pair, **{"weight": measures[options.weight], **_named(measures), **known})
    if options.backbone is not None:
        graph = backbone(graph, options.backbone)
    return ego_network(graph, source.names, options.ego, options.radius) if options.ego else graph


def _gather(bonds: Bonds) -> dict[tuple[str, str], _Evidence]:
    ties: dict[tuple[str, str], _Evidence] = defaultdict(_Evidence)
    for tie in bonds.ties:
        if tie.source != tie.target:
            ties[tie.source, tie.target].add(tie.unit, tie.facts)
    return ties


def _add_nodes(graph: nx.Graph[str], ties: Iterable[tuple[str, str]], source: Material) -> None:
    pairs = list(ties)
    for side, nodes in enumerate(({s for s, _ in pairs}, {t for _, t in pairs})):
        for iri in sorted(nodes):
            extra: dict[str, Any] = {"bipartite": side} if source.shape.bipartite else {}
            if code := iso3(source.store, iri):
                extra["iso3"] = code
            name = compact(iri, source.prefixes)
            graph.add_node(iri, label=label(source.store, iri), id=name, kind=name.partition(":")[0], **extra)


def _measures(
    pair: tuple[str, str], evidence: _Evidence, opportunity: Opportunity, reference: str, half_life: float
) -> dict[str, float]:
    units, days = evidence.units, sorted(evidence.occasions.values())
    return {
        "count": len(units),
        "days": len({day for day in days if day}),
        "newness": rounded(newness(days, reference, half_life)),
        "newman": rounded(opportunity.newman(pair[0], units)),
        "jaccard": rounded(opportunity.jaccard(*pair, units)),
        "association": rounded(opportunity.association(*pair, units)),
    }


def _named(measures: dict[str, float]) -> dict[str, float]:
    """Return the measures under the names that edges have them by: `days` is the list of days there."""
    return {"day_count" if name == "days" else name: value for name, value in measures.items()}


def _attributes(evidence: _Evidence, source: Material, sentences: int) -> dict[str, Any]:
    days = sorted(day for day in evidence.occasions.values() if day)
    occasions = sorted((day, compact(iri, source.prefixes)) for iri, day in evidence.occasions.items())
    quoted = sorted((day, sentence, address) for sentence, (day, address) in evidence.sentences.items())[:sentences]
    shared = {"shared": [compact(unit, source.prefixes) for unit in sorted(evidence.units)]}
    return {
        "first": min(days, default=""),
        "last": max(days, default=""),
        "events": [event for _, event in occasions],
        "days": [day for day, _ in occasions],
        "claims": [compact(iri, source.prefixes) for iri in sorted(evidence.claims)],
        "sentences": [sentence for _, sentence, _ in quoted],
        "sentence_days": [day for day, _, _ in quoted],
        "sources": [address for _, _, address in quoted],
        **(shared if source.shape.shared else {}),
    }

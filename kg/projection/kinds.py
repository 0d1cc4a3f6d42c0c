"""The kinds of network: which facts each is made of and how they tie two things, occasion by occasion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from pyoxigraph import Store

from kg.namespaces import PARLEY
from kg.projection.positions import POSITIONS
from kg.projection.reading import Fact, members

Grouped = dict[str, dict[str, list[Fact]]]
"""Unit to node to its facts; a unit is what a tie is counted by: an occasion, or a topic or agreement shared."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two things tied by one unit, and the facts that say so."""

    source: str
    target: str
    unit: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Bonds:
    """The ties of a network, and for each node all units it had a part in, alone or with others: its opportunity."""

    ties: tuple[Tie, ...]
    units: dict[str, set[str]]


def _grouped(found: Iterable[tuple[str, str, Fact]]) -> Grouped:
    """Group (unit, node, fact)."""
    groups: Grouped = defaultdict(lambda: defaultdict(list))
    for unit, node, fact in found:
        groups[unit][node].append(fact)
    return groups


def _one_mode(groups: Grouped, counted: Callable[[str, Fact], str] = lambda unit, fact: unit) -> Bonds:
    """Tie all nodes of a group with each other; `counted` names the unit when groups are smaller than units.

    Pairs are counted directly: NetworkX's weighted_projected_graph takes a hundred times as long.
    """
    ties = []
    units: dict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        for node, support in group.items():
            units[node].update(counted(key, fact) for fact in support)
        for one, two in combinations(sorted(group), 2):
            ties.append(Tie(one, two, counted(key, group[one][0]), (*group[one], *group[two])))
    return Bonds(tuple(ties), units)


def _two_mode(found: Iterable[Fact]) -> Bonds:
    ties = []
    units: dict[str, set[str]] = defaultdict(set)
    for fact in found:
        ties.append(Tie(fact.one, fact.two, fact.occasion, (fact,)))
        units[fact.one].add(fact.occasion)
        units[fact.two].add(fact.occasion)
    return Bonds(tuple(ties), units)


def _latest(groups: Grouped) -> Grouped:
    """Keep the last fact of each node on each item: what is shared needs one proof per side, not hundreds."""
    return {unit: {node: [max(support, key=_age)] for node, support in group.items()} for unit, group in groups.items()}


def _age(fact: Fact) -> tuple[str, str, str]:
    return fact.date, fact.claim, fact.sentence


def _leaders(store: Store, found: list[Fact]) -> Iterator[Fact]:
    leaders = members(store, PARLEY.Leader)
    return (fact for fact in found if fact.one in leaders)


def _co_participation(store: Store, found: list[Fact]) -> Bonds:
    people = members(store, PARLEY.Person)
    return _one_mode(_grouped((fact.occasion, fact.one, fact) for fact in found if fact.one in people))


def _co_discussion(store: Store, found: list[Fact]) -> Bonds:
    return _one_mode(_grouped((fact.claim, fact.one, fact) for fact in found), lambda _, fact: fact.occasion)


def _country_country(store: Store, found: list[Fact]) -> Bonds:
    countries = members(store, PARLEY.Country)
    return _one_mode(_grouped((fact.occasion, fact.two, fact) for fact in found if fact.two in countries))


def _of_leaders(store: Store, found: list[Fact]) -> Bonds:
    return _two_mode(_leaders(store, found))


def _leaders_by_item(store: Store, found: list[Fact]) -> Bonds:
    return _one_mode(_latest(_grouped((fact.two, fact.one, fact) for fact in _leaders(store, found))))


def _items_by_leader(store: Store, found: list[Fact]) -> Bonds:
    return _one_mode(_latest(_grouped((fact.one, fact.two, fact) for fact in _leaders(store, found))))


def _as_stated(store: Store, found: list[Fact]) -> Bonds:
    return _two_mode(found)


def _sides(store: Store, found: list[Fact]) -> Iterator[tuple[str, str, dict[str, list[Fact]]]]:
    """Yield topic, position and its holders with their latest stance.

    Only of topics: of a country a stance says what it is about, not what its holder is for, and those who back one
    side of a war there and those who back the other would be of one position.
    """
    people, countries = members(store, PARLEY.Person), members(store, PARLEY.Country)
    taken = (
        (f"{fact.two} {POSITIONS[fact.act]}", fact.one, fact)
        for fact in found
        if fact.one in people and fact.two not in countries and fact.act in POSITIONS
    )
    for key, group in _latest(_grouped(taken)).items():
        topic, _, position = key.rpartition(" ")
        yield topic, position, group


def _positions(sides: Iterable[tuple[str, str, dict[str, list[Fact]]]]) -> dict[str, set[str]]:
    units: dict[str, set[str]] = defaultdict(set)
    for topic, _, group in sides:
        for node in group:
            units[node].add(topic)
    return units


def _same_position(store: Store, found: list[Fact]) -> Bonds:
    sides = list(_sides(store, found))
    ties = [
        Tie(one, two, topic, (*group[one], *group[two]))
        for topic, _, group in sides
        for one, two in combinations(sorted(group), 2)
    ]
    return Bonds(tuple(ties), _positions(sides))


def _opposite_position(store: Store, found: list[Fact]) -> Bonds:
    sides = list(_sides(store, found))
    by_topic: dict[str, list[dict[str, list[Fact]]]] = defaultdict(list)
    for topic, _, group in sides:
        by_topic[topic].append(group)
    ties = []
    for topic, groups in by_topic.items():
        for first, second in combinations(groups, 2):
            for one, two in product(first, second):
                tie = Tie(one, two, topic, (*first[one], *second[two]))
                ties.append(tie if one < two else replace(tie, source=two, target=one))
    return Bonds(tuple(ties), _positions(sides))


@dataclass(frozen=True, slots=True)
class Projection:
    """A kind of network: which facts it is made of, how they become ties, and its shape.

    `shared` names what two nodes share when ties are not counted by occasion.
    """

    facts: str
    bonds: Callable[[Store, list[Fact]], Bonds]
    summary: str
    directed: bool = False
    bipartite: bool = False
    shared: str = ""


PROJECTIONS = {
    "co-participation": Projection("participation", _co_participation, "people who took part in the same events"),
    "co-discussion": Projection("discussion", _co_discussion, "people who discussed a topic with each other"),
    "leader-topic": Projection("discussion", _of_leaders, "leaders and the topics they discuss", bipartite=True),
    "leader-agreement": Projection(
        "agreement", _of_leaders, "leaders and the agreements cited where they took part", bipartite=True
    ),
    "country-country": Projection("participation", _country_country, "countries represented at the same events"),
    "invitations": Projection("invitation", _as_stated, "who invited whom", directed=True),
    "leaders-by-topics": Projection(
        "discussion", _leaders_by_item, "leaders tied by the topics they both discuss", shared="topic"
    ),
    "topics-by-leaders": Projection(
        "discussion", _items_by_leader, "topics tied by the leaders who discuss both", shared="leader"
    ),
    "leaders-by-agreements": Projection(
        "agreement", _leaders_by_item, "leaders tied by agreements cited where each took part", shared="agreement"
    ),
    "stance-agreement": Projection(
        "stance", _same_position, "people who took the same position on a topic", shared="topic"
    ),
    "stance-opposition": Projection(
        "stance", _opposite_position, "people who took opposite positions on a topic", shared="topic"
    ),
}
"""The kinds of network, by name."""

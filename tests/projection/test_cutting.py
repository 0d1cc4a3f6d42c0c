"""Backbone, ego networks and slices over time."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.projection import changes, project, slices
from kg.projection.backbone import backbone
from kg.query import ParameterError, UnknownNameError
from kg.query.render import native
from tests.projection.small import Account, person, store_of

ACCOUNTS = (
    Account("one", "2021-01-05", ("ada", "ben")),
    Account("two", "2021-02-05", ("ada", "ben")),
    Account("three", "2021-02-06", ("ben", "cleo")),
    Account("four", "2022-03-01", ("ada", "ben")),
    Account("five", "2022-03-01", ("cleo", "dov")),
    Account("six", "", ("ada", "eva")),
)


def named(graph: nx.Graph[str]) -> set[tuple[str, ...]]:
    return {tuple(sorted(node.rpartition("/")[2] for node in pair)) for pair in graph.edges}


def test_disparity_filter_by_hand() -> None:
    star: nx.Graph[str] = nx.Graph()
    star.add_weighted_edges_from([("a", "b", 8), ("a", "c", 1), ("a", "d", 1), ("c", "d", 1)])
    kept = backbone(star, 0.05)
    # At a: (1 - 8/10) ** 2 = 0.04; at c and d, of degree 2: (1 - 1/2) ** 1 = 0.5.
    assert list(kept.edges(data="alpha")) == [("a", "b", 0.04)]
    assert list(kept) == ["a", "b"]
    assert backbone(star, 0.039).number_of_edges() == 0
    assert set(backbone(star, 0.6).edges) == set(star.edges)


def test_disparity_filter_looks_each_way_in_directed_networks() -> None:
    arrows: nx.DiGraph[str] = nx.DiGraph()
    arrows.add_weighted_edges_from([("a", "b", 9), ("a", "c", 1), ("d", "b", 1)])
    assert list(backbone(arrows, 0.11).edges(data="alpha")) == [("a", "b", 0.1)]
    assert backbone(arrows, 0.09).number_of_edges() == 0


def test_a_network_without_weight_has_no_backbone() -> None:
    graph = project(store_of(ACCOUNTS[5]), "co-participation", weight="newness", backbone=0.5)
    assert len(graph) == 0


def test_ego_networks() -> None:
    store = store_of(*ACCOUNTS)
    assert named(project(store, "co-participation", ego="Ada Lind")) == {("ada", "ben"), ("ada", "eva")}
    around = project(store, "co-participation", ego="person:ada", radius=2)
    assert named(around) == {("ada", "ben"), ("ada", "eva"), ("ben", "cleo")}
    assert around.graph["ego"] == person("ada")
    with pytest.raises(UnknownNameError, match="did you mean Ada Lind"):
        project(store, "co-participation", ego="Ada Lindd")
    with pytest.raises(ParameterError, match="'Eva Brandt' has no ties in this network"):
        project(store_of(*ACCOUNTS[:5]), "co-participation", ego="Eva Brandt")


def test_slices_and_what_changes_between_them() -> None:
    store = store_of(*ACCOUNTS)
    networks = slices(store, "co-participation", "year")
    assert {name: named(graph) for name, graph in networks.items()} == {
        "2021": {("ada", "ben"), ("ben", "cleo")},
        "2022": {("ada", "ben"), ("cleo", "dov")},
    }
    assert networks["2021"].edges[person("ada"), person("ben")]["weight"] == 2
    assert list(slices(store, "co-participation", "month")) == ["2021-01", "2021-02", "2022-03"]
    table = changes(networks)
    rows = [dict(zip(table.columns, map(native, row), strict=True)) for row in table.rows]
    assert rows[0]["ties_new"] == rows[0]["ties"] == 2
    assert rows[1] == {
        "slice": "2022",
        "nodes": 4,
        "ties": 2,
        "weight": 2,
        "density": 0.3333,
        "nodes_new": 1,
        "nodes_gone": 0,
        "ties_new": 1,
        "ties_gone": 1,
        "ties_kept": 1,
        "stability": 0.3333,
    }
    assert changes({}).rows == ()


def test_by_marks_edges_with_their_weight_in_each_slice() -> None:
    graph = project(store_of(*ACCOUNTS), "co-participation", by="year")
    assert graph.edges[person("ada"), person("ben")]["slices"] == {"2021": 2, "2022": 1}
    assert graph.edges[person("ada"), person("eva")]["slices"] == {}


def test_an_ego_that_is_not_in_every_slice() -> None:
    store = store_of(*ACCOUNTS)
    assert list(slices(store, "co-participation", "year", ego="Dov Stein")) == ["2022"]
    with pytest.raises(ParameterError, match="has no ties"):
        slices(store, "co-participation", "year", ego="Eva Brandt")
    with pytest.raises(UnknownNameError):
        slices(store, "co-participation", "year", ego="Nobody Atall")

"""Centralities, communities, bridges; other backends give the same numbers; what needs scipy says so."""

from __future__ import annotations

import sys
import warnings

import networkx as nx
import pytest

from kg.projection import bridge_table, community_table, installed, metrics, project, tie_table
from kg.projection.backends import Engine
from kg.projection.metrics import has_scipy
from kg.query import ParameterError, QueryResult
from kg.query.render import Native, native
from tests.projection.small import Account, store_of

# Two triangles, cleo between them: ada-ben-cleo and cleo-dov-eva.
TRIANGLES = (
    Account("left", "2021-01-01", ("ada", "ben", "cleo")),
    Account("right", "2021-01-02", ("cleo", "dov", "eva")),
)
CHAIN = (
    Account("one", "2021-01-01", ("ada", "ben")),
    Account("two", "2021-01-01", ("ben", "cleo")),
    Account("three", "2021-01-01", ("ben", "cleo")),
)


def rows(table: QueryResult) -> list[dict[str, Native]]:
    return [dict(zip(table.columns, map(native, row), strict=True)) for row in table.rows]


def test_centralities_on_paper() -> None:
    found = {row["id"]: row for row in rows(metrics(project(store_of(*TRIANGLES), "co-participation")))}
    middle, side = found["person:cleo"], found["person:ada"]
    assert (middle["degree"], middle["strength"], middle["betweenness"], middle["closeness"]) == (4, 4, 0.6667, 1)
    assert (side["degree"], side["betweenness"], side["closeness"]) == (2, 0, 0.6667)
    assert middle["articulation"] is True
    assert side["articulation"] is False
    # Of two triangles that share a node: eigenvalue (1 + sqrt 17) / 2.
    assert float(str(middle["eigenvector"])) / float(str(side["eigenvector"])) == pytest.approx(1.5616, abs=2e-3)
    assert sum(float(str(row["pagerank"])) for row in found.values()) == pytest.approx(1, abs=1e-3)


def test_directed_networks_have_in_and_out() -> None:
    from tests.query.data import store

    (one, two, *_) = rows(metrics(project(store(), "invitations")))
    assert one["id"] == "person:vladimir-putin"
    assert (one["in_degree"], one["out_degree"]) == (1, 1)
    assert (two["in_degree"], two["out_degree"]) == (1, 0)


def test_bridges_and_communities() -> None:
    chain = project(store_of(*CHAIN), "co-participation")
    assert [(row["source_id"], row["target_id"], row["weight"]) for row in rows(bridge_table(chain))] == [
        ("person:ben", "person:cleo", 2),
        ("person:ada", "person:ben", 1),
    ]
    triangles = project(store_of(*TRIANGLES), "co-participation")
    assert rows(bridge_table(triangles)) == []
    groups = rows(community_table(triangles))
    assert sum(int(str(row["size"])) for row in groups) == 5
    assert {str(row["members"]).count("|") + 1 for row in groups} == {2, 3}


def test_ties_are_sorted_and_proved() -> None:
    first, second = rows(tie_table(project(store_of(*CHAIN), "co-participation")))
    assert (first["source"], first["target"], first["weight"]) == ("Ben Okoro", "Cleo Marsh", 2)
    assert first["events"] == "event:three|event:two"
    assert second["sentence"] == "ada came. (one)"
    assert second["page"] == "http://pages.example/one"


def test_a_backend_computes_the_same() -> None:
    pytest.importorskip("nx_rustworkx", reason="the backend nx-rustworkx is not installed")
    assert "rustworkx" in installed()
    graph = project(store_of(*TRIANGLES), "co-participation")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fast = rows(metrics(graph, "rustworkx"))
    for one, two in zip(fast, rows(metrics(graph)), strict=True):
        assert {**one, "pagerank": 0} == {**two, "pagerank": 0}
        assert float(str(one["pagerank"])) == pytest.approx(float(str(two["pagerank"])), abs=1e-3)


def test_a_backend_is_really_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the named backend lacks NetworkX computes; what it has comes from it."""
    asked: list[str] = []
    monkeypatch.setattr("kg.projection.backends.installed", lambda: ("other",))

    def algorithm(graph: object, backend: str = "") -> str:
        asked.append(backend)
        if backend and graph == "unknown to it":
            raise NotImplementedError
        return backend or "networkx"

    engine = Engine("other")
    assert engine.run(algorithm, "graph") == "other"  # type: ignore[arg-type]
    assert engine.run(algorithm, "unknown to it") == "networkx"  # type: ignore[arg-type]
    assert asked == ["other", "other", ""]


def test_a_backend_that_is_not_there() -> None:
    graph: nx.Graph[str] = nx.Graph()
    with pytest.raises(ParameterError, match=r"backend 'cugraph' is not installed .*pip install nx-rustworkx"):
        metrics(graph, "cugraph")


def test_without_scipy_pagerank_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    assert not has_scipy()
    found = rows(metrics(project(store_of(*TRIANGLES), "co-participation")))
    assert {row["pagerank"] for row in found} == {None}
    assert found[0]["betweenness"] == 0.6667

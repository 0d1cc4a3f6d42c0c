"""Every edge of every network opens: `A -- B` leads to the claims that it carries."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg.explanation import explain
from kg.projection import PROJECTIONS, project
from kg.query import ParameterError
from tests.projection.small import Account, store_of
from tests.query.data import store

STANCES = (("ada", "support", "trade"), ("ben", "agree", "trade"), ("ben", "condemn", "energy"))
HERE = Account("here", "2021-03-02", ("ada",), ("trade",), STANCES)
THERE = Account("there", "2021-03-02", ("ben",), ("energy",), (("ada", "welcome", "energy"),))


def small() -> Store:
    return store_of(HERE, THERE, Account("far", "2022-01-01", ("cleo",), ("trade",)), same=(("here", "there"),))


@pytest.mark.parametrize("which", [store, small], ids=["pages", "small"])
@pytest.mark.parametrize("kind", PROJECTIONS)
def test_every_edge_opens(which: object, kind: str) -> None:
    quads: Store = which()  # type: ignore[operator]
    graph = project(quads, kind)
    for one, two, data in graph.edges(data=True):
        ends = " -- ".join((graph.nodes[one]["id"], graph.nodes[two]["id"]))
        in_network = {view.id for view in explain(quads, ends, network=kind).claims}
        assert set(data["claims"]) <= in_network
        plain = explain(quads, ends)
        assert plain.claims
        assert all(view.sentences for view in plain.claims)
        if not PROJECTIONS[kind].shared:
            assert set(data["claims"]) <= {view.id for view in plain.claims}


def test_both_accounts_of_one_occasion() -> None:
    """Each government names its own side only; together they say who met."""
    found = explain(small(), "Ada Lind -- Ben Okoro")
    assert {view.event.rpartition("/")[2].removeprefix("event:") for view in found.claims} >= {"here", "there"}


def test_without_direct_tie_it_says_what_is_shared() -> None:
    found = explain(small(), "Ada Lind -- Cleo Marsh")
    assert found.claims
    assert found.notes == (
        "nothing connects the two directly; the network leaders-by-topics ties them "
        "(leaders tied by the topics they both discuss)",
    )


def test_wrong_networks() -> None:
    with pytest.raises(ParameterError, match="no network is called 'friends'"):
        explain(small(), "Ada Lind -- Ben Okoro", network="friends")
    with pytest.raises(ParameterError, match="'person:cleo' has no ties in this network"):
        explain(small(), "Ada Lind -- Cleo Marsh", network="co-participation")
    with pytest.raises(ParameterError, match="a network goes with A -- B"):
        explain(small(), "Ada Lind", network="co-participation")

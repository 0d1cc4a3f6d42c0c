"""Weights worked out on paper, and one occasion told by two governments counted once."""

from __future__ import annotations

from typing import Any

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.namespaces import PARLEY, RDF
from kg.projection import WEIGHTS, project
from kg.query import ParameterError
from tests.projection.small import Account, person, store_of, topic

CALL = Account("call", "2021-01-01", ("ada", "ben"), ("trade",))
AGAIN = Account("again", "2021-01-01", ("ada", "ben"))
SUMMIT = Account("summit", "2022-01-01", ("ada", "ben", "cleo", "dov"), ("trade", "energy"))
UNDATED = Account("undated", "", ("ada", "eva"))


def edge(kind: str, one: str, two: str, *accounts: Account, **options: Any) -> dict[str, Any]:
    graph = project(store_of(*accounts), kind, **options)
    return dict(graph.edges[one, two])


def test_every_measure_of_a_pair() -> None:
    found = edge("co-participation", person("ada"), person("ben"), CALL, AGAIN, SUMMIT, UNDATED)
    assert found["count"] == found["weight"] == 3
    assert found["day_count"] == 2
    assert found["newness"] == 3 - 2 + 2 * 0.5  # two occasions are one half-life of 365 days old, one is of today
    assert found["newman"] == pytest.approx(1 + 1 + 1 / 3, abs=1e-6)
    assert found["jaccard"] == 3 / 4  # ada was at four occasions, ben at three of them
    assert found["association"] == 4 * 3 / (4 * 3)


def test_a_summit_does_not_drown_a_call() -> None:
    accounts = (CALL, SUMMIT)
    for measure in ("newman", "jaccard", "association"):
        together = edge("co-participation", person("ada"), person("ben"), *accounts, weight=measure)
        summit = edge("co-participation", person("cleo"), person("dov"), *accounts)
        assert together["weight"] == together[measure]
        assert together["newman"] > summit["newman"] * 3
    assert edge("co-participation", person("cleo"), person("dov"), *accounts)["association"] == 2.0


def test_undated_occasions_have_no_newness() -> None:
    found = edge("co-participation", person("ada"), person("eva"), CALL, UNDATED, weight="newness")
    assert (found["weight"], found["day_count"], found["days"], found["first"]) == (0, 0, [""], "")


def test_half_life_and_the_day_it_counts_from() -> None:
    ends = (person("ada"), person("ben"))
    found = edge("co-participation", *ends, CALL, end="2021-01-31", half_life=10, weight="newness")
    assert found["weight"] == 0.125
    found = edge("co-participation", *ends, CALL, half_life=10, weight="newness")
    assert found["weight"] == 1


def test_two_mode_weights() -> None:
    found = edge("leader-topic", person("ada"), topic("trade"), CALL, SUMMIT)
    assert (found["count"], found["newman"], found["jaccard"], found["association"]) == (2, 1.5, 1.0, 1.0)
    found = edge("leader-topic", person("ada"), topic("energy"), CALL, SUMMIT)
    assert (found["count"], found["newman"], found["jaccard"]) == (1, 0.5, 0.5)


def test_shared_items_are_the_units_of_one_mode_projections() -> None:
    other = Account("other", "2022-02-02", ("eva", "cleo"), ("energy",))
    found = edge("leaders-by-topics", person("ada"), person("eva"), CALL, SUMMIT, other)
    assert found["shared"] == ["topic:energy"]
    assert found["count"] == 1
    assert found["newman"] == 0.25  # five leaders discussed energy
    assert found["jaccard"] == 0.5  # ada also discussed trade
    assert found["events"] == ["event:summit", "event:other"]
    assert found["claims"] == ["claim:other--talk-energy", "claim:summit--talk-energy"]
    found = edge("topics-by-leaders", topic("trade"), topic("energy"), CALL, SUMMIT, other)
    assert (found["count"], len(found["shared"])) == (4, 4)
    assert found["jaccard"] == 4 / 5


def test_one_occasion_told_by_two_governments_counts_once() -> None:
    here = Account("here", "2021-03-02", ("ada", "ben"), ("trade",))
    there = Account("there", "2021-03-01", ("ada", "ben", "cleo"), ("trade",))
    apart = project(store_of(here, there), "co-participation").edges[person("ada"), person("ben")]
    assert (apart["weight"], apart["days"]) == (2, ["2021-03-01", "2021-03-02"])
    joined = store_of(here, there, same=(("here", "there"),))
    tie = project(joined, "co-participation").edges[person("ada"), person("ben")]
    assert (tie["weight"], tie["day_count"], tie["days"]) == (1, 1, ["2021-03-01"])
    assert tie["events"] == ["event:here"]
    assert {claim.partition("--")[0] for claim in tie["claims"]} == {"claim:here", "claim:there"}
    for kind in ("co-discussion", "leader-topic"):
        assert {data["weight"] for _, _, data in project(joined, kind).edges(data=True)} == {1}
    # The day of the occasion decides for both accounts: none of them alone falls out of a period.
    assert not project(joined, "co-participation", start="2021-03-02").edges


def test_same_and_opposite_positions() -> None:
    first = Account(
        "first", "2021-01-01", ("ada", "ben", "cleo"),
        stances=(("ada", "support", "trade"), ("ben", "welcome", "trade"), ("cleo", "condemn", "trade")),
    )  # fmt: skip
    second = Account(
        "second", "2021-02-01", ("ada",), stances=(("ada", "note", "energy"), ("ben", "support", "energy"))
    )
    store = store_of(first, second)
    same, opposite = project(store, "stance-agreement"), project(store, "stance-opposition")
    assert {frozenset(pair) for pair in same.edges} == {frozenset((person("ada"), person("ben")))}
    assert same.edges[person("ada"), person("ben")]["shared"] == ["topic:trade"]
    assert same.edges[person("ada"), person("ben")]["jaccard"] == 0.5  # ben also took a position on energy
    assert {frozenset(pair) for pair in opposite.edges} == {
        frozenset((person("ada"), person("cleo"))),
        frozenset((person("ben"), person("cleo"))),
    }
    assert not project(store, "stance-agreement", topic="energy").edges


def test_thanks_are_no_position() -> None:
    polite = Account(
        "polite", "2021-01-01", ("ada", "ben"), stances=(("ada", "thank", "trade"), ("ben", "support", "trade"))
    )
    assert not project(store_of(polite), "stance-agreement").edges


def test_nobody_is_for_or_against_a_country() -> None:
    """Two who back the two sides of a war support something about one country, and are not of one position."""
    sides = Account(
        "sides", "2021-01-01", ("ada", "ben"), stances=(("ada", "support", "trade"), ("ben", "support", "trade"))
    )
    store = store_of(sides)
    assert project(store, "stance-agreement").edges
    store.add(Quad(NamedNode(topic("trade")), NamedNode(RDF.type), NamedNode(PARLEY.Country), DefaultGraph()))
    for kind in ("stance-agreement", "stance-opposition"):
        assert not project(store, kind).edges
        with pytest.raises(ParameterError, match="nobody is for or against a country"):
            project(store, kind, topic=topic("trade"))


def test_edges_carry_sentences_with_their_pages() -> None:
    found = edge("co-participation", person("ada"), person("ben"), CALL, SUMMIT, sentences=2)
    assert found["sentences"] == ["ada came. (call)", "ben came. (call)"]
    assert found["sources"] == ["http://pages.example/call"] * 2
    assert found["sentence_days"] == ["2021-01-01"] * 2
    assert len(edge("co-participation", person("ada"), person("ben"), CALL, SUMMIT, sentences=9)["sentences"]) == 4


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"weight": "heavy"}, "no weight is called 'heavy'"),
        ({"half_life": 0}, "must be a number of days"),
        ({"half_life": float("nan")}, "must be a number of days"),
        ({"backbone": 1.5}, "a level of significance"),
        ({"radius": 0}, "must be 1 or more"),
        ({"sentences": 0}, "at least 1"),
        ({"by": "week"}, "no slices by 'week'"),
    ],
)
def test_values_that_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        project(store_of(CALL), "co-participation", **options)
    assert len(WEIGHTS) == 6

"""Networks: exact ties, weights, dates and evidence; nobody tied by what did not happen."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.namespaces import PARLEY
from kg.projection import metrics, project, summary
from kg.query import ParameterError, UnknownNameError
from kg.query.render import native
from tests.query.data import store

Tie = tuple[str, str, int, str, str]


def ties(kind: str, topic: str = "", start: str = "", end: str = "") -> set[Tie]:
    graph = project(store(), kind, topic=topic, start=start, end=end)
    name = {node: data["id"].partition(":")[2] for node, data in graph.nodes(data=True)}
    return {(name[s], name[t], d["weight"], d["first"], d["last"]) for s, t, d in graph.edges(data=True)}


TALKS, CALL, READOUT = "2020-06-26", "2021-03-05", "2021-11-05"
PUTIN, MACRON, BIDEN, ERDOGAN = "vladimir-putin", "emmanuel-macron", "joe-biden", "recep-tayyip-erdogan"


def test_co_participation_counts_occasions_not_pages() -> None:
    assert ties("co-participation") == {
        ("anna-primerova", PUTIN, 1, TALKS, TALKS),
        (MACRON, BIDEN, 1, READOUT, READOUT),
        (MACRON, PUTIN, 1, TALKS, TALKS),
        ("ivan-obraztsov", ERDOGAN, 1, CALL, CALL),
        ("ivan-obraztsov", PUTIN, 1, CALL, CALL),
        (ERDOGAN, PUTIN, 1, CALL, CALL),
    }


def test_co_discussion_of_all_and_of_one_topic() -> None:
    expected = {(MACRON, BIDEN, 1, READOUT, READOUT), (MACRON, PUTIN, 1, TALKS, TALKS), (ERDOGAN, PUTIN, 1, CALL, CALL)}
    assert ties("co-discussion") == expected
    assert ties("co-discussion", topic="Ливия") == expected
    assert ties("co-discussion", topic="climate-change") == {(MACRON, BIDEN, 1, READOUT, READOUT)}
    assert ties("co-discussion", topic="economy") == set()


def test_leader_topic() -> None:
    assert ties("leader-topic", start="2021-11-01") == {
        (MACRON, "LY", 1, READOUT, READOUT),
        (MACRON, "climate-change", 1, READOUT, READOUT),
        (BIDEN, "LY", 1, READOUT, READOUT),
        (BIDEN, "climate-change", 1, READOUT, READOUT),
    }
    assert ties("leader-topic", topic="Libya") == {
        (MACRON, "LY", 2, TALKS, READOUT),
        (BIDEN, "LY", 1, READOUT, READOUT),
        (ERDOGAN, "LY", 1, CALL, CALL),
        (PUTIN, "LY", 2, TALKS, CALL),
    }


def test_leader_agreement() -> None:
    assert ties("leader-agreement") == {
        (MACRON, "berlin-conclusions", 1, TALKS, TALKS),
        (MACRON, "resolution-2510", 1, TALKS, TALKS),
        (MACRON, "un-charter", 2, TALKS, READOUT),
        (PUTIN, "berlin-conclusions", 1, TALKS, TALKS),
        (PUTIN, "resolution-2510", 1, TALKS, TALKS),
        (PUTIN, "un-charter", 1, TALKS, TALKS),
        (BIDEN, "un-charter", 1, READOUT, READOUT),
    }


def test_countries_and_invitations() -> None:
    assert ties("country-country") == {
        ("FR", "RU", 1, TALKS, TALKS),
        ("FR", "US", 1, READOUT, READOUT),
        ("RU", "TR", 1, CALL, CALL),
    }
    assert ties("invitations") == {(PUTIN, MACRON, 1, TALKS, TALKS), (ERDOGAN, PUTIN, 1, CALL, CALL)}
    assert project(store(), "invitations").is_directed()


def test_dates_are_inclusive() -> None:
    assert ties("country-country", start=CALL, end=CALL) == {("RU", "TR", 1, CALL, CALL)}
    assert ties("country-country", end="2020-06-25") == set()


def test_every_edge_carries_its_proof() -> None:
    graph = project(store(), "co-discussion", topic="Libya")
    edge = next(d for s, t, d in graph.edges(data=True) if {s[-5:], t[-5:]} == {"biden", "acron"})
    assert edge["events"] == ["event:elysee-90005"]
    assert edge["sentences"] == ["Libya came first.", "They took up climate change and Libya."]
    assert [claim.partition("--")[0] for claim in edge["claims"]] == ["claim:elysee-90005", "claim:whitehouse-90004"]
    for claim in edge["claims"]:
        node = NamedNode(claim.replace("claim:", "https://w3id.org/parley/id/claim/"))
        assert list(store().quads_for_pattern(node, NamedNode(PARLEY.evidence), None, None))


def test_metrics() -> None:
    result = metrics(project(store(), "country-country"))
    assert result.columns == (
        "name",
        "id",
        "degree",
        "strength",
        "betweenness",
        "closeness",
        "eigenvector",
        "pagerank",
        "community",
        "articulation",
    )
    assert [[native(cell) for cell in row[:4]] for row in result.rows] == [
        ["France", "country:FR", 2, 2],
        ["Russia", "country:RU", 2, 2],
        ["Türkiye", "country:TR", 1, 1],
        ["United States", "country:US", 1, 1],
    ]
    assert [row[4].value for row in result.rows if row[4]] == ["0.6667", "0.6667", "0", "0"]
    assert [native(row[8]) for row in result.rows] == [1, 2, 2, 1]
    assert [native(row[9]) for row in result.rows] == [True, True, False, False]
    assert summary(project(store(), "country-country")) == {
        "projection": "country-country",
        "nodes": 4,
        "edges": 3,
        "density": 0.5,
        "components": 1,
    }


def test_empty_network() -> None:
    graph = project(store(), "co-participation", start="1990-01-01", end="1990-12-31")
    assert metrics(graph).rows == ()
    assert summary(graph)["components"] == 0


def test_errors() -> None:
    with pytest.raises(ParameterError, match="there are co-participation"):
        project(store(), "friends")
    with pytest.raises(ParameterError, match="not about topics"):
        project(store(), "invitations", topic="Libya")
    with pytest.raises(UnknownNameError):
        project(store(), "leader-topic", topic="Lybia")

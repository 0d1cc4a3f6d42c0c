"""`kg graph` on the sample pages."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pytest

from kg.cli import graph as command
from kg.cli.graph import KINDS
from kg.projection import COLUMNS, PERIODS, PLOTS, PROJECTIONS, SUFFIXES, WEIGHTS
from tests.cli.conftest import Run

PAIRS_ON_LIBYA = {
    ("Angela Merkel", "Vladimir Putin"),
    ("Emmanuel Macron", "Vladimir Putin"),
    ("Recep Tayyip Erdoğan", "Vladimir Putin"),
}


def test_kinds_are_those_of_the_library() -> None:
    assert tuple(PROJECTIONS) == KINDS
    assert (command.WEIGHTS, command.PLOTS, command.COLUMNS) == (WEIGHTS, PLOTS, COLUMNS)
    assert tuple(PERIODS) == command.PERIODS


def test_who_discussed_libya_with_whom(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "libya.json"
    result = kg("graph", "co-discussion", "--topic", "Ливия", "--store", sample_store, "--output", target)
    assert result.exit_code == 0, result.stderr
    network: nx.Graph[str] = nx.node_link_graph(json.loads(target.read_text(encoding="utf-8")), edges="links")
    names = nx.get_node_attributes(network, "label")
    assert {tuple(sorted((names[one], names[two]))) for one, two in network.edges} == PAIRS_ON_LIBYA
    assert all(data["sentences"] for _, _, data in network.edges(data=True))
    assert result.stderr == f"co-discussion: 4 nodes, 3 edges, density 0.5, 1 component, in {target}\n"


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_format(kg: Run, sample_store: Path, tmp_path: Path, kind: str, suffix: str) -> None:
    target = tmp_path / f"network{suffix}"
    result = kg("graph", kind, "--store", sample_store, "-o", target, "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert target.stat().st_size > 100


def test_metrics_table(kg: Run, sample_store: Path) -> None:
    words = ("graph", "co-participation", "--store", sample_store, "--metrics", "--format", "csv", "-q")
    rows = list(csv.DictReader(kg(*words).stdout.splitlines()))
    assert rows[0]["name"] == "Vladimir Putin"
    assert int(rows[0]["degree"]) >= 8


def test_days_limit_the_network(kg: Run, sample_store: Path) -> None:
    words = ("graph", "country-country", "--store", sample_store, "--metrics", "--format", "csv", "-q")
    rows = csv.DictReader(kg(*words, "--from", "2020-01", "--to", "2020-01").stdout.splitlines())
    assert {row["name"] for row in rows} == {"Germany", "Russia"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["co-participation"], "nothing to do"),
        (["co-something", "-o", "x.graphml"], "'co-something' is not one of"),
        (["co-participation", "-o", "x.doc"], "unknown suffix"),
        (["co-participation", "-o", "-"], "written to a file"),
        (["co-participation", "--topic", "Libya", "--metrics"], "is not about topics"),
        (["co-discussion", "--topic", "Atlantis", "--metrics"], "no topic or country is called"),
        (["co-discussion", "--from", "yesterday", "--metrics"], "is not a date"),
    ],
    ids=["nothing", "kind", "suffix", "stdout", "not topical", "topic", "date"],
)
def test_wrong_use(kg: Run, sample_store: Path, words: list[str], message: str) -> None:
    result = kg("graph", *words, "--store", sample_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr

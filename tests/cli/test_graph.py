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


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix not in (".png", ".svg")])
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
        (["co-participation", "--table", "changes"], "say --by year or --by month"),
        (["co-participation", "--ego", "Emanuel Macron", "--metrics"], "did you mean Emmanuel Macron"),
        (["invitations", "--ego", "Angela Merkel", "--metrics"], "'Angela Merkel' has no ties in this network"),
        (["co-participation", "--backbone", "7", "--metrics"], "a level of significance"),
        (["co-participation", "--half-life", "-1", "--metrics"], "half_life is -1.0"),
        (["co-participation", "--backend", "cugraph", "--metrics"], "'cugraph' is not installed"),
        (["co-participation", "--topic", "Libya", "--metrics"], "is not about topics"),
        (["co-discussion", "--topic", "Atlantis", "--metrics"], "no topic or country is called"),
        (["co-discussion", "--from", "yesterday", "--metrics"], "is not a date"),
        (["co-discussion", "--from", "2021", "--to", "2020", "--metrics"], "before it starts"),
    ],
    ids=[
        "nothing",
        "kind",
        "suffix",
        "stdout",
        "changes",
        "ego",
        "no ties",
        "backbone",
        "half-life",
        "backend",
        "not topical",
        "topic",
        "date",
        "period",
    ],
)
def test_wrong_use(kg: Run, sample_store: Path, words: list[str], message: str) -> None:
    result = kg("graph", *words, "--store", sample_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_slices_are_files_of_their_own(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    words = ("graph", "country-country", "--store", sample_store, "--by", "year")
    result = kg(*words, "-o", tmp_path / "net.csv", "--table", "changes", "--format", "csv")
    assert result.exit_code == 0, result.stderr
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert [row["slice"] for row in rows] == ["2020", "2021", "2022"]
    names = {f"net-{year}{end}.csv" for year in ("2020", "2021", "2022") for end in ("", "-nodes")}
    assert {path.name for path in tmp_path.iterdir()} == names
    for row in rows:
        edges = (tmp_path / f"net-{row['slice']}.csv").read_text(encoding="utf-8")
        assert len(edges.splitlines()) == int(row["ties"]) + 1


def test_on_a_screen_ties_have_the_columns_that_one_reads(kg: Run, sample_store: Path) -> None:
    words = ("graph", "co-participation", "--store", sample_store, "--table", "ties", "-q")
    heading = kg(*words).stdout.splitlines()[0]
    assert heading.split() == ["source", "target", "weight", "count", "day_count", "first", "last", "sentence"]
    all_of_them = kg(*words, "--format", "csv").stdout.split("\n")[0].split(",")
    assert {"source_id", "events", "claims", "page"} < set(all_of_them)


def test_tables_of_slices_name_the_slice(kg: Run, sample_store: Path) -> None:
    words = ("graph", "co-participation", "--store", sample_store, "--by", "month", "--table", "ties", "-q")
    rows = list(csv.DictReader(kg(*words, "--format", "csv").stdout.splitlines()))
    assert rows
    assert all(row["first"].startswith(row["slice"]) and row["last"].startswith(row["slice"]) for row in rows)


@pytest.mark.parametrize("table", command.TABLES[1:4])
def test_other_tables(kg: Run, sample_store: Path, table: str) -> None:
    words = ("graph", "co-participation", "--store", sample_store, "--table", table, "--format", "json", "-q")
    assert "Vladimir Putin" in kg(*words).stdout


@pytest.mark.parametrize("plot", PLOTS)
def test_pictures(kg: Run, sample_store: Path, tmp_path: Path, plot: str) -> None:
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    words = ("graph", "co-discussion", "--ego", "Putin", "--plot", plot, "--store", sample_store)
    assert kg(*words, "-o", tmp_path / "p.png").exit_code == 0
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")


def test_weights_change_the_order(kg: Run, sample_store: Path) -> None:
    words = ("graph", "co-participation", "--store", sample_store, "--table", "ties", "--format", "csv", "-q")
    rows = list(csv.DictReader(kg(*words, "--weight", "newman").stdout.splitlines()))
    assert all(row["weight"] == row["newman"] for row in rows)
    weights = [float(row["weight"]) for row in rows]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) > 1


def test_an_edge_opens_as_in_its_network(kg: Run, sample_store: Path) -> None:
    words = ("explain", "Emmanuel Macron -- Angela Merkel", "--store", sample_store)
    assert "ties them" in kg(*words).stdout
    result = kg(*words, "--network", "leaders-by-topics")
    assert "Discussion" in result.stdout
    assert "ties them" not in result.stdout
    assert kg(*words, "--network", "co-participation").exit_code == 2


def test_countries_have_the_codes_that_other_data_are_joined_by(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    words = ("graph", "country-country", "--store", sample_store, "--columns", "snake", "-q")
    assert kg(*words, "-o", tmp_path / "net.csv").exit_code == 0
    rows = list(csv.DictReader((tmp_path / "net-nodes.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["label"]: row["iso3"] for row in rows}["France"] == "FRA"
    assert all(len(row["iso3"]) == 3 for row in rows)

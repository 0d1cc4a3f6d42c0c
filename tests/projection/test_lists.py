"""Edge lists: the headers of Gephi, names for Stata, Parquet with lists, data over time in GEXF."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.errors import ExportError
from kg.projection import project, write_graph
from tests.projection.small import ID, Account, store_of

ACCOUNTS = (Account("a", "2021-01-05", ("ada", "ben"), ("trade",)), Account("b", "2022-02-06", ("ada", "ben")))
GEXF = {"g": "http://www.gexf.net/1.2draft"}


def test_gephi_headers(tmp_path: Path) -> None:
    edges, nodes = write_graph(project(store_of(*ACCOUNTS), "co-participation"), tmp_path / "g.csv")
    (edge,) = csv.DictReader(io.StringIO(edges.read_text(encoding="utf-8")))
    assert list(edge)[:5] == ["Source", "Target", "Type", "Id", "Weight"]
    assert (edge["Type"], edge["Weight"], edge["SourceLabel"]) == ("Undirected", "2", "Ada Lind")
    assert edge["Days"] == "2021-01-05|2022-02-06"
    (first, _) = csv.DictReader(io.StringIO(nodes.read_text(encoding="utf-8")))
    assert first == {"Id": f"{ID}person/ada", "Label": "Ada Lind", "Name": "person:ada", "Kind": "person"}


def test_names_that_every_program_takes(tmp_path: Path) -> None:
    graph = project(store_of(*ACCOUNTS), "leader-topic", by="year", backbone=1)
    for path in write_graph(graph, tmp_path / "g.csv", columns="snake"):
        for name in path.read_text(encoding="utf-8").splitlines()[0].split(","):
            assert re.fullmatch("[a-z_]{1,32}", name)
    with pytest.raises(ExportError, match="no columns are called 'camel'"):
        write_graph(graph, tmp_path / "g.csv", columns="camel")


def test_parquet_keeps_lists_and_types(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
    graph = project(store_of(*ACCOUNTS), "co-participation", by="year")
    edges, nodes = write_graph(graph, tmp_path / "g.parquet")
    (row,) = parquet.read_table(edges).to_pylist()
    assert row["days"] == ["2021-01-05", "2022-02-06"]
    assert row["weight"] == 2.0
    assert row["slices"] == [("2021", 1.0), ("2022", 1.0)]
    assert parquet.read_table(nodes).column("label").to_pylist() == ["Ada Lind", "Ben Okoro"]
    before = edges.read_bytes()
    write_graph(project(store_of(*ACCOUNTS), "co-participation", by="year"), edges)
    assert edges.read_bytes() == before
    empty, _ = write_graph(project(store_of(), "co-participation"), tmp_path / "empty.parquet")
    assert set(parquet.read_schema(empty).names) == set(row) - {"slices"}


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'parley-kg\[parquet\]'"):
        write_graph(project(store_of(), "co-participation"), tmp_path / "g.parquet")


def test_gexf_has_weights_that_change(tmp_path: Path) -> None:
    write_graph(project(store_of(*ACCOUNTS), "co-participation", by="month"), tmp_path / "g.gexf")
    root = ElementTree.parse(tmp_path / "g.gexf").getroot()  # noqa: S314 (our own file)
    edge = root.find(".//g:edge", GEXF)
    assert edge is not None
    assert (edge.get("weight"), edge.get("start"), edge.get("end")) == ("2", "2021-01-05", "2022-02-06")
    (dynamic,) = (one for one in root.iterfind(".//g:attributes", GEXF) if one.get("mode") == "dynamic")
    (attribute,) = dynamic.iterfind("g:attribute", GEXF)
    assert attribute.get("title") == "slice_weight"
    values = [one for one in edge.iterfind(".//g:attvalue", GEXF) if one.get("for") == attribute.get("id")]
    assert [(one.get("value"), one.get("start"), one.get("end")) for one in values] == [
        ("1.0", "2021-01-01", "2021-01-31"),
        ("1.0", "2022-02-01", "2022-02-28"),
    ]

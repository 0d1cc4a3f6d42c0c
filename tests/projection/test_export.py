"""Files: each format read back, the same bytes twice, and clear errors."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.errors import ExportError
from kg.projection import SUFFIXES, project, write_graph
from tests.query.data import FIXTURES, store

ID = "https://w3id.org/parley/id/"


def test_graphml_round_trip(tmp_path: Path) -> None:
    graph = project(store(), "leader-topic", topic="Libya")
    assert write_graph(graph, tmp_path / "g.graphml") == [tmp_path / "g.graphml"]
    again = nx.read_graphml(tmp_path / "g.graphml")
    assert set(again.nodes) == set(graph.nodes)
    edge = again.edges[f"{ID}person/vladimir-putin", f"{ID}country/LY"]
    assert (edge["weight"], edge["first"], edge["last"]) == (2, "2020-06-26", "2021-03-05")
    assert edge["events"] == "event:kremlin-en-90001|event:kremlin-ru-90003"
    assert again.nodes[f"{ID}country/LY"] == {"label": "Libya", "kind": "country", "name": "country:LY", "bipartite": 1}


def test_gexf_is_dynamic(tmp_path: Path) -> None:
    write_graph(project(store(), "leader-topic", topic="Libya"), tmp_path / "g.gexf")
    root = ElementTree.parse(tmp_path / "g.gexf").getroot()  # noqa: S314 (our own file)
    space = {"g": "http://www.gexf.net/1.2draft"}
    found = root.find("g:graph", space)
    assert found is not None
    assert (found.get("mode"), found.get("timeformat")) == ("dynamic", "date")
    nodes = {node.get("label"): (node.get("start"), node.get("end")) for node in root.iterfind(".//g:node", space)}
    assert nodes == {
        "Emmanuel Macron": ("2020-06-26", "2021-11-05"),
        "Joe Biden": ("2021-11-05", "2021-11-05"),
        "Libya": ("2020-06-26", "2021-11-05"),
        "Recep Tayyip Erdoğan": ("2021-03-05", "2021-03-05"),
        "Vladimir Putin": ("2020-06-26", "2021-03-05"),
    }
    edges = {(edge.get("start"), edge.get("end")) for edge in root.iterfind(".//g:edge", space)}
    assert edges == {
        ("2020-06-26", "2021-11-05"),
        ("2021-11-05",) * 2,
        ("2021-03-05",) * 2,
        ("2020-06-26", "2021-03-05"),
    }


def test_json_has_links(tmp_path: Path) -> None:
    write_graph(project(store(), "invitations"), tmp_path / "g.json")
    found = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))
    assert found["directed"] is True
    assert [(link["source"], link["target"]) for link in found["links"]] == [
        (f"{ID}person/recep-tayyip-erdogan", f"{ID}person/vladimir-putin"),
        (f"{ID}person/vladimir-putin", f"{ID}person/emmanuel-macron"),
    ]
    assert found["links"][0]["sentences"] == ["Турецкий лидер позвал российского президента в гости."]


def test_csv_for_gephi(tmp_path: Path) -> None:
    files = write_graph(project(store(), "country-country", end="2020-12-31"), tmp_path / "g.csv")
    assert [path.name for path in files] == ["g.csv", "g-nodes.csv"]
    edges = list(csv.DictReader(files[0].open(encoding="utf-8", newline="")))
    assert len(edges) == 1
    assert {key: edges[0][key] for key in ("Source", "Target", "Type", "Id", "Weight", "First", "Last", "Events")} == {
        "Source": f"{ID}country/FR",
        "Target": f"{ID}country/RU",
        "Type": "Undirected",
        "Id": "1",
        "Weight": "1",
        "First": "2020-06-26",
        "Last": "2020-06-26",
        "Events": "event:kremlin-en-90001",
    }
    assert files[1].read_text(encoding="utf-8") == (
        f"Id,Label,Name,Kind\n{ID}country/FR,France,country:FR,country\n{ID}country/RU,Russia,country:RU,country\n"
    )


@pytest.mark.parametrize(("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml")])
def test_pictures(tmp_path: Path, suffix: str, start: bytes) -> None:
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    graph = project(store(), "co-participation")
    write_graph(graph, tmp_path / f"a{suffix}")
    write_graph(graph, tmp_path / f"b{suffix}")
    first = (tmp_path / f"a{suffix}").read_bytes()
    assert first.startswith(start)
    assert first == (tmp_path / f"b{suffix}").read_bytes()


def test_bytes_do_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys, pyoxigraph; from pathlib import Path; from kg.projection import metrics, project, write_graph\n"
        "from kg.query import render\n"
        "store = pyoxigraph.Store(); store.load(path=sys.argv[1], format=pyoxigraph.RdfFormat.TRIG)\n"
        "graph = project(store, 'leader-topic'); folder = Path(sys.argv[2])\n"
        "for suffix in ('graphml', 'gexf', 'json', 'csv'): write_graph(graph, folder / f'g.{suffix}')\n"
        "(folder / 'metrics').write_text(render(metrics(graph), 'csv'))\n"
    )
    results = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", code, str(FIXTURES), str(folder)], check=True, env={"PYTHONHASHSEED": seed}
        )
        results.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert results[0] == results[1]
    assert len(results[0]) == 6


def test_unwritable_text_is_made_writable(tmp_path: Path) -> None:
    graph = project(store(), "invitations")
    for _, _, data in graph.edges(data=True):
        data["sentences"] = ["a\x00b|c\x0b"]
    for suffix in (".graphml", ".gexf", ".csv"):
        write_graph(graph, tmp_path / f"g{suffix}")
    edge = next(iter(nx.read_graphml(tmp_path / "g.graphml").edges(data=True)))
    assert edge[2]["sentences"] == "a b/c "


def test_errors_leave_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = project(store(), "invitations")
    with pytest.raises(ExportError, match=r"unknown suffix '\.xls'"):
        write_graph(graph, tmp_path / "g.xls")
    with pytest.raises(ExportError, match="cannot be written"):
        write_graph(graph, tmp_path / "missing" / "g.json")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    old = tmp_path / "g.png"
    old.write_bytes(b"old")
    with pytest.raises(ExportError, match=r"pip install 'parley-kg\[plot\]'"):
        write_graph(graph, old)
    assert old.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["g.png"]
    assert SUFFIXES == (".graphml", ".gexf", ".json", ".csv", ".parquet", ".html", ".png", ".svg")

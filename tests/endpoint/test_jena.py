"""Apache Jena as an independent judge of what is pushed: its parser, its query engine, its SHACL."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib

from kg.endpoint import Endpoint, graphs_of, push, with_values, write_files
from kg.query import bind, find_query, list_queries, render, run_on_store
from kg.resources import folder
from kg.store import store_lines
from tests.endpoint import jena
from tests.endpoint.data import IDS
from tests.endpoint.servers import LONG, NOT_NOW, Oxigraph, endpoint
from tests.query.data import HERE, names, store

pytestmark = [
    pytest.mark.jena,
    pytest.mark.slow,
    pytest.mark.skipif(not LONG, reason=NOT_NOW),
    pytest.mark.skipif(not jena.is_installed(), reason="Jena is not installed (apt-get install libapache-jena-java)"),
]


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> jena.Jena:
    return jena.Jena(tmp_path_factory.mktemp("jena"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("files")
    write_files(graphs_of(store()), IDS, found)
    return found


@pytest.fixture(scope="module")
def server(oxigraph: Oxigraph) -> Endpoint:
    found = endpoint(oxigraph.url)
    assert push(graphs_of(store()), found, IDS, delete_missing=True).complete
    return found


def test_its_parser_reads_the_same_quads(judge: jena.Jena, files: Path) -> None:
    shards = [str(path) for path in sorted(files.glob("data-*.nq.gz"))]
    done = judge.run("riotcmd.riot", "--output=nquads", "--strict", *shards)
    assert done.returncode == 0, done.stderr
    assert "WARN" not in done.stderr, done.stderr[:2000]
    read = pyoxigraph.Store()
    read.load(done.stdout.encode(), pyoxigraph.RdfFormat.N_QUADS)
    assert list(store_lines(read)) == list(store_lines(store()))


def test_its_client_sees_what_was_pushed(judge: jena.Jena, server: Endpoint, tmp_path: Path) -> None:
    query = tmp_path / "count.rq"
    query.write_text(
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g", encoding="utf-8"
    )
    service = f"--service={server.addresses.query.url}"
    done = judge.run("arq.rsparql", service, f"--query={query}", "--results=csv")
    assert done.returncode == 0, done.stderr
    counts = {row["g"]: int(row["n"]) for row in csv.DictReader(io.StringIO(done.stdout))}
    counts.pop(IDS.graph("push"))
    assert counts == {iri: graph.count for iri, graph in graphs_of(store()).graphs.items()}


@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_its_engine_gives_the_same_rows(judge: jena.Jena, files: Path, tmp_path: Path, name: str) -> None:
    """The text that goes over the wire, values and all, run by an engine that we had no hand in."""
    query = find_query(name)
    case = json.loads((HERE / "cases" / f"{name}.json").read_text(encoding="utf-8"))[0]
    terms = bind(query, case["params"], names())
    text = tmp_path / f"{name}.rq"
    text.write_text(with_values(query.text, terms), encoding="utf-8")
    data = [f"--data={path}" for path in sorted(files.glob("data-*.nq.gz"))]
    done = judge.run("arq.arq", *data, f"--query={text}", "--results=csv")
    assert done.returncode == 0, done.stderr
    near = render(run_on_store(store(), query.text, terms), "csv")
    assert list(csv.reader(io.StringIO(done.stdout))) == list(csv.reader(io.StringIO(near)))


def test_its_shacl_finds_what_pyshacl_finds(judge: jena.Jena, tmp_path: Path) -> None:
    """Jena 4.5 takes one message per shape, which the standard does not ask for: it gets the English ones."""
    shapes = rdflib.Graph()
    for path in sorted(folder("shapes").glob("*.ttl")):
        shapes.parse(path)
    for triple in [t for t in shapes.triples((None, rdflib.SH.message, None)) if getattr(t[2], "language", "") == "ru"]:
        shapes.remove(triple)
    data = tmp_path / "data.nt"
    data.write_text("".join(f"{line[: line.rindex(' <')]} .\n" for line in store_lines(store())), encoding="utf-8")
    shapes.serialize(tmp_path / "shapes.ttl", format="turtle")
    words = ("validate", "--shapes", str(tmp_path / "shapes.ttl"), "--data", str(data))
    done = judge.run("shacl.shacl", *words)
    assert done.returncode == 0, done.stderr
    theirs = rdflib.Graph().parse(data=done.stdout, format="turtle")
    _, ours, _ = pyshacl.validate(rdflib.Graph().parse(data), shacl_graph=shapes, meta_shacl=False)
    assert isinstance(ours, rdflib.Graph)
    assert findings(theirs) == findings(ours)
    assert findings(ours)


def findings(report: rdflib.Graph) -> set[tuple[str, str]]:
    """Return what is found, and how grave it is; paths of complex shapes are blank nodes and left out."""
    return {
        (str(report.value(result, rdflib.SH.focusNode)), str(report.value(result, rdflib.SH.resultSeverity)))
        for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)
    }

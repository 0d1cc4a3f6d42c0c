"""Three parsers, one of them in C, read every format to the same triples, and the same graphs have the same hash."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.dataset.context import context
from kg.serialization import FORMATS, export
from kg.serialization.jsonldterms import jsonld_with_terms
from tests.dataset import small
from tests.serialization.test_export import OX, RDFLIB
from tests.serialization.test_export import lines as hostile_lines

TERMS = "jsonld with terms"
NAMES = [*FORMATS, TERMS]
WITH_GRAPHS = [name for name in FORMATS if FORMATS[name].named_graphs] + [TERMS]
RAPPER = {"turtle": "turtle", "trig": "trig", "ntriples": "ntriples", "nquads": "nquads", "rdfxml": "rdfxml"}
BASE = "https://w3id.org/parley/"

Terms = set[tuple[str, ...]]


@cache
def lines() -> tuple[str, ...]:
    """Return a small store with all kinds of graphs and sentences with every character that could break a parser."""
    return (*small.lines(), *hostile_lines())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same graphs in all formats, the file named after the format."""
    root = tmp_path_factory.mktemp("formats")
    for name in FORMATS:
        export(lines(), root / name, name)
    text = "".join(jsonld_with_terms(lines(), context(small.IDS)))
    (root / TERMS).write_text(text, encoding="utf-8", newline="\n")
    return root


def has_graphs(name: str) -> bool:
    return name == TERMS or FORMATS[name].named_graphs


def as_terms(quads: Iterable[ox.Quad], *, graphs: bool) -> Terms:
    return {(str(q.subject), str(q.predicate), str(q.object), *((str(q.graph_name),) if graphs else ())) for q in quads}


def expected(name: str) -> Terms:
    return as_terms(ox.parse("\n".join(lines()).encode(), ox.RdfFormat.N_QUADS), graphs=has_graphs(name))


def parsed(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path=path, format=OX.get(path.name, ox.RdfFormat.JSON_LD)))


@pytest.mark.parametrize("name", NAMES)
def test_pyoxigraph(name: str, folder: Path) -> None:
    assert as_terms(parsed(folder / name), graphs=has_graphs(name)) == expected(name)


@pytest.mark.parametrize("name", NAMES)
def test_rdflib(name: str, folder: Path) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(folder / name, format=RDFLIB.get(name, "json-ld"))
    quads = [
        f"{s.n3()} {p.n3()} {_literal(o) if isinstance(o, rdflib.Literal) else o.n3()} <{_graph(g, name)}> ."
        for s, p, o, g in dataset.quads()
    ]
    found = ox.parse("\n".join(quads).encode(), ox.RdfFormat.N_QUADS)
    assert as_terms(found, graphs=has_graphs(name)) == expected(name)


def _graph(graph: object, name: str) -> str:
    return str(graph) if has_graphs(name) else "urn:flat"


def _literal(value: rdflib.Literal) -> str:
    datatype = None if value.datatype is None else ox.NamedNode(str(value.datatype))
    tagged = ox.Literal(str(value), language=value.language) if value.language else None
    return str(tagged or ox.Literal(str(value), datatype=datatype))


@pytest.mark.parametrize("name", list(RAPPER))
def test_rapper(name: str, folder: Path) -> None:
    """Raptor is written in C and shares no code with the two others."""
    if shutil.which("rapper") is None:
        pytest.skip("rapper is not installed (Debian: apt-get install raptor2-utils)")
    output = "nquads" if has_graphs(name) else "ntriples"
    run = ["rapper", "-q", "-i", RAPPER[name], "-o", output, str(folder / name), BASE]
    done = subprocess.run(run, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()[:500]
    assert done.stderr == b""
    format_ = ox.RdfFormat.N_QUADS if has_graphs(name) else ox.RdfFormat.N_TRIPLES
    assert as_terms(ox.parse(done.stdout, format_), graphs=has_graphs(name)) == expected(name)


def canonical_hash(quads: Iterable[ox.Quad]) -> str:
    """Return the SHA-256 of the canonical N-Quads (RDFC-1.0)."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return hashlib.sha256("".join(sorted(f"{quad} .\n" for quad in dataset)).encode()).hexdigest()


def test_canonical_hashes_are_equal(folder: Path) -> None:
    with_graphs = {canonical_hash(parsed(folder / name)) for name in WITH_GRAPHS}
    assert len(with_graphs) == 1
    flat = {canonical_hash(parsed(folder / name)) for name in NAMES if name not in WITH_GRAPHS}
    assert len(flat) == 1
    assert flat != with_graphs
    # There are no blank nodes, so the N-Quads file is canonical as it is.
    assert hashlib.sha256((folder / "nquads").read_bytes()).hexdigest() in with_graphs


def test_one_changed_quad_changes_the_hash(folder: Path) -> None:
    quads = parsed(folder / "nquads")
    assert canonical_hash(quads[1:]) != canonical_hash(quads)


def test_the_context_is_used_and_none_is_fetched(folder: Path) -> None:
    """Properties and classes go by their names, things by their paths, numbers and truth values by JSON's own."""
    data = json.loads((folder / TERMS).read_text(encoding="utf-8"))
    assert isinstance(data["@context"], dict)
    graphs = {graph["id"]: {node["id"]: node for node in graph["@graph"]} for graph in data["@graph"]}
    event = graphs["graph/sample-en-1"]["event/sample-en-1"]
    assert event["type"] == "Event"
    assert event["date"] == "2020-01-21"
    assert event["label"] == {"en": "Telephone conversation"}
    assert event["participant"] == ["person/ada-example", "person/rufus-firefly"]
    spans = [node for node in graphs["graph/sample-en-1"].values() if node.get("type") == "Evidence"]
    assert all(isinstance(node["start"], int) for node in spans)
    assert graphs["graph/reference"]["country/FR"]["label"] == {"en": "France", "ru": "Франция"}
    used = {key for nodes in graphs.values() for node in nodes.values() for key in node}
    assert not [key for key in used if key.startswith("https:")]

"""Every format holds the same triples for two parsers, and the same quads always give the same bytes."""

from __future__ import annotations

import gzip
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import kg.serialization.quads as quads_module
from kg.errors import ExportError
from kg.mapping import map_page
from kg.model import claims as c
from kg.namespaces import PARLEY
from kg.serialization import FORMATS, export, format_for
from kg.store import memory_store, store_lines
from tests.sample_claims import CLAIMS, TEXT, event, page, page_claims, span

OX = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "nt",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
HOSTILE = (
    'Quote " backslash \\ \\u0041 \\n tab\there & < > '
    ']]> {"@id": 1} \u00a0\u2028\u0085 \ufffd 😀 é e\u0301 \u202e @en ^^<x> .'
)


def lines() -> list[str]:
    text = TEXT.replace("floods", HOSTILE)
    stance = next(claim for claim in CLAIMS if isinstance(claim, c.Stance))
    where = span(HOSTILE, text)
    hostile = replace(stance, proposition=where, evidence=(c.Evidence(where),))
    first = map_page(page("sample-en-2", text), c.PageClaims(event=event("sample-en-2"), claims=(hostile,)))
    return [*first.all_lines, *map_page(page(), page_claims()).all_lines]


def terms(quads: Iterable[ox.Quad], *, graphs: bool) -> set[tuple[str, ...]]:
    return {(str(q.subject), str(q.predicate), str(q.object), *((str(q.graph_name),) if graphs else ())) for q in quads}


def expected(name: str) -> set[tuple[str, ...]]:
    parsed = ox.parse("\n".join(lines()).encode(), ox.RdfFormat.N_QUADS)
    return terms(parsed, graphs=FORMATS[name].named_graphs)


@pytest.mark.parametrize("name", list(FORMATS))
def test_pyoxigraph_reads_back_what_was_written(name: str, tmp_path: Path) -> None:
    export(lines(), tmp_path / "out", name)
    parsed = ox.parse(path=tmp_path / "out", format=OX[name])
    assert terms(parsed, graphs=FORMATS[name].named_graphs) == expected(name)


@pytest.mark.parametrize("name", list(FORMATS))
def test_rdflib_reads_back_what_was_written(name: str, tmp_path: Path) -> None:
    export(lines(), tmp_path / "out", name)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(tmp_path / "out", format=RDFLIB[name])
    # Through rdflib's own N-Quads, so that pyoxigraph's terms can be compared.
    found = set()
    for s, p, o, g in dataset.quads():
        triple = ox.parse(f"{s.n3()} {p.n3()} {_n3(o)} .".encode(), ox.RdfFormat.N_TRIPLES)
        (quad,) = triple
        graph = (f"<{g}>",) if FORMATS[name].named_graphs else ()
        found.add((str(quad.subject), str(quad.predicate), str(quad.object), *graph))
    assert found == expected(name)


def _n3(node: object) -> str:
    if isinstance(node, rdflib.Literal):
        datatype = None if node.datatype is None else ox.NamedNode(str(node.datatype))
        return str(
            ox.Literal(str(node), language=node.language) if node.language else ox.Literal(str(node), datatype=datatype)
        )
    return f"<{node}>"


@pytest.mark.parametrize("name", list(FORMATS))
def test_order_of_input_does_not_matter(name: str, tmp_path: Path) -> None:
    export(lines(), tmp_path / "one", name)
    shuffled = lines()
    random.Random(7).shuffle(shuffled)  # noqa: S311
    export([*shuffled, *shuffled[:9]], tmp_path / "two", name)
    export(store_lines(memory_store(shuffled)), tmp_path / "three", name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes() == (tmp_path / "three").read_bytes()


SCRIPT = """
import sys
from kg.namespaces import PARLEY
from kg.serialization import FORMATS, export
from tests.serialization.test_export import lines
for name in FORMATS:
    export(lines(), f"{sys.argv[1]}.{name}", name)
"""


def test_bytes_do_not_depend_on_the_hash_seed_or_the_time_zone(tmp_path: Path) -> None:
    for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("4242", "America/New_York")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-c", SCRIPT, str(tmp_path / seed)], check=True, env=environment)
    for name in FORMATS:
        assert len({(tmp_path / f"{seed}.{name}").read_bytes() for seed in ("0", "1", "4242")}) == 1, name


def test_sorting_through_temporary_files_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(lines(), tmp_path / "memory.nq")
    monkeypatch.setattr(quads_module, "_RUN", 50)
    export(lines(), tmp_path / "files.nq")
    assert (tmp_path / "memory.nq").read_bytes() == (tmp_path / "files.nq").read_bytes()


@pytest.mark.parametrize("name", ["turtle", "trig", "jsonld", "rdfxml"])
def test_prefixes_are_bound_and_used(name: str, tmp_path: Path) -> None:
    export(lines(), tmp_path / "out", name)
    text = (tmp_path / "out").read_text(encoding="utf-8")
    assert "https://w3id.org/parley/ontology#" in text
    assert "parley:inDocument" in text
    if name != "rdfxml":
        assert "person:ada-example" in text


def test_flat_turtle_keeps_the_provenance(tmp_path: Path) -> None:
    export(lines(), tmp_path / "out.ttl")
    parley = PARLEY.iri
    query = f"SELECT ?c {{ ?c a <{parley}Claim> FILTER NOT EXISTS {{ ?c <{parley}inDocument> ?d }} }}"
    store = ox.Store()
    store.load(path=tmp_path / "out.ttl", format=ox.RdfFormat.TURTLE)
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    assert list(solutions) == []


def test_gzip_by_suffix_is_reproducible(tmp_path: Path) -> None:
    export(lines(), tmp_path / "a.ttl.gz")
    export(lines(), tmp_path / "b.ttl.gz")
    export(lines(), tmp_path / "c.ttl")
    assert (tmp_path / "a.ttl.gz").read_bytes() == (tmp_path / "b.ttl.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.ttl.gz").read_bytes()) == (tmp_path / "c.ttl").read_bytes()


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    export(lines(), "-", "nquads")
    assert capfdbinary.readouterr().out.decode().splitlines()[0] == min(lines())


def test_control_characters_are_refused_in_xml_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "out.rdf"
    target.write_text("old", encoding="utf-8")
    bad = '<http://e/s> <https://w3id.org/parley/ontology#unit> "\\u0001" <http://e/g> .'
    with pytest.raises(ExportError, match="control character in parley:unit"):
        export([bad], target)
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_unknown_properties_get_a_local_prefix_in_xml(tmp_path: Path) -> None:
    export(['<http://e/s> <http://else.org/x/1a> "v" <http://e/g> .'], tmp_path / "o.rdf")
    (quad,) = ox.parse(path=tmp_path / "o.rdf", format=ox.RdfFormat.RDF_XML)
    assert quad.predicate.value == "http://else.org/x/1a"
    with pytest.raises(ExportError, match="cannot hold the property"):
        export(['<http://e/s> <http://else.org/x/1> "v" <http://e/g> .'], tmp_path / "p.rdf")


def test_blank_nodes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="blank nodes"):
        export(['_:b <http://e/p> "v" <http://e/g> .'], tmp_path / "o.ttl")


def test_errors_name_the_path(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="a folder"):
        export([], tmp_path, "turtle")
    with pytest.raises(ExportError, match="cannot be written"):
        export([], tmp_path / "no" / "such.ttl")
    with pytest.raises(ExportError, match="suffix names no format"):
        export([], tmp_path / "x.doc")
    with pytest.raises(ExportError, match="unknown format"):
        format_for("word", "x")
    assert format_for("ttl", "-").name == "turtle"


def test_a_link_keeps_pointing_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "link.nt").symlink_to(tmp_path / "file.nt")
    export(lines(), tmp_path / "link.nt")
    assert (tmp_path / "link.nt").is_symlink()
    assert (tmp_path / "file.nt").stat().st_size > 0

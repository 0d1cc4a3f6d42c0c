"""Apache Jena as a second outside judge: every format that it reads, and the syntax of every stored query."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.serialization import FORMATS, export
from tests.dataset import small
from tests.endpoint import jena
from tests.endpoint.servers import LONG, NOT_NOW
from tests.standards.test_formats import as_terms, has_graphs
from tests.standards.test_stored_queries import ALL

pytestmark = [
    pytest.mark.jena,
    pytest.mark.slow,
    pytest.mark.skipif(not LONG, reason=NOT_NOW),
    pytest.mark.skipif(not jena.is_installed(), reason="Jena is not installed (apt-get install libapache-jena-java)"),
]


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> jena.Jena:
    return jena.Jena(tmp_path_factory.mktemp("jena"))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "jsonld"])
def test_riot_reads_the_same(name: str, judge: jena.Jena, tmp_path: Path) -> None:
    target = tmp_path / f"data{FORMATS[name].suffixes[0]}"
    export(small.lines(), target)
    done = judge.run("riotcmd.riot", "--output=nquads", "--strict", str(target))
    assert done.returncode == 0, done.stderr[:2000]
    wanted = "\n".join(small.lines()).encode()
    read, written = (ox.parse(text, ox.RdfFormat.N_QUADS) for text in (done.stdout.encode(), wanted))
    assert as_terms(read, graphs=has_graphs(name)) == as_terms(written, graphs=has_graphs(name))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_arq_parses_the_query(path: Path, judge: jena.Jena) -> None:
    done = judge.run("arq.qparse", "--syntax=sparql_11", "--query", str(path))
    assert done.returncode == 0, done.stderr[:2000]
    assert "SELECT" in done.stdout


def test_arq_refuses_what_is_no_query(judge: jena.Jena, tmp_path: Path) -> None:
    target = tmp_path / "wrong.rq"
    target.write_text("SELECT ?a WHERE { ?a ?b }", encoding="utf-8")
    assert judge.run("arq.qparse", "--syntax=sparql_11", "--query", str(target)).returncode != 0

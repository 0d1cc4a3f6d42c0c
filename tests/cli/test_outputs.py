"""`kg validate`, `export`, `explain`, `stats` and `demo` on the sample pages."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from kg.cli import stores
from kg.cli.export import FORMATS as EXPORT_FORMATS
from kg.cli.validate import validated
from kg.identifiers import Identifiers
from kg.serialization import FORMATS
from kg.store import StoreWriter, graph_lines, memory_store, open_store
from tests.cli.conftest import Run, Shell

ALL = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def test_the_samples_conform(kg: Run, sample_store: Path) -> None:
    result = kg("validate", "--store", sample_store)
    assert result.exit_code == 0, result.stdout
    assert "The page dates the agreement to 2020-01-29" in result.stdout
    assert "Berlin Conference conclusions of January 29, 2020" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("13 graphs: conforms (violations: 0")


def test_validation_formats(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    report = json.loads(kg("validate", "--store", sample_store, "--format", "json").stdout)
    assert report["conforms"] is True
    sarif = tmp_path / "report.sarif"
    assert kg("validate", "--store", sample_store, "--format", "sarif", "-o", sarif).exit_code == 0
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    turtle = kg("validate", "--store", sample_store, "--format", "turtle").stdout
    quads = list(pyoxigraph.parse(turtle.encode(), pyoxigraph.RdfFormat.TURTLE))
    assert any(quad.predicate.value.endswith("#conforms") for quad in quads)


def test_a_violation_is_exit_1(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    """A claim without evidence in an otherwise sound page."""
    broken = tmp_path / "broken"
    shutil.copytree(sample_store, broken)
    ids = Identifiers()
    graph = ids.graph("kremlin-en-900000003")
    lines = [line for line in graph_lines(open_store(broken), graph) if "#evidence>" not in line]
    with StoreWriter(broken, ids) as writer:
        writer.put_graph("kremlin-en-900000003", lines)
    result = kg("validate", "--store", broken)
    assert result.exit_code == 1
    assert "VIOLATION: " in result.stdout
    assert "does not conform" in result.stdout.splitlines()[-1]
    assert not validated(stores.opened(broken)).conforms


@pytest.mark.parametrize("name", EXPORT_FORMATS)
def test_each_format_is_read_back_whole(kg: Run, sample_store: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "graph"
    assert kg("export", "--store", sample_store, "--format", name, "--output", target).exit_code == 0
    media_type = pyoxigraph.RdfFormat.from_media_type(FORMATS[name].media_type)
    assert media_type is not None
    quads = {quad.triple for quad in pyoxigraph.parse(target.read_bytes(), media_type)}
    stored = {quad.triple for quad in open_store(sample_store)}
    assert quads == stored


def test_format_names_are_those_of_the_library() -> None:
    assert tuple(FORMATS) == EXPORT_FORMATS


def test_the_suffix_chooses_the_format(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    plain, packed = tmp_path / "graph.nq", tmp_path / "graph.nq.gz"
    for target in (plain, packed):
        assert kg("export", "--store", sample_store, "-o", target).exit_code == 0
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert len(memory_store(plain.read_text(encoding="utf-8").splitlines())) == len(open_store(sample_store))


def test_pages_only(kg: Run, sample_store: Path) -> None:
    lines = kg("export", "--store", sample_store, "--format", "nquads", "--pages-only").stdout.splitlines()
    assert lines
    assert not [line for line in lines if line.endswith(("/graph/reference> .", "/graph/ontology> ."))]


@pytest.mark.parametrize(
    ("target", "message"),
    [("graph.xyz", "the suffix names no format"), ("no/such/folder/x.ttl", "cannot be written")],
)
def test_bad_targets(kg: Run, sample_store: Path, tmp_path: Path, target: str, message: str) -> None:
    result = kg("export", "--store", sample_store, "--output", tmp_path / target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_no_error(sample_store: Path) -> None:
    run = [sys.executable, "-c", "from kg.cli import main; main()", "export", "--store", str(sample_store)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"@prefix")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_explain_opens_a_country(kg: Run, sample_store: Path) -> None:
    result = kg("explain", "Ливия", "--store", sample_store)
    assert result.exit_code == 0
    assert result.stdout.startswith("Libya (topic or country)\n")
    assert "“They also analysed the situation in Syria and in Libya.”" in result.stdout
    assert "http://en.kremlin.ru/events/president/news/900000001" in result.stdout


def test_explain_opens_an_edge(kg: Run, sample_store: Path) -> None:
    result = kg("explain", "Angela Merkel -- Libya", "--store", sample_store, "--format", "json")
    opened = json.loads(result.stdout)
    assert opened["kind"] == "edge"
    assert {claim["date"] for claim in opened["claims"]} == {"2020-01-11"}


def test_explain_opens_every_claim_of_an_answer(kg: Run, sample_store: Path) -> None:
    page = json.loads(kg("explain", "kremlin-en-900000003", "--store", sample_store, "--format", "json").stdout)
    assert page["claims"]
    for claim in page["claims"]:
        text = kg("explain", claim["iri"], "--store", sample_store).stdout
        assert claim["sentences"][0]["title"] == "Condolences to President of Lebanon Michel Aoun"
        assert " ".join(claim["sentences"][0]["quote"].split()) in text


def test_explain_unknown_name(kg: Run, sample_store: Path) -> None:
    result = kg("explain", "Atlantis", "--store", sample_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("kg: no claim, event, document or entity is called 'Atlantis'")


def test_stats(kg: Run, sample_store: Path) -> None:
    numbers = json.loads(kg("stats", "--store", sample_store, "--json").stdout)
    assert numbers["documents"] == 13
    assert (numbers["first_day"], numbers["last_day"]) == ("2020-01-11", "2022-04-04")
    assert numbers["triples"] == len(open_store(sample_store))
    assert numbers["claims"] == sum(numbers["claims_by_kind"].values())
    assert "documents                      13\n" in kg("stats", "--store", sample_store).stdout


def test_demo(shell: Shell, tmp_path: Path) -> None:
    done = shell("demo")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / ".demo" / "kg-store" / "manifest.json").is_file()
    for words in (
        "2020-06-26  Videoconference",
        "Angela Merkel, Vladimir Putin",
        "in Syria and in Libya.”",
        "http://en.",
    ):
        assert words in done.stdout
    for words in ("13 pages read: 13 built", "13 pages: conforms", "Try next", "kg query date-conflicts"):
        assert words in done.stderr
    again = shell("demo")
    assert again.returncode == 0
    assert again.stdout == done.stdout
    assert "0 built, 13 unchanged" in again.stderr

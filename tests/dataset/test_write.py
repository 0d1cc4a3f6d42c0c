"""The folder: the same bytes each time, whole or not at all, and every file says what the graph says."""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg.dataset.write as write_module
from kg.dataset import DatasetReport, write_dataset
from kg.dataset.columns import tables
from kg.dataset.folder import whole_folder
from kg.errors import ExportError
from kg.identifiers import Identifiers
from kg.store import memory_store
from tests.dataset import small

VOID = "http://rdfs.org/ns/void#"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> DatasetReport:
    return write_dataset(small.store(), small.IDS, tmp_path_factory.mktemp("out") / "data")


def rows(report: DatasetReport, name: str) -> list[dict[str, str]]:
    with (report.folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_all_files_are_there_and_reported(report: DatasetReport) -> None:
    assert set(report.files) == set(files_of(report.folder))
    wanted = {"README.md", "SHA256SUMS", "codebook.csv", "codebook.md", "context.jsonld", "data.jsonld", "data.nq.gz"}
    wanted |= {"data.trig.gz", "data.ttl", "sources.csv", "void.ttl", "ontology/parley.ttl", "ontology/shapes.md"}
    wanted |= {"ontology/ontology.html", "ontology/classes.svg", "ontology/shapes/claims.ttl"}
    wanted |= {f"{name}.{suffix}" for name in tables() for suffix in ("csv", "parquet")}
    assert wanted <= set(report.files)
    assert [entry.name for entry in report.folder.parent.iterdir()] == [report.folder.name]
    assert report.notes == ()


def test_sha256sum_accepts_the_checksums_and_sees_a_changed_file(report: DatasetReport, tmp_path: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum on this machine")
    copy = tmp_path / "copy"
    shutil.copytree(report.folder, copy)
    check = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    done = subprocess.run(check, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(": OK") == len(report.files) - 1
    (copy / "events.csv").write_text("other", encoding="utf-8")
    assert subprocess.run(check, cwd=copy, capture_output=True, check=False).returncode == 1


SCRIPT = """
import sys
from pathlib import Path
from kg.dataset import write_dataset
from tests.dataset import small
write_dataset(small.store(), small.IDS, Path(sys.argv[1]))
"""


def test_bytes_do_not_depend_on_hash_seed_time_zone_or_day(report: DatasetReport, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", SCRIPT, str(tmp_path / "again")], check=True, env=environment)
    assert files_of(tmp_path / "again") == files_of(report.folder)


def test_day_and_address_stand_in_the_description_when_given(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    write_dataset(small.store(), small.IDS, folder, issued="2026-12-01", url="https://example.org/data/")
    text = (folder / "void.ttl").read_text(encoding="utf-8")
    assert '"2026-12-01"^^xsd:date' in text
    assert "<https://example.org/data/data.nq.gz>" in text
    assert "2026-12-01" in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("issued", "url"), [("yesterday", ""), ("", "example.org"), ("", "https://a b/")])
def test_wrong_options_are_said_before_anything_is_written(tmp_path: Path, issued: str, url: str) -> None:
    with pytest.raises(ExportError, match="not a"):
        write_dataset(small.store(), small.IDS, tmp_path / "data", issued=issued, url=url)
    assert list(tmp_path.iterdir()) == []


def test_one_row_per_unit_with_ids_dates_codes_and_sentences(report: DatasetReport) -> None:
    events = {row["event_id"]: row for row in rows(report, "events")}
    assert set(events) == {"sample-en-1", "sample-en-2"}
    first = events["sample-en-1"]
    assert (first["n_documents"], first["countries_iso2"], first["countries_iso3"]) == ("2", "FR", "FRA")
    assert (first["date"], first["event_type"], first["n_participants"]) == (
        "2020-01-21",
        "telephone-conversation",
        "2",
    )
    assert first["topics"] == "DE|energy"
    assert first["source_url"] == "https://news.example.org/sample-en-1 https://news.example.org/sample-ru-1"
    assert first["sentence"] == "Ada Example spoke by telephone with Rufus Firefly."
    assert {row["occasion_id"] for row in events.values()} == {"sample-en-1"}

    took_part = rows(report, "participations")
    rufus = next(row for row in took_part if row["agent_id"] == "rufus-firefly")
    assert (rufus["agent"], rufus["agent_kind"], rufus["agent_wikidata"]) == ("Rufus Firefly", "person", "Q1")
    assert (rufus["represents"], rufus["represents_iso2"], rufus["represents_iso3"]) == ("France", "FR", "FRA")
    assert (rufus["post_id"], rufus["realis"]) == ("president-of-freedonia", "actual")
    assert len(took_part) == 6

    talks = rows(report, "discussions")
    energy = [row for row in talks if row["topic_id"] == "energy" and row["document_id"] == "sample-en-1"]
    assert {row["discussant_id"] for row in energy} == {"ada-example", "rufus-firefly"}
    assert energy[0]["topic"] == 'Energy, "all" of it'
    assert {row["modality"] for row in talks if row["topic_id"] == "sport"} == {"announced"}
    assert {(row["topic_kind"], row["topic_iso3"]) for row in talks if row["topic_id"] == "DE"} == {("country", "DEU")}

    (treaty, other) = rows(report, "agreements")
    assert (treaty["agreement"], treaty["adopted_on"], treaty["adopted_year"]) == (
        "Treaty of Elbonia",
        "1999-02-03",
        "1999",
    )
    assert treaty["stated_date"] == "1999"
    assert other["document_id"] == "sample-en-2"


@pytest.mark.parametrize("name", list(tables()))
def test_keys_tell_rows_apart_and_sentences_stand_at_their_place(report: DatasetReport, name: str) -> None:
    from tests.sample_claims import TEXT

    found = rows(report, name)
    assert found
    keys = [tuple(row[column] for column in tables()[name].key) for row in found]
    assert len(set(keys)) == len(keys)
    assert report.rows[name] == len(found)
    for row in found:
        assert row["sentence"]
        if "char_start" in row:
            assert TEXT[int(row["char_start"]) : int(row["char_end"])] == row["sentence"]


@pytest.mark.parametrize("name", list(tables()))
def test_names_are_safe_for_stata_and_described(report: DatasetReport, name: str) -> None:
    header = (report.folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert all(re.fullmatch("[a-z][a-z0-9_]{0,31}", column) for column in header)
    assert len(set(header)) == len(header)
    with (report.folder / "codebook.csv").open(encoding="utf-8", newline="") as stream:
        described = {row["variable"]: row for row in csv.DictReader(stream) if row["table"] == name}
    assert list(described) == header
    for column, entry in described.items():
        cells = [row[column] for row in rows(report, name)]
        assert int(entry["missing"]) == cells.count("")
        assert entry["example"] == next((cell for cell in cells if cell), "")


@pytest.mark.parametrize("name", list(tables()))
def test_parquet_holds_what_csv_holds(report: DatasetReport, name: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    table = parquet.read_table(report.folder / f"{name}.parquet")
    as_text = [{k: "" if v is None else str(v) for k, v in row.items()} for row in table.to_pylist()]
    assert as_text == rows(report, name)
    dates = [column.name for column in tables()[name].columns if column.type == "date"]
    assert dates
    assert {str(table.schema.field(column).type) for column in dates} == {"date32[day]"}


def test_without_the_extras_the_rest_is_written_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_module, "can_write_parquet", lambda: False)
    monkeypatch.setattr(write_module, "can_write_ontology_page", lambda: False)
    report = write_dataset(small.store(), small.IDS, tmp_path / "data")
    assert not [name for name in report.files if name.endswith((".parquet", ".html"))]
    assert "parley-kg[parquet]" in report.notes[0]
    assert "parley-kg[docs]" in report.notes[1]
    text = (tmp_path / "data" / "README.md").read_text(encoding="utf-8")
    assert "parquet" not in text
    assert "events.csv" in text


def test_counts_of_the_description_are_what_sparql_counts(report: DatasetReport) -> None:
    void = ox.Store()
    void.load(path=report.folder / "void.ttl", format=ox.RdfFormat.TURTLE)
    about = f"<{small.IDS.base}dataset>"
    measures = {
        "triples": "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }",
        "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "classes": "SELECT (COUNT(DISTINCT ?o) AS ?n) { GRAPH ?g { ?s a ?o } }",
        "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
    }
    for name, query in measures.items():
        said = numbers(void, f'SELECT ("" AS ?x) ?n {{ {about} <{VOID}{name}> ?n }}')
        assert said == numbers(small.store(), query.replace("SELECT (COUNT", 'SELECT ("" AS ?x) (COUNT', 1)), name
    by_class = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s a ?c } } GROUP BY ?c"
    part = f"SELECT ?c ?n {{ {about} <{VOID}classPartition> ?p . ?p <{VOID}class> ?c ; <{VOID}entities> ?n }}"
    assert numbers(void, part) == numbers(small.store(), by_class)
    by_property = "SELECT ?p (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } } GROUP BY ?p"
    part = f"SELECT ?c ?n {{ {about} <{VOID}propertyPartition> ?p . ?p <{VOID}property> ?c ; <{VOID}triples> ?n }}"
    assert numbers(void, part) == numbers(small.store(), by_property)


def numbers(store: ox.Store, query: str) -> dict[str, int]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    result = {}
    for key, number in found:
        assert isinstance(number, ox.Literal)
        result[str(key)] = int(number.value)
    assert result
    return result


def test_the_description_has_no_blank_nodes_and_names_every_file(report: DatasetReport) -> None:
    quads = list(ox.parse(path=report.folder / "void.ttl", format=ox.RdfFormat.TURTLE))
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]
    title = "http://purl.org/dc/terms/title"
    titles = {q.object.value for q in quads if q.predicate.value == title and isinstance(q.object, ox.Literal)}
    assert set(report.files) - {"README.md", "SHA256SUMS", "void.ttl"} <= titles


def test_sources_say_publisher_days_pages_and_licence(report: DatasetReport) -> None:
    (source,) = rows(report, "sources")
    assert (source["publisher"], source["site"], source["pages"]) == ("example", "news.example.org", "3")
    assert (source["first_date"], source["last_date"]) == ("2020-01-21", "2020-01-21")
    assert source["licence"] == "not known: ask the publisher"


def test_known_licences_are_found_by_the_end_of_the_host() -> None:
    from kg.dataset.sources import licence_of

    assert "Attribution 4.0" in licence_of("en.kremlin.ru").name
    assert licence_of("notkremlin.ru").url == ""


def test_only_a_data_set_or_an_empty_folder_is_replaced(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(ExportError, match="other files"):
        write_dataset(small.store(), small.IDS, mine)
    assert (mine / "thesis.txt").read_text(encoding="utf-8") == "years of work"
    with pytest.raises(ExportError, match="a file"):
        write_dataset(small.store(), small.IDS, mine / "thesis.txt")
    with pytest.raises(ExportError, match="no such folder"):
        write_dataset(small.store(), small.IDS, tmp_path / "no" / "such")


def test_an_old_data_set_is_replaced_and_an_error_leaves_it(tmp_path: Path) -> None:
    target = tmp_path / "data"
    for mark in ("SHA256SUMS", "void.ttl", "old.csv"):
        target.mkdir(exist_ok=True)
        (target / mark).write_text("old", encoding="utf-8")

    def fail() -> None:
        with whole_folder(target) as part:
            (part / "events.csv").write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert set(files_of(tmp_path)) == {"data/SHA256SUMS", "data/void.ttl", "data/old.csv"}
    with whole_folder(target) as part:
        (part / "new.csv").write_text("new", encoding="utf-8")
    assert files_of(tmp_path) == {"data/new.csv": b"new"}


KILLED = """
import sys, time
from pathlib import Path
from kg.dataset.folder import whole_folder
with whole_folder(Path(sys.argv[1])) as part:
    (part / "half.csv").write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_kill_leaves_no_half_folder_and_the_next_run_clears_up(tmp_path: Path) -> None:
    target = tmp_path / "data"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(target)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert not target.exists()
    assert len(list(tmp_path.iterdir())) == 1
    with whole_folder(target) as part:
        (part / "new.csv").write_text("new", encoding="utf-8")
    assert files_of(tmp_path) == {"data/new.csv": b"new"}


def test_a_kill_between_the_two_renames_loses_nothing(tmp_path: Path) -> None:
    old = tmp_path / ".data.old"
    old.mkdir()
    (old / "SHA256SUMS").write_text("old", encoding="utf-8")

    def fail() -> None:
        with whole_folder(tmp_path / "data"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert files_of(tmp_path) == {"data/SHA256SUMS": b"old"}


def test_another_base_moves_all_iris(tmp_path: Path) -> None:
    base = "https://data.example.org/x/"
    moved = [line.replace(f"<{small.IDS.base}", f"<{base}") for line in small.lines()]
    write_dataset(memory_store(moved), Identifiers(base), tmp_path / "data")
    quads = set(ox.parse(path=tmp_path / "data" / "data.jsonld", format=ox.RdfFormat.JSON_LD))
    assert quads == set(
        ox.parse(gzip.decompress((tmp_path / "data" / "data.nq.gz").read_bytes()), ox.RdfFormat.N_QUADS)
    )
    assert small.IDS.base not in (tmp_path / "data" / "events.csv").read_text(encoding="utf-8")


def test_a_store_without_pages_gives_tables_without_rows(tmp_path: Path) -> None:
    report = write_dataset(memory_store([]), small.IDS, tmp_path / "data")
    assert report.rows == dict.fromkeys(tables(), 0)
    assert (tmp_path / "data" / "events.csv").read_text(encoding="utf-8").count("\n") == 1
    assert json.loads((tmp_path / "data" / "data.jsonld").read_text(encoding="utf-8"))["@graph"] == []

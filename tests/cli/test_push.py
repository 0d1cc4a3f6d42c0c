"""`kg push` and `kg query --endpoint`: what they say, what they return, and that no secret shows anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from kg.cli import endpoints, push, query
from kg.endpoint import METHODS, PLACES, PROFILES, graphs_in
from kg.store import StoreWriter, graph_lines, graph_names
from tests.cli.conftest import Run, Shell
from tests.endpoint.data import IDS, data_lines, edition
from tests.endpoint.faults import PASSWORD, USER, FaultServer, fault_server
from tests.endpoint.servers import Oxigraph

CREDENTIALS = {"KG_ENDPOINT_USER": USER, "KG_ENDPOINT_PASSWORD": PASSWORD}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oxigraph]:
    found = Oxigraph(tmp_path_factory.mktemp("server") / "db")
    found.start()
    yield found
    found.stop()


@pytest.fixture(scope="module")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of six small graphs, without the reference data."""
    root = tmp_path_factory.mktemp("small") / "store"
    quads = edition(1)
    with StoreWriter(root, IDS) as writer:
        for graph in graph_names(quads):
            writer.put_graph(graph.rpartition("/")[2], graph_lines(quads, graph))
    return root


@pytest.fixture
def faulty() -> Iterator[FaultServer]:
    with fault_server() as found:
        found.state.password = PASSWORD
        yield found


def test_choices_are_those_of_the_library() -> None:
    assert ("auto", *PROFILES) == endpoints.PROFILES
    assert push.METHODS == METHODS
    assert query.PLACES == PLACES


def test_push_and_ask(kg: Run, sample_store: Path, server: Oxigraph) -> None:
    graphs = len(graphs_in(sample_store).graphs)
    dry = kg("push", server.url, "--store", sample_store, "--dry-run")
    assert dry.exit_code == 0, dry.output
    assert f"would send {graphs} graphs" in dry.stdout
    done = kg("push", server.url, "--store", sample_store, "--json")
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert report["complete"]
    assert len(report["sent"]) == len(report["counts"]) == graphs
    assert all(count["here"] == count["server"] > 0 for count in report["counts"])
    again = kg("push", server.url, "--store", sample_store)
    assert again.exit_code == 0
    total = sum(count["here"] for count in report["counts"])
    assert f"0 sent, {graphs} unchanged" in again.stderr
    assert f"triples here {total:,}, at {server.url}/query {total:,}" in again.stderr
    asked = ("query", "leaders-who-discussed", "--topic", "Libya", "--format", "csv")
    near = kg(*asked, "--store", sample_store)
    far = kg(*asked, "--endpoint", server.url)
    assert far.exit_code == 0, far.output
    assert far.stdout == near.stdout
    assert near.stdout.count("\n") > 5
    unknown = kg("query", "leaders-who-discussed", "--topic", "Lybia", "--endpoint", server.url)
    assert unknown.exit_code == 2
    assert "did you mean Libya" in unknown.stderr


def test_counts_that_differ_are_told(kg: Run, small_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    with fault_server() as found:
        found.state.password = PASSWORD
        found.state.mode, found.state.at, found.state.times = "half", 0, 1_000
        done = kg("push", found.url, "--store", small_store, "--profile", "oxigraph")
    assert done.exit_code == 1
    assert "on the server" in done.stderr
    assert PASSWORD not in done.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "name an ENDPOINT"),
        (("http://127.0.0.1:1", "--files", "x"), "name an ENDPOINT"),
        (("file:///etc/passwd",), "http or https"),
        (("http://me:s3cret@127.0.0.1:1",), "KG_ENDPOINT_PASSWORD"),
        (("http://127.0.0.1:1", "--netrc", "no-such-file"), "no such netrc file"),
    ],
)
def test_wrong_use(kg: Run, small_store: Path, words: tuple[str, ...], says: str) -> None:
    done = kg("push", *words, "--store", small_store)
    assert done.exit_code == 2, done.output
    assert says in done.stderr
    assert "s3cret" not in done.output


def test_files(kg: Run, small_store: Path, tmp_path: Path) -> None:
    done = kg("push", "--files", tmp_path / "bulk", "--store", small_store)
    assert done.exit_code == 0, done.output
    assert "6 graphs" in done.stderr
    assert (tmp_path / "bulk" / "data-0001.nq.gz").exists()


def test_no_secret_in_output_or_traceback(shell: Shell, small_store: Path, faulty: FaultServer) -> None:
    """A refused password, an error page that echoes it, a redirect: with --debug, which shows tracebacks."""
    for mode in ("500", "302", "404", "html"):
        faulty.state.plan(mode, times=1_000)
        words = ("--debug", "push", faulty.url, "--store", small_store, "--profile", "oxigraph", "--timeout", "0.5")
        done = shell(*words, **CREDENTIALS)
        assert done.returncode == 1, done.stderr
        assert "Traceback" in done.stderr
        assert PASSWORD not in done.stdout + done.stderr
        assert "c2VjcmV0" not in done.stdout + done.stderr
    faulty.state.plan("")
    done = shell("push", faulty.url, "--store", small_store, "--profile", "oxigraph", **CREDENTIALS)
    assert done.returncode == 0, done.stderr
    held = faulty.state.store.dump(format=pyoxigraph.RdfFormat.N_QUADS)
    assert PASSWORD.encode() not in (held or b"")


def test_the_process_list_shows_no_secret(small_store: Path, faulty: FaultServer) -> None:
    faulty.state.plan("hang-before", times=1_000)
    words = [
        "-c",
        "from kg.cli import main; main()",
        "push",
        faulty.url,
        "--store",
        str(small_store),
        "--timeout",
        "9",
    ]
    with subprocess.Popen(
        [sys.executable, *words], env={**os.environ, **CREDENTIALS}, stderr=subprocess.PIPE
    ) as process:
        end = time.monotonic() + 30
        while not faulty.state.failed and time.monotonic() < end:
            time.sleep(0.02)
        shown = Path(f"/proc/{process.pid}/cmdline").read_bytes()
        process.kill()
    assert faulty.state.failed
    assert b"push" in shown
    assert PASSWORD.encode() not in shown


def test_killed_and_run_again(shell: Shell, small_store: Path, tmp_path: Path) -> None:
    """The client dies in the middle; the same command afterwards sends the rest and finds both sides equal."""
    with fault_server() as found:
        words = ["-c", "from kg.cli import main; main()", "push", found.url, "--store", str(small_store)]
        words += ["--profile", "oxigraph"]
        with subprocess.Popen([sys.executable, *words, "-q"], cwd=tmp_path) as process:
            end = time.monotonic() + 60
            while sum(method == "PUT" for method, _, _ in found.state.requests) < 4 and time.monotonic() < end:
                time.sleep(0.001)
            process.kill()
        done = shell("push", found.url, "--store", small_store, "--profile", "oxigraph", "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["complete"]
        assert data_lines(found.state.store) == data_lines(edition(1))

"""The offline way: files that load with the server's own means, after which a push has nothing to do."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from kg.endpoint import graphs_of, push, write_files
from kg.endpoint.scripts import SCRIPTS
from kg.errors import ExportError
from tests.endpoint.data import IDS, data_lines, edition
from tests.endpoint.servers import Oxigraph, endpoint


def test_same_graphs_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.endpoint.bulk.SHARD_QUADS", 25)
    first = write_files(graphs_of(edition(1)), IDS, tmp_path / "a")
    second = write_files(graphs_of(edition(1)), IDS, tmp_path / "b")
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    shards = sorted((tmp_path / "a").glob("data-*.nq.gz"))
    assert len(shards) == 3
    lines = [line for path in shards for line in gzip.decompress(path.read_bytes()).decode().split("\n") if line]
    assert lines == data_lines(edition(1))


def test_a_smaller_store_leaves_no_old_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.endpoint.bulk.SHARD_QUADS", 25)
    write_files(graphs_of(edition(1)), IDS, tmp_path)
    write_files(graphs_of(edition(1, graphs=1)), IDS, tmp_path)
    assert [path.name for path in sorted(tmp_path.glob("data-*"))] == ["data-0001.nq.gz"]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match=r"holds thesis\.odt"):
        write_files(graphs_of(edition(1)), IDS, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_shell(tmp_path: Path, name: str) -> None:
    write_files(graphs_of(edition(1)), IDS, tmp_path)
    subprocess.run(["sh", "-n", str(tmp_path / name)], check=True)
    assert (tmp_path / name).stat().st_mode & 0o100


def test_oxigraph_loads_them_and_a_push_finds_all_there(tmp_path: Path) -> None:
    server = Oxigraph(tmp_path / "db")
    write_files(graphs_of(edition(1)), IDS, tmp_path / "files")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    script = str(tmp_path / "files" / "load-oxigraph.sh")
    subprocess.run([script, str(server.folder)], check=True, env={"PATH": path}, capture_output=True, timeout=60)
    server.start()
    try:
        report = push(graphs_of(edition(1)), endpoint(server.url), IDS)
    finally:
        server.stop()
    assert (report.sent, len(report.unchanged), report.complete) == ([], 6, True)


def test_a_damaged_file_is_not_loaded(tmp_path: Path) -> None:
    write_files(graphs_of(edition(1)), IDS, tmp_path / "files")
    (tmp_path / "files" / "data-0001.nq.gz").write_bytes(b"")
    script = str(tmp_path / "files" / "load-oxigraph.sh")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    done = subprocess.run([script, str(tmp_path / "db")], check=False, env={"PATH": path}, capture_output=True)
    assert done.returncode != 0
    assert not (tmp_path / "db").exists()

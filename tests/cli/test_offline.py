"""No command and no query makes a remote call unless the user names an address."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from kg.query import list_queries
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
# What makes an engine call another server: in our own queries, and in text that the program puts together.
_REMOTE = re.compile(r"\b(SERVICE\s+(SILENT\s+)?[<?]|LOAD\s+(SILENT\s+)?<|FROM\s+(NAMED\s+)?<)", re.IGNORECASE)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was called over the network; every call fails."""
    made: list[object] = []

    def refuse(*words: object, **_: object) -> None:
        made.append(words[1:] or words)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return made


@pytest.mark.slow
def test_commands_stay_at_home(kg: Run, calls: list[object], samples: Path, sample_store: Path, tmp_path: Path) -> None:
    store = ("--store", sample_store)
    commands: list[tuple[str | Path, ...]] = [
        ("build", samples, "--store", tmp_path / "new", "--jobs", "1"),
        ("validate", *store),
        ("query", "leaders-who-discussed", "--topic", "Libya", *store),
        ("explain", "Libya", *store),
        ("ask", "Who discussed Libya?", *store),
        ("graph", "co-participation", "--metrics", *store),
        ("report", "--pair", "FR", "RU", "-o", tmp_path / "r.html", *store),
        ("stats", *store),
        ("stats", "--coverage", samples, "--quiet"),
        ("export", "-o", tmp_path / "all.jsonld", *store),
        ("export", "--dataset", tmp_path / "data", *store),
    ]
    for words in commands:
        result = kg(*words)
        assert result.exit_code == 0, (words, result.output)
        assert calls == [], words


def test_the_check_sees_a_call(kg: Run, calls: list[object], sample_store: Path) -> None:
    """With an address that the user gave, there is one."""
    result = kg("query", "documents-per-source", "--store", sample_store, "--endpoint", "http://127.0.0.1:9/sparql")
    assert result.exit_code != 0
    assert calls


def test_no_query_of_ours_calls_another_server() -> None:
    texts = {query.name: query.text for query in list_queries()}
    texts |= {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for suffix in ("*.rq", "*.py", "*.toml")
        for path in (ROOT / "kg").rglob(suffix)
    }
    assert len(texts) > 100
    assert {name for name, text in texts.items() if _REMOTE.search(text)} == set()
    assert _REMOTE.search("SELECT * { SERVICE <https://example.org/sparql> { ?a ?b ?c } }")

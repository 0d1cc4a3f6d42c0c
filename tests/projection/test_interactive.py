"""The interactive page: complete, harmless whatever the pages say, and alive in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.projection import project
from kg.projection.interactive import graph_to_html
from tests.projection.small import Account, store_of
from tests.query.data import store

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
CHROMIUM = shutil.which("chromium")


class Reader(HTMLParser):
    """Collects tags, and the text of scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data


def evil() -> nx.Graph[str]:
    graph = project(store_of(Account("a", "2021-01-05", ("ada", "ben"))), "co-participation")
    for node in graph:
        graph.nodes[node]["label"] = EVIL
    for _, _, data in graph.edges(data=True):
        data["sentences"], data["sources"] = [EVIL, "b"], ["javascript:alert(3)", 'http://x.example/"onclick="a']
    return graph


def test_the_data_are_all_there() -> None:
    graph = project(store(), "co-discussion", topic="Libya")
    data: dict[str, Any] = json.loads(Reader(graph_to_html(graph)).scripts[0])
    assert {node["label"] for node in data["nodes"]} == {label for _, label in graph.nodes(data="label")}
    assert len(data["ties"]) == graph.number_of_edges()
    for tie in data["ties"]:
        ends = [data["nodes"][tie[end]]["id"] for end in ("s", "t")]
        (edge,) = (d for s, t, d in graph.edges(data=True) if [graph.nodes[s]["id"], graph.nodes[t]["id"]] == ends)
        quotes = [data["quotes"][number] for number in tie["quotes"]]
        assert [sentence for _, sentence, _ in quotes] == edge["sentences"]
        assert [page for _, _, page in quotes] == edge["sources"]


def test_page_text_stays_text() -> None:
    text = graph_to_html(evil())
    page = Reader(text)
    assert [tag for tag, _ in page.tags].count("script") == 2
    assert not [tag for tag, _ in page.tags if tag in ("img", "link", "iframe", "object", "base")]
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert not [v for _, attributes in page.tags for v in attributes.values() if (v or "").startswith("javascript:")]
    assert json.loads(page.scripts[0])["nodes"][0]["label"] == EVIL


def test_only_its_own_script_may_run() -> None:
    page = Reader(graph_to_html(evil()))
    (policy,) = (a["content"] for tag, a in page.tags if tag == "meta" and "http-equiv" in a)
    digest = base64.b64encode(hashlib.sha256(page.scripts[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert not re.search(r"innerHTML|outerHTML|document\.write|eval\(|fetch\(|XMLHttpRequest|import\(", page.scripts[1])


def test_the_same_network_gives_the_same_bytes() -> None:
    assert graph_to_html(project(store(), "leader-topic")) == graph_to_html(project(store(), "leader-topic"))


def test_an_empty_network() -> None:
    text = graph_to_html(project(store_of(), "co-participation"))
    assert json.loads(Reader(text).scripts[0])["ties"] == []


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_runs_it_offline(tmp_path: Path) -> None:
    """The script fills panel and list of names, opens a tie from a link, and nothing of the page's text is run."""
    graph = evil()
    (tmp_path / "g.html").write_text(graph_to_html(graph), encoding="utf-8")
    options = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    quiet = (
        f"--disable-component-update --disable-sync --user-data-dir={tmp_path / 'profile'} --virtual-time-budget=3000"
    )
    done = subprocess.run(
        [str(CHROMIUM), *options.split(), *quiet.split(), "--dump-dom", (tmp_path / "g.html").as_uri() + "#onerror"],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    page = Reader(done.stdout)
    assert "2 nodes" in done.stdout
    assert "kg explain person:ada" in done.stdout or "kg explain person:ben" in done.stdout
    assert not [tag for tag, _ in page.tags if tag == "img"]

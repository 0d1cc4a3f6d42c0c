"""Writes a network as one HTML file to search and click in: its only script is its own, and it loads nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.projection.kinds import PROJECTIONS
from kg.projection.metrics import communities

if TYPE_CHECKING:
    import networkx as nx

_FOLDER = Path(__file__).parent / "page"
_TIES_LISTED = 200
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WEB = re.compile(r"https?://", re.IGNORECASE)

Quote = tuple[str, str, str]
"""Day, sentence and address of a page."""


def graph_to_html(graph: nx.Graph[str]) -> str:
    """Return `graph` as an HTML document that opens offline: search, hover, click on a tie for its sentences.

    Without a script the heaviest 200 ties are there as a table.
    """
    script, style = _asset("network.js"), _asset("network.css")
    return "".join(f"{line}\n" for line in _lines(graph, script, style))


@cache
def _asset(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """Only this very script may run, and nothing may be loaded: a second lock behind the escaping."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def _lines(graph: nx.Graph[str], script: str, style: str) -> Iterator[str]:
    heading, caption = _heading(graph), _caption(graph)
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_safe(heading)}</title>"
    yield f"<style>\n{style}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<header><h1>{_safe(heading)}</h1><p>{_safe(caption)}</p></header>"
    yield from _controls()
    yield '<main><canvas id="picture" tabindex="0" aria-label="The network; its ties stand below as a table"></canvas>'
    yield '<aside id="panel" aria-live="polite"></aside></main>'
    yield from _table(graph)
    # Not run, only read by the script; "<" is written so that no text of a page can end the element.
    yield f'<script type="application/json" id="data">{_data(graph)}</script>'
    yield f"<script>{script}</script>"
    yield "</body>"
    yield "</html>"


def _controls() -> Iterator[str]:
    yield '<form id="controls" role="search">'
    yield '<label>Find <input type="search" id="search" list="names" autocomplete="off" placeholder="a name"></label>'
    yield '<datalist id="names"></datalist>'
    yield '<label>Ties of weight ≥ <input type="range" id="least" min="0" max="100" value="0">'
    yield '<output id="shown" for="least"></output></label>'
    yield '<label><input type="checkbox" id="labels" checked> names</label>'
    yield '<button type="button" id="fit">Whole network</button>'
    yield "</form>"


def _heading(graph: nx.Graph[str]) -> str:
    about = graph.graph
    words = PROJECTIONS[about["projection"]].summary if about.get("projection") in PROJECTIONS else "network"
    parts = (words[:1].upper() + words[1:], about.get("topic", ""), about.get("slice", ""))
    ego = f"around {graph.nodes[about['ego']]['label']}" if about.get("ego") in graph else ""
    return ", ".join(part for part in (*parts, ego) if part)


def _caption(graph: nx.Graph[str]) -> str:
    days = [day for _, _, data in graph.edges(data=True) for day in (data["first"], data["last"]) if day]
    span = f", {min(days)} to {max(days)}" if days else ""
    size = f"{len(graph):,} nodes, {graph.number_of_edges():,} ties{span}"
    weight = graph.graph.get("weighted_by", "count")
    return f"{size}; weight: {weight}. As reported by the pages read: a readout is one side’s account."


def _table(graph: nx.Graph[str]) -> Iterator[str]:
    edges = sorted(graph.edges(data=True), key=lambda edge: (-edge[2]["weight"], edge[0], edge[1]))[:_TIES_LISTED]
    yield f"<details><summary>The {len(edges)} heaviest ties as a table</summary>"
    yield "<table><thead><tr><th>From<th>To<th>Weight<th>First<th>Last<th>A sentence<th>Page</tr></thead><tbody>"
    for source, target, data in edges:
        cells = [graph.nodes[end]["label"] for end in (source, target)]
        cells += [str(data["weight"]), data["first"], data["last"], data["sentences"][0]]
        page = data["sources"][0]
        link = f'<a href="{_safe(page)}" rel="noreferrer">{_safe(page)}</a>' if _WEB.match(page) else _safe(page)
        yield f"<tr>{''.join(f'<td dir=auto>{_safe(cell)}' for cell in cells)}<td>{link}</tr>"
    yield "</tbody></table></details>"


def _data(graph: nx.Graph[str]) -> str:
    numbers = {node: number for number, node in enumerate(graph)}
    group = communities(graph)
    nodes = [
        {"label": data["label"], "id": data["id"], "kind": data["kind"], "group": group[node]}
        for node, data in graph.nodes(data=True)
    ]
    # A sentence that proves many ties is written once: a meeting of hundred people makes five thousand.
    quotes: dict[Quote, int] = {}
    ties = [_tie(numbers[source], numbers[target], data, quotes) for source, target, data in graph.edges(data=True)]
    kinds = sorted({node["kind"] for node in nodes})
    kind = graph.graph.get("projection", "")
    network = f" --network {kind}" if kind in PROJECTIONS and PROJECTIONS[kind].shared else ""
    content = {
        "network": network,
        "directed": graph.is_directed(),
        "kinds": kinds,
        "nodes": nodes,
        "ties": ties,
        "quotes": list(quotes),
    }
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # The line separators of Unicode are fine in JSON; "<", ">" and "&" are not in HTML.
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        written = written.replace(sign, code)
    return _CONTROL.sub(" ", written)


def _tie(source: int, target: int, data: dict[str, Any], quotes: dict[Quote, int]) -> dict[str, Any]:
    quoted = zip(data["sentence_days"], data["sentences"], data["sources"], strict=True)
    return {
        "s": source,
        "t": target,
        "w": data["weight"],
        "n": data["count"],
        "first": data["first"],
        "last": data["last"],
        "events": len(data["events"]),
        "shared": data.get("shared", [])[:40],
        "quotes": [quotes.setdefault(quote, len(quotes)) for quote in quoted],
    }


def _safe(text: str) -> str:
    return escape(_CONTROL.sub("\ufffd", text), quote=True)

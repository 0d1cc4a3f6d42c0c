"""What all pictures share: colours, short names, the strongest part of a network, and the words around a picture."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from kg.projection.backbone import in_order
from kg.projection.kinds import PROJECTIONS

if TYPE_CHECKING:
    import networkx as nx

# Okabe and Ito's colours, which people with any colour vision tell apart (https://jfly.uni-koeln.de/color/); yellow is
# left out, it cannot be seen on white.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9")
OTHER = "#8A8A8A"
INK, FAINT = "#222222", "#666666"
KIND_COLOURS = {
    "person": "#0072B2",
    "country": "#E69F00",
    "topic": "#009E73",
    "agreement": "#CC79A7",
    "organization": "#D55E00",
    "group": "#56B4E9",
}
_LONGEST = 34


def short(text: str, longest: int = _LONGEST) -> str:
    """Return `text` on one line, cut at a word with "…" when it is longer than `longest` letters."""
    return textwrap.shorten(" ".join(text.split()), longest, placeholder="…") if " " in text else _cut(text, longest)


def wrapped(text: str, width: int = 16) -> str:
    """Return a name on at most two lines of about `width` letters."""
    lines = textwrap.wrap(short(text), width, break_long_words=False)
    return "\n".join(lines if len(lines) <= 2 else [lines[0], " ".join(lines[1:])])


def strongest(graph: nx.Graph[str], limit: int) -> nx.Graph[str]:
    """Return the part of `graph` among its `limit` strongest nodes (the ego is always one of them)."""
    strength = dict(graph.degree(weight="weight"))
    ego = graph.graph.get("ego")
    ranked = sorted(graph, key=lambda node: (node != ego, -strength[node], graph.nodes[node]["label"], node))
    part = in_order(graph, graph.subgraph(ranked[:limit]))
    # Who has ties only with those left out would stand alone, as if without any.
    return in_order(part, part.subgraph([node for node in part if part.degree(node) or node == ego]))


def heaviest(graph: nx.Graph[str], limit: int) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the `limit` heaviest edges, the heaviest first."""
    edges = sorted(graph.edges(data=True), key=lambda edge: (-edge[2]["weight"], -edge[2]["count"], edge[0], edge[1]))
    return edges[:limit]


def title(graph: nx.Graph[str], figure: Any, remark: str = "") -> None:
    """Write above the picture what it shows, and below it of what: size, days, weights; and that a page is one side."""
    about = graph.graph
    summary = PROJECTIONS[about["projection"]].summary if about.get("projection") in PROJECTIONS else "network"
    topic = f": {short(about['topic'])}" if about.get("topic") else ""
    ego = f", around {short(graph.nodes[about['ego']]['label'])}" if about.get("ego") in graph else ""
    slice_name = f", {about['slice']}" if about.get("slice") else ""
    head = f"{summary[:1].upper()}{summary[1:]}{topic}{ego}{slice_name}"
    figure.text(0.02, 1 - _part(figure, 15), head, fontsize=14, fontweight="bold", color=INK, va="top")
    figure.text(0.02, _part(figure, 8), _caption(graph, remark), fontsize=8, color=FAINT, va="bottom")


def subtitle(figure: Any, words: str) -> None:
    """Write under the title how to read the picture."""
    figure.text(0.02, 1 - _part(figure, 35), words, fontsize=8, color=FAINT, va="top")


def _part(figure: Any, points: float) -> float:
    """Return how much of the height of the figure `points` are."""
    return float(points / (figure.get_figheight() * 72))


def empty(figure: Any) -> None:
    """Say that there is nothing to draw."""
    figure.text(0.5, 0.5, "no ties", ha="center", va="center", fontsize=14, color=FAINT)


def _caption(graph: nx.Graph[str], remark: str) -> str:
    edges = [data for _, _, data in graph.edges(data=True)]
    first = min((data["first"] for data in edges if data["first"]), default="")
    last = max((data["last"] for data in edges if data["last"]), default="")
    days = f"{first} to {last}" if first != last else first
    size = f"{len(graph):,} {_noun('node', len(graph))}, {len(edges):,} {_noun('tie', len(edges))}"
    weight = f"weight: {graph.graph.get('weighted_by', 'count')}"
    return "; ".join(part for part in (size, days, weight, remark) if part) + ". As reported by the pages read."


def _noun(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

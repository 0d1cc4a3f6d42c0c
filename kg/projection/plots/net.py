"""The network itself: nodes with their names, ties as lines; and the same around one node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.projection.metrics import communities
from kg.projection.plots.look import (
    COLOURS,
    INK,
    KIND_COLOURS,
    OTHER,
    empty,
    heaviest,
    strongest,
    subtitle,
    title,
    wrapped,
)
from kg.projection.plots.places import Places, Sizes, arrange

if TYPE_CHECKING:
    import networkx as nx

_MANY, _TIES = 50, 300
_POINTS = 72
_MARGIN, _TOP, _BOTTOM = 10, 48, 30
_FONT = 7.5
_LINE = 9.5
_SMALL, _LARGE = 3.0, 13.0


def network(graph: nx.Graph[str], figure: Any) -> None:
    """Draw the strongest 50 nodes; colours are communities, or kinds of things where there are two."""
    _draw(graph, figure, "")


def ego(graph: nx.Graph[str], figure: Any) -> None:
    """Draw what surrounds the ego, in rings; without an ego in the graph, around the strongest node."""
    strength = dict(graph.degree(weight="weight"))
    strong = min(graph, key=lambda node: (-strength[node], graph.nodes[node]["label"], node), default="")
    centre = graph.graph.get("ego") or strong
    shown = graph
    if "ego" not in graph.graph and centre:
        import networkx as nx

        shown = graph.subgraph(nx.ego_graph(graph, centre, undirected=True)).copy()
        shown.graph["ego"] = centre
    _draw(shown, figure, centre)


def _draw(graph: nx.Graph[str], figure: Any, centre: str) -> None:
    part = strongest(graph, _MANY)
    lines = heaviest(part, _TIES)
    figure.set_size_inches(*_page(len(part)))
    title(graph, figure, _remark(graph, part, len(lines)))
    if not part:
        empty(figure)
        return
    width = figure.get_figwidth() * _POINTS - 2 * _MARGIN
    height = figure.get_figheight() * _POINTS - _TOP - _BOTTOM
    axes = figure.add_axes(
        (
            _MARGIN / (width + 2 * _MARGIN),
            _BOTTOM / (height + _TOP + _BOTTOM),
            width / (width + 2 * _MARGIN),
            height / (height + _TOP + _BOTTOM),
        )
    )
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    radii, names = _radii(part), {node: wrapped(data["label"]) for node, data in part.nodes(data=True)}
    boxes = _boxes(figure, names, radii)
    places = arrange(part, boxes, width, height, centre)
    # A box holds the disc above and the name below it.
    discs = {node: (x, y + boxes[node][1] / 2 - radii[node]) for node, (x, y) in places.items()}
    _lines(lines, axes, discs, radii, directed=part.is_directed())
    _discs(part, axes, discs, radii, graph)
    for node, (x, y) in discs.items():
        axes.text(
            x,
            y - radii[node] - 1.5,
            names[node],
            ha="center",
            va="top",
            fontsize=_FONT,
            fontweight="bold" if node == centre else "normal",
            color=INK,
            linespacing=1.05,
            path_effects=_halo(),
            zorder=4,
        )
    _legend(part, figure)


def _radii(graph: nx.Graph[str]) -> dict[str, float]:
    strength = dict(graph.degree(weight="weight"))
    most = max(strength.values(), default=0) or 1
    return {node: _SMALL + (_LARGE - _SMALL) * (strength[node] / most) ** 0.5 for node in graph}


def _boxes(figure: Any, names: dict[str, str], radii: dict[str, float]) -> Sizes:
    """Return the size of each node with its name, in points."""
    from matplotlib.textpath import TextPath

    boxes = {}
    for node, name in names.items():
        lines = name.split("\n")
        widest = max((TextPath((0, 0), line, size=_FONT).get_extents().width if line.strip() else 0) for line in lines)
        boxes[node] = (max(widest, 2 * radii[node]) + 2, 2 * radii[node] + 2 + _LINE * len(lines))
    return boxes


def _halo() -> list[Any]:
    from matplotlib import patheffects

    return [patheffects.withStroke(linewidth=2.2, foreground="white", alpha=0.85)]


def _page(nodes: int) -> tuple[float, float]:
    """Return width and height in inches: three nodes on a large page look lost."""
    return (11, 8.5) if nodes > 20 else (8.5, 6.5) if nodes > 6 else (7, 4.6)


def _remark(whole: nx.Graph[str], part: nx.Graph[str], lines: int) -> str:
    nodes = f"the {len(part)} strongest nodes" if len(part) < len(whole) else ""
    ties = f"the {lines} heaviest ties" if lines < part.number_of_edges() else ""
    drawn = " and ".join(words for words in (nodes, ties) if words)
    return f"drawn are {drawn}" if drawn else ""


def _lines(
    edges: list[tuple[str, str, dict[str, Any]]], axes: Any, places: Places, radii: dict[str, float], *, directed: bool
) -> None:
    from matplotlib.patches import FancyArrowPatch

    most = max((data["weight"] for _, _, data in edges), default=0) or 1
    style = "-|>" if directed else "-"
    # The heaviest last, on top.
    for source, target, data in reversed(edges):
        part = (data["weight"] / most) ** 0.5
        axes.add_patch(
            FancyArrowPatch(
                places[source],
                places[target],
                arrowstyle=style,
                mutation_scale=12,
                shrinkA=radii[source],
                shrinkB=radii[target],
                connectionstyle="arc3,rad=0.08" if directed else "arc3",
                linewidth=0.4 + (1.4 if directed else 3.2) * part,
                color="#7F8C99",
                alpha=0.25 + 0.5 * part,
                zorder=1,
            )
        )


def _discs(part: nx.Graph[str], axes: Any, places: Places, radii: dict[str, float], whole: nx.Graph[str]) -> None:
    colours = _colours(part, whole)
    for node, (x, y) in places.items():
        # Points of area: what scatter calls s is the square of the diameter.
        axes.scatter([x], [y], s=(2 * radii[node]) ** 2, color=colours[node], edgecolors="white", lw=0.8, zorder=3)


def _colours(part: nx.Graph[str], whole: nx.Graph[str]) -> dict[str, str]:
    if _kinds(part)[1:]:
        return {node: KIND_COLOURS.get(data["kind"], OTHER) for node, data in part.nodes(data=True)}
    numbers = communities(whole)
    return {node: COLOURS[numbers[node] - 1] if numbers[node] <= len(COLOURS) else OTHER for node in part}


def _kinds(graph: nx.Graph[str]) -> list[str]:
    return sorted({data["kind"] for _, data in graph.nodes(data=True)})


def _legend(graph: nx.Graph[str], figure: Any) -> None:
    kinds = _kinds(graph)
    if not kinds[1:]:
        words = "colours: communities (Louvain); size of nodes: strength; width of lines: weight"
        subtitle(figure, words)
        return
    from matplotlib.lines import Line2D

    marks = [
        Line2D([], [], marker="o", ls="", color=KIND_COLOURS.get(kind, OTHER), label=kind, markersize=6)
        for kind in kinds
    ]
    figure.legend(
        handles=marks,
        loc="upper left",
        bbox_to_anchor=(0.012, 1 - 31 / (figure.get_figheight() * _POINTS)),
        ncols=len(marks),
        frameon=False,
        fontsize=8,
        handletextpad=0.1,
        columnspacing=1.2,
    )

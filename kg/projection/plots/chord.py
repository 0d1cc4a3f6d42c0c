"""A chord diagram: nodes on a circle, each as wide as its strength, ties as ribbons between them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.projection.plots.look import COLOURS, INK, empty, short, strongest, title

if TYPE_CHECKING:
    import networkx as nx

_MANY = 36
_GAP = 0.02
_INNER, _OUTER = 1.0, 1.045
_TURN = 2 * math.pi

Span = tuple[float, float]


def chord(graph: nx.Graph[str], figure: Any) -> None:
    """Draw the 36 strongest nodes; a ribbon has the colour of its stronger end."""
    part = strongest(graph, _MANY)
    title(graph, figure, f"drawn are the {len(part)} strongest nodes" if len(part) < len(graph) else "")
    if not part.number_of_edges():
        empty(figure)
        return
    strength = dict(part.degree(weight="weight"))
    ranked = sorted(part, key=lambda node: (-strength[node], part.nodes[node]["label"], node))
    arcs = _arcs(ranked, strength)
    colours = {node: COLOURS[number % len(COLOURS)] for number, node in enumerate(ranked)}
    axes = figure.add_axes((0.1, 0.05, 0.8, 0.87))
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.set_xlim(-1.5, 1.5)
    axes.set_ylim(-1.32, 1.32)
    _ribbons(part, axes, arcs, colours, ranked)
    for node in ranked:
        _arc(axes, arcs[node], colours[node])
        _name(axes, arcs[node], short(part.nodes[node]["label"], 26))


def _arcs(ranked: list[str], strength: Mapping[str, float]) -> dict[str, Span]:
    """Return the angles from and to, clockwise from the top, in the order of strength."""
    total = sum(strength.values()) or 1
    # A thin arc is drawn as wide as its name needs.
    least = 0.085
    free = _TURN - _GAP * len(ranked)
    widths = {node: max(free * strength[node] / total, least if len(ranked) > 1 else free) for node in ranked}
    shrink = free / sum(widths.values())
    arcs, at = {}, math.pi / 2
    for node in ranked:
        width = widths[node] * shrink
        arcs[node] = (at, at - width)
        at -= width + _GAP
    return arcs


def _ribbons(
    graph: nx.Graph[str], axes: Any, arcs: dict[str, Span], colours: dict[str, str], ranked: list[str]
) -> None:
    from matplotlib.patches import PathPatch

    place = {node: number for number, node in enumerate(ranked)}
    spans: dict[tuple[str, str], Span] = {}
    for node in ranked:
        ties = [(s, t, data["weight"]) for s, t, data in graph.edges(data=True) if node in (s, t)]
        # Ribbons leave in the order of where they go, so that those of one node do not cross each other.
        ties.sort(key=lambda tie: (place[node] - place[tie[1] if tie[0] == node else tie[0]]) % len(ranked))
        start, end = arcs[node]
        total, done = sum(weight for *_, weight in ties) or 1, 0.0
        for source, target, weight in ties:
            other = f"{source}\n{target}"
            spans[node, other] = (start + (end - start) * done / total, start + (end - start) * (done + weight) / total)
            done += weight
    for source, target, _ in sorted(graph.edges(data="weight"), key=lambda edge: (edge[2], edge[:2])):
        key = f"{source}\n{target}"
        stronger = source if place[source] < place[target] else target
        path = _ribbon(spans[source, key], spans[target, key])
        axes.add_patch(PathPatch(path, facecolor=colours[stronger], edgecolor="white", lw=0.3, alpha=0.6))


def _ribbon(one: Span, two: Span) -> Any:
    """Return a closed path: along one arc, through the middle to the other arc, along it and back."""
    from matplotlib.path import Path

    first, second = _along(one), _along(two)
    bend, back = _bend(one[1], two[0]), _bend(two[1], one[0])
    points = [*first, bend, *second, back, first[0]]
    codes = [
        Path.MOVETO, *[Path.LINETO] * (len(first) - 1), Path.CURVE3, Path.CURVE3,
        *[Path.LINETO] * (len(second) - 1), Path.CURVE3, Path.CURVE3,
    ]  # fmt: skip
    return Path(points, codes)


def _bend(one: float, two: float) -> tuple[float, float]:
    """Return where a ribbon between two angles is drawn to: the middle, for neighbours nearer to the circle."""
    x, y = (math.cos(one) + math.cos(two)) / 2, (math.sin(one) + math.sin(two)) / 2
    near = math.hypot(x, y)
    return (x * near**2 * 0.8, y * near**2 * 0.8)


def _along(span: Span, radius: float = _INNER) -> list[tuple[float, float]]:
    steps = max(2, int(abs(span[1] - span[0]) / 0.05) + 2)
    angles = [span[0] + (span[1] - span[0]) * step / (steps - 1) for step in range(steps)]
    return [(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles]


def _arc(axes: Any, span: Span, colour: str) -> None:
    from matplotlib.patches import Polygon

    points = _along(span, _OUTER) + _along(span, _INNER + 0.005)[::-1]
    axes.add_patch(Polygon(points, closed=True, facecolor=colour, edgecolor="none"))


def _name(axes: Any, span: Span, name: str) -> None:
    angle = (span[0] + span[1]) / 2
    x, y = (_OUTER + 0.025) * math.cos(angle), (_OUTER + 0.025) * math.sin(angle)
    degrees = math.degrees(angle) % 360
    left = 90 < degrees < 270
    axes.text(
        x, y, name, rotation=degrees - 180 if left else degrees, rotation_mode="anchor",
        ha="right" if left else "left", va="center", fontsize=8, color=INK,
    )  # fmt: skip

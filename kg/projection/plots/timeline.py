"""The heaviest ties over time: a row per tie, a mark per occasion."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.projection.plots.look import COLOURS, FAINT, INK, empty, heaviest, short, subtitle, title

if TYPE_CHECKING:
    import networkx as nx

_ROWS = 30
_NAME = 24


def timeline(graph: nx.Graph[str], figure: Any) -> None:
    """Draw the 30 heaviest ties that have days; around somebody, of that node's own ties."""
    import matplotlib.dates as mdates

    ego = graph.graph.get("ego")
    edges = [edge for edge in heaviest(graph, graph.number_of_edges()) if ego is None or ego in edge[:2]]
    dated = [edge for edge in edges if any(edge[2]["days"])]
    rows = dated[:_ROWS]
    # A page as high as its rows need.
    tall = max(2.6, 1.45 + 0.235 * len(rows))
    figure.set_size_inches(11, tall)
    title(graph, figure, f"drawn are the {len(rows)} heaviest ties" if len(dated) > len(rows) else "")
    if not rows:
        empty(figure)
        return
    axes = figure.add_axes((0.31, 0.7 / tall, 0.63, 1 - 1.45 / tall))
    arrow = "→" if graph.is_directed() else "–"
    for row, (source, target, data) in enumerate(rows):
        days = Counter(date.fromisoformat(day) for day in data["days"] if day)
        x = sorted(days)
        axes.plot([x[0], x[-1]], [row, row], color=COLOURS[5], lw=1, alpha=0.6, zorder=1)
        sizes = [22 * days[day] for day in sorted(days)]
        axes.scatter(x, [row] * len(x), s=sizes, color=COLOURS[0], alpha=0.75, linewidths=0, zorder=2)
        names = f"{short(graph.nodes[source]['label'], _NAME)} {arrow} {short(graph.nodes[target]['label'], _NAME)}"
        axes.text(-0.012, row, names, transform=axes.get_yaxis_transform(), ha="right", va="center", fontsize=7.5)
        many = f"{len(data['days'])}"
        axes.text(1.008, row, many, transform=axes.get_yaxis_transform(), va="center", fontsize=7.5, color=FAINT)
    _dates(axes, mdates)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.tick_params(colors=INK, labelsize=8)
    subtitle(figure, "one mark per occasion; at the right their number")


def _dates(axes: Any, mdates: Any) -> None:
    axes.margins(x=0.02)
    locator = mdates.AutoDateLocator(minticks=3, maxticks=9)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    axes.xaxis.axis_date(tz="UTC")
    axes.grid(axis="x", color="#DDDDDD", lw=0.6)
    axes.set_axisbelow(True)

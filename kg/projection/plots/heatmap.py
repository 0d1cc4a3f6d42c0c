"""Who or what is spoken of when: a row per topic (or other node), a column per month, dark where there is much."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.projection.plots.look import INK, empty, short, subtitle, title

if TYPE_CHECKING:
    import networkx as nx

_ROWS = 32
_MONTHS = 60
_NUMBERED = 26


def heatmap(graph: nx.Graph[str], figure: Any) -> None:
    """Draw the 32 nodes with most occasions by month, by year when there are more than 60 months."""
    import numpy as np

    occasions = _occasions(graph)
    ranked = sorted(occasions, key=lambda node: (-len(occasions[node]), graph.nodes[node]["label"], node))
    nodes = ranked[:_ROWS]
    # A page as high as its rows need.
    tall = max(3.0, 2.0 + 0.205 * len(nodes))
    figure.set_size_inches(11, tall)
    title(graph, figure, f"drawn are {len(nodes)} of {len(ranked)} rows" if len(ranked) > len(nodes) else "")
    if not nodes:
        empty(figure)
        return
    periods = _periods(sorted({day for node in nodes for _, day in occasions[node]}))
    length = len(periods[0])
    counts = np.zeros((len(nodes), len(periods)))
    column = {period: number for number, period in enumerate(periods)}
    for row, node in enumerate(nodes):
        for _, day in occasions[node]:
            counts[row, column[day[:length]]] += 1
    axes = figure.add_axes((0.24, 1.15 / tall, 0.66, 1 - 1.95 / tall))
    most = int(counts.max())
    # One hue from light to dark: told apart by everybody and on a grey printer. It begins below 1, so that 1 is seen.
    shown = np.ma.masked_equal(counts, 0)
    shade = axes.pcolormesh(shown, cmap="Blues", vmin=-0.2 * most, vmax=most, edgecolors="white", lw=0.8)
    axes.invert_yaxis()
    axes.set_yticks([row + 0.5 for row in range(len(nodes))])
    axes.set_yticklabels([short(graph.nodes[node]["label"], 32) for node in nodes], fontsize=8)
    _columns(axes, periods)
    if len(periods) <= _NUMBERED:
        _numbers(axes, counts)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, colors=INK)
    if most > 1 and len(periods) > _NUMBERED:
        _scale(figure, shade, most, tall)
    what = "month" if length > 4 else "year"
    subtitle(figure, f"occasions per {what}; white: none reported")


def _scale(figure: Any, shade: Any, most: int, tall: float) -> None:
    from matplotlib.ticker import MaxNLocator

    bar_axes = figure.add_axes(
        (0.92, 1 - 0.8 / tall - min(1 - 1.95 / tall, 2.5 / tall), 0.015, min(1 - 1.95 / tall, 2.5 / tall))
    )
    bar = figure.colorbar(shade, cax=bar_axes)
    bar.ax.set_ylim(1, most)
    bar.locator = MaxNLocator(integer=True, nbins=6)
    bar.update_ticks()
    bar.outline.set_visible(False)
    bar.ax.tick_params(labelsize=8)


def _occasions(graph: nx.Graph[str]) -> dict[str, set[tuple[str, str]]]:
    """Return the dated occasions (event, day) of each node; of two-mode networks, of the second side only."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for source, target, data in graph.edges(data=True):
        dated = {(event, day) for event, day in zip(data["events"], data["days"], strict=True) if day}
        two_mode = "bipartite" in graph.nodes[source]
        ends = [end for end in (source, target) if not two_mode or graph.nodes[end]["bipartite"] == 1]
        for end in ends:
            found[end] |= dated
    return {node: days for node, days in found.items() if days}


def _periods(days: list[str]) -> list[str]:
    """Return every month from the first day to the last, also those without any; every year when months are many."""
    first, last = ((int(day[:4]), int(day[5:7])) for day in (days[0], days[-1]))
    months = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if months > _MONTHS:
        return [f"{year:04}" for year in range(first[0], last[0] + 1)]
    start = first[0] * 12 + first[1] - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, start + months)]


def _columns(axes: Any, periods: list[str]) -> None:
    step = max(1, -(-len(periods) // 24))
    shown = range(0, len(periods), step)
    axes.set_xticks([number + 0.5 for number in shown])
    axes.set_xticklabels(
        [periods[number] for number in shown], rotation=60, ha="right", rotation_mode="anchor", fontsize=8
    )


def _numbers(axes: Any, counts: Any) -> None:
    most = counts.max()
    for (row, column), value in sorted((place, value) for place, value in _cells(counts) if value):
        dark = value > most / 2
        axes.text(
            column + 0.5,
            row + 0.5,
            f"{int(value)}",
            ha="center",
            va="center",
            fontsize=7,
            color="white" if dark else INK,
        )


def _cells(counts: Any) -> list[tuple[tuple[int, int], float]]:
    rows, columns = counts.shape
    return [((row, column), float(counts[row, column])) for row in range(rows) for column in range(columns)]

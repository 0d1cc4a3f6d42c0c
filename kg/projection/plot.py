"""Draws a network; needs the extra `plot`, and gives the same picture for the same network."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from kg.errors import ExportError

if TYPE_CHECKING:
    import networkx as nx

_SEED = 7
_MANY = 60
_COLOURS = {
    "person": "#3b6ea5",
    "country": "#b5651d",
    "topic": "#5a8f3c",
    "agreement": "#8a4f9e",
    "organization": "#7a7a7a",
}
# Fixed ids and no date: two runs give the same bytes.
_SETTINGS: dict[Any, str] = {"svg.hashsalt": "parley", "svg.fonttype": "path", "font.family": "DejaVu Sans"}


def draw(graph: nx.Graph[str], form: str) -> bytes:
    """Return a picture of `graph` as bytes in `form` (png or svg)."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ExportError("drawing needs matplotlib: pip install 'parley-kg[plot]'") from error
    with mpl.rc_context(_SETTINGS):
        side = 8 + min(graph.number_of_nodes(), 200) / 12
        figure = Figure(figsize=(side, side * 0.75))
        axes = figure.add_axes((0.02, 0.02, 0.96, 0.96))
        axes.set_axis_off()
        axes.margins(0.12)
        _paint(graph, axes)
        stream = io.BytesIO()
        metadata = {"Date": None} if form == "svg" else {"Software": None}
        figure.savefig(stream, format=form, dpi=150, metadata=metadata)
    return stream.getvalue()


def _paint(graph: nx.Graph[str], axes: Any) -> None:
    import networkx as nx

    if not graph:
        axes.text(0.5, 0.5, "no ties", ha="center", va="center")
        return
    places = nx.spring_layout(graph, seed=_SEED, weight="weight", k=2 / graph.number_of_nodes() ** 0.5)
    strongest = max((data["weight"] for _, _, data in graph.edges(data=True)), default=1)
    degrees = dict(graph.degree())
    nx.draw_networkx_edges(
        graph,
        places,
        ax=axes,
        width=[0.6 + 3.4 * data["weight"] / strongest for _, _, data in graph.edges(data=True)],
        edge_color="#9aa5b1",
        alpha=0.7,
    )
    nx.draw_networkx_nodes(
        graph,
        places,
        ax=axes,
        node_size=[60 + 40 * min(degrees[node], 20) for node in graph],
        node_color=[_COLOURS.get(data["kind"], "#7a7a7a") for _, data in graph.nodes(data=True)],
    )
    # With many nodes only the best connected are named, else no name can be read.
    named = sorted(graph, key=lambda node: (-degrees[node], node))[:_MANY]
    for node in named:
        x, y = places[node]
        axes.annotate(
            graph.nodes[node]["label"],
            (x, y),
            xytext=(0, 9),
            textcoords="offset points",
            ha="center",
            fontsize=9,
            bbox={"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none", "alpha": 0.75},
        )

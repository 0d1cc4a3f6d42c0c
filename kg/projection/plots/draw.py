"""Draws a picture of a network into a file's bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.errors import ExportError
from kg.projection.names import PLOTS

if TYPE_CHECKING:
    import networkx as nx

_DPI = 160
# Fixed ids and no date: two runs give the same bytes. DejaVu Sans comes with matplotlib and has Cyrillic.
_SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "parley",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    # Page text is no formula, whatever dollar signs it holds.
    "text.parse_math": False,
}


def draw(graph: nx.Graph[str], form: str, plot: str = "network") -> bytes:
    """Return the picture `plot` (one of PLOTS) of `graph` as bytes in `form` (png or svg).

    Raises ExportError without matplotlib, for an unknown plot, and for an ego plot of a network without ego.
    """
    if plot not in PLOTS:
        raise ExportError(f"no plot is called {plot!r}; there are {', '.join(PLOTS)}")
    try:
        import matplotlib as mpl
        import scipy  # noqa: F401 (layouts need it; the extra has all three)
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ExportError("drawing needs matplotlib and scipy: pip install 'parley-kg[plot]'") from error
    with mpl.rc_context(_SETTINGS):
        figure = Figure(figsize=(11, 8.5), facecolor="white")
        _painters()[plot](graph, figure)
        stream = io.BytesIO()
        metadata = {"Date": None} if form == "svg" else {"Software": None}
        figure.savefig(stream, format=form, dpi=_DPI, metadata=metadata)
    return stream.getvalue()


def _painters() -> dict[str, Callable[[nx.Graph[str], Any], None]]:
    # Imported here: they load matplotlib.
    from kg.projection.plots.chord import chord
    from kg.projection.plots.heatmap import heatmap
    from kg.projection.plots.net import ego, network
    from kg.projection.plots.timeline import timeline

    return {"network": network, "ego": ego, "timeline": timeline, "heatmap": heatmap, "chord": chord}

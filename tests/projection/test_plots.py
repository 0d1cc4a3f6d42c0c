"""Pictures: every plot of every shape of network, the same bytes twice, readable names, clear errors."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.projection import PLOTS, project, write_graph
from tests.projection.small import Account, store_of
from tests.query.data import FIXTURES, store

pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")

from kg.projection.plots.chord import chord
from kg.projection.plots.heatmap import heatmap
from kg.projection.plots.look import short, strongest, wrapped
from kg.projection.plots.net import network
from kg.projection.plots.timeline import timeline

MANY = tuple(
    Account(f"e{number}", f"2021-{number % 12 + 1:02}-10", pair, ("trade",))
    for number, pair in enumerate(combinations(("ada", "ben", "cleo", "dov", "eva"), 2))
)


def figure() -> object:
    from matplotlib.figure import Figure

    return Figure(figsize=(11, 8.5))


def texts(made: object) -> list[str]:
    from matplotlib.text import Text

    return [found.get_text() for found in made.findobj(Text) if found.get_text()]  # type: ignore[attr-defined]


@pytest.mark.parametrize("plot", PLOTS)
@pytest.mark.parametrize("kind", ["co-participation", "leader-topic", "invitations"])
def test_every_plot_of_every_shape(tmp_path: Path, kind: str, plot: str) -> None:
    graph = project(store(), kind)
    write_graph(graph, tmp_path / "g.svg", plot=plot)
    written = (tmp_path / "g.svg").read_text(encoding="utf-8")
    assert written.startswith("<?xml")
    assert "<path" in written
    write_graph(project(store_of(), kind), tmp_path / "empty.svg", plot=plot)


def test_svg_bytes_do_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys, pyoxigraph; from pathlib import Path; from kg.projection import PLOTS, project, write_graph\n"
        "store = pyoxigraph.Store(); store.load(path=sys.argv[1], format=pyoxigraph.RdfFormat.TRIG)\n"
        "graph = project(store, 'leader-topic', topic='Libya')\n"
        "for plot in PLOTS: write_graph(graph, Path(sys.argv[2]) / f'{plot}.svg', plot=plot)\n"
    )
    results = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", code, str(FIXTURES), str(folder)]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "HOME": str(tmp_path)})
        results.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert results[0] == results[1]
    assert len(results[0]) == len(PLOTS)


def test_names_do_not_overlap() -> None:
    """Fifty people in one room is the hard case: every name is there, and no two lie on each other."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    graph = project(store_of(*MANY), "co-participation")
    people = [f"http://x.example/{number}" for number in range(45)]
    tie = dict(next(iter(graph.edges(data=True)))[2])
    for number, node in enumerate(people):
        graph.add_node(node, label=f"Конституция Александровна {number}", id=f"person:{number}", kind="person")
    graph.add_edges_from((one, two, tie) for one, two in combinations(people, 2))
    made = figure()
    network(graph, made)
    canvas = FigureCanvasAgg(made)  # type: ignore[arg-type]
    canvas.draw()  # type: ignore[no-untyped-call]
    axes = made.axes[0]  # type: ignore[attr-defined]
    boxes = [text.get_window_extent() for text in axes.texts]
    assert len(boxes) == 50
    overlaps = [
        (one, two) for one, two in combinations(boxes, 2) if one.shrunk(0.98, 0.9).overlaps(two.shrunk(0.98, 0.9))
    ]
    assert not overlaps
    page = made.bbox  # type: ignore[attr-defined]
    assert all(box.x0 >= 0 and box.x1 <= page.width and box.y0 >= 0 and box.y1 <= page.height for box in boxes)


def test_a_timeline_marks_every_occasion() -> None:
    graph = project(store(), "leader-topic", topic="Libya")
    made = figure()
    timeline(graph, made)
    axes = made.axes[0]  # type: ignore[attr-defined]
    marks = sum(len(marked.get_offsets()) for marked in axes.collections)
    assert marks == sum(len(data["days"]) for _, _, data in graph.edges(data=True)) == 6
    assert "Vladimir Putin – Libya" in texts(made)


def test_a_timeline_around_somebody_has_no_ties_of_others() -> None:
    graph = project(store_of(*MANY), "co-participation")
    ego = next(iter(sorted(graph)))
    others = [edge for edge in graph.edges if ego not in edge]
    assert others
    graph.graph["ego"] = ego
    made = figure()
    timeline(graph, made)
    rows = [text for text in texts(made) if " – " in text]
    assert len(rows) == graph.degree(ego)
    assert all(graph.nodes[ego]["label"] in row for row in rows)


def test_a_heat_map_counts_occasions() -> None:
    made = figure()
    heatmap(project(store_of(*MANY), "leader-topic"), made)
    axes = made.axes[0]  # type: ignore[attr-defined]
    (mesh,) = axes.collections
    assert mesh.get_array().sum() == 10  # ten calls about trade, though each is a tie of two leaders
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Trade"]
    assert axes.get_xticklabels()[0].get_text() == "2021-01"


def test_chords_are_as_wide_as_ties_are_heavy() -> None:
    from matplotlib.patches import PathPatch

    graph = project(store(), "country-country")
    made = figure()
    chord(graph, made)
    axes = made.axes[0]  # type: ignore[attr-defined]
    assert len([patch for patch in axes.patches if isinstance(patch, PathPatch)]) == graph.number_of_edges()
    assert {"France", "Russia", "Türkiye", "United States"} <= set(texts(made))


def test_long_names_and_large_networks() -> None:
    assert short("Organisation for the Prohibition of Chemical Weapons") == "Organisation for the Prohibition…"
    assert short("x" * 50) == "x" * 33 + "…"
    assert wrapped("Abdel Fattah el-Sisi of Egypt").count("\n") == 1
    part = strongest(project(store_of(*MANY), "co-participation"), 3)
    assert len(part) == 3


def test_dollars_are_no_formula(tmp_path: Path) -> None:
    graph = project(store(), "invitations")
    for node in graph:
        graph.nodes[node]["label"] = r"$\frac{1}{$ & <b>"
    for plot in PLOTS:
        write_graph(graph, tmp_path / "g.svg", plot=plot)


def test_an_unknown_plot(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no plot is called 'pie'; there are network, ego"):
        write_graph(project(store(), "invitations"), tmp_path / "g.svg", plot="pie")

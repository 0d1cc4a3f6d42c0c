"""Where the nodes of a picture stand: a layout that shows structure, then room for every name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

_SEED = 7
_PASSES = 400
_GAP = 3.0
_FLAT, _STRETCH = 1e-6, 2.5

Sizes = dict[str, tuple[float, float]]
Places = dict[str, tuple[float, float]]


def arrange(graph: nx.Graph[str], sizes: Sizes, width: float, height: float, centre: str = "") -> Places:
    """Return the middle of each node's box in points, inside `width` times `height`, boxes of `sizes` not overlapping.

    The layout is Kamada and Kawai's per component, the largest in the middle; `centre` stands in the middle of all.
    """
    import numpy as np

    nodes = list(graph)
    spots = _layout(graph, centre)
    places = np.array([spots[node] for node in nodes])
    if not centre:
        places = _lying(places)
    boxes = np.array([sizes[node] for node in nodes])
    places = _scaled(places, boxes, width, height)
    for _ in range(_PASSES):
        if not _push(places, boxes):
            break
        _keep_inside(places, boxes, width, height)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, places, strict=True)}


def _layout(graph: nx.Graph[str], centre: str) -> Places:
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph)
    for source, target, data in graph.edges(data=True):
        # Strong ties are short, but not so short that one strong pair pushes all others into a corner.
        plain.add_edge(source, target, length=1 / (1 + data["weight"]) ** 0.25)
    parts = sorted(nx.connected_components(plain), key=lambda part: (-len(part), min(part)))
    if centre and len(graph) > 1:
        return _shells(plain, centre)
    return _packed([_component(plain, sorted(part)) for part in parts])


def _component(plain: nx.Graph[str], nodes: list[str]) -> Places:
    import networkx as nx

    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_edges_from((s, t, data) for s, t, data in plain.edges(data=True) if s in part and t in part)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    found = nx.kamada_kawai_layout(part, weight="length", scale=len(nodes) ** 0.5)
    return {node: (float(x), float(y)) for node, (x, y) in found.items()}


def _shells(plain: nx.Graph[str], centre: str) -> Places:
    """Return rings around `centre`: one step away, two steps away; neighbours on a ring know each other."""
    import math

    import networkx as nx

    steps = nx.single_source_shortest_path_length(plain, centre)
    places = {centre: (0.0, 0.0)}
    order = _around(plain, centre)
    for ring in range(1, max(steps.values(), default=0) + 1):
        nodes = [node for node in order if steps.get(node) == ring]
        for number, node in enumerate(nodes):
            # Every second one further out where there are many, so that names have room.
            angle = 2 * math.pi * number / len(nodes)
            reach = ring + (0.28 if number % 2 and len(nodes) > 12 else 0)
            places[node] = (reach * math.cos(angle), reach * math.sin(angle))
    return places


def _around(plain: nx.Graph[str], centre: str) -> list[str]:
    import networkx as nx

    rest: nx.Graph[int] = nx.Graph()
    nodes = sorted(node for node in plain if node != centre)
    numbers = {node: number for number, node in enumerate(nodes)}
    rest.add_nodes_from(range(len(nodes)))
    rest.add_edges_from((numbers[s], numbers[t]) for s, t in plain.edges if centre not in (s, t))
    groups = nx.community.louvain_communities(rest, seed=_SEED) if nodes else []
    ranked = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
    return [nodes[number] for group in ranked for number in group]


def _packed(parts: list[Places]) -> Places:
    """Put the components beside each other: the first in the middle, the others in rows under it."""
    if not parts:
        return {}
    result = dict(parts[0])
    reach = max((max(abs(x), abs(y)) for x, y in result.values()), default=0.0) + 1
    left, row, deepest = -reach, -reach, 0.0
    for part in parts[1:]:
        size = max((max(abs(x), abs(y)) for x, y in part.values()), default=0.0) + 0.7
        if left + 2 * size > reach and left > -reach:
            left, row, deepest = -reach, row - deepest, 0.0
        for node, (x, y) in part.items():
            result[node] = (left + size + x, row - size + y)
        left += 2 * size
        deepest = max(deepest, 2 * size)
    return result


def _scaled(places: np.ndarray, boxes: np.ndarray, width: float, height: float) -> Any:
    """Stretch `places` over the whole area, leaving the largest box free at the margins."""
    import numpy as np

    low, high = places.min(axis=0), places.max(axis=0)
    spread = np.where(high - low > _FLAT, high - low, 1.0)
    room = np.array([width, height]) - boxes.max(axis=0)
    stretch = room / spread
    # What is nearly a line stays one.
    stretch = np.minimum(stretch, _STRETCH * stretch.min())
    middle = np.array([width, height]) / 2
    return middle + (places - (low + high) / 2) * stretch


def _lying(places: np.ndarray) -> Any:
    """Turn `places` so that they are wider than high, as the page is."""
    import numpy as np

    if len(places) < 2:
        return places
    centred = places - places.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1]
    # An eigenvector may point either way: the first node decides, so that the picture does not flip.
    return turned * np.where(turned[0] < -_FLAT, -1.0, 1.0)


def _push(places: np.ndarray, boxes: np.ndarray) -> bool:
    """Move boxes that overlap apart, half each, the shorter way; tell whether there were any."""
    import numpy as np

    moved = False
    for one in range(len(places)):
        apart = places[one + 1 :] - places[one]
        need = (boxes[one + 1 :] + boxes[one]) / 2 + _GAP
        over = need - np.abs(apart)
        for offset in np.flatnonzero((over > 0).all(axis=1)):
            two = one + 1 + int(offset)
            gap = places[two] - places[one]
            over_now = (boxes[one] + boxes[two]) / 2 + _GAP - np.abs(gap)
            if (over_now <= 0).any():
                continue
            axis = 0 if over_now[0] < over_now[1] else 1
            way = 1.0 if gap[axis] >= 0 else -1.0
            places[one][axis] -= way * over_now[axis] / 2
            places[two][axis] += way * over_now[axis] / 2
            moved = True
    return moved


def _keep_inside(places: np.ndarray, boxes: np.ndarray, width: float, height: float) -> None:
    import numpy as np

    np.clip(places, boxes / 2, np.array([width, height]) - boxes / 2, out=places)

"""The network around one node."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.projection.backbone import in_order
from kg.query import AmbiguousNameError, Names, ParameterError, UnknownNameError

if TYPE_CHECKING:
    import networkx as nx

# What may be a node, in the order in which a bare word is most likely meant.
_KINDS = ("person", "country", "topic", "agreement", "organization", "group")


def ego_network(graph: nx.Graph[str], names: Names, name: str, radius: int) -> nx.Graph[str]:
    """Return the part of `graph` up to `radius` steps from the node that `name` means, whichever way ties point.

    Raises UnknownNameError when there is no such thing, ParameterError when it has no ties here, AmbiguousNameError
    when several nodes have that name. The graph knows its ego as `graph["ego"]`.
    """
    import networkx as nx

    node = find_in(graph, names, name)
    around = nx.ego_graph(graph, node, radius=radius, undirected=True)
    result = in_order(graph, around)
    result.graph["ego"] = node
    result.graph["radius"] = radius
    return result


def find_in(nodes: Collection[str], names: Names, name: str) -> str:
    """Return the one of `nodes` that `name` means: IRI, id, code, or name in either language; raises as above."""
    known: list[str] = []
    suggestions: dict[str, None] = {}
    for kind in _KINDS:
        try:
            known.append(names.resolve(name, kind).value)
        except UnknownNameError as error:
            suggestions.update(dict.fromkeys(error.suggestions))
        except AmbiguousNameError as error:
            known += [iri for iri in nodes if names.compact(iri) in error.choices]
    tied = list(dict.fromkeys(iri for iri in known if iri in nodes))
    if len(tied) == 1:
        return tied[0]
    if tied:
        raise AmbiguousNameError("node", name, sorted(names.compact(iri) for iri in tied))
    if known:
        raise ParameterError(f"{name!r} has no ties in this network")
    raise UnknownNameError("node of the network", name, list(suggestions)[:3])

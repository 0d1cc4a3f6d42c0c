"""Which events of different sources are one occasion, by the graph of links."""

from __future__ import annotations

from pyoxigraph import NamedNode, Store

from kg.namespaces import PARLEY


def occasions(store: Store) -> dict[str, str]:
    """Return for each linked event the first, in alphabetical order, of all that are linked with it."""
    first: dict[str, str] = {}

    def root(event: str) -> str:
        while first.get(event, event) != event:
            event = first[event]
        return event

    for quad in store.quads_for_pattern(None, NamedNode(PARLEY.sameOccasion), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            low, high = sorted((root(quad.subject.value), root(quad.object.value)))
            first[high] = first.setdefault(low, low)
    return {event: root(event) for event in first}

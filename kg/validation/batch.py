"""What one run of an engine looks at: some documents and the part of the reference data that they speak of.

The triples of all graphs go into one plain graph: shapes are about what is stated, not about where, and a triple
that stands in two graphs would count twice otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg.namespaces import PARLEY

_HELD_BY = NamedNode(PARLEY.heldBy)
_LINKS = (NamedNode(PARLEY.ofPost),)


def flat_store(lines: Iterable[str]) -> pyoxigraph.Store:
    """Return a store in memory with the triples of N-Quads `lines` in its default graph."""
    # A graph name is an IRI and so has no space: what stands before the last " <" is the triple.
    triples = {line[: line.rindex(" <")] for line in lines}
    store = pyoxigraph.Store()
    store.bulk_load("".join(f"{triple} .\n" for triple in triples).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def add_reference(store: pyoxigraph.Store, reference: pyoxigraph.Store) -> None:
    """Add to `store` what `reference` says about the entities that `store` names, with the tenures of persons."""
    wanted = {quad.object for quad in store if isinstance(quad.object, NamedNode)}
    wanted |= {quad.subject for quad in store if isinstance(quad.subject, NamedNode)}
    store.extend(_slice(reference, wanted))


def _slice(reference: pyoxigraph.Store, wanted: set[NamedNode]) -> Iterator[Quad]:
    queue, seen = sorted(wanted, key=str), set(wanted)
    while queue:
        node = queue.pop()
        tenures = [quad.subject for quad in reference.quads_for_pattern(None, _HELD_BY, node)]
        linked: list[object] = list(tenures)
        for quad in reference.quads_for_pattern(node, None, None):
            yield Quad(quad.subject, quad.predicate, quad.object)
            if quad.predicate in _LINKS:
                linked.append(quad.object)
        for other in linked:
            if isinstance(other, NamedNode) and other not in seen:
                seen.add(other)
                queue.append(other)

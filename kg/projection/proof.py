"""The claims behind one tie, so that it can be opened."""

from __future__ import annotations

from pyoxigraph import Store

from kg.identifiers import Identifiers
from kg.projection.build import material
from kg.projection.ego import find_in
from kg.query import ParameterError


def tie_claims(store: Store, kind: str, one: str, two: str, *, ids: Identifiers | None = None) -> frozenset[str]:
    """Return the IRIs of all claims that tie what `one` and `two` name in the network `kind`.

    Raises ParameterError when they are not tied there, UnknownNameError when a name means nothing.
    """
    source = material(store, kind, ids=ids)
    ties = [tie for tie in source.shape.bonds(store, list(source.found)).ties if tie.source != tie.target]
    nodes = {end for tie in ties for end in (tie.source, tie.target)}
    ends = {find_in(nodes, source.names, name) for name in (one, two)}
    claims = frozenset(fact.claim for tie in ties if {tie.source, tie.target} == ends for fact in tie.facts)
    if not claims:
        raise ParameterError(f"{one!r} and {two!r} have no tie in the network {kind}")
    return claims

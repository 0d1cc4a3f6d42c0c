"""What connects two things: claims that hold both, occasions at which both were, else what they share."""

from __future__ import annotations

from pyoxigraph import NamedNode, Store

from kg.explanation.reading import Reader
from kg.identifiers import Identifiers
from kg.namespaces import PARLEY
from kg.projection import PROJECTIONS, same_occasions, tie_claims
from kg.query.errors import ParameterError
from kg.query.names import compact

_Found = dict[str, set[NamedNode]]


def edge_claims(
    store: Store, reader: Reader, ends: tuple[NamedNode, NamedNode], network: str, ids: Identifiers | None
) -> tuple[set[NamedNode], tuple[str, ...]]:
    """Return the claims that connect `ends`, and notes; with `network` (a kind), those of its tie and no others.

    Raises ParameterError when `network` is no kind of network or has no such tie.
    """
    if network:
        one, two = (compact(end.value, (ids or Identifiers()).prefixes()) for end in ends)
        return {NamedNode(iri) for iri in tie_claims(store, network, one, two, ids=ids)}, ()
    claims = _together(store, reader, ends)
    return (claims, ()) if claims else _shared(store, ends, ids)


def _together(store: Store, reader: Reader, ends: tuple[NamedNode, NamedNode]) -> set[NamedNode]:
    """Return claims that hold both ends, the participations of both in one occasion, citations where one was."""
    occasions = same_occasions(store)
    both = reader.subjects(None, ends[0]) & reader.subjects(None, ends[1])
    # Events and pages hold shortcuts to both as well.
    claims = {node for node in both if reader.is_claim(node)}
    there = [_participations(reader, end, occasions) for end in ends]
    for occasion in there[0].keys() & there[1].keys():
        claims |= there[0][occasion] | there[1][occasion]
    for side, end in enumerate(ends):
        cited = _citations(reader, end, occasions)
        for occasion in cited.keys() & there[1 - side].keys():
            claims |= cited[occasion] | there[1 - side][occasion]
    return claims


def _participations(reader: Reader, node: NamedNode, occasions: dict[str, str]) -> _Found:
    """Return the claims by which `node` was there in fact, itself or by a representative, under each occasion."""
    found: _Found = {}
    for claim in reader.subjects(PARLEY.agent, node) | reader.subjects(PARLEY.represents, node):
        if reader.has(claim, PARLEY.realis, PARLEY.actual) and reader.objects(claim, PARLEY.role):
            _file(reader, claim, occasions, found)
    return found


def _citations(reader: Reader, node: NamedNode, occasions: dict[str, str]) -> _Found:
    """Return the claims that cite `node`, an agreement, under each occasion."""
    found: _Found = {}
    for claim in reader.subjects(PARLEY.references, node):
        if not reader.has(claim, PARLEY.realis, PARLEY.negated):
            _file(reader, claim, occasions, found)
    return found


def _file(reader: Reader, claim: NamedNode, occasions: dict[str, str], found: _Found) -> None:
    for event in reader.objects(claim, PARLEY.inEvent):
        found.setdefault(occasions.get(event.value, event.value), set()).add(claim)


def _shared(
    store: Store, ends: tuple[NamedNode, NamedNode], ids: Identifiers | None
) -> tuple[set[NamedNode], tuple[str, ...]]:
    """Return what ties the ends in networks of shared topics, agreements, leaders and positions."""
    claims: set[NamedNode] = set()
    notes = []
    for kind, shape in PROJECTIONS.items():
        if not shape.shared:
            continue
        try:
            found = tie_claims(store, kind, ends[0].value, ends[1].value, ids=ids)
        except ParameterError:
            continue
        claims |= {NamedNode(iri) for iri in found}
        notes.append(f"nothing connects the two directly; the network {kind} ties them ({shape.summary})")
    return claims, tuple(notes)

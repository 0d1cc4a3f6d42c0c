"""The reference data and the ontology as graphs, with leaders inferred from their tenures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg.errors import ReferenceDataError
from kg.identifiers import DEFAULT_BASE, Identifiers
from kg.namespaces import PARLEY, RDF
from kg.resources import files

_ONTOLOGY_FILE = "parley.ttl"
_TYPE = NamedNode(RDF.type)
_LEADER = NamedNode(PARLEY.Leader)


@dataclass(frozen=True, slots=True)
class ReferenceQuads:
    """Sorted N-Quads lines of the two graphs, and a hash of the files that they came from."""

    ontology: tuple[str, ...]
    reference: tuple[str, ...]
    digest: str


def read_reference(ids: Identifiers, extra: Iterable[Path] = ()) -> ReferenceQuads:
    """Read all Turtle files of `ontology/` and the user's `extra` ones.

    Entities move to the base of `ids`. Raises ReferenceDataError that names file and line.
    """
    ontology: set[Quad] = set()
    reference: set[Quad] = set()
    digest = hashlib.sha256(ids.base.encode())
    for path in [*files("ontology", ".ttl"), *extra]:
        data = _read(path)
        digest.update(hashlib.sha256(data).digest())
        target = ontology if path.name == _ONTOLOGY_FILE else reference
        target.update(_parse(path, data))
    reference |= infer_leaders(reference)
    return ReferenceQuads(
        _lines(ontology, ids.graph("ontology"), ids), _lines(reference, ids.graph("reference"), ids), digest.hexdigest()
    )


def infer_leaders(quads: Iterable[Quad]) -> set[Quad]:
    """Return the type Leader for every person with a tenure of a leader post."""
    posts: set[object] = set()
    post_of: dict[object, object] = {}
    person_of: dict[object, NamedNode] = {}
    for quad in quads:
        predicate = quad.predicate.value
        if predicate == PARLEY.isLeaderPost and isinstance(quad.object, pyoxigraph.Literal):
            if quad.object.value in ("true", "1"):
                posts.add(quad.subject)
        elif predicate == PARLEY.ofPost:
            post_of[quad.subject] = quad.object
        elif predicate == PARLEY.heldBy and isinstance(quad.object, NamedNode):
            person_of[quad.subject] = quad.object
    return {Quad(person, _TYPE, _LEADER) for tenure, person in person_of.items() if post_of.get(tenure) in posts}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReferenceDataError(f"{path}: cannot be read ({error.strerror})") from error


def _parse(path: Path, data: bytes) -> list[Quad]:
    try:
        quads = list(pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise ReferenceDataError(f"{path}, line {error.lineno}: {error.msg}") from error
    for quad in quads:
        if not isinstance(quad.subject, NamedNode) or isinstance(quad.object, pyoxigraph.BlankNode):
            raise ReferenceDataError(f"{path}: blank node in {quad.triple}; give the thing an IRI")
    return quads


def _lines(quads: Iterable[Quad], graph: str, ids: Identifiers) -> tuple[str, ...]:
    tail = f" <{graph}> ."
    triples = (str(quad.triple) for quad in quads)
    if ids.base != DEFAULT_BASE:
        triples = (triple.replace(f"<{DEFAULT_BASE}", f"<{ids.base}") for triple in triples)
    return tuple(sorted(triple + tail for triple in triples))

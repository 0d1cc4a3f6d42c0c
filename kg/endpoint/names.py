"""Names resolved against a server: what it knows of one type is read once, all else is as in a local store."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from kg.endpoint.client import Endpoint
from kg.identifiers import Identifiers
from kg.namespaces import PARLEY, RDF
from kg.query import Names
from kg.query.names import NAME_KINDS, NameType

_TYPE = NamedNode(RDF.type)
_GRAPH = NamedNode("urn:parley:names")


class EndpointNames(Names):
    """Names of the things on a server; where it has nothing of a type, the reference data of this installation."""

    def __init__(self, endpoint: Endpoint, ids: Identifiers | None = None) -> None:
        self._endpoint = endpoint
        self._ids = ids or Identifiers()
        self._known = pyoxigraph.Store()
        self._read: set[str] = set()
        self._asked: set[str] = set()
        super().__init__(self._known, self._ids)

    def resolve(self, name: str, kind: str) -> NamedNode:
        """Return the thing of type `kind` that `name` means, as kg.query.Names does."""
        if (node := self.identify(name, kind)) is not None:
            return node
        self._read_all(kind)
        return super().resolve(name, kind)

    def identify(self, name: str, kind: str) -> NamedNode | None:
        """Return the thing of type `kind` whose IRI, prefixed name or id is `name`."""
        self._ask_for(self._candidates(name.strip(), NAME_KINDS[kind]))
        return super().identify(name, kind)

    def _ask_for(self, iris: Iterable[str]) -> None:
        wanted = [node for node in map(_node, iris) if node is not None and node.value not in self._asked]
        if not wanted:
            return
        self._asked.update(node.value for node in wanted)
        values = " ".join(map(str, wanted))
        self._take(f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} {_TYPES} }}")

    def _read_all(self, kind: str) -> None:
        if kind in self._read:
            return
        self._read.add(kind)
        of = NAME_KINDS[kind]
        if of.labels and not self._take(_query(of)):
            self._take_reference()

    def _take(self, query: str) -> int:
        rows = self._endpoint.rows(query, "SELECT").rows
        self._known.extend(
            Quad(s, p, o, _GRAPH)
            for s, p, o in rows
            if isinstance(s, NamedNode) and isinstance(p, NamedNode) and isinstance(o, (NamedNode, Literal))
        )
        return len(rows)

    def _take_reference(self) -> None:
        from kg.store import read_reference

        lines = read_reference(self._ids).reference
        self._known.load("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_QUADS)


_TYPES = f"GRAPH ?g {{ ?s {_TYPE} ?o }} BIND({_TYPE} AS ?p)"


def _query(kind: NameType) -> str:
    classes = " ".join(f"<{name}>" for name in kind.classes)
    wanted = (RDF.type, *kind.labels, *kind.codes, PARLEY.familyName)
    predicates = " ".join(f"<{name}>" for name in wanted)
    return (
        f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES ?class {{ {classes} }} GRAPH ?g {{ ?s {_TYPE} ?class }} "
        f"GRAPH ?h {{ ?s ?p ?o }} FILTER(?p IN ({predicates.replace('> <', '>, <')})) }}"
    )


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None

"""The classes and properties of the ontology as plain records, for its documentation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.namespaces import OWL, PARLEY, RDF, RDFS, SCHEMA
from kg.resources import folder

_DOMAINS = (RDFS.iri + "domain", SCHEMA.iri + "domainIncludes")
_RANGES = (RDFS.iri + "range", SCHEMA.iri + "rangeIncludes")


@dataclass(frozen=True, slots=True)
class OntologyTerm:
    """A term: its name, its types (IRIs), labels and comments by language, superclasses, domains, ranges (IRIs)."""

    name: str
    types: frozenset[str]
    labels: dict[str, str]
    comments: dict[str, str]
    parents: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]

    @property
    def is_class(self) -> bool:
        """Tell whether it is a class."""
        return OWL.iri + "Class" in self.types

    @property
    def is_link(self) -> bool:
        """Tell whether it is a property whose values are things."""
        return OWL.iri + "ObjectProperty" in self.types

    @property
    def classes(self) -> list[str]:
        """The classes of Parley of which it is an instance, by name."""
        return sorted(own(self.types))


@cache
def ontology_terms() -> dict[str, OntologyTerm]:
    """Return all terms of the ontology by name, in order."""
    values: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=folder("ontology") / "parley.ttl", format=RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not subject.value.startswith(PARLEY.iri):
            continue
        if isinstance(value, NamedNode | Literal):
            values[subject.value][quad.predicate.value].append(value)
    return {name: _term(name, values[PARLEY.iri + name]) for name in sorted(i[len(PARLEY.iri) :] for i in values)}


def own(iris: frozenset[str] | tuple[str, ...]) -> list[str]:
    """Return the names of those `iris` that are terms of Parley."""
    return [iri[len(PARLEY.iri) :] for iri in sorted(iris) if iri.startswith(PARLEY.iri)]


def _term(name: str, values: dict[str, list[NamedNode | Literal]]) -> OntologyTerm:
    def iris(*predicates: str) -> tuple[str, ...]:
        found = (value for predicate in predicates for value in values.get(predicate, ()))
        return tuple(sorted(value.value for value in found if isinstance(value, NamedNode)))

    def texts(predicate: str) -> dict[str, str]:
        found = (value for value in values.get(predicate, ()) if isinstance(value, Literal))
        return {value.language or "": value.value for value in found}

    parents = iris(RDFS.subClassOf)
    types = frozenset(iris(RDF.type))
    return OntologyTerm(name, types, texts(RDFS.label), texts(RDFS.comment), parents, iris(*_DOMAINS), iris(*_RANGES))

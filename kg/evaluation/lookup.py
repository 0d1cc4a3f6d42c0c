"""Plain look-ups in a store, over all graphs, always in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.evaluation.addresses import page_key
from kg.namespaces import OA, PARLEY, RDF, RDFS, SCHEMA, SKOS

Term = NamedNode | Literal
_TYPE = NamedNode(RDF.type)
_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)


class Lookup:
    """Answers small questions about one store; of several values of a property the first line of an export wins."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._words: dict[NamedNode, str] = {}

    def documents(self) -> dict[str, NamedNode]:
        """Return the documents that have an address by its `page_key`."""
        found = self._store.quads_for_pattern(None, NamedNode(SCHEMA.url), None, None)
        return {
            page_key(quad.object.value): quad.subject
            for quad in sorted(found, key=_place)
            if isinstance(quad.object, Literal)
            and isinstance(quad.subject, NamedNode)
            and self.is_a(quad.subject, PARLEY.Document)
        }

    def objects(self, subject: NamedNode, predicate: str) -> list[Term]:
        """Return the distinct values of a property, in the order in which an export writes them."""
        quads = sorted(self._store.quads_for_pattern(subject, NamedNode(predicate), None, None), key=_place)
        return list(dict.fromkeys(quad.object for quad in quads if isinstance(quad.object, NamedNode | Literal)))

    def nodes(self, subject: NamedNode, predicate: str) -> list[NamedNode]:
        """Return the values of a property that are things and not texts."""
        return [term for term in self.objects(subject, predicate) if isinstance(term, NamedNode)]

    def node(self, subject: NamedNode, predicate: str) -> NamedNode | None:
        """Return the first thing under a property, None when there is none."""
        return next(iter(self.nodes(subject, predicate)), None)

    def text(self, subject: NamedNode, predicate: str) -> str | None:
        """Return the first value of a property as text, None when there is none."""
        return next((term.value for term in self.objects(subject, predicate)), None)

    def subjects(self, predicate: str, value: NamedNode) -> list[NamedNode]:
        """Return all things that have `value` under `predicate`, sorted by IRI."""
        quads = self._store.quads_for_pattern(None, NamedNode(predicate), value, None)
        found = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
        return sorted(found, key=lambda node: node.value)

    def is_a(self, node: NamedNode, class_iri: str) -> bool:
        """Tell whether `node` has the class in any graph."""
        return any(True for _ in self._store.quads_for_pattern(node, _TYPE, NamedNode(class_iri), None))

    def names(self, node: NamedNode) -> tuple[str, ...]:
        """Return all names of a thing in all languages; without any, the words of its IRI."""
        found = [term.value for predicate in _NAMES for term in self.objects(node, predicate)]
        return tuple(found) or (node.value.rsplit("/", 1)[-1].replace("-", " "),)

    def word(self, node: NamedNode) -> str:
        """Return the one name that a thing is compared by: its first English label, else any name."""
        if node not in self._words:
            labels = (term for term in self.objects(node, RDFS.label) if isinstance(term, Literal))
            english = (term.value for term in labels if (term.language or "en").startswith("en"))
            self._words[node] = next(english, None) or self.names(node)[0]
        return self._words[node]

    def country_code(self, node: NamedNode) -> str | None:
        """Return the ISO code of a country, None for everything else."""
        return self.text(node, PARLEY.isoCode)

    def quotes(self, claim: NamedNode) -> Iterator[str]:
        """Yield the verbatim quotes that prove a claim."""
        for evidence in self.nodes(claim, PARLEY.evidence):
            yield from (term.value for term in self.objects(evidence, OA.exact))


def _place(quad: Quad) -> tuple[str, str, str]:
    return (str(quad.graph_name), str(quad.subject), str(quad.object))

"""Reads claims out of the store as plain words."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Store

from kg.explanation.model import ClaimView, Sentence
from kg.namespaces import DCTERMS, OA, PARLEY, RDF, RDFS, SCHEMA
from kg.query.names import Names

_TYPE = NamedNode(RDF.type)
_CLAIM = NamedNode(PARLEY.Claim)
_PLAIN = frozenset(
    (
        RDF.type,
        PARLEY.inEvent,
        PARLEY.inDocument,
        PARLEY.assertedBy,
        PARLEY.realis,
        PARLEY.basis,
        PARLEY.evidence,
        PARLEY.extractor,
        PARLEY.propositionStart,
        PARLEY.propositionEnd,
    )
)


class Reader:
    """Looks things up in one store; labels are English where there are any."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names

    def objects(self, subject: NamedNode, predicate: str) -> list[NamedNode | Literal]:
        """Return the distinct objects of `subject` and `predicate` over all graphs, sorted."""
        quads = self._store.quads_for_pattern(subject, NamedNode(predicate), None, None)
        found = {quad.object for quad in quads if isinstance(quad.object, (NamedNode, Literal))}
        return sorted(found, key=lambda term: (term.value, str(term)))

    def subjects(self, predicate: str | None, value: NamedNode) -> set[NamedNode]:
        """Return the distinct subjects that have `value` (under `predicate`, or any)."""
        wanted = None if predicate is None else NamedNode(predicate)
        quads = self._store.quads_for_pattern(None, wanted, value, None)
        return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}

    def is_claim(self, node: NamedNode) -> bool:
        """Tell whether `node` is a claim."""
        return any(True for _ in self._store.quads_for_pattern(node, _TYPE, _CLAIM, None))

    def has(self, subject: NamedNode, predicate: str, value: str) -> bool:
        """Tell whether `subject` has the IRI `value` under `predicate`."""
        pattern = (subject, NamedNode(predicate), NamedNode(value), None)
        return any(True for _ in self._store.quads_for_pattern(*pattern))

    def text(self, subject: NamedNode, predicate: str) -> str:
        """Return the value of a property with one value, "" when there is none."""
        return next((term.value for term in self.objects(subject, predicate)), "")

    def label(self, term: NamedNode | Literal) -> str:
        """Return a term in words: its English label, any other label, else its short name."""
        if isinstance(term, Literal):
            return term.value
        if term.value.startswith(PARLEY.iri):
            return term.value.removeprefix(PARLEY.iri)
        for predicate in (RDFS.label, DCTERMS.title):
            labels = [label for label in self.objects(term, predicate) if isinstance(label, Literal)]
            if labels:
                return min(labels, key=lambda label: (label.language != "en", label.value)).value
        return self._names.compact(term.value)

    def claim(self, node: NamedNode) -> ClaimView:
        """Return the claim `node` in words."""
        events = [event for event in self.objects(node, PARLEY.inEvent) if isinstance(event, NamedNode)]
        return ClaimView(
            iri=node.value,
            id=self._names.compact(node.value),
            kind=self._kind(node),
            realis=self._word(node, PARLEY.realis),
            basis=self._word(node, PARLEY.basis),
            asserted_by=self._word(node, PARLEY.assertedBy),
            event=self.label(events[0]) if events else "",
            date=self.text(events[0], PARLEY.date) if events else "",
            arguments=tuple(self._arguments(node)),
            sentences=tuple(self._sentences(node)),
        )

    def _kind(self, node: NamedNode) -> str:
        kinds = [term.value for term in self.objects(node, RDF.type) if term.value.startswith(PARLEY.iri)]
        return next((kind.removeprefix(PARLEY.iri) for kind in kinds if kind != PARLEY.Claim), "Claim")

    def _word(self, node: NamedNode, predicate: str) -> str:
        return next((self.label(term) for term in self.objects(node, predicate)), "")

    def _arguments(self, node: NamedNode) -> Iterator[tuple[str, str]]:
        quads = self._store.quads_for_pattern(node, None, None, None)
        found = {
            (quad.predicate.value.removeprefix(PARLEY.iri), self.label(quad.object))
            for quad in quads
            if quad.predicate.value not in _PLAIN and isinstance(quad.object, (NamedNode, Literal))
        }
        yield from sorted(found)

    def _sentences(self, node: NamedNode) -> Iterator[Sentence]:
        found = [self._sentence(e) for e in self.objects(node, PARLEY.evidence) if isinstance(e, NamedNode)]
        yield from sorted(found, key=lambda sentence: (sentence.url, sentence.start or 0, sentence.quote))

    def _sentence(self, evidence: NamedNode) -> Sentence:
        documents = [d for d in self.objects(evidence, PARLEY.inDocument) if isinstance(d, NamedNode)]
        start, end = self.text(evidence, PARLEY.start), self.text(evidence, PARLEY.end)
        document = documents[0] if documents else None
        return Sentence(
            quote=self.text(evidence, OA.exact),
            start=int(start) if start else None,
            end=int(end) if end else None,
            speaker=self._word(evidence, PARLEY.speaker),
            title=self.label(document) if document else "",
            date=self._day(document) if document else "",
            url=(self.text(document, SCHEMA.url) or document.value) if document else "",
        )

    def _day(self, document: NamedNode) -> str:
        """Return the day of the event that a page reports, else the day the page came out."""
        events = [event for event in self.objects(document, PARLEY.reports) if isinstance(event, NamedNode)]
        day = self.text(events[0], PARLEY.date) if events else ""
        return day or self.text(document, DCTERMS.issued)[:10]

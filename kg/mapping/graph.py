"""The growing graph of one document: collects lines, describes each unknown entity and each evidence once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.identifiers import Identifiers
from kg.mapping import terms
from kg.model.claims import Evidence
from kg.model.entities import Entity, EntityKind, ReferencedEvent
from kg.model.pages import Page
from kg.namespaces import OA, PARLEY, RDF, RDFS, SKOS

TYPE = terms.ref(RDF.type)
LABEL = terms.ref(RDFS.label)
_IN_DOCUMENT = terms.ref(PARLEY.inDocument)
_EVIDENCE = terms.ref(PARLEY.Evidence)
_EXACT = terms.ref(OA.exact)
_START = terms.ref(PARLEY.start)
_END = terms.ref(PARLEY.end)
_SPEAKER = terms.ref(PARLEY.speaker)
_LEADER = terms.ref(PARLEY.Leader)

_CLASSES = {
    EntityKind.PERSON: PARLEY.Person,
    EntityKind.COUNTRY: PARLEY.Country,
    EntityKind.ORGANIZATION: PARLEY.Organization,
    EntityKind.AGREEMENT: PARLEY.Agreement,
    EntityKind.TOPIC: PARLEY.Topic,
    EntityKind.PLACE: PARLEY.Place,
    EntityKind.POST: PARLEY.Post,
    EntityKind.GROUP: PARLEY.Group,
    EntityKind.EVENT: PARLEY.Event,
}
# The one property that an unknown entity of a kind gets out of its own slug.
_CODES = {EntityKind.COUNTRY: PARLEY.isoCode, EntityKind.TOPIC: SKOS.notation}


class DocumentGraph:
    """Collects the triples of one document's named graph, and beside them those of the quality graph."""

    def __init__(self, page: Page, event: str, ids: Identifiers) -> None:
        self.page = page
        self.ids = ids
        self.document = terms.ref(ids.document(page.document_id))
        self.event = terms.ref(ids.iri("event", event))
        self._end = f" <{ids.graph(page.document_id)}> ."
        self._quality_end = f" <{ids.graph('quality')}> ."
        self._rows: dict[str, set[str]] = defaultdict(set)  # subject -> predicate and object
        self._quality: set[str] = set()
        self._entities: dict[Entity, str] = {}
        self._evidence: dict[Evidence, str] = {}

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Add one triple to the document's graph."""
        self._rows[subject].add(f"{predicate} {value}")

    def add_all(self, subject: str, rows: Iterable[str]) -> None:
        """Add triples of one subject to the document's graph; a row is a predicate, a space and an object."""
        self._rows[subject].update(rows)

    def add_quality(self, subject: str, predicate: str, value: str) -> None:
        """Add one triple to the quality graph."""
        self._quality.add(f"{subject} {predicate} {value}{self._quality_end}")

    def lines(self) -> tuple[str, ...]:
        """Return the document graph's N-Quads lines, sorted."""
        # Subject by subject, which is the order of the lines as a whole: no IRI in brackets begins another.
        end = self._end
        return tuple([f"{subject} {row}{end}" for subject in sorted(self._rows) for row in sorted(self._rows[subject])])

    def quality_lines(self) -> tuple[str, ...]:
        """Return the document's N-Quads lines for the quality graph, sorted."""
        return tuple(sorted(self._quality))

    def entity(self, entity: Entity) -> str:
        """Return the term of `entity`, describing it on first sight as far as the reference data does not."""
        term = self._entities.get(entity)
        if term is None:
            term = self._entities[entity] = terms.ref(self.ids.iri(entity.kind, entity.slug))
            if entity.leader:
                self.add(term, TYPE, _LEADER)
            if not entity.known:
                self._describe(entity, term)
        return term

    def entities(self, entities: Iterable[Entity]) -> list[str]:
        """Return the terms of `entities`."""
        return [self.entity(entity) for entity in entities]

    def referenced_event(self, event: ReferencedEvent) -> str:
        """Return the term of an event that the page only speaks of, and describe it."""
        term = terms.ref(self.ids.iri("event", event.slug))
        self.add(term, TYPE, terms.ref(PARLEY.Event))
        self.add(term, LABEL, terms.tagged(event.label, event.language))
        if event.category:
            self.add(term, terms.ref(PARLEY.category), terms.text(event.category))
        if terms.is_day(event.date):
            self.add(term, terms.ref(PARLEY.date), terms.typed(event.date, "date"))
        elif event.date:
            self.add(term, terms.ref(PARLEY.dateText), terms.text(event.date))
        if event.place:
            self.add(term, terms.ref(PARLEY.place), self.entity(event.place))
        return term

    def evidence(self, evidence: Evidence) -> str:
        """Return the term of `evidence`, describing it on first sight with the words of the page."""
        term = self._evidence.get(evidence)
        if term is None:
            span = evidence.span
            term = self._evidence[evidence] = terms.ref(self.ids.evidence(self.page.document_id, span))
            self.add(term, TYPE, _EVIDENCE)
            self.add(term, _EXACT, terms.text(self.page.quote(span)))
            self.add(term, _START, terms.integer(span.start))
            self.add(term, _END, terms.integer(span.end))
            self.add(term, _IN_DOCUMENT, self.document)
            if evidence.speaker:
                self.add(term, _SPEAKER, self.entity(evidence.speaker))
        return term

    def _describe(self, entity: Entity, term: str) -> None:
        self.add(term, TYPE, terms.ref(_CLASSES[entity.kind]))
        for label, language in entity.labels:
            self.add(term, LABEL, terms.tagged(label, language))
        if entity.kind in _CODES:
            self.add(term, terms.ref(_CODES[entity.kind]), terms.text(entity.slug))
        if entity.office:
            self.add(term, terms.ref(PARLEY.office), terms.text(entity.office))
        if entity.country:
            self.add(term, terms.ref(PARLEY.ofCountry), terms.ref(self.ids.iri("country", entity.country)))

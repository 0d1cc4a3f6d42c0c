"""What a store says about one page, in the fields that are compared with annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import NamedNode

from kg.evaluation.fields import FieldItems
from kg.evaluation.lookup import Lookup
from kg.evaluation.matching import Item
from kg.namespaces import PARLEY, SKOS

_SPOKEN = (PARLEY.discussed, PARLEY.spoke)
_PEOPLE = (PARLEY.Person, PARLEY.Leader)


class Findings:
    """The claims of one document, sorted by IRI; what is only planned, proposed or denied does not count."""

    def __init__(self, lookup: Lookup, document: NamedNode) -> None:
        self._lookup = lookup
        self._event = lookup.node(document, PARLEY.reports)
        # Quality flags are among them: their quotes must be verbatim like those of claims.
        self._members = lookup.subjects(PARLEY.inDocument, document)

    def fields(self) -> FieldItems:
        """Return the items of every field; sets are sorted, so that pairing them is the same every time."""
        lookup = self._lookup
        return {
            "event_type": tuple(self._event_type()),
            "date": _singles(self._of_event(PARLEY.date)),
            "place": tuple(lookup.names(place) for place in self._event_nodes(PARLEY.place)[:1]),
            "participants": _singles(lookup.word(person) for person in self._people),
            "represents": tuple(sorted(set(self._represents()))),
            "mentioned_people": _singles(lookup.word(person) for person in self._mentioned_people()),
            "topics": _singles(sorted({topic for _, topic in self._topics()})),
            "who_discussed_what": tuple(sorted(set(self._who_what()))),
            "agreements": tuple(lookup.names(agreement) for agreement in self._agreements()),
            "outcomes": tuple(sorted(set(self._outcomes()))),
            "countries": _singles(sorted({code for node in self._entities if (code := lookup.country_code(node))})),
            "organizations": tuple(
                lookup.names(node) for node in self._entities if lookup.is_a(node, PARLEY.Organization)
            ),
        }

    def quotes(self) -> list[str]:
        """Return all quotes of the document's claims and flags."""
        return [quote for member in self._members for quote in self._lookup.quotes(member)]

    @cached_property
    def _participations(self) -> list[NamedNode]:
        return self._actual(PARLEY.Participation)

    @cached_property
    def _discussions(self) -> list[NamedNode]:
        return [
            claim
            for claim in self._actual(PARLEY.Discussion)
            if (modality := self._lookup.node(claim, PARLEY.modality)) is not None and modality.value in _SPOKEN
        ]

    @cached_property
    def _people(self) -> list[NamedNode]:
        """Who took part, as far as they are people."""
        return [agent for agent in self._values(self._participations, PARLEY.agent) if self._is_person(agent)]

    @cached_property
    def _mentioned(self) -> list[NamedNode]:
        return self._values(self._of_class(PARLEY.Mention), PARLEY.mentions)

    @cached_property
    def _entities(self) -> list[NamedNode]:
        """Everything that is mentioned, stood for or discussed: where countries and organisations are looked for."""
        sides = self._values(self._participations, PARLEY.represents)
        topics = self._values(self._discussions, PARLEY.topic)
        return _sorted({*self._mentioned, *sides, *topics})

    def _of_class(self, class_iri: str) -> list[NamedNode]:
        return [member for member in self._members if self._lookup.is_a(member, class_iri)]

    def _actual(self, class_iri: str) -> list[NamedNode]:
        claims = self._of_class(class_iri)
        return [claim for claim in claims if self._lookup.text(claim, PARLEY.realis) in (None, PARLEY.actual)]

    def _values(self, claims: Iterable[NamedNode], predicate: str) -> list[NamedNode]:
        return _sorted({value for claim in claims for value in self._lookup.nodes(claim, predicate)})

    def _is_person(self, node: NamedNode) -> bool:
        return any(self._lookup.is_a(node, class_iri) for class_iri in _PEOPLE)

    def _event_nodes(self, predicate: str) -> list[NamedNode]:
        return self._lookup.nodes(self._event, predicate) if self._event else []

    def _of_event(self, predicate: str) -> list[str]:
        value = self._lookup.text(self._event, predicate) if self._event else None
        return [value] if value else []

    def _event_type(self) -> Iterator[Item]:
        for event_type in self._event_nodes(PARLEY.eventType)[:1]:
            yield (self._lookup.text(event_type, SKOS.notation) or "",)

    def _represents(self) -> Iterator[Item]:
        for claim in self._participations:
            agent = self._lookup.node(claim, PARLEY.agent)
            for side in self._lookup.nodes(claim, PARLEY.represents):
                code = self._lookup.country_code(side)
                if agent is not None and code:
                    yield self._lookup.word(agent), code

    def _mentioned_people(self) -> list[NamedNode]:
        present = set(self._people)
        return [node for node in self._mentioned if self._is_person(node) and node not in present]

    def _topics(self) -> Iterator[tuple[NamedNode, str]]:
        for claim in self._discussions:
            for topic in self._lookup.nodes(claim, PARLEY.topic):
                yield claim, self._topic(topic)

    def _topic(self, node: NamedNode) -> str:
        code = self._lookup.country_code(node)
        if code:
            return f"country:{code}"
        return f"topic:{self._lookup.text(node, SKOS.notation) or self._lookup.word(node)}"

    def _who_what(self) -> Iterator[Item]:
        for claim, topic in self._topics():
            for person in self._lookup.nodes(claim, PARLEY.discussant):
                yield self._lookup.word(person), topic

    def _agreements(self) -> list[NamedNode]:
        return self._values(self._of_class(PARLEY.AgreementReference), PARLEY.references)

    def _outcomes(self) -> Iterator[Item]:
        for claim in self._of_class(PARLEY.Outcome):
            kind = self._lookup.node(claim, PARLEY.outcomeKind)
            name = kind.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if kind else ""
            yield name, next(self._lookup.quotes(claim), "")


def _singles(values: Iterable[str]) -> tuple[Item, ...]:
    return tuple((value,) for value in values)


def _sorted(nodes: set[NamedNode]) -> list[NamedNode]:
    return sorted(nodes, key=lambda node: node.value)

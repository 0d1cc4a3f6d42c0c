"""One small mapper per claim class, in a table: a new class of claim is one function and one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.mapping import terms
from kg.mapping.graph import DocumentGraph
from kg.model import claims as model
from kg.model.entities import Entity
from kg.namespaces import PARLEY

Argument = tuple[str, str]
"""A predicate's IRI and an object term."""


@dataclass(frozen=True, slots=True)
class ClaimMapper:
    """How a claim class becomes RDF: the word in its IRIs, its class, and the arguments of one claim."""

    kind: str
    class_iri: str
    arguments: Callable[[Any, DocumentGraph], Iterator[Argument]]


def _value(name: str) -> str:
    return terms.ref(PARLEY[name])


def _all(predicate: str, entities: Iterable[Entity], graph: DocumentGraph) -> Iterator[Argument]:
    for entity in entities:
        yield predicate, graph.entity(entity)


def _one(predicate: str, entity: Entity | None, graph: DocumentGraph) -> Iterator[Argument]:
    if entity is not None:
        yield predicate, graph.entity(entity)


def _words(predicate: str, value: str) -> Iterator[Argument]:
    if value:
        yield predicate, terms.text(value)


def _participation(claim: model.Participation, graph: DocumentGraph) -> Iterator[Argument]:
    yield PARLEY.agent, graph.entity(claim.agent)
    yield PARLEY.role, _value(claim.role)
    yield from _one(PARLEY.capacity, claim.capacity, graph)
    yield from _one(PARLEY.represents, claim.represents, graph)
    if claim.capacity_text:
        yield PARLEY.capacityStated, terms.tagged(claim.capacity_text, graph.page.language)


def _discussion(claim: model.Discussion, graph: DocumentGraph) -> Iterator[Argument]:
    yield PARLEY.topic, graph.entity(claim.topic)
    yield from _all(PARLEY.discussant, claim.discussants, graph)
    yield PARLEY.modality, _value(claim.modality)
    yield from _all(PARLEY.about, claim.about, graph)
    yield from _words(PARLEY.hedge, claim.hedge)


def _stance(claim: model.Stance, graph: DocumentGraph) -> Iterator[Argument]:
    yield from _all(PARLEY.holder, claim.holders, graph)
    yield PARLEY.speechAct, _value(claim.speech_act)
    yield PARLEY.joint, terms.boolean(len({holder.key for holder in claim.holders}) > 1)
    yield PARLEY.proposition, terms.tagged(graph.page.quote(claim.proposition), graph.page.language)
    yield from _all(PARLEY.about, claim.about, graph)
    yield from _all(PARLEY.addressee, claim.addressees, graph)
    yield from _words(PARLEY.hedge, claim.hedge)


def _agreement_reference(claim: model.AgreementReference, graph: DocumentGraph) -> Iterator[Argument]:
    yield PARLEY.references, graph.entity(claim.agreement)
    if claim.surface:
        yield PARLEY.surface, terms.tagged(claim.surface, graph.page.language)
    yield PARLEY.relation, _value(claim.relation)
    yield from _all(PARLEY.about, claim.about, graph)
    yield from _one(PARLEY.endorsed, claim.endorsed, graph)
    if claim.stated_date:
        yield PARLEY.statedDate, terms.date_like(claim.stated_date)


def _event_reference(claim: model.EventReference, graph: DocumentGraph) -> Iterator[Argument]:
    yield PARLEY.references, graph.referenced_event(claim.event)
    yield PARLEY.relation, _value(claim.relation)
    if claim.stated_date:
        yield PARLEY.statedDate, terms.date_like(claim.stated_date)
        yield PARLEY.dateComputed, terms.boolean(claim.computed)


def _outcome(claim: model.Outcome, graph: DocumentGraph) -> Iterator[Argument]:
    yield PARLEY.outcomeKind, _value(claim.outcome_kind)
    yield from _all(PARLEY.agent, claim.agents, graph)
    yield from _all(PARLEY.about, claim.about, graph)


def _invitation(claim: model.Invitation, graph: DocumentGraph) -> Iterator[Argument]:
    yield from _one(PARLEY.inviter, claim.inviter, graph)
    yield from _one(PARLEY.invitee, claim.invitee, graph)
    yield PARLEY.status, _value(claim.status)
    yield from _one(PARLEY.destination, claim.destination, graph)
    yield from _words(PARLEY.condition, claim.condition)
    yield from _words(PARLEY.visitKind, claim.visit_kind)


def _proposal(claim: model.Proposal, graph: DocumentGraph) -> Iterator[Argument]:
    yield PARLEY.proposer, graph.entity(claim.proposer)
    yield PARLEY.content, terms.tagged(graph.page.quote(claim.content), graph.page.language)


def _organizer(claim: model.OrganizerClaim, graph: DocumentGraph) -> Iterator[Argument]:
    yield PARLEY.organizer, graph.entity(claim.organizer)
    yield PARLEY.activity, terms.tagged(graph.page.quote(claim.activity), graph.page.language)


def _quantity(claim: model.QuantityClaim, graph: DocumentGraph) -> Iterator[Argument]:
    value = None if claim.value is None else terms.number(claim.value)
    if value is not None:
        yield PARLEY.value, value
    yield from _words(PARLEY.valueText, claim.value_text)
    yield PARLEY.comparator, terms.text(claim.comparator)
    yield from _words(PARLEY.unit, claim.unit)
    yield from _words(PARLEY.hedge, claim.hedge)
    yield from _one(PARLEY.about, claim.about, graph)


def _mention(claim: model.Mention, graph: DocumentGraph) -> Iterator[Argument]:
    yield PARLEY.mentions, graph.entity(claim.entity)
    yield PARLEY.surface, terms.tagged(claim.surface, graph.page.language)
    yield from _one(PARLEY.inferredHolder, claim.inferred_holder, graph)


MAPPERS: dict[type[model.Claim], ClaimMapper] = {
    model.Participation: ClaimMapper("participation", PARLEY.Participation, _participation),
    model.Discussion: ClaimMapper("discussion", PARLEY.Discussion, _discussion),
    model.Stance: ClaimMapper("stance", PARLEY.Stance, _stance),
    model.AgreementReference: ClaimMapper("agreement", PARLEY.AgreementReference, _agreement_reference),
    model.EventReference: ClaimMapper("event", PARLEY.EventReference, _event_reference),
    model.Outcome: ClaimMapper("outcome", PARLEY.Outcome, _outcome),
    model.Invitation: ClaimMapper("invitation", PARLEY.Invitation, _invitation),
    model.Proposal: ClaimMapper("proposal", PARLEY.Proposal, _proposal),
    model.OrganizerClaim: ClaimMapper("organizer", PARLEY.OrganizerClaim, _organizer),
    model.QuantityClaim: ClaimMapper("quantity", PARLEY.QuantityClaim, _quantity),
    model.Mention: ClaimMapper("mention", PARLEY.Mention, _mention),
}
"""Every claim class and its mapper."""

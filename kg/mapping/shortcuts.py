"""Shortcut triples, so that a one-line query works; each can be derived again from the claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kg.mapping import terms
from kg.mapping.graph import DocumentGraph
from kg.model import claims as model
from kg.model.entities import EntityKind
from kg.namespaces import PARLEY

Triple = tuple[str, str, str]

_DEALT_WITH = frozenset({model.Modality.DISCUSSED, model.Modality.SPOKE})


def _participation(claim: model.Participation, graph: DocumentGraph) -> Iterator[Triple]:
    if claim.agent.kind is EntityKind.PERSON:
        yield graph.event, PARLEY.participant, graph.entity(claim.agent)
    if claim.represents is not None and claim.represents.kind is EntityKind.COUNTRY:
        yield graph.entity(claim.represents), PARLEY.representedIn, graph.event


def _discussion(claim: model.Discussion, graph: DocumentGraph) -> Iterator[Triple]:
    if claim.modality not in _DEALT_WITH:
        return
    topic = graph.entity(claim.topic)
    yield graph.event, PARLEY.discussedTopic, topic
    for discussant in claim.discussants:
        if discussant.kind is EntityKind.PERSON:
            yield graph.entity(discussant), PARLEY.discussed, topic


def _agreement_reference(claim: model.AgreementReference, graph: DocumentGraph) -> Iterator[Triple]:
    yield graph.event, PARLEY.cites, graph.entity(claim.agreement)


_SHORTCUTS: dict[type[model.Claim], Callable[[Any, DocumentGraph], Iterator[Triple]]] = {
    model.Participation: _participation,
    model.Discussion: _discussion,
    model.AgreementReference: _agreement_reference,
}


def map_shortcuts(claim: model.Claim, graph: DocumentGraph, *, planned: bool) -> None:
    """Add the shortcuts of `claim`; only facts have any, and an event that is `planned` has none."""
    shortcut = _SHORTCUTS.get(type(claim))
    if shortcut is None or planned or claim.realis is not model.Realis.ACTUAL:
        return
    for subject, predicate, value in shortcut(claim, graph):
        graph.add(subject, terms.ref(predicate), value)

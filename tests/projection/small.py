"""A hand-made store of a few occasions, so that every number in the tests can be worked out on paper."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph

from kg.namespaces import OA, PARLEY, RDF, RDFS, SCHEMA

ID = "https://w3id.org/parley/id/"
PEOPLE = {"ada": "Ada Lind", "ben": "Ben Okoro", "cleo": "Cleo Marsh", "dov": "Dov Stein", "eva": "Eva Brandt"}


@dataclass(frozen=True)
class Account:
    """One page's account of an occasion: who was there, what was discussed, and stances (who, act, topic)."""

    event: str
    day: str
    people: tuple[str, ...]
    topics: tuple[str, ...] = ()
    stances: tuple[tuple[str, str, str], ...] = ()


def node(kind: str, name: str) -> str:
    return f"{ID}{kind}/{name}"


def person(name: str) -> str:
    return node("person", name)


def topic(name: str) -> str:
    return node("topic", name)


class Writer:
    """Adds quads to a store."""

    def __init__(self) -> None:
        self.store = pyoxigraph.Store()
        for name, label in PEOPLE.items():
            for class_iri in (PARLEY.Person, PARLEY.Leader):
                self.add(person(name), RDF.type, class_iri)
            self.text(person(name), RDFS.label, label)

    def add(self, subject: str, predicate: str, value: str) -> None:
        terms = (pyoxigraph.NamedNode(term) for term in (subject, predicate, value))
        self.store.add(pyoxigraph.Quad(*terms, pyoxigraph.NamedNode("https://w3id.org/parley/id/graph/a")))  # type: ignore[call-arg]

    def text(self, subject: str, predicate: str, value: str) -> None:
        one, two = pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(predicate)
        graph = pyoxigraph.NamedNode("https://w3id.org/parley/id/graph/a")
        self.store.add(pyoxigraph.Quad(one, two, pyoxigraph.Literal(value), graph))

    def account(self, account: Account) -> None:
        event, page = node("event", account.event), node("document", account.event)
        self.add(event, RDF.type, PARLEY.Event)
        self.text(page, SCHEMA.url, f"http://pages.example/{account.event}")
        if account.day:
            self.text(event, PARLEY.date, account.day)
        for name in account.people:
            claim = self.claim(account, f"part-{name}", PARLEY.Participation, f"{name} came.")
            self.add(claim, PARLEY.agent, person(name))
            self.add(claim, PARLEY.role, PARLEY.attendee)
        for subject in account.topics:
            self.add(topic(subject), RDF.type, PARLEY.Topic)
            self.text(topic(subject), RDFS.label, subject.capitalize())
            claim = self.claim(account, f"talk-{subject}", PARLEY.Discussion, f"They discussed {subject}.")
            self.add(claim, PARLEY.topic, topic(subject))
            self.add(claim, PARLEY.modality, PARLEY.discussed)
            for name in account.people:
                self.add(claim, PARLEY.discussant, person(name))
        for number, (name, act, subject) in enumerate(account.stances):
            claim = self.claim(account, f"stance-{number}", PARLEY.Stance, f"{name} spoke of {subject}.")
            self.add(claim, PARLEY.holder, person(name))
            self.add(claim, PARLEY.speechAct, PARLEY[act])
            self.add(claim, PARLEY.about, topic(subject))
            self.add(topic(subject), RDF.type, PARLEY.Topic)

    def claim(self, account: Account, name: str, class_iri: str, sentence: str) -> str:
        claim, evidence = node("claim", f"{account.event}--{name}"), node("evidence", f"{account.event}--{name}")
        for iri in (PARLEY.Claim, class_iri):
            self.add(claim, RDF.type, iri)
        self.add(claim, PARLEY.inEvent, node("event", account.event))
        self.add(claim, PARLEY.realis, PARLEY.actual)
        self.add(claim, PARLEY.evidence, evidence)
        self.add(evidence, PARLEY.inDocument, node("document", account.event))
        self.text(evidence, OA.exact, f"{sentence} ({account.event})")
        return claim


def store_of(*accounts: Account, same: tuple[tuple[str, str], ...] = ()) -> pyoxigraph.Store:
    """Return a store of `accounts`, of which those in `same` tell one occasion."""
    writer = Writer()
    for account in accounts:
        writer.account(account)
    for one, two in same:
        writer.add(node("event", one), PARLEY.sameOccasion, node("event", two))
    return writer.store

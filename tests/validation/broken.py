"""One way to break each rule, as a change to the N-Quads lines of the sample page that breaks none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.identifiers import Identifiers
from kg.mapping import map_page
from kg.namespaces import DCTERMS, OA, PARLEY, RDF, RDFS, SCHEMA, SKOS
from tests.sample_claims import ADA, page, page_claims

IDS = Identifiers()
GRAPH = IDS.graph("sample-en-1")
EVENT = f"<{IDS.iri('event', 'sample-en-1')}>"
OTHER_EVENT = f"<{IDS.iri('event', 'elsewhere-1')}>"
DOCUMENT = f"<{IDS.document('sample-en-1')}>"
_TENURE = IDS.iri("tenure", "ada")
REFERENCE_TRIPLES = (
    f'<{IDS.iri("country", "FR")}> <{PARLEY.isoCode}> "FR"',
    f"<{IDS.iri('country', 'FR')}> <{RDF.type}> <{PARLEY.Country}>",
    f'<{IDS.iri("country", "FR")}> <{RDFS.label}> "Freedonia"@en',
    f'<{IDS.iri("country", "DE")}> <{PARLEY.isoCode}> "DE"',
    f"<{IDS.iri('country', 'DE')}> <{RDF.type}> <{PARLEY.Country}>",
    f'<{IDS.iri("country", "DE")}> <{RDFS.label}> "Sylvania"@en',
    f"<{_TENURE}> <{PARLEY.heldBy}> <{IDS.iri('person', ADA.slug)}>",
    f"<{_TENURE}> <{PARLEY.ofPost}> <{IDS.iri('post', 'chief')}>",
    f'<{_TENURE}> <{PARLEY.startDate}> "2019-01-01"^^<http://www.w3.org/2001/XMLSchema#date>',
    f'<{IDS.iri("post", "chief")}> <{PARLEY.isLeaderPost}> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
)
REFERENCE = tuple(f"{triple} <{IDS.graph('reference')}> ." for triple in REFERENCE_TRIPLES)

Lines = list[str]
Change = Callable[[Lines], Lines]


def good() -> Lines:
    """Return the lines of a page that conforms."""
    lines = map_page(page(), page_claims()).all_lines
    extra = [
        f"<{IDS.iri('group', 'ministers')}> <{RDF.type}> <{PARLEY.Group}>",
        f'<{IDS.iri("group", "ministers")}> <{RDFS.label}> "ministers"@en',
        f"<{IDS.iri('organization', 'choir')}> <{RDF.type}> <{PARLEY.Organization}>",
        f'<{IDS.iri("organization", "choir")}> <{RDFS.label}> "Choir"@en',
        f"<{IDS.iri('topic', 'tea')}> <{RDF.type}> <{PARLEY.Topic}>",
        f'<{IDS.iri("topic", "tea")}> <{RDFS.label}> "Tea"@en',
        f'<{IDS.iri("topic", "tea")}> <{SKOS.notation}> "tea"',
        f'<{IDS.iri("agreement", "treaty-of-elbonia")}> <{PARLEY.adoptedOn}> "1999-05-01"^^<x:date>',
        *_linked(),
    ]
    return [*lines, *(line(triple) for triple in extra)]


def _linked() -> Lines:
    """Return the triples that link the sample page's event with another that tells of it in passing."""
    match = f"<{IDS.iri('match', '0123456789ab')}>"
    return [
        f"{EVENT} <{PARLEY.sameEvent}> {OTHER_EVENT}",
        f"{OTHER_EVENT} <{PARLEY.sameEvent}> {EVENT}",
        f"{match} <{RDF.type}> <{PARLEY.EventMatch}>",
        f"{match} <{PARLEY.matchedEvent}> {EVENT}",
        f"{match} <{PARLEY.matchedEvent}> {OTHER_EVENT}",
        f"{match} <{PARLEY.matchLevel}> <{PARLEY['account-in-passing']}>",
        f'{match} <{PARLEY.score}> "0.82"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        f'{match} <{PARLEY.reason}> "the same principals"',
        f"{match} <{PARLEY.toldIn}> <{IDS.document('elsewhere-1')}#char=0,10>",
    ]


def line(triple: str) -> str:
    """Return the N-Quads line of a triple in the sample page's graph."""
    return f"{triple} <{GRAPH}> ."


def node(lines: Lines, class_iri: str) -> str:
    """Return the first node of a class."""
    return next(x.split(" ")[0] for x in sorted(lines) if x.split(" ")[1:3] == [f"<{RDF.type}>", f"<{class_iri}>"])


def without(class_iri: str, predicate: str) -> Change:
    """Remove all values of a property of the first node of a class."""

    def change(lines: Lines) -> Lines:
        start = f"{node(lines, class_iri)} <{predicate}> "
        return [x for x in lines if not x.startswith(start)]

    return change


def plus(class_iri: str, predicate: str, value: str) -> Change:
    """Add a value to the first node of a class."""
    return lambda lines: [*lines, line(f"{node(lines, class_iri)} <{predicate}> {value}")]


def instead(class_iri: str, predicate: str, value: str) -> Change:
    """Replace the values of a property of the first node of a class."""
    return lambda lines: plus(class_iri, predicate, value)(without(class_iri, predicate)(lines))


def renamed(class_iri: str, bad: str) -> Change:
    """Give the first node of a class another IRI."""

    def change(lines: Lines) -> Lines:
        old = node(lines, class_iri)
        return [x.replace(old, f"<{bad}>") for x in lines]

    return change


def added(triple: str) -> Change:
    """Add a triple."""
    return lambda lines: [*lines, line(triple)]


def removed(pattern: str) -> Change:
    """Remove the lines that match a pattern."""
    return lambda lines: [x for x in lines if not re.search(pattern, x)]


@dataclass(frozen=True)
class Case:
    """A rule and a change that breaks it."""

    rule: str
    change: Change


P = PARLEY
COUNTRY, PLACE = f"<{IDS.iri('country', 'FR')}>", f"<{IDS.iri('place', 'borduria')}>"
ADA_IRI, RUFUS_IRI = f"<{IDS.iri('person', 'ada-example')}>", f"<{IDS.iri('person', 'rufus-firefly')}>"
STRANGER, SPORT = f"<{IDS.iri('person', 'stranger')}>", f"<{IDS.iri('topic', 'sport')}>"
TYPE, FLAG_NODE = f"<{RDF.type}>", P.QualityFlag
BAD_IRI = "https://w3id.org/parley/other/thing"

CASES = [
    Case("claim-event", without(P.Claim, P.inEvent)),
    Case("claim-document", without(P.Claim, P.inDocument)),
    Case("claim-asserter", instead(P.Claim, P.assertedBy, COUNTRY)),
    Case("claim-realis", instead(P.Claim, P.realis, f"<{P.discussed}>")),
    Case("claim-basis", plus(P.Mention, P.basis, f"<{P.turn}>")),
    Case("claim-evidence", without(P.Claim, P.evidence)),
    Case("claim-extractor", without(P.Claim, P.extractor)),
    Case("claim-type", lambda x: removed(re.escape(f"{node(x, P.Mention)} {TYPE} <{P.Claim}>"))(x)),
    Case("participation-agent", without(P.Participation, P.agent)),
    Case("participation-role", instead(P.Participation, P.role, f"<{P.turn}>")),
    Case("participation-capacity", plus(P.Participation, P.capacity, COUNTRY)),
    Case("participation-represents", plus(P.Participation, P.represents, PLACE)),
    Case("agent-kind", instead(P.Participation, P.agent, COUNTRY)),
    Case("agent-kind", plus(P.Outcome, P.agent, PLACE)),
    Case("agent-kind", added(f"{RUFUS_IRI} {TYPE} <{P.Topic}>")),
    Case("discussion-topic", without(P.Discussion, P.topic)),
    Case("discussion-discussant", without(P.Discussion, P.discussant)),
    Case("discussion-modality", without(P.Discussion, P.modality)),
    Case("discussant-takes-part", lambda x: [*x, line(f"{_spoken(x)} <{P.discussant}> {STRANGER}")]),
    Case("stance-holder", without(P.Stance, P.holder)),
    Case("stance-act", without(P.Stance, P.speechAct)),
    Case("stance-proposition", without(P.Stance, P.proposition)),
    Case("stance-span", instead(P.Stance, P.propositionStart, '"9999"^^<http://www.w3.org/2001/XMLSchema#integer>')),
    Case("stance-joint", without(P.Stance, P.joint)),
    Case("joint-has-two-holders", removed(f"stance-.*<{P.holder}> {re.escape(RUFUS_IRI)}")),
    Case("joint-has-two-holders", instead(P.Stance, P.joint, '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>')),
    Case("agreement-reference-target", without(P.AgreementReference, P.references)),
    Case("agreement-reference-relation", without(P.AgreementReference, P.relation)),
    Case("agreement-date", instead(P.AgreementReference, P.statedDate, '"1998"')),
    Case("event-reference-target", without(P.EventReference, P.references)),
    Case("event-reference-relation", without(P.EventReference, P.relation)),
    Case("outcome-kind", without(P.Outcome, P.outcomeKind)),
    Case("outcome-agent", without(P.Outcome, P.agent)),
    Case("invitation-status", without(P.Invitation, P.status)),
    Case("invitation-sides", without(P.Invitation, P.invitee)),
    Case("proposal-proposer", without(P.Proposal, P.proposer)),
    Case("proposal-content", without(P.Proposal, P.content)),
    Case("organizer-organizer", without(P.OrganizerClaim, P.organizer)),
    Case("organizer-activity", without(P.OrganizerClaim, P.activity)),
    Case("quantity-text", without(P.QuantityClaim, P.valueText)),
    Case("quantity-comparator", instead(P.QuantityClaim, P.comparator, '"about"')),
    Case("quantity-value", plus(P.QuantityClaim, P.value, '"7"')),
    Case("mention-entity", without(P.Mention, P.mentions)),
    Case("mention-surface", without(P.Mention, P.surface)),
    Case("evidence-exact", without(P.Evidence, OA.exact)),
    Case("evidence-start", instead(P.Evidence, P.start, '"99999"^^<http://www.w3.org/2001/XMLSchema#integer>')),
    Case("evidence-start", instead(P.Evidence, P.start, '"-1"^^<http://www.w3.org/2001/XMLSchema#integer>')),
    Case("evidence-end", without(P.Evidence, P.end)),
    Case("evidence-document", without(P.Evidence, P.inDocument)),
    Case("evidence-speaker", plus(P.Evidence, P.speaker, COUNTRY)),
    Case("evidence-length", instead(P.Evidence, OA.exact, '"changed"')),
    Case("evidence-iri-span", instead(P.Evidence, P.end, '"100000"^^<http://www.w3.org/2001/XMLSchema#integer>')),
    Case("document-url", without(P.Document, SCHEMA.url)),
    Case("document-title", without(P.Document, DCTERMS.title)),
    Case("document-issued", without(P.Document, DCTERMS.issued)),
    Case("document-language", without(P.Document, DCTERMS.language)),
    Case("document-publisher", without(P.Document, DCTERMS.publisher)),
    Case("document-reports", without(P.Document, P.reports)),
    Case("document-hash", without(P.Document, P.contentHash)),
    Case("event-class", removed(re.escape(f"{EVENT} {TYPE} "))),
    Case("event-label", removed(re.escape(f"{EVENT} <{RDFS.label}> "))),
    Case("event-date", removed(re.escape(f"{EVENT} <{P.date}> "))),
    Case("event-date", added(f'{EVENT} <{P.date}> "2020-02-30"^^<http://www.w3.org/2001/XMLSchema#date>')),
    Case("event-type", removed(re.escape(f"{EVENT} <{P.eventType}> "))),
    Case("event-realis", removed(re.escape(f"{EVENT} <{P.eventRealis}> "))),
    Case("event-time", added(f'{EVENT} <{P.startTime}> "14:30"')),
    Case("event-participation", removed("participation-")),
    Case("leader-tenure", lambda x: [y.replace('"2020-01-21"', '"2018-01-21"') for y in x]),
    Case("participant-is-fact", added(f"{EVENT} <{P.participant}> {STRANGER}")),
    Case("participant-is-fact", lambda x: [_planned(y, "participation") for y in x]),
    Case("participant-is-fact", lambda x: [_planned(y, "participation", "negated") for y in x]),
    Case("discussed-topic-is-fact", added(f"{EVENT} <{P.discussedTopic}> {SPORT}")),
    Case("discussed-is-fact", added(f"{ADA_IRI} <{P.discussed}> {SPORT}")),
    Case("cited-is-fact", lambda x: [_planned(y, "agreement") for y in x]),
    Case("represented-is-fact", added(f"<{IDS.iri('country', 'DE')}> <{P.representedIn}> {EVENT}")),
    *(
        Case(f"{name.lower()}-label", without(P[name], RDFS.label))
        for name in ("Person", "Organization", "Agreement", "Topic", "Place", "Post", "Group")
    ),
    Case("country-label", added(f"<{IDS.iri('country', 'ZZ')}> {TYPE} <{P.Country}>")),
    Case("country-code", added(f"<{IDS.iri('country', 'ZZ')}> {TYPE} <{P.Country}>")),
    Case("country-code", added(f'{COUNTRY} <{P.isoCode}> "fr"')),
    Case("topic-notation", without(P.Topic, SKOS.notation)),
    Case("label-language", added(f'{RUFUS_IRI} <{RDFS.label}> "Rufus"')),
    Case("flag-kind", without(FLAG_NODE, P.flagKind)),
    Case("flag-subject", without(FLAG_NODE, P.flagged)),
    Case("flag-evidence", without(FLAG_NODE, P.evidence)),
    *(
        Case(f"{name.lower()}-iri", renamed(P[name], BAD_IRI))
        for name in (
            *("Person", "Organization", "Agreement", "Topic", "Place", "Post", "Group"),
            *("Event", "Document", "Claim", "Evidence", "QualityFlag", "EventMatch"),
        )
    ),
    Case("match-events", without(P.EventMatch, P.matchedEvent)),
    Case("match-events", plus(P.EventMatch, P.matchedEvent, f"<{IDS.iri('event', 'third-1')}>")),
    Case("match-level", instead(P.EventMatch, P.matchLevel, f"<{P.turn}>")),
    Case("match-score", instead(P.EventMatch, P.score, '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>')),
    Case("match-reason", without(P.EventMatch, P.reason)),
    Case("match-told", instead(P.EventMatch, P.toldIn, EVENT)),
    Case("match-link", removed(f"^{re.escape(OTHER_EVENT)} <{P.sameEvent}>")),
    Case("link-match", added(f"{EVENT} <{P.sameEvent}> <{IDS.iri('event', 'third-1')}>")),
    Case("country-iri", added(f"<{IDS.iri('country', 'france')}> {TYPE} <{P.Country}>")),
]


def _spoken(lines: Lines) -> str:
    return next(x.split(" ")[0] for x in sorted(lines) if f"<{P.modality}> <{P.discussed}>" in x)


def _planned(text: str, kind: str, realis: str = "planned") -> str:
    if f"--{kind}-" in text.split(" ")[0] and f"<{P.realis}>" in text:
        return text.replace(f"<{P.actual}>", f"<{P[realis]}>")
    return text

"""Closed namespaces: a misspelt term fails at once instead of becoming a new property in the graph.

A test compares the Parley terms with `ontology/parley.ttl`.
"""

from __future__ import annotations

from collections.abc import Iterator


class Namespace:
    """A namespace whose terms are known: `PARLEY.inEvent` or `PARLEY["follow-up"]` give IRIs, all else fails."""

    def __init__(self, prefix: str, iri: str, terms: str) -> None:
        self._terms = frozenset(terms.split())
        # Terms are looked up for every triple: as plain attributes they cost next to nothing.
        self.__dict__.update({term: iri + term for term in self._terms})
        self.prefix = prefix
        self.iri = iri

    def __getitem__(self, term: str) -> str:
        if term not in self._terms:
            raise KeyError(f"{self.prefix}:{term} is not a term of <{self.iri}>")
        return self.iri + term

    def __getattr__(self, term: str) -> str:
        try:
            return self[term]
        except KeyError as error:
            raise AttributeError(error.args[0]) from None

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._terms))

    def __repr__(self) -> str:
        return f"Namespace({self.prefix!r}, {self.iri!r})"


PARLEY = Namespace(
    "parley",
    "https://w3id.org/parley/ontology#",
    """
    Agent Agreement AgreementReference AgreementRelation Asserter Basis Build Claim Country Discussion
    Document Event EventMatch EventReference EventRelation EventType Evidence Group Invitation
    InvitationStatus Leader MatchLevel Mention Modality Organization OrganizerClaim Outcome OutcomeKind
    Participation Person Place Post Proposal QualityFlag QuantityClaim Realis Role SpeechAct Stance
    Tenure Topic
    about accepted account-in-passing activity actual addressee adjective adoptedOn adoptedYear agent
    agree agreed agreementKind anniversary announced announces assert assertedBy attendee basis cameoCode
    capacity capacityStated capital category cited cites collective commemorate commit comparator concern
    concluded condemn condition conditional condole conflictTopic congratulate content contentHash
    coreference date dateComputed dateText declined demonym destination discussant discussed
    discussedTopic domesticName earlier emphasise end endDate endorsed endorses eventRealis eventType
    evidence explicit extended extractor facet facetGeography facetPerson facetTopic familyName flagKind
    flagged follow-up galleryTotal governmentMetonym group guest hedge heldBy historical holder hope host
    implementation-lacking inCountry inDocument inEvent inferredHolder inform invitation-accepted invited
    invitee inviter isAnnouncement isLeaderPost iso3Code isoCode joint ledBy matchLevel matchedEvent
    mentioned mentions modality narrator negated note ofCountry ofOrganization ofPost office
    office-by-date organizationKind organizer other-edition outcomeKind partialTranscript participant
    place placeOf planned ploverEvent preparation principal propose proposed proposer proposition
    propositionEnd propositionStart reaffirmed realis reason referenceValue references regret reject
    relation reports representedIn represents request role same-gathering sameEvent sameOccasion score
    section signed softwareVersion sourceFile speaker speechAct spoke start startDate startTime statedDate
    statedValue status support surface thank toldBy toldIn topic turn unit upcoming value valueText
    visitKind warn welcome whole-account
    """,
)
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    "created creator date description issued language license modified publisher source title",
)
FOAF = Namespace("foaf", "http://xmlns.com/foaf/0.1/", "gender name")
OA = Namespace("oa", "http://www.w3.org/ns/oa#", "exact")
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#", "Ontology versionIRI versionInfo")
PROV = Namespace("prov", "http://www.w3.org/ns/prov#", "wasDerivedFrom")
RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type langString")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label comment seeAlso subClassOf")
SCHEMA = Namespace("schema", "https://schema.org/", "url")
SH = Namespace(
    "sh",
    "http://www.w3.org/ns/shacl#",
    """conforms detail focusNode resultMessage resultPath resultSeverity result sourceConstraint sourceShape
    sourceConstraintComponent value ValidationReport ValidationResult Violation Warning Info""",
)
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "Concept altLabel broader closeMatch definition exactMatch inScheme narrower notation prefLabel related",
)
WD = Namespace("wd", "http://www.wikidata.org/entity/", "")
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "anyURI boolean date dateTime decimal double gYear gYearMonth integer string",
)

VOCABULARIES = (PARLEY, DCTERMS, FOAF, OA, OWL, PROV, RDF, RDFS, SCHEMA, SH, SKOS, WD, XSD)
"""The vocabularies that an export binds prefixes for."""

"""The JSON-LD context of Parley, out of the ontology: each class and property by its name, with its range."""

from __future__ import annotations

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.identifiers import Identifiers
from kg.namespaces import DCTERMS, FOAF, OA, OWL, PARLEY, PROV, RDF, RDFS, SCHEMA, SKOS, XSD
from kg.resources import folder
from kg.serialization.context import IRI, LANGUAGES, Context, Term

# What the data use of other vocabularies: no file of ours says what their values are.
_OTHERS = {
    LANGUAGES: (RDFS.label, RDFS.comment, SKOS.altLabel, SKOS.prefLabel, SKOS.definition, DCTERMS.title),
    IRI: (
        *(RDFS.seeAlso, RDFS.subClassOf, PROV.wasDerivedFrom, OWL.versionIRI),
        *(SKOS.broader, SKOS.narrower, SKOS.related, SKOS.inScheme, SKOS.exactMatch, SKOS.closeMatch),
    ),
    "": (DCTERMS.issued, DCTERMS.language, DCTERMS.publisher, SKOS.notation, OA.exact, FOAF.gender),
    XSD.anyURI: (SCHEMA.url,),
}
_RANGE = RDFS.iri + "range"


def context(ids: Identifiers) -> Context:
    """Return the context for data with these identifiers."""
    known = {iri: Term(_name(iri), iri, values) for values, iris in _OTHERS.items() for iri in iris}
    return Context({**known, **_ontology_terms()}, ids.base)


def _ontology_terms() -> dict[str, Term]:
    kinds: dict[str, set[str]] = {}
    ranges: dict[str, set[str]] = {}
    path = folder("ontology") / "parley.ttl"
    for quad in parse(path=path, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            target = {RDF.type: kinds, _RANGE: ranges}.get(quad.predicate.value)
            if target is not None:
                target.setdefault(quad.subject.value, set()).add(quad.object.value)
    return {
        iri: Term(_name(iri), iri, _values(kinds[iri], ranges.get(iri, set())))
        for iri in sorted(kinds)
        if iri.startswith(PARLEY.iri) and any(kind.endswith(("Property", "#Class")) for kind in kinds[iri])
    }


def _values(kinds: set[str], ranges: set[str]) -> str:
    if any(kind.endswith("#ObjectProperty") for kind in kinds):
        return IRI
    (only,) = ranges if len(ranges) == 1 else ("",)
    if only == RDF.langString:
        return LANGUAGES
    return only if only.startswith(XSD.iri) and only != XSD.string else ""


def _name(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]

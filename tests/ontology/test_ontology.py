"""The ontology declares every term that is used, says what it means, and has no blank nodes."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.namespaces import OWL, PARLEY, RDF, RDFS, SCHEMA, VOCABULARIES
from kg.resources import files, folder

ONTOLOGY = [quad.triple for quad in ox.parse(path=folder("ontology") / "parley.ttl")]
IRI = "https://w3id.org/parley/ontology"


def values(subject: str, predicate: str) -> list[ox.NamedNode | ox.Literal]:
    return [
        triple.object
        for triple in ONTOLOGY
        if triple.subject == ox.NamedNode(subject)
        and triple.predicate == ox.NamedNode(predicate)
        and isinstance(triple.object, ox.NamedNode | ox.Literal)
    ]


def languages(subject: str, predicate: str) -> set[str | None]:
    return {value.language for value in values(subject, predicate) if isinstance(value, ox.Literal)}


def declared() -> set[str]:
    subjects = {triple.subject.value for triple in ONTOLOGY if isinstance(triple.subject, ox.NamedNode)}
    return {subject.removeprefix(PARLEY.iri) for subject in subjects if subject.startswith(PARLEY.iri)}


def test_the_closed_namespace_and_the_ontology_have_the_same_terms() -> None:
    assert set(PARLEY) == declared()


@pytest.mark.parametrize("term", list(PARLEY))
def test_every_term_has_labels_and_a_comment(term: str) -> None:
    assert {"en", "ru"} <= languages(PARLEY[term], RDFS.label)
    assert "en" in languages(PARLEY[term], RDFS.comment)


def test_every_property_has_a_domain_and_a_range() -> None:
    rdfs, schema = RDFS.iri, SCHEMA.iri
    without = []
    for term in PARLEY:
        types = {value.value for value in values(PARLEY[term], RDF.type)}
        if not any(type_.endswith("Property") for type_ in types):
            continue
        has_domain = values(PARLEY[term], rdfs + "domain") or values(PARLEY[term], schema + "domainIncludes")
        has_range = values(PARLEY[term], rdfs + "range") or values(PARLEY[term], schema + "rangeIncludes")
        if not (has_domain and has_range):
            without.append(term)
    assert without == []


def test_the_ontology_has_a_version_a_licence_and_a_prefix() -> None:
    assert values(IRI, OWL.versionIRI)
    assert values(IRI, "http://purl.org/dc/terms/license")
    assert values(IRI, "http://purl.org/dc/terms/created")
    assert [value.value for value in values(IRI, "http://purl.org/vocab/vann/preferredNamespacePrefix")] == ["parley"]


def test_there_are_no_blank_nodes() -> None:
    assert not [triple for triple in ONTOLOGY if isinstance(triple.subject, ox.BlankNode)]


@pytest.mark.parametrize("path", [*files("ontology", ".ttl"), *files("shapes", ".ttl")], ids=lambda path: path.name)
def test_data_files_use_declared_terms_only(path: Path) -> None:
    used = {
        term.value.removeprefix(PARLEY.iri)
        for quad in ox.parse(path=path)
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(PARLEY.iri)
    }
    used |= (
        set(re.findall(r"parley:([A-Za-z][A-Za-z-]*)", path.read_text(encoding="utf-8")))
        if "shapes" in str(path)
        else set()
    )
    assert used <= set(PARLEY)


def test_the_mapping_uses_no_term_outside_the_closed_namespaces() -> None:
    known = {namespace.prefix.upper(): namespace for namespace in VOCABULARIES}
    mapping = folder("ontology").parent / "kg" / "mapping"
    source = "".join(path.read_text(encoding="utf-8") for path in mapping.rglob("*.py"))
    for name, namespace in known.items():
        for term in re.findall(rf"\b{name}\.([A-Za-z][A-Za-z0-9]*)\b", source):
            if term not in ("iri", "prefix"):
                assert term in namespace, f"{name}.{term}"


def test_a_misspelt_term_fails() -> None:
    with pytest.raises(AttributeError, match="inEvnet"):
        _ = PARLEY.inEvnet
    with pytest.raises(KeyError):
        _ = PARLEY["no-such-term"]

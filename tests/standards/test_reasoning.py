"""The ontology is consistent under OWL 2 RL, alone and with data, and the check sees what is not."""

from __future__ import annotations

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, XSD

from kg.namespaces import PARLEY
from kg.resources import folder
from tests.dataset import small

ERRORS = rdflib.Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
P = rdflib.Namespace(PARLEY.iri)
ID = small.IDS.base


def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(folder("ontology") / "parley.ttl", format="turtle")


def with_data() -> rdflib.Graph:
    triples = "\n".join(f"{line[: line.rindex(' <')]} ." for line in small.lines())
    return ontology().parse(data=triples, format="nt")


def contradictions(graph: rdflib.Graph) -> list[str]:
    """Return what the OWL 2 RL rules find contradictory; `graph` then holds all that follows from it."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    found = [
        str(text)
        for node in graph.subjects(RDF.type, ERRORS.ErrorMessage)
        for text in graph.objects(node, ERRORS.error)
    ]
    # A class that can have no instance is no contradiction by itself, but always a mistake.
    empty = [cls for cls in graph.subjects(RDFS.subClassOf, OWL.Nothing) if cls != OWL.Nothing]
    return found + [f"{cls} can have no instance" for cls in empty]


def test_the_ontology_is_consistent() -> None:
    graph = ontology()
    assert contradictions(graph) == []
    assert (P.Leader, RDFS.subClassOf, P.Agent) in graph, "the reasoner has done something"


def test_the_ontology_with_data_is_consistent() -> None:
    graph = with_data()
    assert contradictions(graph) == []
    person = rdflib.URIRef(f"{ID}person/ada-example")
    assert (person, RDF.type, P.Agent) in graph, "what follows from the data is there"


PLANTED = {
    "a country that takes part": (f"{ID}claim/x", P.agent, f"{ID}country/FR"),
    "an event that is a document": (f"{ID}event/sample-en-1", RDF.type, P.Document),
    "a topic that leads a country": (f"{ID}tenure/x", P.heldBy, f"{ID}topic/energy"),
}


@pytest.mark.parametrize("triple", PLANTED.values(), ids=list(PLANTED))
def test_a_planted_contradiction_is_found(triple: tuple[str, str, str]) -> None:
    graph = with_data()
    graph.add(tuple(rdflib.URIRef(term) for term in triple))  # type: ignore[arg-type]
    assert contradictions(graph)


def test_a_planted_literal_outside_its_type_is_found() -> None:
    graph = with_data()
    graph.add((rdflib.URIRef(f"{ID}event/sample-en-1"), P.date, rdflib.Literal("yesterday", datatype=XSD.date)))
    assert contradictions(graph)


def test_a_class_below_two_disjoint_ones_is_found() -> None:
    graph = ontology()
    graph.add((P.Leader, RDFS.subClassOf, P.Event))
    graph.add((rdflib.URIRef(f"{ID}person/x"), RDF.type, P.Leader))
    assert contradictions(graph)

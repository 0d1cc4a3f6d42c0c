"""A small store with all kinds of graphs: two pages of one event, one of another source, reference, links, ontology."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.identifiers import Identifiers
from kg.mapping import map_page
from kg.model import claims as c
from kg.namespaces import PARLEY, RDFS, SKOS, WD
from kg.resources import folder
from kg.store import memory_store
from tests.sample_claims import CLAIMS, event, page, page_claims

IDS = Identifiers()
REFERENCE = f"""
@prefix parley: <{PARLEY.iri}> . @prefix rdfs: <{RDFS.iri}> . @prefix skos: <{SKOS.iri}> . @prefix wd: <{WD.iri}> .
@prefix country: <{IDS.base}country/> . @prefix topic: <{IDS.base}topic/> . @prefix person: <{IDS.base}person/> .
@prefix agreement: <{IDS.base}agreement/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
country:FR a parley:Country ; rdfs:label "France"@en, "Франция"@ru ; parley:isoCode "FR" ; parley:iso3Code "FRA" .
country:DE a parley:Country ; rdfs:label "Germany"@en, "Германия"@ru ; parley:isoCode "DE" ; parley:iso3Code "DEU" .
topic:energy a parley:Topic, skos:Concept ; rdfs:label "Energy, \\"all\\" of it"@en .
person:rufus-firefly skos:exactMatch wd:Q1 .
agreement:treaty-of-elbonia parley:adoptedOn "1999-02-03"^^xsd:date ; parley:agreementKind "treaty" .
"""


@cache
def lines() -> tuple[str, ...]:
    """Return the N-Quads lines of all graphs."""
    first = map_page(page(), page_claims()).all_lines
    second = map_page(page("sample-en-2"), c.PageClaims(event=event("sample-en-2"), claims=CLAIMS)).all_lines
    # A second page about the first event, as another language edition would be.
    third = map_page(page("sample-ru-1"), c.PageClaims(event=event("sample-en-1"), claims=CLAIMS[:3])).all_lines
    one, other = IDS.iri("event", "sample-en-1"), IDS.iri("event", "sample-en-2")
    link = f"<{other}> <{PARLEY.sameOccasion}> <{one}> <{IDS.graph('links')}> ."
    ours = [(REFERENCE.encode(), "reference"), ((folder("ontology") / "parley.ttl").read_bytes(), "ontology")]
    data = [
        f"{quad.triple} <{IDS.graph(name)}> ." for text, name in ours for quad in ox.parse(text, ox.RdfFormat.TURTLE)
    ]
    return (*first, *second, *third, link, *data)


@cache
def store() -> ox.Store:
    """Return the store; for reading only."""
    return memory_store(lines())

"""Links to outside identifiers: well formed, of one entity each, and of the right kind of entity.

Numbers were entered from memory or from packages and not looked up, so what can be checked without a network is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import pyoxigraph as ox
import pytest

from kg.identifiers import DEFAULT_BASE, TYPES
from kg.namespaces import PARLEY, RDF, SKOS
from kg.resources import files

_FORMS = {
    "wikidata": re.compile(r"http://www\.wikidata\.org/entity/Q[1-9][0-9]{0,9}"),
    "eurovoc": re.compile(r"http://eurovoc\.europa\.eu/(?:[1-9][0-9]{0,6}|c_[0-9a-f]{8})"),
    "geonames": re.compile(r"https://sws\.geonames\.org/[1-9][0-9]{0,8}/"),
}
_KINDS = {
    "wikidata": {"agreement", "country", "organization", "person", "topic"},
    "eurovoc": {"agreement", "country", "organization", "topic"},
    "geonames": {"country"},
}
# Known to all: whoever changes the numbers around meets these.
_ANCHORS = {
    "person/vladimir-putin": "Q7747",
    "person/angela-merkel": "Q567",
    "country/FR": "Q142",
    "country/RU": "Q159",
    "country/US": "Q30",
    "country/UA": "Q212",
    "organization/united-nations": "Q1065",
    "organization/european-union": "Q458",
    "agreement/paris-agreement": "Q21707860",
}
_GEONAMES = {"FR": "3017382", "US": "6252001", "RU": "2017370", "UA": "690791", "DE": "2921044", "GB": "2635167"}

Links = list[tuple[str, str, str]]


@cache
def triples() -> tuple[ox.Triple, ...]:
    return tuple(
        quad.triple for path in files("ontology", ".ttl") if path.name != "parley.ttl" for quad in ox.parse(path=path)
    )


def links(*predicates: str) -> Links:
    """Return (subject, predicate, object) of all links of these kinds."""
    wanted = predicates or (SKOS.exactMatch, SKOS.closeMatch)
    return [
        (triple.subject.value, triple.predicate.value, triple.object.value)
        for triple in triples()
        if triple.predicate.value in wanted
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode)
    ]


def faults(found: Links) -> list[str]:
    """Return what is wrong with links, in words."""
    wrong = []
    owners = defaultdict(set)
    numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for subject, predicate, target in found:
        scheme = next((name for name, form in _FORMS.items() if form.fullmatch(target)), "")
        kind = subject.removeprefix(DEFAULT_BASE).split("/")[0]
        if not scheme:
            wrong.append(f"{target}: of no known form")
        elif kind not in _KINDS[scheme]:
            wrong.append(f"{subject}: a {kind} has no {scheme} number")
        owners[target].add(subject)
        if predicate == SKOS.exactMatch:
            numbers[subject, scheme].add(target)
    wrong += [f"{target}: of {', '.join(sorted(subjects))}" for target, subjects in owners.items() if len(subjects) > 1]
    wrong += [
        f"{subject}: {', '.join(sorted(targets))}" for (subject, _), targets in numbers.items() if len(targets) > 1
    ]
    return wrong


def test_the_links_hold() -> None:
    assert faults(links()) == []


_GOOD = (f"{DEFAULT_BASE}person/x", SKOS.exactMatch, "http://www.wikidata.org/entity/Q42")


@pytest.mark.parametrize(
    "planted",
    [
        (f"{DEFAULT_BASE}person/x", SKOS.exactMatch, "http://www.wikidata.org/wiki/Q43"),
        (f"{DEFAULT_BASE}person/x", SKOS.exactMatch, "http://www.wikidata.org/entity/Q043"),
        (f"{DEFAULT_BASE}person/y", SKOS.exactMatch, "http://www.wikidata.org/entity/Q42"),
        (f"{DEFAULT_BASE}country/FR", SKOS.exactMatch, "http://www.wikidata.org/entity/Q42"),
        (f"{DEFAULT_BASE}person/x", SKOS.exactMatch, "http://www.wikidata.org/entity/Q43"),
        (f"{DEFAULT_BASE}person/x", SKOS.exactMatch, "https://sws.geonames.org/42/"),
    ],
)
def test_a_planted_fault_is_found(planted: tuple[str, str, str]) -> None:
    assert faults([_GOOD]) == []
    assert faults([_GOOD, planted])


def test_what_is_linked_exists() -> None:
    typed = (t.subject for t in triples() if t.predicate.value == RDF.type)
    described = {subject.value for subject in typed if isinstance(subject, ox.NamedNode)}
    assert {subject for subject, _, _ in links()} <= described
    assert {subject.removeprefix(DEFAULT_BASE).split("/")[0] for subject, _, _ in links()} <= set(TYPES)


def test_well_known_numbers_are_where_they_belong() -> None:
    exact = {(subject.removeprefix(DEFAULT_BASE), target) for subject, _, target in links(SKOS.exactMatch)}
    for name, number in _ANCHORS.items():
        assert (name, f"http://www.wikidata.org/entity/{number}") in exact
    assert ("organization/european-parliament", "http://eurovoc.europa.eu/2243") in exact
    for code, number in _GEONAMES.items():
        assert (f"country/{code}", f"https://sws.geonames.org/{number}/") in exact


def test_every_country_has_its_codes_and_both_numbers() -> None:
    by_country = defaultdict(set)
    for subject, _, target in links(SKOS.exactMatch):
        by_country[subject].add(next(name for name, form in _FORMS.items() if form.fullmatch(target)))
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    for triple in triples():
        if triple.predicate.value in (PARLEY.isoCode, PARLEY.iso3Code) and isinstance(triple.object, ox.Literal):
            assert isinstance(triple.subject, ox.NamedNode)
            codes[triple.subject.value][triple.predicate.value] = triple.object.value
    assert len(codes) == 250
    for iri, own in codes.items():
        assert iri == f"{DEFAULT_BASE}country/{own[PARLEY.isoCode]}"
        assert re.fullmatch("[A-Z]{3}", own[PARLEY.iso3Code])
        assert by_country[iri] >= {"wikidata", "geonames"}
    assert len({own[PARLEY.iso3Code] for own in codes.values()}) == 250

"""Reads what ties are made of: who was where, who discussed what, who took which position, who invited whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.namespaces import OA, PARLEY, RDF, RDFS, SCHEMA

_PREFIXES = {"parley": PARLEY.iri, "oa": OA.iri}
_COLUMNS = "?claim ?event ?document ?exact ?one ?two ?act"
_CLAIM = """
  ?claim parley:inEvent ?event ; parley:evidence ?evidence .
  ?evidence oa:exact ?exact .
  OPTIONAL { ?evidence parley:inDocument ?document }
"""
_QUERIES = {
    "participation": f"""SELECT {_COLUMNS} WHERE {{ GRAPH ?g {{
  ?claim a parley:Participation ; parley:agent ?one ; parley:realis parley:actual . {_CLAIM}
  OPTIONAL {{ ?claim parley:represents ?two }} }} }}""",
    "discussion": f"""SELECT {_COLUMNS} WHERE {{ GRAPH ?g {{
  ?claim a parley:Discussion ; parley:discussant ?one ; parley:topic ?two ; parley:modality ?way ;
         parley:realis parley:actual . {_CLAIM}
  FILTER(?way IN (parley:discussed, parley:spoke)) }} }}""",
    "stance": f"""SELECT {_COLUMNS} WHERE {{ GRAPH ?g {{
  ?claim a parley:Stance ; parley:holder ?one ; parley:about ?two ; parley:speechAct ?act ;
         parley:realis parley:actual . {_CLAIM} }} }}""",
    "agreement": f"""SELECT {_COLUMNS} WHERE {{ GRAPH ?g {{
  ?claim a parley:AgreementReference ; parley:references ?two . {_CLAIM}
  ?part a parley:Participation ; parley:inEvent ?event ; parley:agent ?one ; parley:realis parley:actual .
  FILTER NOT EXISTS {{ ?claim parley:realis parley:negated }} }} }}""",
    "invitation": f"""SELECT {_COLUMNS} WHERE {{ GRAPH ?g {{
  ?claim a parley:Invitation ; parley:inviter ?one ; parley:invitee ?two . {_CLAIM}
  FILTER NOT EXISTS {{ ?claim parley:realis parley:negated }} }} }}""",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence of one claim that speaks of `one` and (mostly) `two`.

    `occasion` is the event, one for all events that are the same occasion, and `date` the first day that any of them
    gives for it, or "". `source` is the address of the page, `act` the speech act of a stance, else "".
    """

    claim: str
    occasion: str
    date: str
    sentence: str
    one: str
    two: str
    source: str = ""
    act: str = ""


def facts(store: Store, kind: str, start: str = "", end: str = "") -> Iterator[Fact]:
    """Yield the facts of `kind` between two ISO days, inclusive; with either given, undated events are left out."""
    occasions = same_occasions(store)
    days = _days(store, occasions)
    addresses = _addresses(store)
    found = store.query(_QUERIES[kind], prefixes=_PREFIXES)
    assert isinstance(found, QuerySolutions)  # noqa: S101 (each of the queries above is a SELECT)
    for row in found:
        event = _value(row["event"])
        occasion = occasions.get(event, event)
        date = days.get(occasion, "")
        if (start and not start <= date) or (end and not (date and date <= end)):
            continue
        document = _value(row["document"])
        yield Fact(
            claim=_value(row["claim"]),
            occasion=occasion,
            date=date,
            sentence=_value(row["exact"]),
            one=_value(row["one"]),
            two=_value(row["two"]),
            source=addresses.get(document, document),
            act=_value(row["act"]),
        )


def members(store: Store, class_iri: str) -> frozenset[str]:
    """Return the IRIs of everything that has the class."""
    quads = store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(class_iri), None)
    return frozenset(_value(quad.subject) for quad in quads)


def label(store: Store, iri: str) -> str:
    """Return the English label of a thing, else any other, else its IRI."""
    quads = store.quads_for_pattern(NamedNode(iri), NamedNode(RDFS.label), None, None)
    found: list[Any] = [quad.object for quad in quads]
    return min(((term.language != "en", term.value) for term in found), default=(True, iri))[1]


def iso3(store: Store, iri: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of a country, by which other data join; "" for anything else."""
    quads = store.quads_for_pattern(NamedNode(iri), NamedNode(PARLEY.iso3Code), None, None)
    return min((_value(quad.object) for quad in quads), default="")


def same_occasions(store: Store) -> dict[str, str]:
    """Return the one event that stands for each event which several sources report as a whole.

    A page that only tells of an occasion in passing, or of another session of a gathering, is an event of its own.
    """
    parent: dict[str, str] = {}

    def root(iri: str) -> str:
        while (up := parent.get(iri, iri)) != iri:
            iri = up
        return iri

    for quad in store.quads_for_pattern(None, NamedNode(PARLEY.sameOccasion), None, None):
        one, two = sorted((root(_value(quad.subject)), root(_value(quad.object))))
        parent[two] = one
        parent.setdefault(one, one)
    return {iri: root(iri) for iri in parent}


def _value(term: Any) -> str:
    return "" if term is None else str(term.value)


def _days(store: Store, occasions: dict[str, str]) -> dict[str, str]:
    """Return the day of each occasion: the first, when two capitals date one call differently."""
    days: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, NamedNode(PARLEY.date), None, None):
        event, day = _value(quad.subject), _value(quad.object)
        occasion = occasions.get(event, event)
        days[occasion] = min(day, days.get(occasion, day))
    return days


def _addresses(store: Store) -> dict[str, str]:
    quads = store.quads_for_pattern(None, NamedNode(SCHEMA.url), None, None)
    return {_value(quad.subject): _value(quad.object) for quad in quads}

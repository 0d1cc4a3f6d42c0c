"""The rows of the tables: events, participations, discussions, agreements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.dataset.columns import Row
from kg.dataset.pages import Names, Page, Properties, local, one, texts
from kg.namespaces import DCTERMS, OA, PARLEY, SCHEMA

Rows = Iterator[Row]
_CAME_UP = {PARLEY.discussed, PARLEY.spoke}
_AGENT_KINDS = {"person", "organization", "group"}


def event_row(event: str, pages: list[Page], names: Names, occasions: Mapping[str, str]) -> Row:
    """Return the row of an event out of the pages that report it."""
    label, language = names.label(event)
    place = names.one(event, PARLEY.place)
    place_codes = names.codes(names.one(place, PARLEY.inCountry)) if place else ("", "")
    present = [claim for page in pages for _, claim in page.claims(PARLEY.Participation) if _is_actual(claim)]
    sides = {side for claim in present for side in texts(claim, PARLEY.represents)}
    countries = sorted({names.codes(side) for side in sides} - {("", "")})
    return {
        "event_id": local(event),
        "event_iri": event,
        "occasion_id": local(occasions.get(event, event)),
        "date": names.one(event, PARLEY.date),
        "start_time": names.one(event, PARLEY.startTime),
        "event_type": local(names.one(event, PARLEY.eventType)),
        "realis": local(names.one(event, PARLEY.eventRealis)),
        "label": label,
        "label_language": language,
        "place_id": local(place),
        "place": names.label(place)[0],
        "place_iso2": place_codes[0],
        "place_iso3": place_codes[1],
        "countries_iso2": "|".join(codes[0] for codes in countries),
        "countries_iso3": "|".join(codes[1] for codes in countries),
        "n_participants": len({agent for claim in present for agent in texts(claim, PARLEY.agent)}),
        "topics": _joined(_topics_that_came_up(pages)),
        "n_documents": len(pages),
        "publishers": _joined(one(page.of(page.document), DCTERMS.publisher) for page in pages),
        "languages": _joined(one(page.of(page.document), DCTERMS.language) for page in pages),
        "source_url": " ".join(filter(None, (one(page.of(page.document), SCHEMA.url) for page in pages))),
        "sentence": _first_sentence(pages),
    }


def participations(page: Page, names: Names) -> Rows:
    """Yield one row per participation and agent."""
    for iri, claim in page.claims(PARLEY.Participation):
        post, side = one(claim, PARLEY.capacity), one(claim, PARLEY.represents)
        iso2, iso3 = names.codes(side)
        for agent in texts(claim, PARLEY.agent):
            yield {
                **_shared(iri, claim, page, names),
                "agent_id": local(agent),
                "agent_kind": _kind(agent),
                "agent": names.label(agent)[0],
                "agent_wikidata": names.wikidata(agent),
                "role": local(one(claim, PARLEY.role)),
                "post_id": local(post),
                "post": names.label(post)[0],
                "capacity_stated": one(claim, PARLEY.capacityStated),
                "represents_id": local(side),
                "represents": names.label(side)[0],
                "represents_iso2": iso2,
                "represents_iso3": iso3,
            }


def discussions(page: Page, names: Names) -> Rows:
    """Yield one row per discussion, discussant and topic; a discussion without discussants has one row per topic."""
    for iri, claim in page.claims(PARLEY.Discussion):
        for topic in texts(claim, PARLEY.topic):
            iso2, iso3 = names.codes(topic)
            for person in texts(claim, PARLEY.discussant) or [""]:
                yield {
                    **_shared(iri, claim, page, names),
                    "discussant_id": local(person),
                    "discussant": names.label(person)[0],
                    "topic_id": local(topic),
                    "topic_kind": "country" if iso2 else "topic",
                    "topic": names.label(topic)[0],
                    "topic_iso2": iso2,
                    "topic_iso3": iso3,
                    "modality": local(one(claim, PARLEY.modality)),
                }


def agreements(page: Page, names: Names) -> Rows:
    """Yield one row per reference to an agreement."""
    for iri, claim in page.claims(PARLEY.AgreementReference):
        for agreement in texts(claim, PARLEY.references):
            day = names.one(agreement, PARLEY.adoptedOn)
            year = names.one(agreement, PARLEY.adoptedYear) or day[:4]
            yield {
                **_shared(iri, claim, page, names),
                "agreement_id": local(agreement),
                "agreement": names.label(agreement)[0],
                "agreement_kind": names.one(agreement, PARLEY.agreementKind),
                "adopted_on": day,
                "adopted_year": int(year) if year.isdigit() else None,
                "agreement_wikidata": names.wikidata(agreement),
                "relation": local(one(claim, PARLEY.relation)),
                "stated_date": one(claim, PARLEY.statedDate),
                "about": _joined(local(thing) for thing in texts(claim, PARLEY.about)),
                "surface": one(claim, PARLEY.surface),
            }


CLAIMS: dict[str, Callable[[Page, Names], Rows]] = {
    "participations": participations,
    "discussions": discussions,
    "agreements": agreements,
}
"""Who makes the rows of each table of claims."""


def _shared(iri: str, claim: Properties, page: Page, names: Names) -> Row:
    document = page.of(page.document)
    evidence = _evidence(claim, page)
    start, end = one(evidence, PARLEY.start), one(evidence, PARLEY.end)
    return {
        "claim_id": local(iri),
        "event_id": local(page.event),
        "date": names.one(page.event, PARLEY.date),
        "realis": local(one(claim, PARLEY.realis)),
        "basis": local(one(claim, PARLEY.basis)),
        "asserted_by": local(one(claim, PARLEY.assertedBy)),
        "document_id": local(page.document),
        "publisher": one(document, DCTERMS.publisher),
        "language": one(document, DCTERMS.language),
        "source_url": one(document, SCHEMA.url),
        "char_start": int(start) if start else None,
        "char_end": int(end) if end else None,
        "sentence": one(evidence, OA.exact),
    }


def _evidence(claim: Properties, page: Page) -> Properties:
    """Return the first evidence of a claim in the order of the text."""
    found = [page.of(iri) for iri in texts(claim, PARLEY.evidence)]
    return min(found, key=lambda node: int(one(node, PARLEY.start) or 0), default={})


def _first_sentence(pages: list[Page]) -> str:
    for page in pages:
        claims = [claim for _, claim in page.claims(PARLEY.Participation) if _is_actual(claim)]
        found = [_evidence(claim, page) for claim in claims]
        if found:
            return one(min(found, key=lambda node: int(one(node, PARLEY.start) or 0)), OA.exact)
    return ""


def _topics_that_came_up(pages: list[Page]) -> Iterator[str]:
    for page in pages:
        for _, claim in page.claims(PARLEY.Discussion):
            if _is_actual(claim) and one(claim, PARLEY.modality) in _CAME_UP:
                yield from map(local, texts(claim, PARLEY.topic))


def _is_actual(claim: Properties) -> bool:
    return one(claim, PARLEY.realis) == PARLEY.actual


def _joined(values: Iterator[str]) -> str:
    return "|".join(sorted(set(filter(None, values))))


def _kind(iri: str) -> str:
    kind = iri.split("/")[-2]
    return kind if kind in _AGENT_KINDS else ""

"""A page and its claims to quads: the order of claims, ids of repeated ones, flags, and the last check of the text."""

from __future__ import annotations

from kg.errors import PageError
from kg.identifiers import Identifiers, digest
from kg.mapping import terms
from kg.mapping.claims import MAPPERS
from kg.mapping.document import map_document, map_event
from kg.mapping.graph import TYPE, DocumentGraph
from kg.mapping.shortcuts import map_shortcuts
from kg.model.claims import Claim, PageClaims, QualityFlag, Stance
from kg.model.entities import Entity
from kg.model.pages import Page
from kg.model.quads import DocumentQuads
from kg.namespaces import DCTERMS, PARLEY

_CLAIM = terms.ref(PARLEY.Claim)
_IN_EVENT = terms.ref(PARLEY.inEvent)
_IN_DOCUMENT = terms.ref(PARLEY.inDocument)
_ASSERTED_BY = terms.ref(PARLEY.assertedBy)
_NARRATOR = terms.ref(PARLEY.narrator)
_REALIS = terms.ref(PARLEY.realis)
_BASIS = terms.ref(PARLEY.basis)
_EVIDENCE = terms.ref(PARLEY.evidence)
_EXTRACTOR = terms.ref(PARLEY.extractor)

_DEFAULT_IDS = Identifiers()


def map_page(page: Page, result: PageClaims, ids: Identifiers = _DEFAULT_IDS) -> DocumentQuads:
    """Return the quads of `page` with all that it states, the same lines for the same input.

    Raises PageError when the text cannot be written as UTF-8 (a lone surrogate); an unknown enumeration value or
    a malformed id is a programming error of the stage before and raises ValueError or KeyError.
    """
    graph = DocumentGraph(page, result.event.slug, ids)
    map_document(graph)
    map_event(graph, result.event)
    repeats: dict[str, int] = {}
    # The very same claim twice says nothing new; the same words at another place do.
    for claim in dict.fromkeys(result.claims):
        _map_claim(claim, graph, repeats)
        map_shortcuts(claim, graph, planned=result.event.planned)
    for flag in result.flags:
        _map_flag(flag, graph)
    quads = DocumentQuads(
        page.document_id, ids.graph(page.document_id), page.digest, graph.lines(), graph.quality_lines()
    )
    _check_text(page, quads)
    return quads


def _map_claim(claim: Claim, graph: DocumentGraph, repeats: dict[str, int]) -> None:
    mapper = MAPPERS[type(claim)]
    arguments = list(mapper.arguments(claim, graph))
    node = terms.ref(_claim_iri(claim, mapper.kind, arguments, graph, repeats))
    rows = [
        f"{TYPE} {_CLAIM}",
        f"{TYPE} <{mapper.class_iri}>",
        f"{_IN_EVENT} {graph.event}",
        f"{_IN_DOCUMENT} {graph.document}",
        f"{_ASSERTED_BY} {graph.entity(claim.asserted_by) if claim.asserted_by else _NARRATOR}",
        f"{_REALIS} <{PARLEY[claim.realis]}>",
        f"{_BASIS} <{PARLEY[claim.basis]}>",
        f"{_EXTRACTOR} {terms.text(claim.extractor)}",
    ]
    rows += [f"{_EVIDENCE} {graph.evidence(evidence)}" for evidence in claim.evidence]
    rows += [f"<{predicate}> {value}" for predicate, value in arguments]
    graph.add_all(node, rows)
    if isinstance(claim, Stance):
        # Positions are no arguments: they may shift while the claim stays what it is.
        graph.add(node, terms.ref(PARLEY.propositionStart), terms.integer(claim.proposition.start))
        graph.add(node, terms.ref(PARLEY.propositionEnd), terms.integer(claim.proposition.end))


def _claim_iri(
    claim: Claim, kind: str, arguments: list[tuple[str, str]], graph: DocumentGraph, repeats: dict[str, int]
) -> str:
    # Without the base, so that a graph under another base has the same local names.
    stable = sorted(f"{predicate} {value}".replace(graph.ids.base, "") for predicate, value in arguments)
    quotes = [graph.page.quote(evidence.span) for evidence in claim.evidence]
    first = graph.ids.claim(graph.page.document_id, kind, stable, quotes)
    repeats[first] = repeats.get(first, 0) + 1
    if repeats[first] == 1:
        return first
    return graph.ids.claim(graph.page.document_id, kind, stable, quotes, repeats[first])


def _map_flag(flag: QualityFlag, graph: DocumentGraph) -> None:
    subject = graph.entity(flag.subject) if isinstance(flag.subject, Entity) else graph.referenced_event(flag.subject)
    quote = graph.page.quote(flag.evidence.span)
    mark = digest(flag.kind, subject.replace(graph.ids.base, ""), flag.stated, flag.reference, quote)
    node = terms.ref(graph.ids.iri("flag", f"{graph.page.document_id}--{flag.kind}-{mark}"))

    def add(predicate: str, value: str) -> None:
        graph.add_quality(node, terms.ref(predicate), value)

    graph.add_quality(node, TYPE, terms.ref(PARLEY.QualityFlag))
    add(PARLEY.flagKind, terms.text(flag.kind))
    add(PARLEY.flagged, subject)
    add(PARLEY.statedValue, terms.text(flag.stated))
    add(PARLEY.referenceValue, terms.text(flag.reference))
    add(PARLEY.evidence, graph.evidence(flag.evidence))
    add(PARLEY.inDocument, graph.document)
    if flag.source:
        add(DCTERMS.source, terms.text(flag.source))


def _check_text(page: Page, quads: DocumentQuads) -> None:
    try:
        "".join((*quads.lines, *quads.quality)).encode()
    except UnicodeEncodeError as error:
        reason = f"half of a surrogate pair ({error.object[error.start]!r}) stands alone: the file is not valid text"
        raise PageError(reason, file=page.origin.file, page=page.origin.page, line=page.origin.line) from error

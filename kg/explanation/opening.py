"""Finds out what a user wants opened, and collects the claims about it."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode, Store

from kg.explanation.edge import edge_claims
from kg.explanation.model import ClaimView, Explanation
from kg.explanation.reading import Reader
from kg.identifiers import Identifiers
from kg.namespaces import PARLEY
from kg.query.errors import AmbiguousNameError, ParameterError, UnknownNameError
from kg.query.names import NAME_KINDS, Names

_EDGE = re.compile(r"\s+(?:--+|—|–|<->|↔)\s+")
_EVIDENCE = re.compile(r"#char=\d+,\d+>?$", re.ASCII)
_ENTITIES = ("person", "topic", "organization", "agreement", "post", "place", "group")
# Pages are looked up by title last: there may be many of them, and an entity of that name is meant more often.
_PAGES = ("document", "event")


def explain(store: Store, text: str, *, ids: Identifiers | None = None, network: str = "") -> Explanation:
    """Open what `text` names: an IRI, a prefixed name, an id, a label in either language, or "A -- B" for an edge.

    With `network` (a kind, as `kg graph` has them) an edge is opened as it is in that network.
    Raises UnknownNameError with suggestions, AmbiguousNameError with the choices.
    """
    names = Names(store, ids)
    reader = Reader(store, names)
    ends = _EDGE.split(text.strip())
    if len(ends) > 2:
        raise ParameterError(f"{text!r}: an edge has two ends, write A -- B")
    if len(ends) == 2:
        one, two = (_find(names, end)[1] for end in ends)
        claims, notes = edge_claims(store, reader, (one, two), network, ids)
        subject = " -- ".join(map(reader.label, (one, two)))
        return Explanation(subject, "edge", (one.value, two.value), _views(reader, claims), notes)
    if network:
        raise ParameterError(f"{text!r} is not an edge: a network goes with A -- B")
    if _EVIDENCE.search(text.strip()):
        return _evidence(reader, text.strip())
    kind, node = _find(names, text)
    return _OPENERS.get(kind, _entity)(reader, kind, node)


def _find(names: Names, text: str) -> tuple[str, NamedNode]:
    for kind in ("claim", *_PAGES, *_ENTITIES):
        if (node := names.identify(text, kind)) is not None:
            return kind, node
    suggestions: dict[str, None] = {}
    for kinds in (_ENTITIES, _PAGES):
        if found := _by_label(names, text, kinds, suggestions):
            return found
    raise UnknownNameError("claim, event, document or entity", text, list(suggestions)[:3])


def _by_label(
    names: Names, text: str, kinds: tuple[str, ...], suggestions: dict[str, None]
) -> tuple[str, NamedNode] | None:
    found: dict[str, tuple[str, NamedNode]] = {}
    for kind in kinds:
        try:
            node = names.resolve(text, kind)
        except UnknownNameError as error:
            suggestions.update(dict.fromkeys(error.suggestions))
            continue
        found.setdefault(node.value, (kind, node))
    # A page and its event often share a title; the page has all that the event has.
    if len(found) > 1 and kinds is not _PAGES:
        raise AmbiguousNameError("thing", text, sorted(names.compact(iri) for iri in found))
    return next(iter(found.values()), None)


def _views(reader: Reader, nodes: set[NamedNode]) -> tuple[ClaimView, ...]:
    views = [reader.claim(node) for node in nodes if reader.is_claim(node)]
    return tuple(sorted(views, key=_position))


def _position(view: ClaimView) -> tuple[str, str, int, str]:
    first = view.sentences[0] if view.sentences else None
    return (view.date, first.url if first else "", (first.start or 0) if first else 0, view.iri)


def _claim(reader: Reader, kind: str, node: NamedNode) -> Explanation:
    return Explanation(reader.claim(node).id, kind, (node.value,), _views(reader, {node}), _flags(reader, node))


def _event(reader: Reader, kind: str, node: NamedNode) -> Explanation:
    claims = reader.subjects(PARLEY.inEvent, node) | reader.subjects(PARLEY.references, node)
    twins = reader.subjects(PARLEY.sameEvent, node) | {
        other for other in reader.objects(node, PARLEY.sameEvent) if isinstance(other, NamedNode)
    }
    notes = tuple(sorted(f"another source reports the same occasion: {twin.value}" for twin in twins))
    return Explanation(reader.label(node), kind, (node.value,), _views(reader, claims), notes + _flags(reader, node))


def _document(reader: Reader, kind: str, node: NamedNode) -> Explanation:
    return Explanation(
        reader.label(node), kind, (node.value,), _views(reader, reader.subjects(PARLEY.inDocument, node))
    )


def _entity(reader: Reader, kind: str, node: NamedNode) -> Explanation:
    return Explanation(
        reader.label(node),
        NAME_KINDS[kind].word,
        (node.value,),
        _views(reader, reader.subjects(None, node)),
        _flags(reader, node),
    )


def _evidence(reader: Reader, text: str) -> Explanation:
    iri = text.removeprefix("<").removesuffix(">")
    try:
        node = NamedNode(iri)
    except ValueError:
        raise UnknownNameError("sentence", text) from None
    claims = reader.subjects(PARLEY.evidence, node)
    if not claims:
        raise UnknownNameError("sentence", text)
    return Explanation(iri, "evidence", (iri,), _views(reader, claims))


def _flags(reader: Reader, node: NamedNode) -> tuple[str, ...]:
    return tuple(
        f"flag {reader.text(flag, PARLEY.flagKind)}: the page says {reader.text(flag, PARLEY.statedValue)}, "
        f"the reference data {reader.text(flag, PARLEY.referenceValue)}"
        for flag in sorted(reader.subjects(PARLEY.flagged, node), key=lambda flag: flag.value)
    )


_OPENERS = {"claim": _claim, "event": _event, "document": _document}

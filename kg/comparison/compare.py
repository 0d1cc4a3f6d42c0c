"""Compares the two accounts of an occasion: its plain facts, its topics, positions, outcomes and agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pyoxigraph import NamedNode, Store

from kg.comparison.model import Comparison, Fact, Item, Occasion, Section, Side
from kg.comparison.naming import Words, things
from kg.comparison.occasions import chosen, occasions, publisher_of
from kg.explanation import ClaimView, Sentence
from kg.explanation.reading import Reader
from kg.identifiers import Identifiers
from kg.namespaces import DCTERMS, OA, PARLEY, SCHEMA
from kg.query import Names

Claims = list[ClaimView]
Subjects = Callable[[ClaimView], Iterable[str]]
_REAL = frozenset(("actual",))
_DEALT_WITH = frozenset(("discussed", "spoke"))
_WITHOUT = "(no subject stated)"


def compare(store: Store, text: str, *, ids: Identifiers | None = None) -> list[Comparison]:
    """Return the comparisons of the occasions that `text` names: an event, a page, or "A -- B DATE".

    Raises UnknownNameError with suggestions, AmbiguousNameError with the choices, NoOtherAccountError when only one
    publisher reports the event.
    """
    reader = Reader(store, Names(store, ids))
    return [_compared(reader, occasion) for occasion in chosen(store, text, ids=ids)]


def compare_events(store: Store, *, ids: Identifiers | None = None) -> Iterator[Comparison]:
    """Yield the comparisons of all linked occasions by day."""
    reader = Reader(store, Names(store, ids))
    for occasion in occasions(store, ids=ids):
        yield _compared(reader, occasion)


def _compared(reader: Reader, occasion: Occasion) -> Comparison:
    one, two = NamedNode(occasion.one), NamedNode(occasion.two)
    left, right = _claims(reader, one, occasion), _claims(reader, two, occasion)
    sides = _side(reader, one, occasion), _side(reader, two, occasion)
    words = _words_of(reader, one, left, sides[0]), _words_of(reader, two, right, sides[1])
    return Comparison(
        occasion,
        *sides,
        tuple(_facts(reader, _told_of(occasion, one), _told_of(occasion, two), (left, right))),
        tuple(_with_names(_section(name, subjects, left, right), *words) for name, subjects in _SECTIONS),
    )


def _claims(reader: Reader, event: NamedNode, occasion: Occasion) -> Claims:
    """Return the claims of an account; of a page that tells of the occasion in passing, those of its telling words."""
    nodes = reader.subjects(PARLEY.inEvent, event)
    if _in_passing(occasion, event):
        told = {node for iri in occasion.told_in for node in reader.subjects(PARLEY.evidence, NamedNode(iri))}
        nodes &= told
    return [reader.claim(node) for node in sorted(nodes, key=lambda node: node.value) if reader.is_claim(node)]


def _in_passing(occasion: Occasion, event: NamedNode) -> bool:
    return occasion.level == "account-in-passing" and occasion.teller == event.value


def _side(reader: Reader, event: NamedNode, occasion: Occasion) -> Side:
    documents = sorted(reader.subjects(PARLEY.reports, event), key=lambda node: node.value)
    passing = _in_passing(occasion, event)
    return Side(
        publisher=publisher_of(reader, event),
        event=event.value,
        title=reader.label(event),
        date=reader.text(event, PARLEY.date),
        pages=tuple(
            (reader.text(document, DCTERMS.title), reader.text(document, SCHEMA.url) or document.value)
            for document in documents
        ),
        told=tuple(_sentence(reader, NamedNode(iri)) for iri in occasion.told_in) if passing else (),
        in_passing=passing,
    )


def _sentence(reader: Reader, evidence: NamedNode) -> Sentence:
    document = next((d for d in reader.objects(evidence, PARLEY.inDocument) if isinstance(d, NamedNode)), None)
    start, end = reader.text(evidence, PARLEY.start), reader.text(evidence, PARLEY.end)
    speaker = next((s for s in reader.objects(evidence, PARLEY.speaker) if isinstance(s, NamedNode)), None)
    return Sentence(
        quote=reader.text(evidence, OA.exact),
        start=int(start) if start else None,
        end=int(end) if end else None,
        speaker=reader.label(speaker) if speaker else "",
        title=reader.text(document, DCTERMS.title) if document else "",
        date=reader.text(document, DCTERMS.issued)[:10] if document else "",
        url=(reader.text(document, SCHEMA.url) or document.value) if document else "",
    )


def _words_of(reader: Reader, event: NamedNode, claims: Claims, side: Side) -> Words:
    """Return the words of an account: every sentence of its pages in the store, or those that tell in passing."""
    found: list[tuple[Sentence, str]] = []
    for document in sorted(reader.subjects(PARLEY.reports, event), key=lambda node: node.value):
        language = reader.text(document, DCTERMS.language)
        if side.in_passing:
            found += [(sentence, language) for sentence in side.told]
        else:
            parts = sorted(reader.subjects(PARLEY.inDocument, document), key=lambda node: node.value)
            found += [(_sentence(reader, part), language) for part in parts if reader.text(part, OA.exact)]
    return Words(reader, {claim.iri: claim.sentences for claim in claims}, tuple(found))


def _with_names(section: Section, left: Words, right: Words) -> Section:
    """Return the section with those subjects apart that one side alone deals with, and the other names."""
    argument = _NAMED_AS.get(section.name)
    if argument is None:
        return section
    left_only, named_by_right = _told_apart(section.left_only, argument, right)
    right_only, named_by_left = _told_apart(section.right_only, argument, left)
    return Section(section.name, section.both, left_only, right_only, named_by_right, named_by_left)


def _told_apart(items: tuple[Item, ...], argument: str, other: Words) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    silent: list[Item] = []
    named: list[Item] = []
    for item in items:
        claims = [NamedNode(claim.iri) for claim in (*item.left, *item.right)]
        meant = things(other.reader, claims, argument, item.subject)
        sentences = tuple(sentence for thing in meant for sentence in other.naming(thing))
        (named if sentences else silent).append(replace(item, named=sentences))
    return tuple(silent), tuple(named)


def _told_of(occasion: Occasion, event: NamedNode) -> NamedNode | None:
    """Return the event if its page is about the occasion: the day of an address is not that of a call told there."""
    return None if _in_passing(occasion, event) else event


def _facts(
    reader: Reader, one: NamedNode | None, two: NamedNode | None, claims: tuple[Claims, Claims]
) -> Iterator[Fact]:
    for name, predicate in (("date", PARLEY.date), ("start", PARLEY.startTime), ("kind", PARLEY.eventType)):
        yield Fact(name, _words(reader, one, predicate), _words(reader, two, predicate))
    yield Fact("place", _words(reader, one, PARLEY.place), _words(reader, two, PARLEY.place))
    yield Fact("participants", _people(claims[0]), _people(claims[1]))


def _words(reader: Reader, event: NamedNode | None, predicate: str) -> tuple[str, ...]:
    if event is None:
        return ()
    return tuple(sorted({reader.label(value) for value in reader.objects(event, predicate)}))


def _people(claims: Claims) -> tuple[str, ...]:
    found = (claim for claim in claims if claim.kind == "Participation" and claim.realis in _REAL)
    return tuple(sorted({value for claim in found for name, value in claim.arguments if name == "agent"}))


def _section(name: str, subjects: Subjects, left: Claims, right: Claims) -> Section:
    mine, theirs = _by_subject(left, subjects), _by_subject(right, subjects)
    both = tuple(Item(key, mine[key], theirs[key]) for key in sorted(mine.keys() & theirs.keys()))
    left_only = tuple(Item(key, mine[key], ()) for key in sorted(mine.keys() - theirs.keys()))
    right_only = tuple(Item(key, (), theirs[key]) for key in sorted(theirs.keys() - mine.keys()))
    return Section(name, both, left_only, right_only)


def _by_subject(claims: Claims, subjects: Subjects) -> dict[str, tuple[ClaimView, ...]]:
    found: defaultdict[str, list[ClaimView]] = defaultdict(list)
    for claim in claims:
        for subject in subjects(claim):
            found[subject].append(claim)
    return {key: tuple(sorted(several, key=_place)) for key, several in found.items()}


def _place(claim: ClaimView) -> tuple[str, int, str]:
    first = claim.sentences[0] if claim.sentences else None
    return (first.url if first else "", (first.start or 0) if first else 0, claim.iri)


def _values(claim: ClaimView, argument: str) -> list[str]:
    return [value for name, value in claim.arguments if name == argument]


def _topics(claim: ClaimView) -> Iterable[str]:
    if claim.kind != "Discussion" or claim.realis not in _REAL or not _DEALT_WITH & set(_values(claim, "modality")):
        return ()
    return _values(claim, "topic")


def _positions(claim: ClaimView) -> Iterable[str]:
    return _values(claim, "about") or (_WITHOUT,) if claim.kind == "Stance" else ()


def _outcomes(claim: ClaimView) -> Iterable[str]:
    if claim.kind != "Outcome":
        return ()
    kind = ", ".join(_values(claim, "outcomeKind"))
    return [f"{kind}: {subject}" for subject in _values(claim, "about") or (_WITHOUT,)]


def _agreements(claim: ClaimView) -> Iterable[str]:
    return _values(claim, "references") if claim.kind == "AgreementReference" else ()


_SECTIONS: tuple[tuple[str, Subjects], ...] = (
    ("topics", _topics),
    ("positions", _positions),
    ("outcomes", _outcomes),
    ("agreements", _agreements),
)

# What the subject of a claim is, in the sections where to name it is less than to deal with it.
_NAMED_AS = {"topics": PARLEY.topic, "agreements": PARLEY.references}

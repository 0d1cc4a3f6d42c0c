"""A page's text with its claims marked: numbered claims, and the stretches of text that carry the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.explanation.document import StoredPage
from kg.explanation.model import ClaimView
from kg.model.pages import Page
from kg.model.text import Span


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A claim with the number of its marks, from 1 in the order of the text; `spans` are where its words stand."""

    number: int
    claim: ClaimView
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text and the numbers of the claims that it proves; without any it is plain."""

    span: Span
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page ready to be shown: `stretches` cover its whole text in order, however claims overlap.

    `sentences` counts the page's sentences, `proving` those in which words of a claim stand.
    """

    id: str
    iri: str
    title: str
    url: str
    text: str
    claims: tuple[NumberedClaim, ...]
    stretches: tuple[Stretch, ...]
    sentences: int
    proving: int


def mark(stored: StoredPage, page: Page) -> MarkedPage:
    """Return `page` with the claims of `stored`, which must have been built from the very same text."""
    claims = _numbered(stored.explanation.claims)
    spans = [span for claim in claims for span in claim.spans]
    return MarkedPage(
        id=stored.id,
        iri=stored.explanation.iris[0],
        title=stored.explanation.subject,
        url=stored.url,
        text=page.text,
        claims=claims,
        stretches=tuple(stretches(len(page.text), claims)),
        sentences=len(page.sentences),
        proving=sum(any(span.overlaps(sentence.span) for span in spans) for sentence in page.sentences),
    )


def stretches(length: int, claims: Sequence[NumberedClaim]) -> Iterator[Stretch]:
    """Yield the stretches of a text of `length` code points: a new one wherever a claim begins or ends."""
    begins: dict[int, set[int]] = {}
    ends: dict[int, set[int]] = {}
    for claim in claims:
        for span in _joined(claim.spans):
            begins.setdefault(span.start, set()).add(claim.number)
            ends.setdefault(span.end, set()).add(claim.number)
    cuts = sorted({0, length, *begins, *ends})
    running: set[int] = set()
    for start, end in pairwise(cuts):
        running = (running - ends.get(start, set())) | begins.get(start, set())
        yield Stretch(Span(start, end), tuple(sorted(running)))


def _numbered(views: Iterable[ClaimView]) -> tuple[NumberedClaim, ...]:
    placed = sorted(((_spans(view), view) for view in views), key=lambda pair: (pair[0], pair[1].kind, pair[1].iri))
    return tuple(NumberedClaim(number, view, spans) for number, (spans, view) in enumerate(placed, start=1))


def _spans(view: ClaimView) -> tuple[Span, ...]:
    places = {
        Span(sentence.start, sentence.end)
        for sentence in view.sentences
        if sentence.start is not None and sentence.end is not None
    }
    return tuple(sorted(places))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return sorted `spans` with those that overlap or touch as one: a claim is marked once at each place."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined

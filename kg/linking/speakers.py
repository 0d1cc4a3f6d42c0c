"""Speaker labels as names of people, also those that are offices in capitals: "PRIME MINISTER:"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.linking import identity
from kg.linking.own_side import OwnSide, own_side
from kg.linking.raw import category, slugs
from kg.linking.spots import Office
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.folding import fold

_NOBODY = frozenset(
    [
        "question",
        "remark",
        "reply",
        "answer",
        "voice",
        "response",
        "moderator",
        "interpreter",
        "participant",
        "journalist",
        "reporter",
        "correspondent",
        "host",
    ]
)


def labels(page: Page, text: str, vocabulary: Vocabulary) -> Iterator[tuple[Span, Span, str, str]]:
    """Yield (label, where the name stands in it, name, slug of the person meant by office or "") of speakers."""
    own = own_side(page, vocabulary) if page.turns else None
    for turn in page.turns:
        if not turn.name or turn.name.split()[0].lower().rstrip(".:") in _NOBODY or not turn.name[:1].isupper():
            continue
        at = text.rfind(turn.name, turn.label.start, turn.label.end)
        meant = _labelled(turn.name, page, own, vocabulary) if own is not None else None
        if at >= 0 and (meant or (meant is None and len(turn.name.split()) > 1)):
            yield turn.label, Span(at, at + len(turn.name)), turn.full_name or turn.name, meant or ""


def _labelled(name: str, page: Page, own: OwnSide, vocabulary: Vocabulary) -> str | None:
    """Return the slug of the person whom a label in capitals means, "" for nobody known, None for a label with a name.

    An office alone is the publisher's head, or whoever held it in the publisher's state on the page's day.
    """
    words = name.split()
    if not name.isupper() or len(words) < 1 or len(name) < 4:
        return None
    printed = fold(" ".join(w.capitalize() for w in (words[1:] if words[0] == "THE" else words)))
    hits = [h for h in vocabulary.matcher.all(printed) if h.span.start == 0 and category(h) == "role"]
    if not hits:
        return None
    hit = max(hits, key=lambda h: h.span.end)
    office = Office(Span(0, hit.span.end), slugs(hit, "role")[0])
    surname = printed[hit.span.end :].strip()
    if surname:
        families = [
            s for h in vocabulary.matcher.all(printed) if h.span.end == len(printed) for s in slugs(h, "family")
        ]
        codes = (office.code, *sorted(identity.MINISTERS)) if office.code == "minister" else (office.code,)
        offices = (replace(office, code=code) for code in codes)
        found = (identity.resolve_person(surname, [], families, o, page.date, vocabulary) for o in offices)
        return next(filter(None, found), None)
    if own.means_head(office):
        return own.head
    if not own.publisher.country:
        return ""
    return identity.holder_of(replace(office, country=own.publisher.country), page.date, vocabulary, printed)

"""`parse`: a raw page becomes a page, strictly: every character that is not white space belongs to exactly one part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime

from kg.errors import PageError
from kg.model.pages import Page, Part, PartKind, RawPage, Sentence
from kg.model.text import Span
from kg.parsing import identity
from kg.parsing.announcements import announced_day, is_announcement
from kg.parsing.dates import ImpossibleDateError, Printed, parse_published
from kg.parsing.labels import Label
from kg.parsing.languages import language_of
from kg.parsing.layout import Layout
from kg.parsing.leaks import find_leaks
from kg.parsing.recordlayout import record_layout
from kg.parsing.sentences import split_sentences
from kg.parsing.sites import KREMLIN, WHITE_HOUSE, Site, site_of
from kg.parsing.spans import carve, check_cover
from kg.parsing.textlayout import text_layout
from kg.parsing.turns import Piece, find_pieces, find_turns
from kg.parsing.zones import offset_text


def parse(raw: RawPage) -> Page:
    """Return `raw` as a document; raises `PageError` when it is not a whole page or holds an impossible date."""
    try:
        return _parse(raw)
    except ImpossibleDateError as error:
        raise _error(raw, str(error)) from None


def _parse(raw: RawPage) -> Page:
    site = site_of(raw)
    language = language_of(raw)
    layout = text_layout(raw) if raw.layout == "text" else record_layout(raw)
    pieces = find_pieces(raw.text, layout.blocks, flat=layout.flat, shouted=site is WHITE_HOUSE)
    turns, owners = find_turns(pieces)
    leaks = list(_leaks(raw.text, pieces)) if layout.flat and site is KREMLIN else []
    parts = sorted([*layout.parts, *_body_parts(raw.text, pieces, leaks)], key=_by_span)
    problems = check_cover(raw.text, parts)
    if problems:
        raise _error(raw, f"the page could not be divided into parts: {problems[0]}")
    sentences = _sentences(raw.text, layout, pieces, owners)
    published = _published(raw, layout, site)
    first = next((sentence.span for sentence in sentences if sentence.zone == "body"), None)
    announcement = is_announcement(raw.text, layout, first, official=site is KREMLIN)
    stated = _stated(raw.text, layout, first, published, announcement=announcement)
    day, basis = _day(stated, published)
    moment = datetime(day.year, day.month, day.day, 12) if day else None
    place = layout.place.of(raw.text) if layout.place else ""
    return Page(
        document_id=identity.document_id(
            raw,
            site,
            day=day,
            time=stated.time if stated else "",
            title=layout.title.of(raw.text),
            place=place,
            language=language,
        ),
        event_id=identity.event_id(raw, site),
        url=raw.url,
        source=site.source,
        language=language,
        text=raw.text,
        origin=raw.origin,
        digest=identity.digest_of(raw),
        parts=tuple(parts),
        title=layout.title,
        sentences=tuple(sentences),
        lead=layout.lead,
        body=layout.body,
        date=day,
        date_basis=basis,
        date_span=stated.day_span if stated else None,
        time=stated.time if stated else "",
        time_span=stated.time_span if stated else None,
        zone=_zone(site, published, moment),
        place=layout.place,
        captions=_captions(layout, pieces),
        gallery=layout.gallery,
        turns=tuple(turns),
        cuts=tuple(piece.span for piece in pieces if piece.kind is PartKind.CUT),
        facets=tuple(layout.facets),
        sections=layout.sections,
        published=published,
        announcement=announcement,
        participants=raw.participants,
        leaks=tuple(leaks),
    )


def _by_span(part: Part) -> Span:
    return part.span


def _captions(layout: Layout, pieces: list[Piece]) -> tuple[Span, ...]:
    inside = [piece.span for piece in pieces if piece.kind is PartKind.CAPTION]
    return tuple(sorted([*layout.captions, *inside]))


def _leaks(text: str, pieces: list[Piece]) -> Iterator[Span]:
    for piece in pieces:
        if piece.label is not None and piece.label.leak is not None:
            yield piece.label.leak
        elif piece.kind is PartKind.PARAGRAPH:
            for leak in find_leaks(text, piece.span.start, piece.span.end):
                yield leak.span


def _body_parts(text: str, pieces: list[Piece], holes: list[Span]) -> Iterator[Part]:
    """Yield the parts of the body; `holes`, which are sorted, each lie inside one piece."""
    for hole in holes:
        yield Part(PartKind.FURNITURE, hole)
    for piece in pieces:
        inside = holes[bisect_left(holes, piece.span) : bisect_left(holes, Span(piece.span.end, piece.span.end + 1))]
        note = _note(piece.label)
        if note is not None:
            yield Part(PartKind.RETRANSLATED, note)
            inside.append(note)
        for span in carve(text, piece.span, inside):
            yield Part(piece.kind, span)


def _note(label: Label | None) -> Span | None:
    return label.retranslated if label else None


# A sentence has a word in it, and begins after the mark of its list item.
_WORDS = re.compile(r"[^\W_]")
_LIST_MARKER = re.compile(r"(?:[-–•·▪]|\*(?!\*))\s+(?=\S)")
_ZONES = {PartKind.CAPTION: "caption", PartKind.HEADING: "heading", PartKind.PARAGRAPH: "body"}


def _sentences(text: str, layout: Layout, pieces: list[Piece], owners: list[int | None]) -> list[Sentence]:
    """Return all sentences in the order of the text; each block of the page is a paragraph of its own."""
    stretches: list[tuple[Span, str, int | None]] = [(layout.title, "title", None)]
    if layout.lead:
        stretches.append((layout.lead, "lead", None))
    stretches += [(caption, "caption", None) for caption in layout.captions]
    for piece, owner in zip(pieces, owners, strict=True):
        if piece.kind in _ZONES:
            stretches.append((piece.span, _ZONES[piece.kind], owner))
    stretches.sort(key=lambda stretch: stretch[0])
    sentences: list[Sentence] = []
    for paragraph, (span, zone, owner) in enumerate(stretches):
        whole = zone in ("title", "heading")
        marker = None if whole else _LIST_MARKER.match(text, span.start, span.end)
        start = marker.end() if marker else span.start
        found = iter((span,)) if whole else split_sentences(text, start, span.end)
        sentences.extend(
            Sentence(one, zone, paragraph, owner) for one in found if _WORDS.search(text, one.start, one.end)
        )
    return sentences


def _published(raw: RawPage, layout: Layout, site: Site) -> datetime | None:
    """Return the moment of publication: the page's own line where it has one (it gives the time), else the record's."""
    said = layout.published or raw.published
    return parse_published(said, site.zone, wall_clock=site.wall_clock)


def _stated(
    text: str, layout: Layout, first: Span | None, published: datetime | None, *, announcement: bool
) -> Printed | None:
    if announcement:
        return announced_day(text, layout, first, published.date() if published else None) or layout.stated
    return layout.stated


def _day(stated: Printed | None, published: datetime | None) -> tuple[date | None, str]:
    if stated:
        return stated.day, "stated"
    return (published.date(), "published") if published else (None, "")


def _zone(site: Site, published: datetime | None, moment: datetime | None) -> str:
    if published is not None and published.tzinfo is not None:
        return offset_text(published.tzinfo, published)
    return offset_text(site.zone(moment), moment) if moment else ""


def _error(raw: RawPage, reason: str) -> PageError:
    return PageError(reason, file=raw.origin.file, page=raw.origin.page, line=raw.origin.line)

"""A page before and after parsing: `RawPage` is what a reader found, `Page` is what the text means as a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from kg.model.text import Origin, Span


@dataclass(frozen=True, slots=True)
class SiteParticipant:
    """One entry of a participant list that the site itself keeps beside a page (name and post as printed)."""

    name: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as a reader found it, before any interpretation.

    `text` is the whole page as one string; every span of every later stage indexes into it.
    `fields` says where the parts that the format itself marks lie in `text`
    (keys: title, summary, place, published, body, facets, caption, tags); a format that marks nothing gives {}.
    `published` is the format's own publication value, verbatim; `url` may be empty when the format has none.
    """

    text: str
    origin: Origin
    url: str = ""
    language: str = ""
    published: str = ""
    fields: Mapping[str, Span] = field(default_factory=dict)
    participants: tuple[SiteParticipant, ...] = ()
    layout: str = "record"


class PartKind(StrEnum):
    """What a stretch of page text is; every code point that is not white space belongs to exactly one part."""

    TITLE = "title"
    LEAD = "lead"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    CAPTION = "caption"
    GALLERY = "gallery"  # "3 of 4", the counter under a picture
    HEADING = "heading"  # "Beginning of conversation with …", bold lines between paragraphs
    PARAGRAPH = "paragraph"
    BREAK = "break"  # "* * *", "###"
    SPEAKER = "speaker"  # "President of Russia Vladimir Putin:" with its colon
    RETRANSLATED = "retranslated"
    CUT = "cut"  # "<…>"
    FACET = "facet"  # geography, topics, persons
    SECTION = "section"  # "Published in sections: News, Transcripts"
    PUBLICATION = "publication"
    FURNITURE = "furniture"  # "Events", "Text version", "Publication status": navigation, deliberately not read


class Part(NamedTuple):
    """One classified stretch of the page."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn in a transcript.

    `label` covers the speaker label without its colon; `name` and `office` are its two halves as printed
    ("President of Russia", "Vladimir Putin"); `span` covers the words spoken, all paragraphs of the turn.
    `full_name` is the name in the person pop-up, where one leaked into the label ("Shoigu Sergei"); `order` is 1-based.
    """

    order: int
    label: Span
    name: str
    office: str
    span: Span
    retranslated: bool = False
    full_name: str = ""


class Sentence(NamedTuple):
    """One sentence; `zone` is title, lead, caption, heading or body; `turn` is its turn's index in `Page.turns`.

    Parts and sentences are tuples because a page has many and they are sent from process to process.
    """

    span: Span
    zone: str
    paragraph: int
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of the site's own classification; `kind` is geography, topics or persons; `value` as printed."""

    kind: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Page:
    """A page understood as a document: its parts, sentences and turns, all as spans into `text`.

    `document_id` is the key of the document's IRI and named graph ("kremlin-en-63564").
    `event_id` is the key of the event's IRI where editions of one page share it ("kremlin-63564"); else empty.
    `date` is the day that the page gives for its event, else the day of publication; `date_basis` says which
    ("stated", "published"). `time` is "HH:MM" as stated; `zone` the offset that it is in ("+03:00").
    `announcement` is true when the page announces an event that has not happened yet.
    `digest` is the SHA-256 of everything the reader found: same digest, same claims.
    `leaks` are person pop-ups (surname, name, post) that stand inside sentences although no one wrote them there.
    """

    document_id: str
    url: str
    source: str  # "kremlin", "whitehouse", "president-gov-ua", else the host name
    language: str
    text: str
    origin: Origin
    digest: str
    parts: tuple[Part, ...]
    title: Span
    sentences: tuple[Sentence, ...]
    lead: Span | None = None
    body: Span | None = None
    date: date | None = None
    date_basis: str = ""
    date_span: Span | None = None
    time: str = ""
    time_span: Span | None = None
    zone: str = ""
    place: Span | None = None
    captions: tuple[Span, ...] = ()
    gallery: tuple[int, int] | None = None
    turns: tuple[Turn, ...] = ()
    cuts: tuple[Span, ...] = ()
    facets: tuple[Facet, ...] = ()
    sections: tuple[str, ...] = ()
    published: datetime | None = None
    announcement: bool = False
    participants: tuple[SiteParticipant, ...] = ()
    leaks: tuple[Span, ...] = ()
    event_id: str = ""

    def quote(self, span: Span) -> str:
        """Return the verbatim text of `span`."""
        return span.of(self.text)

"""What a layout finds on a page outside its body text, and the shape that the body comes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model.pages import Facet, Part, PartKind
from kg.model.text import Span
from kg.parsing.blocks import Block
from kg.parsing.dates import Printed


@dataclass(slots=True)
class Layout:
    """The frame of a page: title, header, facets and footer with their parts, and the blocks of the body.

    `parts` holds a part for every stretch outside the body blocks. `published` is a publication date printed on the
    page; `announced` holds the date of an announcement, when the page has a line for it.
    """

    title: Span
    parts: list[Part] = field(default_factory=list)
    blocks: Iterable[Block] = ()
    flat: bool = False
    lead: Span | None = None
    body: Span | None = None
    stated: Printed | None = None
    announced: Printed | None = None
    place: Span | None = None
    captions: list[Span] = field(default_factory=list)
    gallery: tuple[int, int] | None = None
    facets: list[Facet] = field(default_factory=list)
    sections: tuple[str, ...] = ()
    published: str = ""

    def add(self, kind: PartKind, span: Span | None) -> None:
        """Note a part; nothing happens for an empty stretch."""
        if span is not None:
            self.parts.append(Part(kind, span))

    def add_printed(self, printed: Printed) -> None:
        """Note the parts of a printed date and, if there is one, of its time."""
        self.add(PartKind.DATE, printed.day_span)
        self.add(PartKind.TIME, printed.time_span)

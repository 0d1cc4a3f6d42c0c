"""Records, Markdown and saved HTML: the format itself marks title, lead, place and body."""

from __future__ import annotations

from kg.errors import PageError
from kg.model.pages import PartKind, RawPage
from kg.model.text import Span
from kg.parsing.blocks import flat_blocks, line_blocks, markdown_blocks
from kg.parsing.facets import read_footer_lines
from kg.parsing.flatpage import is_whole_page, read_whole_page
from kg.parsing.layout import Layout
from kg.parsing.spans import trimmed
from kg.parsing.textlayout import lines_of, read_header_lines


def record_layout(raw: RawPage) -> Layout:
    """Return the frame of a page whose reader marked its fields."""
    title = raw.fields.get("title")
    if title is None:
        reason = "the page has no title"
        raise PageError(reason, file=raw.origin.file, page=raw.origin.page, line=raw.origin.line)
    layout = Layout(title=title, lead=raw.fields.get("summary"), place=raw.fields.get("place"))
    layout.add(PartKind.TITLE, title)
    layout.add(PartKind.LEAD, layout.lead)
    layout.add(PartKind.PLACE, layout.place)
    if "published" in raw.fields:
        read_header_lines(layout, lines_of(raw.text, raw.fields["published"]))
    for name in ("facets", "tags"):
        if name in raw.fields:
            read_footer_lines(layout, lines_of(raw.text, raw.fields[name]))
    if "caption" in raw.fields:
        layout.captions.append(raw.fields["caption"])
        layout.add(PartKind.CAPTION, raw.fields["caption"])
    body = raw.fields.get("body")
    if body is not None:
        _read_body(layout, raw, body)
    return layout


def _read_body(layout: Layout, raw: RawPage, body: Span) -> None:
    one_line = "\n" not in body.of(raw.text)
    layout.body = body
    if raw.layout == "markdown":
        layout.blocks = markdown_blocks(raw.text, body)
        return
    if one_line and is_whole_page(raw.text, body):
        layout.flat = True
        left = read_whole_page(layout, raw.text, body)
        layout.body = trimmed(raw.text, left.start, left.end) if left else None
        layout.blocks = flat_blocks(raw.text, layout.body) if layout.body else ()
        return
    layout.flat = one_line and raw.layout == "record"
    layout.blocks = flat_blocks(raw.text, body) if layout.flat else line_blocks(raw.text, body)

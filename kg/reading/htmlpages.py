"""Saved HTML pages of en.kremlin.ru and kremlin.ru (markup of 2013 to 2025); scripts and styles are never read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.errors import PageError
from kg.model.pages import RawPage
from kg.model.text import Origin
from kg.reading import limits
from kg.reading.htmltext import DeepPageError, visible_text
from kg.reading.records import check_text, compose
from kg.reading.streams import ByteSource, read_whole

_TITLE = "h1.entry-title.p-name, h1.entry-title, h1.p-name"
_DAY = "time.read__published"
_TIME = "div.read__time"
_PLACE = "div.read__place"
_LEAD = "div.read__lead"
_BODY = "div.read__internal_content, div.entry-content"
_FACET_COLUMNS = "div.read__tags .read__tagscol"
_LINK = "#material_link"
_DEEP = f"markup nested deeper than {limits.HTML_DEPTH_LEVELS} levels"
# Deep nesting costs the parser quadratic time, so it is found before; tags that need no end tag do not count.
_CONTAINER = re.compile(
    r"<(/?)(?:div|span|section|article|blockquote|ul|ol|b|i|em|strong|font|table|a)\b", re.IGNORECASE
)


def read_html(source: ByteSource) -> Iterator[RawPage | PageError]:
    """Yield the one page of a saved HTML file."""
    try:
        text = read_whole(source, limits.HTML_FILE)
        yield html_page(text, Origin(source.name))
    except PageError as error:
        yield error


def html_page(markup: str, origin: Origin) -> RawPage:
    """Return the page in `markup`; raises `PageError` for a page of another site and for hostile markup."""
    _check_tags(markup, origin)
    tree = LexborHTMLParser(markup)
    try:
        return _page(tree, origin)
    except DeepPageError:
        raise PageError(_DEEP, file=origin.file) from None


def _page(tree: LexborHTMLParser, origin: Origin) -> RawPage:
    title, body, lead = _text(tree, _TITLE), _text(tree, _BODY), _text(tree, _LEAD)
    if not title:
        reason = "not an event page of kremlin.ru: no h1.entry-title in this HTML; other sites are not read as HTML"
        raise PageError(reason, file=origin.file)
    if not body and not lead:
        raise PageError("the HTML has a title but no text (div.entry-content): half a page", file=origin.file)
    day = tree.css_first(_DAY)
    date_lines = "\n".join(filter(None, (visible_text(day) if day else "", _text(tree, _TIME))))
    text, fields = compose(
        (
            ("title", title),
            ("summary", lead),
            ("published", date_lines),
            ("place", _text(tree, _PLACE)),
            ("body", body),
            ("facets", _facets(tree)),
        )
    )
    check_text(text, origin)
    return RawPage(
        text=text,
        origin=origin,
        url=_url(tree),
        language=_language(tree),
        published=(day.attributes.get("datetime") or "").strip() if day else "",
        fields=fields,
        layout="html",
    )


def _text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return visible_text(node) if node else ""


def _facets(tree: LexborHTMLParser) -> str:
    """Return the facet columns as lines: a heading, then one value per line, as in the text layout."""
    lines: list[str] = []
    for column in tree.css(_FACET_COLUMNS):
        heading = column.css_first("h3")
        values = [value for item in column.css("li") if (value := _one_line(item))]
        if heading and values:
            lines += [_one_line(heading), *values]
    return "\n".join(lines)


def _one_line(node: LexborNode) -> str:
    return visible_text(node).replace("\n", " ")


def _url(tree: LexborHTMLParser) -> str:
    canonical = tree.css_first('link[rel="canonical"]')
    found = (canonical.attributes.get("href") or "") if canonical else ""
    if found.startswith(("http://", "https://")):
        return found
    shared = tree.css_first('meta[property="og:url"]')
    found = (shared.attributes.get("content") or "") if shared else ""
    if found.startswith(("http://", "https://")):
        return found
    link = tree.css_first(_LINK)
    if link is None:
        return ""
    short = (link.attributes.get("value") or link.attributes.get("href") or visible_text(link)).strip()
    if not short or any(character.isspace() for character in short):
        return ""
    return short if short.startswith(("http://", "https://")) else f"http://{short}"


def _language(tree: LexborHTMLParser) -> str:
    root = tree.css_first("html")
    return (root.attributes.get("lang") or "")[:2].lower() if root else ""


def _check_tags(markup: str, origin: Origin) -> None:
    """Refuse tags of monstrous length or depth before the parser sees them: both cost it quadratic time."""
    for piece in markup.split(">"):
        if len(piece) > limits.HTML_TAG:
            start = piece.find("<")
            inline = piece.startswith(("<script", "<style"), start)
            if start >= 0 and len(piece) - start > limits.HTML_TAG and not inline:
                raise PageError("an HTML tag longer than 64 kB", file=origin.file)
    depth = 0
    for tag in _CONTAINER.finditer(markup):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > limits.HTML_DEPTH_LEVELS:
            raise PageError(_DEEP, file=origin.file)

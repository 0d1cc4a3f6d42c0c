"""The visible text of an HTML element, as a browser would copy it: blocks on lines of their own, pop-ups left out."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from kg.reading import limits

# fmt: off
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "button", "form", "input",
    "select", "textarea", "audio", "video",
))
_BLOCKS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "section",
    "article", "header", "footer", "figure", "figcaption", "dl", "dt", "dd", "hr", "main", "aside", "nav", "address",
))
# fmt: on
_HIDDEN = re.compile(r"popup|pop-up|tooltip|dropdown|hidden|person_?info|hint", re.IGNORECASE)
# White space that HTML folds; the no-break space is text and stays.
_FOLDED = re.compile(r"[ \t\n\r\f]+")
_POPUP_SPANS = 20
_WORD = re.compile(r"[^\W\d_]{2,}")


class DeepPageError(Exception):
    """Markup nested deeper than the limit; nothing is returned rather than half of the text."""


def visible_text(root: LexborNode) -> str:
    """Return the text of `root`; raises `DeepPageError` for markup nested deeper than the limit."""
    pieces: list[str] = []
    stack: list[tuple[LexborNode | str, int]] = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif depth > limits.HTML_DEPTH_LEVELS:
            raise DeepPageError
        elif node.tag == "-text":
            pieces.append(_FOLDED.sub(" ", node.text_content or ""))
        elif node.tag == "br":
            pieces.append("\n")
        elif node.tag not in _SKIPPED and not is_hidden(node):
            _push_children(node, depth, stack)
    return _tidy("".join(pieces))


def _push_children(node: LexborNode, depth: int, stack: list[tuple[LexborNode | str, int]]) -> None:
    block = node.tag in _BLOCKS
    if block:
        stack.append(("\n", depth))
    children = name_children(node) if node.tag == "a" else list(node.iter(include_text=True))
    stack.extend((child, depth + 1) for child in reversed(children))
    if block:
        stack.append(("\n", depth))


def is_hidden(node: LexborNode) -> bool:
    """Tell whether the element says of itself that it is not shown."""
    attributes = node.attributes
    if not attributes:
        return False
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or attributes.get("aria-hidden") == "true"


def name_children(link: LexborNode) -> list[LexborNode]:
    """Return the children of a link that show its visible name, without a person pop-up's name and post.

    A pop-up is told by what it is, not by one class name that a redesign would change: the link leads to a person,
    or the span calls itself a pop-up, or it repeats the surname of the visible name. When the link has no text of its
    own outside spans, its first span is the visible name.
    """
    children = list(link.iter(include_text=True))
    spans = [child for child in children if child.tag in ("span", "div")]
    if not 0 < len(spans) <= _POPUP_SPANS:
        return children
    own = "".join(child.text_content or "" for child in children if child.tag == "-text").strip()
    shown = spans[0] if not own else None
    visible = own or spans[0].text(deep=True)
    person = "person" in (link.attributes.get("href") or "") + (link.attributes.get("class") or "")
    kept = (child == shown or child not in spans or not _is_popup(child, visible, person) for child in children)
    return [child for child, keep in zip(children, kept, strict=True) if keep]


def _is_popup(span: LexborNode, visible: str, person: bool) -> bool:
    if person or _HIDDEN.search(span.attributes.get("class") or ""):
        return True
    names = {word[:5].lower() for word in _WORD.findall(visible) if word[:1].isupper()}
    said = [word[:5].lower() for word in _WORD.findall(span.text(deep=True))[:3]]
    return len(names.intersection(said)) >= 2


def _tidy(text: str) -> str:
    lines = (line.strip(" \t\n\r\f") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.replace("\u00a0", ""))

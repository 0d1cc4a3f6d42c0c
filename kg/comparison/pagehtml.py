"""Writes comparisons as one HTML file that needs nothing else: no script, no font, no picture, no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from kg.comparison.model import Comparison, Item, Occasion, Section, Side
from kg.comparison.render import SHOWN, days, quotes, said
from kg.explanation import ClaimView, Sentence

# Nothing may be loaded, whatever the pages' texts are: a second lock behind the escaping.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 1rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-block: .5rem 1.5rem; }
th, td { border: 1px solid #8886; padding: .3rem .6rem; text-align: start; vertical-align: top;
  overflow-wrap: anywhere; }
thead th { background: #8882; }
tbody th { width: 10rem; font-weight: 600; }
.name { width: 10rem; }
.differs { border-inline-start: 4px solid #D55E00; }
.silent { color: #767676; }
blockquote { margin: .2rem 0; }
p.said { margin: .2rem 0; font-size: .9rem; }
"""


def to_html(comparisons: Sequence[Comparison]) -> str:
    """Return comparisons as an HTML document with the two accounts in columns."""
    title = "Two accounts of one occasion" if len(comparisons) == 1 else "Two accounts of each occasion"
    body = (line for comparison in comparisons for line in _comparison(comparison))
    return _document(title, body)


def list_html(occasions: Sequence[Occasion]) -> str:
    """Return a list of occasions as an HTML document."""
    return _document("Occasions that two publishers report", _list(occasions))


def _document(title: str, body: Iterator[str]) -> str:
    head = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_safe(title)}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{_safe(title)}</h1>",
    )
    return "".join(f"{line}\n" for line in (*head, *body, "</body>", "</html>"))


def _list(occasions: Sequence[Occasion]) -> Iterator[str]:
    heads = "".join(f"<th>{name}</th>" for name in ("Day", "Level, score", "One account", "The other"))
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for one in occasions:
        sides = (f"{one.publisher}: {one.title}", f"{one.other_publisher}: {one.other_title}")
        cells = (days(one), f"{one.level}, {one.score:.2f}", *sides)
        yield f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in cells)}</tr>"
    yield "</tbody></table>"


def _comparison(comparison: Comparison) -> Iterator[str]:
    occasion, left, right = comparison.occasion, comparison.left, comparison.right
    yield f"<h2>{_safe(days(occasion))}: {_safe(left.title)}</h2>"
    yield f"<p>{_safe(occasion.level)}, {occasion.score:.2f}: {_safe('; '.join(occasion.reasons))}.</p>"
    yield _head(left, right)
    yield f"<tr><th>page</th><td>{_pages(left)}</td><td>{_pages(right)}</td></tr>"
    for fact in comparison.facts:
        if fact.left or fact.right:
            mark = ' class="differs"' if fact.differs else ""
            note = "<br>(differs)" if fact.differs else ""
            cells = "".join(f"<td>{_safe(', '.join(values)) or _SILENT}</td>" for values in (fact.left, fact.right))
            yield f"<tr{mark}><th>{_safe(fact.name)}{note}</th>{cells}</tr>"
    yield "</tbody></table>"
    for section in comparison.sections:
        yield from _section(section, left, right)


def _section(section: Section, left: Side, right: Side) -> Iterator[str]:
    items = (*section.both, *section.left_only, *section.right_only)
    items += (*section.named_by_right, *section.named_by_left)
    yield f"<h3>{_safe(section.name.capitalize())}</h3>"
    if not items:
        yield f"<p>{_SILENT}</p>"
        return
    yield _head(left, right)
    yield from (_item(item) for item in items)
    yield "</tbody></table>"


def _head(left: Side, right: Side) -> str:
    names = "".join(f"<th>{_safe(side.publisher)}</th>" for side in (left, right))
    return f'<table><thead><tr><th class="name"></th>{names}</tr></thead><tbody>'


def _item(item: Item) -> str:
    named = _named(item)
    left = named if named and not item.left else _claims(item.left)
    right = named if named and not item.right else _claims(item.right)
    return f"<tr><th>{_safe(item.subject)}</th><td>{left}</td><td>{right}</td></tr>"


def _named(item: Item) -> str:
    """Return the sentences of a side that names a subject only, "" when it does not."""
    shown = "".join(_quote(sentence) for sentence in item.named[:SHOWN])
    return f'<p class="said">named, but not read as discussed or cited:</p>{shown}' if shown else ""


def _claims(claims: tuple[ClaimView, ...]) -> str:
    words = dict.fromkeys(filter(None, map(said, claims)))
    told = "".join(f'<p class="said">{_safe(line)}</p>' for line in words)
    shown = "".join(map(_quote, quotes(claims)))
    return told + shown or _SILENT


def _pages(side: Side) -> str:
    pages = "<br>".join(f"{_safe(title)}<br>{_safe(url)}" for title, url in side.pages)
    if not side.in_passing:
        return pages
    told = "".join(map(_quote, side.told))
    return f"{pages}<p>tells of it in passing; only these words of the page are compared:</p>{told}"


def _quote(sentence: Sentence) -> str:
    return f"<blockquote>“{_safe(' '.join(sentence.quote.split()))}”</blockquote>"


def _safe(text: str) -> str:
    # Control characters are not allowed in HTML at all.
    kept = (c if c in "\n\t" or not (c < " " or "\x7f" <= c <= "\x9f") else "\ufffd" for c in text)
    return escape("".join(kept), quote=True)


_SILENT = '<span class="silent">nothing</span>'

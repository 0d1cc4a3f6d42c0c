"""Writes a marked page as one HTML file that needs nothing else: no script, no font, no picture, no network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kg.explanation.marking import MarkedPage, NumberedClaim, Stretch
from kg.explanation.pagestyle import stylesheet
from kg.explanation.pagetext import summary
from kg.explanation.palette import rank
from kg.explanation.words import in_words, kind_in_words

# Nothing may be loaded, whatever the page's text is: a second lock behind the escaping.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page_to_html(page: MarkedPage) -> str:
    """Return the page as an HTML document: the text with underlined claims, boxes to choose kinds, and the legend."""
    kinds = sorted({numbered.claim.kind for numbered in page.claims}, key=lambda kind: (rank(kind), kind))
    return "".join(f"{line}\n" for line in (*_head(page, kinds), *_body(page, kinds)))


def _head(page: MarkedPage, kinds: list[str]) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_safe(page.title)}</title>"
    yield f"<style>\n{stylesheet(kinds)}</style>"
    yield "</head>"


def _body(page: MarkedPage, kinds: list[str]) -> Iterator[str]:
    yield "<body>"
    yield f"<h1>{_safe(page.title)}</h1>"
    yield f"<p>{_safe(', '.join(part for part in (page.id, page.url) if part))}<br>{summary(page)}</p>"
    # The boxes come before what they show or hide, as siblings: so they work without a script.
    for kind in kinds:
        count = sum(numbered.claim.kind == kind for numbered in page.claims)
        yield f'<input type="checkbox" id="show-{_safe(kind)}" checked>'
        yield f'<label for="show-{_safe(kind)}" class="key {_safe(kind)}">{_safe(kind_in_words(kind))} {count}</label>'
    # On one line: white space counts in it, and the first line end after the tag would not be shown.
    yield f'<div class="text" dir="auto">{"".join(_text(page))}</div>'
    yield '<ol class="legend">'
    for numbered in page.claims:
        yield _legend(numbered)
    yield "</ol>"
    yield "</body>"
    yield "</html>"


def _text(page: MarkedPage) -> Iterator[str]:
    claims = {numbered.number: numbered for numbered in page.claims}
    seen: set[int] = set()
    for stretch in page.stretches:
        words = _safe(stretch.span.of(page.text))
        if stretch.numbers:
            yield _marked(stretch, words, claims, seen)
            seen.update(stretch.numbers)
        else:
            yield words


def _marked(stretch: Stretch, words: str, claims: dict[int, NumberedClaim], seen: set[int]) -> str:
    """Return a stretch: a number per claim, then the words under one line per kind, nested so that lines stack."""
    here = [claims[number] for number in stretch.numbers]
    numbers = "".join(_number(numbered, first=numbered.number not in seen) for numbered in here)
    kinds = sorted({numbered.claim.kind for numbered in here}, key=lambda kind: (-rank(kind), kind))
    for depth, kind in enumerate(kinds):
        words = f'<span class="words {_safe(kind)}" style="--depth:{depth}">{words}</span>'
    title = "\n".join(f"{one.number} {kind_in_words(one.claim.kind)}: {in_words(one.claim)}" for one in here)
    return f'<span class="mark" title="{_safe(title)}">{numbers}{words}</span>'


def _number(numbered: NumberedClaim, *, first: bool) -> str:
    number, kind = numbered.number, _safe(numbered.claim.kind)
    anchor = f' id="mark-{number}"' if first else ""
    return f'<a class="number {kind}" href="#claim-{number}"{anchor}>{number}</a>'


def _legend(numbered: NumberedClaim) -> str:
    number, kind = numbered.number, numbered.claim.kind
    back = f'<a href="#mark-{number}">{number}</a>' if numbered.spans else str(number)
    return (
        f'<li class="{_safe(kind)}" id="claim-{number}" value="{number}">{back} '
        f'<span class="key {_safe(kind)}">{_safe(kind_in_words(kind))}</span> {_safe(in_words(numbered.claim))}</li>'
    )


def _safe(text: str) -> str:
    # A carriage return would be read as a line feed; control characters are not allowed in HTML at all.
    kept = (c if c in "\n\t" or not (c < " " or "\x7f" <= c <= "\x9f") else "\ufffd" for c in text)
    return escape("".join(kept), quote=True)

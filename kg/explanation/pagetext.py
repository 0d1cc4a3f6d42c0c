"""Writes a marked page as text, coloured for a terminal or plain, or as JSON for a program."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator

from kg.explanation.marking import MarkedPage, NumberedClaim
from kg.explanation.palette import look, rank
from kg.explanation.words import in_words, kind_in_words

OPEN, CLOSE = "⟦", "⟧"
"""Marks that hardly any page has, so that a reader can tell them from the brackets of the text."""

_RULE = "-" * 60
Piece = tuple[str, str]
"""Words and their style for the terminal ("" is plain)."""


def page_to_text(page: MarkedPage) -> str:
    """Return the page for a pipe: the text as it is but for marks such as ⟦1–3 …⟧, and the numbered claims."""
    return "".join(words for words, _ in _pieces(page))


def page_to_terminal(page: MarkedPage, width: int) -> str:
    """Return the same with colours for a terminal of `width` columns; what could move its cursor is replaced."""
    # Imported here: rich is only for people at a terminal.
    from rich.console import Console
    from rich.text import Text

    text = Text()
    for words, style in _pieces(page):
        text.append(_harmless(words), style or None)
    stream = io.StringIO()
    Console(file=stream, width=width, force_terminal=True, highlight=False).print(text, end="")
    return stream.getvalue()


def page_to_json(page: MarkedPage) -> str:
    """Return text, numbered claims and stretches as one JSON object; positions count code points, half open."""
    value = {
        "id": page.id,
        "iri": page.iri,
        "title": page.title,
        "url": page.url,
        "sentences": page.sentences,
        "sentences_with_claims": page.proving,
        "text": page.text,
        "claims": [_claim(numbered) for numbered in page.claims],
        "stretches": [
            {"start": one.span.start, "end": one.span.end, "claims": list(one.numbers)} for one in page.stretches
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def summary(page: MarkedPage) -> str:
    """Return in words how many claims there are and how much of the page they cover."""
    claims = "1 claim" if len(page.claims) == 1 else f"{len(page.claims)} claims"
    return f"{claims}; {page.proving} of {page.sentences} sentences prove one"


def numbers_in_words(numbers: tuple[int, ...]) -> str:
    """Return sorted numbers with runs drawn together.

    >>> numbers_in_words((1, 2, 3, 5, 7, 8))
    '1–3, 5, 7, 8'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _pieces(page: MarkedPage) -> Iterator[Piece]:
    yield f"{page.title}\n", "bold"
    yield f"{', '.join(part for part in (page.id, page.url) if part)}\n{summary(page)}\n{_RULE}\n", ""
    yield from text_pieces(page)
    yield f"{'' if page.text.endswith(chr(10)) else chr(10)}{_RULE}\n", ""
    width = len(str(len(page.claims)))
    room = max((len(kind_in_words(numbered.claim.kind)) for numbered in page.claims), default=0)
    for numbered in page.claims:
        kind = numbered.claim.kind
        yield f"{numbered.number:>{width}}  {kind_in_words(kind):<{room}}", f"bold {look(kind).colour}"
        yield f"  {in_words(numbered.claim)}\n", ""


def text_pieces(page: MarkedPage) -> Iterator[Piece]:
    """Yield the page's text, each stretch that proves claims between marks with their numbers."""
    kinds = {numbered.number: numbered.claim.kind for numbered in page.claims}
    for stretch in page.stretches:
        words = stretch.span.of(page.text)
        if not stretch.numbers:
            yield words, ""
            continue
        colour = look(min((kinds[number] for number in stretch.numbers), key=rank)).colour
        yield f"{OPEN}{numbers_in_words(stretch.numbers)} ", f"bold {colour}"
        yield words, colour
        yield CLOSE, f"bold {colour}"


def _claim(numbered: NumberedClaim) -> dict[str, object]:
    claim = numbered.claim
    return {
        "number": numbered.number,
        "kind": claim.kind,
        "words": in_words(claim),
        "iri": claim.iri,
        "realis": claim.realis,
        "basis": claim.basis,
        "asserted_by": claim.asserted_by,
        "arguments": [{"name": name, "value": value} for name, value in claim.arguments],
        "spans": [{"start": span.start, "end": span.end} for span in numbered.spans],
    }


def _harmless(text: str) -> str:
    return "".join("\ufffd" if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf") else c for c in text)

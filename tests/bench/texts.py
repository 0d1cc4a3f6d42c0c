"""Text to claims: finding names, against one alternation of `re`, and pages per second."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kg.extraction.extract import extract
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import RawPage
from kg.model.text import Span
from kg.parsing import parse
from kg.pipeline import vocabulary
from kg.vocabulary.folding import fold
from kg.vocabulary.matcher import Matcher
from tests.bench.data import raw_pages
from tests.bench.measure import Row, best, paired

PAGES = 130


def rows() -> Iterator[Row]:
    yield matching()
    yield from reading()


def matching() -> Row:
    """All English names in the English samples; both ways find the same stretches of text."""
    names = sorted({name for record in vocabulary("en").reference.records.values() for name in _names(record.values)})
    matcher = Matcher((name, "name", "") for name in names)
    # Longest first: an alternation takes the first that fits, and a name may begin another.
    choices = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{choices})(?!\w)")
    text = fold("\n".join(raw.text for raw in raw_pages() if raw.language != "ru"))
    found = [hit.span for hit in matcher.find(text)]
    plain = [Span(*match.span()) for match in pattern.finditer(text)]
    if found != plain:
        raise SystemExit(f"names: {len(set(found) ^ set(plain))} stretches differ")
    ours, other = paired(lambda: matcher.find(text), lambda: sum(1 for _ in pattern.finditer(text)), 1)
    return Row("names in text", f"{len(names):,} names, {len(text) // 1000} kB", ours, other, "one `re` alternation")


def _names(values: dict[str, list[tuple[str, str]]]) -> Iterator[str]:
    for key in ("label", "altLabel"):
        yield from (
            fold(text)
            for text, tag in values.get(key, ())
            if tag == "en" and text[:1].isalnum() and text[-1:].isalnum()
        )


def reading() -> Iterator[Row]:
    """Pages per second from what a reader found to claims, one process."""
    for language in ("en", "ru"):
        pages = [raw for raw in raw_pages() if parse(raw).language == language]
        known = vocabulary(language)
        extract(parse(pages[0]), known)
        repeated = (pages * PAGES)[:PAGES]
        seconds = best(partial(_read, repeated, known), 2)
        size = sum(len(raw.text) for raw in repeated) / 1000
        speed = f"{len(repeated) / seconds:,.0f} pages/s, {size / seconds:,.0f} kB/s"
        yield Row(f"page to claims, {language}", f"{len(repeated)} pages", seconds, None, speed)


def _read(raws: list[RawPage], known: Vocabulary) -> None:
    for raw in raws:
        extract(parse(raw), known)

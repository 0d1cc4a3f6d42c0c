"""The site's own classification: geography, topics, persons; and the footer with sections and publication date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model.pages import Facet, PartKind
from kg.model.text import Span
from kg.parsing.layout import Layout
from kg.parsing.spans import trimmed

KINDS = {
    "Geography": "geography",
    "Topics": "topics",
    "Persons": "persons",
    "География": "geography",
    "Темы": "topics",
    "Лица": "persons",
}
FOOTER_LINES = frozenset(("Publication status", "Статус материала", "Text version", "Текстовая версия"))
_SECTIONS = re.compile(r"(?:Published in sections?|Опубликовано? в раздел(?:е|ах)):\s*(?P<names>[^\n]+)")
_PUBLISHED = re.compile(r"(?:Publication date|Дата публикации):\s*(?P<date>[^\n]+)")
_DIRECT_LINK = re.compile(r"(?:Direct link|Ссылка на материал):\s*[^\n]+")
_MORE = re.compile(r"(?:Ещё|More)\s\d+$|\d+\s(?:more|ещё)$", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
_ADJECTIVE = re.compile(r"(?:ая|яя|ое|ее|ый|ий|ой|ые|[кгхшщж]ие)$")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|инична|оглы|кызы)$")
_JOINED_AFTER = frozenset(
    ("Республика", "Штаты", "Арабские", "Российская", "Княжество", "Королевство", "Остров", "–", "—", "и")
)


def is_footer_start(line: str) -> bool:
    """Tell whether a line begins the facets or the footer of a page in lines."""
    return line in KINDS or line in FOOTER_LINES or bool(_SECTIONS.fullmatch(line) or _PUBLISHED.fullmatch(line))


def read_footer_lines(layout: Layout, lines: list[tuple[str, Span]]) -> None:
    """Note the facets and footer of a page in lines; a heading is followed by its values, one per line."""
    kind = ""
    for line, span in lines:
        if line in KINDS:
            kind = KINDS[line]
            layout.add(PartKind.FACET, span)
        elif _read_footer_line(layout, line, span):
            kind = ""
        elif kind and not _MORE.fullmatch(line):
            layout.add(PartKind.FACET, span)
            layout.facets.append(Facet(kind, line, span))
        else:
            layout.add(PartKind.FURNITURE, span)


def _read_footer_line(layout: Layout, line: str, span: Span) -> bool:
    sections = _SECTIONS.fullmatch(line)
    if sections:
        layout.sections = _names(sections["names"])
        layout.add(PartKind.SECTION, span)
        return True
    published = _PUBLISHED.fullmatch(line)
    if published:
        layout.published = published["date"].strip()
        layout.add(PartKind.PUBLICATION, span)
        return True
    if line in FOOTER_LINES or _DIRECT_LINK.fullmatch(line):
        layout.add(PartKind.FURNITURE, span)
        return True
    return False


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for piece in text.split(",") if (name := piece.strip()))


_FLAT_FOOTER = re.compile(
    r"Статус материала\s(?P<sections>Опубликовано? в раздел(?:е|ах):\s(?P<names>.{1,400}?))\s"
    r"(?P<published>Дата публикации:\s(?P<date>\d.{5,40}?\d{1,2}:\d{2}))"
)
_FLAT_FACETS = re.compile(r"(?:^|(?<=\s))(?:География|Темы|Лица)(?=\s)")
_FACET_REACH = 3000
_SENTENCE_IN = re.compile(r"[а-яё»][.!?…](?:\s|$)")


def read_flat_footer(layout: Layout, text: str, body: Span) -> int:
    """Note the facets and footer at the end of a flattened page; return where the body before them ends."""
    footers = list(_FLAT_FOOTER.finditer(text, body.start, body.end))
    if not footers:
        return body.end
    footer = footers[-1]  # a page may quote another
    layout.sections = _names(footer["names"])
    layout.published = footer["date"]
    layout.add(PartKind.FURNITURE, trimmed(text, footer.start(), footer.start("sections")))
    layout.add(PartKind.SECTION, trimmed(text, *footer.span("sections")))
    layout.add(PartKind.PUBLICATION, Span(*footer.span("published")))
    layout.add(PartKind.FURNITURE, trimmed(text, footer.end(), body.end))
    return _read_flat_facets(layout, text, body.start, footer.start())


def _read_flat_facets(layout: Layout, text: str, low: int, high: int) -> int:
    """Read the facet headings backwards from the footer: their values hold no full stop and come in a fixed order."""
    end = high
    headings = list(_FLAT_FACETS.finditer(text, max(low, high - _FACET_REACH), high))
    seen: set[str] = set()
    for heading in reversed(headings):
        kind = KINDS[heading[0]]
        if kind in seen or _SENTENCE_IN.search(text, heading.end(), end):
            break
        seen.add(kind)
        layout.add(PartKind.FACET, Span(*heading.span()))
        values = trimmed(text, heading.end(), end)
        if values:
            _add_values(layout, kind, text, values)
        end = heading.start()
        if kind == "geography":
            break
    return end


def _add_values(layout: Layout, kind: str, text: str, values: Span) -> None:
    found: list[Facet] = []
    for span in split_values(kind, text, values):
        value = span.of(text)
        if _MORE.fullmatch(value):
            layout.add(PartKind.FURNITURE, span)
        else:
            layout.add(PartKind.FACET, span)
            found.append(Facet(kind, value, span))
    # The headings are read backwards, the values of one heading forwards.
    layout.facets[:0] = found


def split_values(kind: str, text: str, values: Span) -> Iterator[Span]:
    """Split a run of facet values that lost its separators, as far as capitals and patronymics allow."""
    tokens = list(_TOKEN.finditer(text, values.start, values.end))
    if len(tokens) > 2 and tokens[-1][0].isdigit() and tokens[-2][0] == "Ещё":
        yield from split_values(kind, text, Span(values.start, tokens[-3].end()))
        yield Span(tokens[-2].start(), tokens[-1].end())
        return
    starts = _person_starts(tokens) if kind == "persons" else _topic_starts(tokens)
    bounds = [*starts, len(tokens)]
    for first, after in pairwise(bounds):
        yield Span(tokens[first].start(), tokens[after - 1].end())


def _topic_starts(tokens: list[re.Match[str]]) -> list[int]:
    """A value begins at a capital, unless an adjective or a word such as "Республика" before it asks for a noun."""
    starts = [0]
    for index in range(1, len(tokens)):
        word, before = tokens[index][0], tokens[index - 1][0]
        if not word[0].isupper() or _ADJECTIVE.search(before) or word in "–—":
            continue
        asks = before in _JOINED_AFTER
        complete = before == "Республика" and index - 1 > starts[-1]
        if not asks or complete:
            starts.append(index)
    return starts


def _person_starts(tokens: list[re.Match[str]]) -> list[int]:
    """Each person ends at a patronymic; names without one can only be told apart before a name that has one."""
    starts = [0]
    for index in range(2, len(tokens)):
        if _PATRONYMIC.search(tokens[index][0]):
            if index - 2 > starts[-1]:
                starts.append(index - 2)
            if index + 1 < len(tokens):
                starts.append(index + 1)
    return starts

"""A diagram of the classes of the ontology as SVG: subclasses hang below their class, links stand in the boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kg.dataset.terms import OntologyTerm, own

_COLUMNS = 3
_WIDTH = 380
_LINE = 15
_HEAD = 24
_GAP = 14
_INDENT = 26
_MARGIN = 20
_COLUMN = _WIDTH + 2 * _INDENT + 20
_STYLE = (
    "text{font-family:sans-serif;font-size:11px;fill:#222}.c{font-weight:bold;font-size:13px}"
    ".b{fill:#fff;stroke:#456;stroke-width:1}.h{fill:#dde7f0;stroke:#456;stroke-width:1}"
    ".s{fill:none;stroke:#456;stroke-width:1}.t{fill:#fff;stroke:#456;stroke-width:1}"
)


@dataclass(frozen=True, slots=True)
class _Box:
    """A class with the lines about its links, and its subclasses."""

    term: OntologyTerm
    lines: tuple[str, ...]
    below: tuple[_Box, ...]

    @property
    def own_height(self) -> int:
        return _HEAD + _LINE * len(self.lines) + (6 if self.lines else 0)

    @property
    def height(self) -> int:
        return self.own_height + _GAP + sum(box.height for box in self.below)


def class_diagram(terms: dict[str, OntologyTerm]) -> str:
    """Return the SVG text; boxes are links to the IRIs of the classes."""
    roots = [_box(term, terms) for term in terms.values() if term.is_class and not _parents(term, terms)]
    columns: list[list[_Box]] = [[] for _ in range(_COLUMNS)]
    for root in sorted(roots, key=lambda box: (-box.height, box.term.name)):
        min(columns, key=lambda column: sum(box.height for box in column)).append(root)
    height = max(sum(box.height for box in column) for column in columns) + 2 * _MARGIN
    width = _COLUMN * _COLUMNS + 2 * _MARGIN
    body: list[str] = []
    for number, column in enumerate(columns):
        y = _MARGIN
        for root in column:
            body += _drawn(root, _MARGIN + number * _COLUMN, y)
            y += root.height
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" style="max-width:100%;height:auto"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="Classes of the Parley ontology">\n'
        f"<style>{_STYLE}</style>\n{''.join(body)}</svg>\n"
    )


def _parents(term: OntologyTerm, terms: dict[str, OntologyTerm]) -> list[str]:
    return [name for name in own(term.parents) if name in terms]


def _box(term: OntologyTerm, terms: dict[str, OntologyTerm]) -> _Box:
    # A class with two parents (a person is an agent and an asserter) hangs below the first.
    below = [other for other in terms.values() if other.is_class and _parents(other, terms)[:1] == [term.name]]
    also = [f"also a subclass of {name}" for name in _parents(term, terms)[1:]]
    links = [
        f"{link.name} → {', '.join(own(link.ranges)) or 'anything'}"
        for link in terms.values()
        if link.is_link and term.name in own(link.domains)
    ]
    return _Box(term, (*also, *links), tuple(_box(other, terms) for other in below))


def _drawn(box: _Box, x: int, y: int) -> Iterator[str]:
    title = f"{box.term.name} · {box.term.labels.get('ru', '')}"
    tip = escape(box.term.comments.get("en", ""))
    iri = quoteattr(f"https://w3id.org/parley/ontology#{box.term.name}")
    yield f"<a href={iri}><title>{tip}</title>"
    yield f'<rect class="b" x="{x}" y="{y}" width="{_WIDTH}" height="{box.own_height}"/>'
    yield f'<rect class="h" x="{x}" y="{y}" width="{_WIDTH}" height="{_HEAD}"/>'
    yield f'<text class="c" x="{x + 8}" y="{y + 17}">{escape(title)}</text></a>\n'
    for number, line in enumerate(box.lines):
        yield f'<text x="{x + 8}" y="{y + _HEAD + 14 + number * _LINE}">{escape(_cut(line))}</text>\n'
    foot = y + box.own_height
    spine = x + _INDENT // 2
    child_y = foot + _GAP
    for child in box.below:
        middle = child_y + _HEAD // 2
        yield f'<path class="s" d="M{spine} {foot + 8}V{middle}H{x + _INDENT}"/>\n'
        yield from _drawn(child, x + _INDENT, child_y)
        child_y += child.height
    if box.below:
        yield f'<path class="t" d="M{spine} {foot}l-5 8h10z"/>\n'


def _cut(line: str) -> str:
    return line if len(line) <= 52 else line[:51] + "…"

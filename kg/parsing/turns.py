"""Speaker turns: where each begins and ends, over lines of their own or inside flattened text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.model.pages import PartKind, Turn
from kg.model.text import Span
from kg.parsing.blocks import Block, is_heading_text
from kg.parsing.labels import REACH, Label, label_before
from kg.parsing.names import is_shouted
from kg.parsing.spans import trimmed

_COLON = re.compile(r":(?=\s|$|[\"“«(…A-ZА-ЯЁ])")

_QUESTION = re.compile(r"(?:Q|QUESTION)[:.]?\s+(?=[A-Z\"(])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the body after its speaker labels were found; `label` belongs to pieces of the kind SPEAKER."""

    kind: PartKind
    span: Span
    label: Label | None = None
    asks: bool = False  # a reporter's question ("Q Mr. President, …"), which is nobody's turn


def find_pieces(text: str, blocks: Iterable[Block], *, flat: bool, shouted: bool = False) -> list[Piece]:
    """Return the blocks with every speaker label as a piece of its own.

    `flat` looks for labels inside a line too; `shouted` takes only labels in capitals, as Washington prints them.
    """
    pieces: list[Piece] = []
    known: set[str] = set()
    fresh = True  # no words since the start or the last break mark: what comes first may be a heading
    for block in blocks:
        if block.kind is not PartKind.PARAGRAPH:
            pieces.append(Piece(block.kind, block.span))
            fresh = block.kind in (PartKind.BREAK, PartKind.HEADING)
            continue
        labels = list(
            _flat_labels(text, block.span, known) if flat else _line_label(text, block.span, known, shouted=shouted)
        )
        if not labels and not flat and _QUESTION.match(text, block.span.start):
            pieces.append(Piece(block.kind, block.span, asks=True))
        else:
            pieces.extend(_divide(text, block.span, labels, heading=flat and (fresh or not pieces)))
        fresh = False
    return pieces


def _line_label(text: str, span: Span, known: set[str], *, shouted: bool) -> Iterator[Label]:
    colon = _COLON.search(text, span.start, min(span.end, span.start + REACH))
    if colon is None or (shouted and not is_shouted(text[span.start : colon.start()])):
        return
    label = label_before(text, span.start, colon.start(), known, line_start=True)
    if label and label.start == span.start:
        known.add(label.name)
        yield label


def _flat_labels(text: str, span: Span, known: set[str]) -> Iterator[Label]:
    low = span.start
    for colon in _COLON.finditer(text, span.start, span.end):
        if colon.start() <= low:
            continue
        label = label_before(text, low, colon.start(), known, line_start=False)
        if label:
            low = label.end
            known.add(label.name)
            yield label


def _divide(text: str, span: Span, labels: list[Label], *, heading: bool) -> Iterator[Piece]:
    at = span.start
    for label in labels:
        before = trimmed(text, at, label.start) if at < label.start else None
        if before:
            first = heading and at == span.start and is_heading_text(before.of(text))
            yield Piece(PartKind.HEADING if first else PartKind.PARAGRAPH, before)
        yield Piece(PartKind.SPEAKER, Span(label.start, label.end), label)
        at = label.end
    rest = trimmed(text, at, span.end) if at < span.end else None
    if rest:
        yield Piece(PartKind.PARAGRAPH, rest)


def find_turns(pieces: list[Piece]) -> tuple[list[Turn], list[int | None]]:
    """Return the turns, and for each piece the index of the turn that its words belong to.

    A turn runs to the next label, break mark or heading; a cut mark inside it does not end it.
    A label without words (followed at once by another label) is no turn.
    """
    turns: list[Turn] = []
    owners: list[int | None] = [None] * len(pieces)
    label: Label | None = None
    words: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind in (PartKind.SPEAKER, PartKind.BREAK, PartKind.HEADING) or piece.asks:
            _close(label, words, pieces, turns, owners)
            label, words = piece.label, []
        elif piece.kind is PartKind.PARAGRAPH and label:
            words.append(index)
    _close(label, words, pieces, turns, owners)
    return _shortened(turns), owners


def _shortened(turns: list[Turn]) -> list[Turn]:
    """A later plain label shows how long the name is: "KAZ Minerals" belongs to the office."""
    plain = {turn.name for turn in turns if not turn.office}
    return [_with_plain_name(turn, plain) if turn.office else turn for turn in turns]


def _with_plain_name(turn: Turn, plain: set[str]) -> Turn:
    words = turn.name.split()
    for start in range(1, len(words) - 1):
        if " ".join(words[start:]) in plain:
            office = f"{turn.office} {' '.join(words[:start])}"
            return replace(turn, name=" ".join(words[start:]), office=office)
    return turn


def _close(
    label: Label | None, words: list[int], pieces: list[Piece], turns: list[Turn], owners: list[int | None]
) -> None:
    if label is None or not words:
        return
    for index in words:
        owners[index] = len(turns)
    turns.append(
        Turn(
            order=len(turns) + 1,
            label=label.visible,
            name=label.name,
            office=label.office,
            span=Span(pieces[words[0]].span.start, pieces[words[-1]].span.end),
            retranslated=label.retranslated is not None,
            full_name=label.full_name,
        )
    )

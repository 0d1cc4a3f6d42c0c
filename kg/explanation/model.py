"""What an explanation consists of: claims in plain words, each with its sentences and where they stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words that prove a claim; `start` and `end` count code points of the page, half open."""

    quote: str
    start: int | None
    end: int | None
    speaker: str
    title: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim; `arguments` are (name, value) pairs as words, in a fixed order."""

    iri: str
    id: str
    kind: str
    realis: str
    basis: str
    asserted_by: str
    event: str
    date: str
    arguments: tuple[tuple[str, str], ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was opened and every claim about it, by date and position; `notes` hold remarks, such as flags."""

    subject: str
    kind: str
    iris: tuple[str, ...]
    claims: tuple[ClaimView, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write it as `kg explain` prints it."""
        from kg.explanation.render import to_text

        return to_text(self)

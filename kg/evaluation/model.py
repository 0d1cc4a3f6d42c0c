"""What an evaluation consists of: counts per field and source, and what differs on each page."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.evaluation.matching import Item

ALL = "all"
"""The name of the sum over all sources."""


@dataclass(slots=True)
class Score:
    """Right (`tp`), wrong (`fp`) and missed (`fn`) items; nothing found is precise, nothing wanted is complete."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, tp: int, fp: int, fn: int) -> None:
        """Count further items."""
        self.tp += tp
        self.fp += fp
        self.fn += fn

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """The share of what was annotated that was found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """What one page has too many (`extra`) and too few (`missing`) in one field."""

    id: str
    field: str
    extra: tuple[Item, ...]
    missing: tuple[Item, ...]


@dataclass(slots=True)
class Evaluation:
    """Scores by (field, source), the differences behind them, and the addresses of pages that the store lacks."""

    scores: dict[tuple[str, str], Score] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    differences: list[Difference] = field(default_factory=list)
    missing_documents: list[str] = field(default_factory=list)

    def score(self, name: str, source: str = ALL) -> Score:
        """Return the score of a field, all zero when nothing was counted; what is returned may be added to."""
        return self.scores.setdefault((name, source), Score())

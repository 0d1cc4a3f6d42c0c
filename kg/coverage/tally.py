"""Counts and samples over any number of pages in bounded memory."""

from __future__ import annotations

import bisect
import hashlib
from dataclasses import dataclass, field

CAP = 20_000
"""How many different things one tally counts; beyond twice as many, the rarest are forgotten."""
_EXAMPLES = 200
_LONGEST = 300


@dataclass(frozen=True, slots=True, order=True)
class Example:
    """One sentence of one page, on one line, cut at 300 characters."""

    page: str
    sentence: str

    @classmethod
    def of(cls, page: str, text: str) -> Example:
        """Return the example that `text`, verbatim, makes."""
        line = " ".join(text.split())
        return cls(page, line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…")


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence of something that was not understood: what counts as the same, how it is shown, and where."""

    key: str
    shown: str
    example: Example


@dataclass(slots=True)
class Row:
    """How often one thing was found, and one example of it."""

    shown: str
    count: int
    example: Example | None


@dataclass
class Tally:
    """Counts findings by key; of the most frequent it keeps an example each.

    `limit` is how many rows will be shown; `undercount` is by how much a count can be too low since rare things were
    forgotten, 0 as long as everything was counted.
    """

    limit: int
    cap: int = CAP
    total: int = 0
    undercount: int = 0
    rows: dict[str, Row] = field(default_factory=dict)
    _examples: int = 0

    def add(self, found: Finding) -> None:
        """Count one finding."""
        self._count(found.key, found.shown, 1, found.example)
        self.total += 1

    def merge(self, other: Tally) -> None:
        """Add all that `other` counted."""
        for key, row in other.rows.items():
            self._count(key, row.shown, row.count, row.example)
        self.total += other.total
        self.undercount += other.undercount

    def top(self) -> list[Row]:
        """Return the rows to show, the most frequent first."""
        return [row for _, row in self._ranked()[: self.limit]]

    def _count(self, key: str, shown: str, count: int, example: Example | None) -> None:
        row = self.rows.get(key)
        if row is None:
            row = self.rows[key] = Row(shown, 0, None)
        row.count += count
        if example is not None and (row.example is None or example < row.example):
            # The least example, so that the order of the pages does not matter.
            self._examples += row.example is None
            row.example, row.shown = example, shown
        if self._examples > 2 * self._kept:
            self._forget_examples()
        if len(self.rows) > 2 * self.cap:
            self._forget_rows()

    @property
    def _kept(self) -> int:
        return max(_EXAMPLES, 2 * self.limit)

    def _ranked(self) -> list[tuple[str, Row]]:
        return sorted(self.rows.items(), key=lambda item: (-item[1].count, item[0]))

    def _forget_examples(self) -> None:
        """Drop the examples of rare rows; whoever climbs to the top later is seen again and gets a new one."""
        for _, row in self._ranked()[self._kept :]:
            row.example = None
        self._examples = sum(row.example is not None for row in self.rows.values())

    def _forget_rows(self) -> None:
        ranked = self._ranked()
        self.undercount += ranked[self.cap][1].count
        self.rows = dict(ranked[: self.cap])
        self._examples = sum(row.example is not None for row in self.rows.values())


@dataclass
class Sample:
    """A few of many examples, picked by hash: always the same ones for the same pages, in whatever order they come."""

    size: int
    _held: list[tuple[bytes, Example]] = field(default_factory=list)

    def add(self, example: Example) -> None:
        """Offer one example."""
        mark = hashlib.sha256(f"{example.page}\0{example.sentence}".encode()).digest()
        if len(self._held) >= self.size and (not self.size or (mark, example) >= self._held[-1]):
            return
        if (mark, example) not in self._held:
            bisect.insort(self._held, (mark, example))
            del self._held[self.size :]

    def merge(self, other: Sample) -> None:
        """Offer all examples of `other`."""
        for example in other.examples:
            self.add(example)

    @property
    def examples(self) -> list[Example]:
        """The examples picked, in the order of their hashes."""
        return [example for _, example in self._held]


@dataclass(slots=True)
class Share:
    """How many of `all` were `understood`."""

    all: int = 0
    understood: int = 0

    def add(self, *, understood: bool) -> None:
        """Count one."""
        self.all += 1
        self.understood += understood

    def merge(self, other: Share) -> None:
        """Add the counts of `other`."""
        self.all += other.all
        self.understood += other.understood

    @property
    def ratio(self) -> float | None:
        """The share between 0 and 1, to four places; None of nothing."""
        return round(self.understood / self.all, 4) if self.all else None

"""Timing two ways of doing the same: alternating runs in one process, CPU time, the best of a few."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table; `base` is None when there is nothing to compare with."""

    what: str
    size: str
    ours: float
    base: float | None = None
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        base = "" if self.base is None else _seconds(self.base)
        ratio = "" if self.base is None else f"{self.base / self.ours:,.1f}×"
        return (self.what, self.size, _seconds(self.ours), base, ratio, self.note)


def best(run: Callable[[], object], times: int = 3) -> float:
    """Return the least CPU time of `times` runs, in seconds."""
    return min(_timed(run) for _ in range(times))


def paired(ours: Callable[[], object], base: Callable[[], object], times: int = 3) -> tuple[float, float]:
    """Return the least CPU times of both, run in turns so that a busy machine slows both."""
    pairs = [(_timed(ours), _timed(base)) for _ in range(times)]
    return min(one for one, _ in pairs), min(other for _, other in pairs)


def _timed(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return max(time.process_time() - started, 1e-6)


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:,.1f} ms"

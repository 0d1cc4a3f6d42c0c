"""What the weight of a tie may mean; each measure is written out with its formula in docs/networks.md."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

from kg.projection.kinds import Bonds

WEIGHTS = ("count", "days", "newness", "newman", "jaccard", "association")
"""The measures by name; every edge carries all of them, and one is its weight."""

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Opportunity:
    """How often each node, and each unit, could have made a tie.

    `units` holds the units of each node; `sizes` how many took part in a unit; for two-mode and directed networks
    the key of `sizes` is (unit, source) and the size how many targets the source had in it.
    """

    units: Mapping[str, Set[str]]
    sizes: Mapping[str | tuple[str, str], int]
    total: int
    one_mode: bool

    @classmethod
    def of(cls, bonds: Bonds, *, one_mode: bool) -> Opportunity:
        """Count the opportunities in `bonds`."""
        taking_part: dict[str | tuple[str, str], set[str]] = defaultdict(set)
        if one_mode:
            for node, units in bonds.units.items():
                for unit in units:
                    taking_part[unit].add(node)
        else:
            for tie in bonds.ties:
                taking_part[tie.unit, tie.source].add(tie.target)
        every = {unit for units in bonds.units.values() for unit in units}
        return cls(bonds.units, {key: len(nodes) for key, nodes in taking_part.items()}, len(every), one_mode)

    def newman(self, source: str, shared: Iterable[str]) -> float:
        """Return Newman's collaboration weight: each unit is worth 1 / (number of others one had to share it with)."""
        if self.one_mode:
            return sum(1 / max(self.sizes[unit] - 1, 1) for unit in sorted(shared))
        return sum(1 / self.sizes[unit, source] for unit in sorted(shared))

    def jaccard(self, source: str, target: str, shared: Set[str]) -> float:
        """Return the part of the units of either that both had."""
        return len(shared) / len(self.units[source] | self.units[target])

    def association(self, source: str, target: str, shared: Set[str]) -> float:
        """Return how many times as often as by chance the two met, given how often each was there at all."""
        return self.total * len(shared) / (len(self.units[source]) * len(self.units[target]))


def newness(days: Iterable[str], reference: str, half_life: float) -> float:
    """Return the sum of 0.5 ** (age / half-life) over ISO `days`, age in days before `reference`.

    Undated occasions ("") have no age and do not count.
    """
    if not reference:
        return 0.0
    now = date.fromisoformat(reference)
    return sum(math.pow(0.5, (now - date.fromisoformat(day)).days / half_life) for day in days if day)


def rounded(value: float) -> float:
    """Return `value` with the digits that are written to files."""
    return round(value, _DIGITS)

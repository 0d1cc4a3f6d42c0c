"""A parser for the small grammars of the language packs: every way to read all the words, cheapest first.

A rule is a row of symbols: a terminal KIND or KIND.feature, the name of other rules, each perhaps with ? or *.
A name with an underscore before it leaves no node of its own. Fillers may stand between any two symbols.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.asking.tokens import Edge

MAX_STEPS = 60_000
MAX_READINGS = 200
"""How far the search for readings of one question goes; questions that people ask need a hundredth of it."""

FILLER = "FILLER"


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a question: the name of the rule, or of the terminal, with what it is made of."""

    name: str
    parts: tuple[Node, ...] = ()
    edge: Edge | None = None

    def edges(self) -> Iterator[Edge]:
        """Yield the edges of the part, from left to right."""
        if self.edge is not None:
            yield self.edge
        for part in self.parts:
            yield from part.edges()


@dataclass(slots=True)
class Parser:
    """Reads one lattice of edges with one grammar; `reached` is the word up to which some reading came."""

    grammar: dict[str, list[list[str]]]
    edges: list[list[Edge]]
    reached: int = 0
    exhausted: bool = False
    _steps: int = field(default=0)

    def readings(self) -> list[tuple[Node, ...]]:
        """Return the readings of all the words, those with the fewest edges first, else in the grammar's order."""
        found = []
        for nodes, end in self._rules("question", 0):
            if end in self._ends():
                found.append(nodes)
                if len(found) >= MAX_READINGS:
                    break
        return sorted(found, key=lambda nodes: sum(1 for node in nodes for _ in node.edges()))

    def _ends(self) -> set[int]:
        """Return the positions from which only fillers follow."""
        last = len(self.edges)
        ends = {last}
        for start in range(last - 1, -1, -1):
            if any(edge.kind == FILLER and edge.end in ends for edge in self.edges[start]):
                ends.add(start)
        return ends

    def _rules(self, name: str, start: int) -> Iterator[tuple[tuple[Node, ...], int]]:
        for rule in self.grammar[name]:
            yield from self._row(rule, 0, start)

    def _row(self, rule: list[str], index: int, start: int) -> Iterator[tuple[tuple[Node, ...], int]]:
        self._steps += 1
        if self._steps > MAX_STEPS:
            self.exhausted = True
            return
        if index == len(rule):
            yield (), start
            return
        symbol = rule[index]
        name, many, optional = symbol.rstrip("?*"), symbol.endswith("*"), symbol[-1] in "?*"
        for nodes, middle in self._symbol(name, start):
            following = index if many else index + 1
            for rest, end in self._row(rule, following, middle):
                yield nodes + rest, end
        if optional:
            yield from self._row(rule, index + 1, start)

    def _symbol(self, name: str, start: int) -> Iterator[tuple[tuple[Node, ...], int]]:
        if name.partition(".")[0].isupper():
            for edge in self._following(start):
                if edge.is_a(name):
                    self.reached = max(self.reached, edge.end)
                    yield (Node(name, edge=edge),), edge.end
            return
        for nodes, end in self._rules(name, start):
            yield (nodes if name.startswith("_") else (Node(name, nodes),)), end

    def _following(self, start: int) -> Iterator[Edge]:
        """Yield the edges that may come next: those here, and those behind fillers."""
        if start >= len(self.edges):
            return
        for edge in self.edges[start]:
            if edge.kind == FILLER:
                yield from self._following(edge.end)
            else:
                yield edge

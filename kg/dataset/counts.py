"""The numbers of a VoID description, counted over the sorted triples in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.namespaces import RDF
from kg.serialization.quads import ordered, triples

Lines = Callable[[], Iterable[str]]
_TYPE = f"<{RDF.type}>"


@dataclass(frozen=True, slots=True)
class Counts:
    """Different triples, subjects and objects over all graphs; things by class, triples by property (IRIs)."""

    triples: int
    subjects: int
    objects: int
    classes: dict[str, int]
    properties: dict[str, int]


def count(lines: Lines) -> Counts:
    """Count what the N-Quads that `lines()` returns hold; a triple in two graphs counts once."""
    total = subjects = 0
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    for _, group in groupby((triple.split(" ", 2) for triple in triples(lines())), key=lambda parts: parts[0]):
        subjects += 1
        for _, predicate, value in group:
            total += 1
            properties[predicate[1:-1]] += 1
            if predicate == _TYPE:
                classes[value[1:-1]] += 1
    objects = sum(1 for _ in ordered(_object(line) for line in lines()))
    return Counts(total, subjects, objects, dict(sorted(classes.items())), dict(sorted(properties.items())))


def _object(line: str) -> str:
    return line[: line.rindex(" <")].split(" ", 2)[2]

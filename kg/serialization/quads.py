"""N-Quads lines taken apart and put in order; the other formats are written from the sorted lines."""

from __future__ import annotations

import heapq
import re
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter

from kg.errors import ExportError

_RUN = 1_000_000
"""How many lines are sorted in memory at a time; more go through temporary files."""

_TRIPLE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"([^"\\]*(?:\\.[^"\\]*)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?)')
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}

Node = tuple[str, list[tuple[str, list["Value"]]]]
"""A subject's IRI with its predicates and their objects."""


class Value(tuple[str, str, str, str]):
    """An object as (iri, escaped text, language, datatype); `iri` is "" for a literal."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The literal's text without escapes."""
        return unescape(self[1])


def unescape(text: str) -> str:
    """Return the characters that N-Quads escapes in `text` stand for."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN_ESCAPES.get(match[3], match[3])


def split(line: str) -> tuple[str, str]:
    """Return the graph term and the triple of an N-Quads line that names a graph."""
    # An IRI has no space, so the last " <" starts the graph.
    at = line.rindex(" <")
    return line[at + 1 : -2], line[:at]


def ordered(lines: Iterable[str]) -> Iterator[str]:
    """Yield `lines` sorted by code point and without repetitions, whatever their number."""
    source = iter(lines)
    run = sorted(islice(source, _RUN))
    if len(run) < _RUN:
        return _unique(run)
    return _unique(_merged(run, source))


def _merged(run: list[str], source: Iterator[str]) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="parley-sort-") as folder:
        files = []
        while run:
            file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)  # noqa: SIM115
            file.writelines(f"{line}\n" for line in run)
            file.seek(0)
            files.append(file)
            run = sorted(islice(source, _RUN))
        try:
            yield from heapq.merge(*((line[:-1] for line in file) for file in files))
        finally:
            for file in files:
                file.close()


def _unique(lines: Iterable[str]) -> Iterator[str]:
    return (line for line, _ in groupby(lines))


def triples(lines: Iterable[str]) -> Iterator[str]:
    """Yield the triples of N-Quads `lines`, sorted, each once, whatever graphs they are in."""
    return ordered(line[: line.rindex(" <")] for line in lines)


def by_graph(lines: Iterable[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield each graph's IRI with its sorted triples."""
    keyed = ordered("{}\x00{}".format(*split(line)) for line in lines)
    pairs = (line.split("\x00", 1) for line in keyed)
    for graph, group in groupby(pairs, key=itemgetter(0)):
        yield graph[1:-1], (triple for _, triple in group)


def nodes(sorted_triples: Iterable[str]) -> Iterator[Node]:
    """Yield the subjects of sorted triples, each with its predicates in order."""
    parsed = (_parse(triple) for triple in sorted_triples)
    for subject, rows in groupby(parsed, key=itemgetter(0)):
        yield subject, [(p, [row[2] for row in group]) for p, group in groupby(rows, key=itemgetter(1))]


def _parse(triple: str) -> tuple[str, str, Value]:
    match = _TRIPLE.fullmatch(triple)
    if match is None:
        raise ExportError(f"not a triple without blank nodes: {triple[:200]}")
    subject, predicate, iri, text, language, datatype = match.groups(default="")
    return subject, predicate, Value((iri, text, language, datatype))

"""The formats of an export: their names, file suffixes and writers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.errors import ExportError
from kg.serialization.jsonld import jsonld
from kg.serialization.prefixes import Prefixes
from kg.serialization.quads import ordered, triples
from kg.serialization.rdfxml import rdfxml
from kg.serialization.turtle import trig, turtle


@dataclass(frozen=True, slots=True)
class Format:
    """A format; `named_graphs` tells whether it keeps them (claims name their document in any case)."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    named_graphs: bool
    write: Callable[[Iterable[str], Prefixes], Iterator[str]]


def _nquads(lines: Iterable[str], _prefixes: Prefixes) -> Iterator[str]:
    return (f"{line}\n" for line in ordered(lines))


def _ntriples(lines: Iterable[str], _prefixes: Prefixes) -> Iterator[str]:
    return (f"{triple} .\n" for triple in triples(lines))


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("turtle", (".ttl",), "text/turtle", False, turtle),
        Format("trig", (".trig",), "application/trig", True, trig),
        Format("ntriples", (".nt",), "application/n-triples", False, _ntriples),
        Format("nquads", (".nq",), "application/n-quads", True, _nquads),
        Format("jsonld", (".jsonld",), "application/ld+json", True, jsonld),
        Format("rdfxml", (".rdf", ".xml", ".owl"), "application/rdf+xml", False, rdfxml),
    )
}
"""All formats by name."""

_BY_SUFFIX = {suffix: format_ for format_ in FORMATS.values() for suffix in format_.suffixes}


def format_for(name: str, path: str) -> Format:
    """Return the format called `name`, or, when that is "", the one that the suffix of `path` stands for."""
    if name:
        found = FORMATS.get(name) or _BY_SUFFIX.get(f".{name}")
        if found is None:
            raise ExportError(f"unknown format {name!r}; choose one of {', '.join(FORMATS)}")
        return found
    plain = path.removesuffix(".gz")
    for suffix, format_ in _BY_SUFFIX.items():
        if plain.endswith(suffix):
            return format_
    raise ExportError(f"{path}: the suffix names no format; name one of {', '.join(FORMATS)}")

"""Turtle and TriG from sorted triples: types first, one block per subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.namespaces import RDF
from kg.serialization.prefixes import Prefixes
from kg.serialization.quads import Value, by_graph, nodes, triples


def turtle(lines: Iterable[str], prefixes: Prefixes) -> Iterator[str]:
    """Yield Turtle text of the triples of all graphs."""
    yield from _head(prefixes)
    yield from _blocks(triples(lines), prefixes, "")


def trig(lines: Iterable[str], prefixes: Prefixes) -> Iterator[str]:
    """Yield TriG text, graph by graph."""
    yield from _head(prefixes)
    for graph, group in by_graph(lines):
        yield f"\n{_iri(graph, prefixes)} {{\n"
        yield from _blocks(group, prefixes, "    ")
        yield "}\n"


def _head(prefixes: Prefixes) -> Iterator[str]:
    for prefix, namespace in prefixes.sorted():
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _blocks(sorted_triples: Iterable[str], prefixes: Prefixes, indent: str) -> Iterator[str]:
    for subject, predicates in nodes(sorted_triples):
        rows = [
            f"{_predicate(predicate, prefixes)} {', '.join(_value(value, prefixes) for value in values)}"
            for predicate, values in sorted(predicates, key=lambda row: row[0] != RDF.type)
        ]
        body = f" ;\n{indent}    ".join(rows)
        yield f"\n{indent}{_iri(subject, prefixes)} {body} .\n"


def _predicate(iri: str, prefixes: Prefixes) -> str:
    return "a" if iri == RDF.type else _iri(iri, prefixes)


def _iri(iri: str, prefixes: Prefixes) -> str:
    return prefixes.name(iri) or f"<{iri}>"


def _value(value: Value, prefixes: Prefixes) -> str:
    iri, text, language, datatype = value
    if iri:
        return _iri(iri, prefixes)
    if language:
        return f'"{text}"@{language}'
    if datatype:
        return f'"{text}"^^{_iri(datatype, prefixes)}'
    return f'"{text}"'

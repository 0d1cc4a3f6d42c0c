"""JSON-LD with a local context of prefixes: one node per line, one @graph per named graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kg.namespaces import RDF
from kg.serialization.prefixes import Prefixes
from kg.serialization.quads import Node, Value, by_graph, nodes

Json = str | dict[str, str]


def jsonld(lines: Iterable[str], prefixes: Prefixes) -> Iterator[str]:
    """Yield the JSON text of the data set."""
    yield '{"@context": ' + json.dumps(dict(prefixes.sorted())) + ',\n"@graph": ['
    graph_separator = "\n"
    for graph, group in by_graph(lines):
        yield f'{graph_separator}{{"@id": {_dump(_iri(graph, prefixes))}, "@graph": ['
        graph_separator = ",\n"
        separator = "\n"
        for node in nodes(group):
            yield separator + _dump(_node(node, prefixes))
            separator = ",\n"
        yield "\n]}"
    yield "\n]}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _iri(iri: str, prefixes: Prefixes) -> str:
    return prefixes.name(iri) or iri


def _node(node: Node, prefixes: Prefixes) -> dict[str, object]:
    subject, predicates = node
    result: dict[str, object] = {"@id": _iri(subject, prefixes)}
    for predicate, values in sorted(predicates, key=lambda row: row[0] != RDF.type):
        if predicate == RDF.type:
            result["@type"] = [_iri(value[0], prefixes) for value in values]
        else:
            items = [_value(value, prefixes) for value in values]
            result[_iri(predicate, prefixes)] = items[0] if len(items) == 1 else items
    return result


def _value(value: Value, prefixes: Prefixes) -> Json:
    iri, _, language, datatype = value
    if iri:
        return {"@id": _iri(iri, prefixes)}
    if language:
        return {"@language": language, "@value": value.text}
    if datatype:
        return {"@type": _iri(datatype, prefixes), "@value": value.text}
    return value.text

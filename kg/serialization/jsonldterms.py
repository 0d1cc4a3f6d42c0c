"""JSON-LD in the short names of a context, one node per line, one @graph per named graph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from kg.namespaces import RDF, XSD
from kg.serialization.context import IRI, LANGUAGES, Context
from kg.serialization.quads import Node, Value, by_graph, nodes

Json = object
# What a JSON number keeps digit for digit in every parser.
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def jsonld_with_terms(lines: Iterable[str], context: Context) -> Iterator[str]:
    """Yield the JSON text of the data set; the context stands in it, so that no parser has to fetch one."""
    yield '{"@context": ' + _dump(context.document()) + ',\n"@graph": ['
    graph_separator = "\n"
    for graph, group in by_graph(lines):
        yield f'{graph_separator}{{"id": {_dump(context.reference(graph))}, "@graph": ['
        graph_separator = ",\n"
        separator = "\n"
        for node in nodes(group):
            yield separator + _dump(_node(node, context))
            separator = ",\n"
        yield "\n]}"
    yield "\n]}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _node(node: Node, context: Context) -> dict[str, Json]:
    subject, predicates = node
    result: dict[str, Json] = {"id": context.reference(subject)}
    for predicate, values in sorted(predicates, key=lambda row: row[0] != RDF.type):
        if predicate == RDF.type:
            result["type"] = _single([_class(value[0], context) for value in values])
            continue
        term = context.terms.get(predicate)
        if term is None:
            result[context.compact(predicate)] = _single([_value(value, "", context) for value in values])
        elif term.values != LANGUAGES:
            result[term.name] = _single([_value(value, term.values, context) for value in values])
        elif all(value[2] for value in values):
            result[term.name] = _by_language(values)
        else:
            # Without a language a text has no place in the map: the property stands there by its full name.
            result[context.compact(predicate)] = _single([_value(value, "", context) for value in values])
    return result


def _class(iri: str, context: Context) -> str:
    term = context.terms.get(iri)
    return term.name if term is not None else context.compact(iri)


def _single(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values


def _by_language(values: list[Value]) -> dict[str, Json]:
    languages: dict[str, list[Json]] = {}
    for value in values:
        languages.setdefault(value[2], []).append(value.text)
    return {language: _single(texts) for language, texts in sorted(languages.items())}


def _value(value: Value, expected: str, context: Context) -> Json:
    iri, _, language, datatype = value
    if iri:
        return context.reference(iri) if expected == IRI else {"id": context.reference(iri)}
    if language:
        return {"@language": language, "@value": value.text}
    if not datatype:
        return {"@value": value.text} if expected else value.text
    if datatype != expected:
        return {"@type": context.compact(datatype), "@value": value.text}
    return _native(value.text, datatype)


def _native(text: str, datatype: str) -> Json:
    if datatype == XSD.boolean and text in ("true", "false"):
        return text == "true"
    return int(text) if datatype == XSD.integer and _INTEGER.fullmatch(text) else text

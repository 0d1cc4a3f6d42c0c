"""Answers in the SPARQL 1.1 JSON format as the one type of result; what a server sends is checked, not trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.endpoint.errors import AnswerError
from kg.namespaces import XSD
from kg.query import QueryResult, Term

JSON = ("application/sparql-results+json", "application/json")
"""The media types of the format; some servers use the plain one."""

_TRUTH = {"1": "true", "0": "false"}


def to_result(value: Any) -> QueryResult:
    """Return a SELECT or ASK answer, read from JSON, as a table. Raises AnswerError when it is not one."""
    try:
        if "boolean" in value:
            if not isinstance(value["boolean"], bool):
                raise TypeError("boolean")
            return QueryResult(("answer",), ((Literal(value["boolean"]),),))
        columns = tuple(value["head"]["vars"])
        if not all(isinstance(column, str) for column in columns):
            raise TypeError("vars")
        rows = tuple(tuple(_term(binding.get(c)) for c in columns) for binding in value["results"]["bindings"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        # The value is a stranger's: only what kind of fault it is may be told.
        raise AnswerError(f"the answer is not SPARQL results in JSON ({type(error).__name__})") from None
    return QueryResult(columns, rows)


def _term(cell: Mapping[str, str] | None) -> Term | None:
    if cell is None:
        return None
    kind, text = cell["type"], cell["value"]
    if kind == "uri":
        return NamedNode(text)
    if kind == "bnode":
        return Literal(f"_:{text}")
    if kind not in ("literal", "typed-literal"):
        raise ValueError(kind)
    if language := cell.get("xml:lang"):
        return Literal(text, language=language)
    datatype = cell.get("datatype")
    if datatype == XSD.boolean:
        # Virtuoso writes them as numbers.
        text = _TRUTH.get(text, text)
    return Literal(text, datatype=NamedNode(datatype)) if datatype else Literal(text)

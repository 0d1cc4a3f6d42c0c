"""RDF terms as the texts that N-Quads lines hold, and the values that constraints compare."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from kg.namespaces import RDF, XSD

Term = str
"""A term as N-Triples writes it: `<iri>`, `"text"@en`, `"5"^^<datatype>`."""
Value = str | int | Decimal | bool | dt.date | dt.datetime


class Iri(str):
    """The value of an IRI: equal only to the same IRI, never to a text."""

    __slots__ = ()


class UnsureError(Exception):
    """What a constraint says of a value cannot be told here; the engines must."""


_LITERAL = re.compile(
    r'"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"(?:@(?P<language>[A-Za-z0-9-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ZONE = r"Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)"
_DATE_TIME = re.compile(rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:{_ZONE})?", re.ASCII)
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def is_iri(term: Term) -> bool:
    """Tell whether a term is an IRI."""
    return term[0] == "<"


def is_literal(term: Term) -> bool:
    """Tell whether a term is a literal."""
    return term[0] == '"'


@lru_cache(maxsize=4096)
def parts(term: Term) -> tuple[str, str, str]:
    """Return the lexical form, language tag and datatype IRI of a literal; UnsureError when it is none."""
    found = _LITERAL.fullmatch(term)
    if found is None:
        raise UnsureError(term)
    text = found["text"]
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    if found["language"]:
        return text, found["language"], RDF.langString
    return text, "", found["datatype"] or XSD.string


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SHORT.get(found[3], found[3])


def text(term: Term) -> str:
    """Return what STR() gives: the IRI, or the lexical form."""
    return term[1:-1] if term[0] == "<" else parts(term)[0]


@lru_cache(maxsize=4096)
def value(term: Term) -> Value:
    """Return the value of a literal for comparing; UnsureError for IRIs, other datatypes and bad lexical forms."""
    lexical, language, datatype = parts(term)
    read = _READERS.get(datatype)
    if language or read is None:
        raise UnsureError(term)
    found = read(lexical)
    if found is None:
        raise UnsureError(term)
    return found


def is_valid(term: Term) -> bool:
    """Tell whether a literal's lexical form belongs to its datatype; UnsureError for datatypes not known here."""
    lexical, _, datatype = parts(term)
    if datatype not in _READERS:
        raise UnsureError(term)
    return _READERS[datatype](lexical) is not None


def _integer(lexical: str) -> int | None:
    return int(lexical) if _INTEGER.fullmatch(lexical) and len(lexical) < 19 else None


def _decimal(lexical: str) -> Decimal | None:
    try:
        return Decimal(lexical) if _DECIMAL.fullmatch(lexical) else None
    except InvalidOperation:
        return None


def _date(lexical: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(lexical) if _DATE.fullmatch(lexical) else None
    except ValueError:
        return None


def _date_time(lexical: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(lexical) if _DATE_TIME.fullmatch(lexical) else None
    except ValueError:
        return None


_READERS: dict[str, Callable[[str], Value | None]] = {
    XSD.string: str,
    XSD.integer: _integer,
    XSD.decimal: _decimal,
    XSD.boolean: _BOOLEANS.get,
    XSD.date: _date,
    XSD.dateTime: _date_time,
}

"""RDF terms as N-Quads text, written by hand because a term object per quad would cost most of the run time."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from kg.namespaces import XSD

_SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
# The canonical form that pyoxigraph writes too, so that a line is the same before and after the store.
_ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)}
    | {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
)
_LANGUAGE = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*", re.ASCII)
_DATE_TYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), "date"),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII), "gYearMonth"),
    (re.compile(r"\d{4}", re.ASCII), "gYear"),
)
_MAX_DIGITS = 60
_INTEGER = XSD.integer


def ref(iri: str) -> str:
    """Return the term of an IRI that is known to be valid (a vocabulary term or a minted one)."""
    return f"<{iri}>"


def text(value: str) -> str:
    """Return a plain string literal."""
    if value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'  # nearly always
    if _SPECIAL.search(value):
        value = value.translate(_ESCAPES)
    return f'"{value}"'


def tagged(value: str, language: str) -> str:
    """Return a string with a language tag, or a plain one when the language is not known."""
    if not language:
        return text(value)
    tag = language.lower()
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(f"not a language tag: {language!r}")
    return f"{text(value)}@{tag}"


def typed(value: str, datatype: str) -> str:
    """Return a literal of an XSD `datatype` ("date"); `value` must be in its lexical space."""
    return f"{text(value)}^^<{XSD[datatype]}>"


def boolean(value: bool) -> str:
    """Return a boolean literal."""
    return typed("true" if value else "false", "boolean")


def integer(value: int) -> str:
    """Return an integer literal."""
    return f'"{value}"^^<{_INTEGER}>'


def number(value: Decimal) -> str | None:
    """Return an integer or canonical decimal literal; None for what no reader could take (NaN, 10^1000)."""
    if not value.is_finite() or abs(value.adjusted()) > _MAX_DIGITS:
        return None
    plain = format(value, "f")
    if "." not in plain:
        return integer(int(plain))
    whole, _, fraction = plain.partition(".")
    fraction = fraction.rstrip("0")
    if not fraction:
        return integer(int(whole))
    sign = "-" if whole.startswith("-") else ""
    return typed(f"{sign}{int(whole.lstrip('-') or '0')}.{fraction}", "decimal")


def date_like(value: str) -> str:
    """Return a stated date, typed as day, month or year; anything else stays a plain string."""
    for pattern, datatype in _DATE_TYPES:
        if pattern.fullmatch(value) and (datatype != "date" or _is_day(value)):
            return typed(value, datatype)
    return text(value)


def is_day(value: str) -> bool:
    """Tell whether `value` is a day that exists, as YYYY-MM-DD."""
    return bool(_DATE_TYPES[0][0].fullmatch(value)) and _is_day(value)


def _is_day(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def date_time(value: dt.datetime) -> str:
    """Return a dateTime literal; without a zone, or at midnight sharp, it is only as good as its day: a date.

    Sources that give a day alone are read as its first moment; a page issued at that very moment is a rare loss.
    """
    if value.tzinfo is None or value.time() == dt.time.min:
        return typed(value.date().isoformat(), "date")
    return typed(value.isoformat(), "dateTime")

"""Turns what a user typed into typed terms; a value never becomes part of the query's text."""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping

from pyoxigraph import Literal, NamedNode

from kg.namespaces import XSD
from kg.query.errors import ParameterError, UnknownNameError
from kg.query.model import Parameter, StoredQuery, Term
from kg.query.names import NAME_KINDS, Names

_PERIOD = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DATE_TYPE = NamedNode(XSD.date)
_INTEGER_TYPE = NamedNode(XSD.integer)


def bind(query: StoredQuery, values: Mapping[str, str], names: Names) -> dict[str, Term]:
    """Return the term for each variable that has a value; defaults fill in what is not given.

    Raises ParameterError for an unknown or missing parameter or a bad value, and its subclasses for names.
    """
    for given in values:
        if query.parameter(given) is None:
            raise ParameterError(_unknown(query, given))
    bound: dict[str, Term] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is None or not value.strip():
            if parameter.required:
                raise ParameterError(_missing(query, parameter))
            continue
        bound[parameter.variable] = _term(parameter, value, names)
    return bound


def period(start: str | None, end: str | None) -> tuple[str, str]:
    """Return the ISO days, inclusive, of a period from `start` to `end`; "" where there is no bound.

    Each is YYYY, YYYY-MM or YYYY-MM-DD. Raises ParameterError for what is none, and for an end before the start.
    """
    first, last = (
        _date(Parameter(name=name, type="date", required=False, variable=name), value.strip()).value if value else ""
        for name, value in (("from", start), ("to", end))
    )
    if first and last and last < first:
        raise ParameterError(f"the period ends on {last}, before it starts on {first}")
    return first, last


def _unknown(query: StoredQuery, given: str) -> str:
    known = [parameter.name for parameter in query.parameters]
    if not known:
        return f"{query.name} takes no parameters, but {given!r} was given"
    close = difflib.get_close_matches(given, known, n=1)
    hint = f"; did you mean {close[0]}?" if close else ""
    return f"{query.name} has no parameter {given!r}; it has {', '.join(known)}{hint}"


def _missing(query: StoredQuery, parameter: Parameter) -> str:
    example = f", for example {parameter.example}" if parameter.example else ""
    return f"{query.name} needs the parameter {parameter.name!r} ({parameter.description or parameter.type}){example}"


def _term(parameter: Parameter, value: str, names: Names) -> Term:
    if parameter.choices and value not in parameter.choices:
        raise ParameterError(f"{parameter.name}: {value!r} is not one of {', '.join(parameter.choices)}")
    if parameter.type in NAME_KINDS:
        return _name(parameter, value, names)
    return _READERS[parameter.type](parameter, value.strip())


def _name(parameter: Parameter, value: str, names: Names) -> NamedNode:
    try:
        return names.resolve(value, parameter.type)
    except UnknownNameError:
        if parameter.type != "leader":
            raise
        # Whoever is not known to have led a country may still be asked for; the answer is then just empty.
        try:
            return names.resolve(value, "person")
        except UnknownNameError:
            pass
        raise


def _date(parameter: Parameter, value: str) -> Literal:
    match = _PERIOD.fullmatch(value)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        last = parameter.name == "to"
        try:
            month = month or (12 if last else 1)
            day = day or (calendar.monthrange(year or 0, month)[1] if last else 1)
            return Literal(dt.date(year or 0, month, day).isoformat(), datatype=_DATE_TYPE)
        except (ValueError, calendar.IllegalMonthError):
            pass
    raise ParameterError(f"{parameter.name}: {value!r} is not a date; write YYYY-MM-DD, YYYY-MM or YYYY")


def _year(parameter: Parameter, value: str) -> Literal:
    if not _YEAR.fullmatch(value):
        raise ParameterError(f"{parameter.name}: {value!r} is not a year; write YYYY")
    return Literal(str(int(value)), datatype=_INTEGER_TYPE)


def _integer(parameter: Parameter, value: str) -> Literal:
    if not _INTEGER.fullmatch(value):
        raise ParameterError(f"{parameter.name}: {value!r} is not a whole number")
    return Literal(str(int(value)), datatype=_INTEGER_TYPE)


def _words(parameter: Parameter, value: str) -> Literal:
    return Literal(value)


def _language(parameter: Parameter, value: str) -> Literal:
    if not _LANGUAGE.fullmatch(value.lower()):
        raise ParameterError(f"{parameter.name}: {value!r} is not a language; write en or ru")
    return Literal(value.lower())


_READERS: dict[str, Callable[[Parameter, str], Term]] = {
    "date": _date,
    "year": _year,
    "integer": _integer,
    "text": _words,
    "language": _language,
}

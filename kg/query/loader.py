"""Reads `.rq` files: SPARQL with grlc decorators, read strictly, so that a typo never goes unnoticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from kg.query.errors import QueryFileError, SparqlError
from kg.query.model import NAME_TYPES, PARAMETER_TYPES, Parameter, StoredQuery
from kg.query.sparql import check, parameter_variables

_OURS = frozenset(("summary", "summary_ru", "description", "tags", "defaults", "enumerate", "params", "columns"))
# Decorators by which grlc finds a server or pages its answer: meaningless here and deliberately not read.
_GRLC_ONLY = frozenset(("endpoint", "endpoint_in_url", "endpoint-method", "method", "pagination"))
_PARAM_KEYS = frozenset(("name", "type", "required", "description", "example"))
_PARAM_NAME = re.compile(r"[a-z][a-zA-Z0-9]*", re.ASCII)
_QUERY_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_SUFFIX_OF_TYPE = {
    **dict.fromkeys((*NAME_TYPES, "claim"), "iri"),
    "date": "xsd_date",
    "year": "integer",
    "integer": "integer",
    "text": "",
    "language": "",
}

Fail = Callable[[str, int], QueryFileError]


def load_query(path: Path) -> StoredQuery:
    """Read one file and check all of it: decorators, parameters, and that it is a SPARQL query that only reads.

    Raises QueryFileError with file and line.
    """
    query = load_header(path)
    try:
        check(query.text)
    except SparqlError as error:
        raise QueryFileError(error.reason, file=str(path), line=error.line) from error
    return query


def load_header(path: Path) -> StoredQuery:
    """Read one file without parsing its SPARQL, which is what makes a list of many queries quick."""

    def fail(reason: str, line: int = 1) -> QueryFileError:
        return QueryFileError(reason, file=str(path), line=line)

    if not _QUERY_NAME.fullmatch(path.stem):
        raise fail("the file name is the query's name: lower-case words joined by hyphens", 1)
    text = _read(path, fail)
    header, lines = _header(text, fail)
    if not isinstance(header.get("summary"), str):
        raise fail("a summary is missing (#+ summary: text)", 1)
    return StoredQuery(
        name=path.stem,
        path=path,
        text=text,
        summary=header["summary"].strip(),
        summary_ru=_text(header, "summary_ru", lines, fail),
        description=_text(header, "description", lines, fail),
        tags=_words(header, "tags", lines, fail),
        parameters=_parameters(text, header, lines, fail),
        columns=_words(header, "columns", lines, fail),
    )


def _read(path: Path, fail: Fail) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise fail(f"cannot be read ({error.strerror})", 1) from error
    except UnicodeDecodeError as error:
        raise fail("not UTF-8 text", 1) from error


def _header(text: str, fail: Fail) -> tuple[dict[str, Any], dict[str, int]]:
    """Return the decorators and the line of each, read the way grlc reads them."""
    numbered = [(n, line[2:]) for n, line in enumerate(text.splitlines(), 1) if line.startswith("#+")]
    if not numbered:
        return {}, {}
    source = "\n".join(line for _, line in numbered)
    try:
        header = yaml.safe_load(source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = numbered[min(mark.line, len(numbered) - 1)][0] if mark else numbered[0][0]
        raise fail(f"the decorators are not YAML: {error.problem}", line) from error
    except yaml.YAMLError as error:
        raise fail(f"the decorators are not YAML: {error}", numbered[0][0]) from error
    if not isinstance(header, dict):
        raise fail("decorators must look like '#+ summary: text'", numbered[0][0])
    lines = {key: _line_of_key(str(key), numbered) for key in header}
    for key in header:
        if key not in _OURS and key not in _GRLC_ONLY:
            raise fail(f"unknown decorator {key!r}; known are {', '.join(sorted(_OURS))}", lines[key])
    return header, lines


def _line_of_key(key: str, numbered: list[tuple[int, str]]) -> int:
    return next((n for n, line in numbered if line.strip().startswith(f"{key}:")), numbered[0][0])


def _text(header: Mapping[str, Any], key: str, lines: Mapping[str, int], fail: Fail) -> str:
    value = header.get(key, "")
    if not isinstance(value, str):
        raise fail(f"{key} must be text", lines[key])
    return value.strip()


def _words(header: Mapping[str, Any], key: str, lines: Mapping[str, int], fail: Fail) -> tuple[str, ...]:
    value = header.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise fail(f"{key} must be a list of words", lines[key])
    return tuple(value)


def _named(header: Mapping[str, Any], key: str, lines: Mapping[str, int], fail: Fail) -> dict[str, Any]:
    """Return a list of one-key mappings (`- from: 2020-01-01`) as one mapping."""
    merged: dict[str, Any] = {}
    value = header.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) and len(entry) == 1 for entry in value):
        raise fail(f"{key} must be a list of '- name: value'", lines[key])
    for entry in value:
        merged.update(entry)
    return merged


def _parameters(text: str, header: Mapping[str, Any], lines: Mapping[str, int], fail: Fail) -> tuple[Parameter, ...]:
    try:
        variables = {match["name"]: (match, line) for match, line in parameter_variables(text).values()}
    except SparqlError as error:
        raise fail(error.reason, error.line) from error
    defaults = _named(header, "defaults", lines, fail)
    choices = _named(header, "enumerate", lines, fail)
    entries = header.get("params", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise fail("params must be a list of mappings", lines["params"])
    declared = tuple(_parameter(entry, variables, defaults, choices, fail, lines.get("params", 1)) for entry in entries)
    names = [parameter.name for parameter in declared]
    for name, (match, line) in variables.items():
        if name not in names:
            raise fail(f"{match[0]} is not declared under params", line)
    for key, values in (("defaults", defaults), ("enumerate", choices)):
        for name in values:
            if name not in names:
                raise fail(f"{key} names {name!r}, which is not a parameter", lines[key])
    if len(set(names)) != len(names):
        raise fail("a parameter is declared twice", lines["params"])
    return declared


def _parameter(
    entry: Mapping[str, Any],
    variables: Mapping[str, tuple[re.Match[str], int]],
    defaults: Mapping[str, Any],
    choices: Mapping[str, Any],
    fail: Fail,
    line: int,
) -> Parameter:
    name, kind, required = entry.get("name"), entry.get("type"), entry.get("required")
    if unknown := sorted(str(key) for key in set(entry) - _PARAM_KEYS):
        raise fail(f"unknown key {unknown[0]!r} in params; known are {', '.join(sorted(_PARAM_KEYS))}", line)
    if not isinstance(name, str) or not _PARAM_NAME.fullmatch(name):
        raise fail(f"bad parameter name {name!r}: camelCase, no underscore (grlc would read it as a type)", line)
    if kind not in PARAMETER_TYPES:
        raise fail(f"parameter {name!r} has type {kind!r}; known are {', '.join(PARAMETER_TYPES)}", line)
    if not isinstance(required, bool):
        raise fail(f"parameter {name!r} must say 'required: true' or 'required: false'", line)
    variable = f"{'_' if required else '__'}{name}" + (f"_{_SUFFIX_OF_TYPE[kind]}" if _SUFFIX_OF_TYPE[kind] else "")
    if name not in variables or variables[name][0][0] != f"?{variable}":
        where = variables[name][1] if name in variables else line
        raise fail(f"parameter {name!r} ({kind}) must stand in the query as ?{variable}", where)
    default = defaults.get(name)
    return Parameter(
        name=name,
        type=kind,
        required=required,
        variable=variable,
        description=str(entry.get("description", "")),
        example=str(entry.get("example", "")),
        default=None if default is None else str(default),
        choices=tuple(str(choice) for choice in choices.get(name) or ()),
    )

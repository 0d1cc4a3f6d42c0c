"""Writes a result as a table, JSON, CSV, TSV or Markdown."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable

from pyoxigraph import NamedNode

from kg.namespaces import XSD
from kg.query.errors import ParameterError
from kg.query.model import QueryResult, Term
from kg.query.names import compact

Native = str | int | float | bool | None


def render(result: QueryResult, style: str = "plain", *, width: int | None = None) -> str:
    """Return `result` in `style`: one of STYLES; `width` in characters is for the table on a terminal.

    Data styles (json, csv, tsv) carry full IRIs, those for reading (table, plain, md) prefixed names.
    """
    if style not in STYLES:
        raise ParameterError(f"no output format is called {style!r}; there are {', '.join(STYLES)}")
    return _table(result, width) if style == "table" else _WRITERS[style](result)


def native(term: Term | None) -> Native:
    """Return a term as a JSON value: numbers and booleans as such, everything else as text, no value as None."""
    if term is None or isinstance(term, NamedNode):
        return None if term is None else term.value
    datatype = term.datatype.value
    if datatype == XSD.integer and term.value.lstrip("+-").isdigit():
        return int(term.value)
    if datatype == XSD.boolean:
        return term.value in ("true", "1")
    if datatype in (XSD.decimal, XSD.double):
        try:
            number = float(term.value)
        except ValueError:
            return term.value
        # JSON has no word for infinity or for what is no number.
        return number if math.isfinite(number) else term.value
    return term.value


def shown(term: Term | None) -> str:
    """Return a term for a person to read: prefixed names, plain words, nothing for no value."""
    if term is None:
        return ""
    return compact(term.value) if isinstance(term, NamedNode) else term.value


def _records(result: QueryResult) -> list[list[str]]:
    return [[" ".join(shown(cell).split()) for cell in row] for row in result.rows]


def _table(result: QueryResult, width: int | None) -> str:
    # Imported here: rich is only for people at a terminal.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for column in result.columns:
        table.add_column(column, overflow="fold")
    for record in _records(result):
        table.add_row(*(Text(cell) for cell in record))
    stream = io.StringIO()
    Console(file=stream, width=width, force_terminal=True).print(table)
    return stream.getvalue()


def _plain(result: QueryResult) -> str:
    lines = [list(result.columns), *_records(result)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(result.columns))]
    return "".join(
        "  ".join(cell.ljust(size) for cell, size in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def _json(result: QueryResult) -> str:
    objects = [dict(zip(result.columns, map(native, row), strict=True)) for row in result.rows]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _values(result: QueryResult) -> list[list[str]]:
    return [["" if cell is None else cell.value for cell in row] for row in result.rows]


def _csv(result: QueryResult) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(_values(result))
    return stream.getvalue()


def _tsv(result: QueryResult) -> str:
    def escape(value: str) -> str:
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")

    lines = [list(result.columns), *([escape(value) for value in row] for row in _values(result))]
    return "".join("\t".join(line) + "\n" for line in lines)


def _markdown(result: QueryResult) -> str:
    rows = [list(result.columns), ["---"] * len(result.columns), *_records(result)]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in rows)


_WRITERS: dict[str, Callable[[QueryResult], str]] = {
    "plain": _plain,
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "md": _markdown,
}

STYLES = ("table", *_WRITERS)
"""The output formats; table is for a terminal, plain the same for a pipe."""

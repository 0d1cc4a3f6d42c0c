"""The codebook: every variable of every table with its definition, an example, and how often it is missing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from kg.dataset.writers import TableFiles

_LONGEST = 60
_HEAD = """# Codebook

One table per unit, one row per unit, UTF-8, comma, header; an empty cell means that it is not stated. Identifiers stay
the same from release to release. Dates are ISO 8601, country codes ISO 3166-1 (XK and XKX for Kosovo). Every name is
at most 32 characters long and takes lower-case letters, digits and `_` only, so that Stata, R and SQL take it.

- `missing` counts the empty cells of this release; `example` is the first value that there is.
- Claims are read by rules out of the text of the page. What the rules do not know is missing: no row does not mean
  that it did not happen. How often they are right: the page Accuracy of the documentation of Parley.
- A page is one side's account. Filter `realis` to `actual` for what is told as a fact, and compare sources by
  `occasion_id`.
- The tables join on `event_id`; in the graph, the IRI of an identifier is the namespace of its type and the identifier.
"""


def codebook_text(files: Iterable[TableFiles]) -> str:
    """Return the codebook as Markdown."""
    return "".join([_HEAD, *(_section(one) for one in files)])


def codebook_csv(files: Iterable[TableFiles]) -> str:
    """Return the codebook as CSV, one row per variable."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(["table", "variable", "position", "type", "missing", "rows", "example", "definition"])
    for one in files:
        for position, column in enumerate(one.table.columns, 1):
            name = column.name
            row = [one.table.name, name, position, column.type, one.missing[name], one.rows]
            writer.writerow([*row, one.examples.get(name, ""), column.definition])
    return target.getvalue()


def _section(one: TableFiles) -> str:
    return "\n".join(["", f"## {one.table.name}", "", *_lines(one), ""])


def _lines(one: TableFiles) -> Iterator[str]:
    yield f"{one.rows:,} rows. A row is {one.table.unit}. Key: {', '.join(f'`{name}`' for name in one.table.key)}."
    yield ""
    yield "| variable | type | definition | missing | example |"
    yield "|---|---|---|---:|---|"
    for column in one.table.columns:
        example = _cell(one.examples.get(column.name, ""))
        definition = column.definition.replace("|", "\\|")
        yield f"| `{column.name}` | {column.type} | {definition} | {one.missing[column.name]:,} | {example} |"


def _cell(text: str) -> str:
    flat = " ".join(text.split())
    short = flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
    return "".join(f"\\{char}" if char in "|\\`*_[]<>" else char for char in short)

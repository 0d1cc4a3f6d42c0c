"""Writes a coverage report as text for a terminal or a pipe, as Markdown, or as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.coverage import families
from kg.coverage.report import LACKING, LISTINGS, Coverage, CoverageReport
from kg.coverage.tally import Example, Row, Tally

FORMATS = ("text", "json", "md")
_NONE = "–"
_TITLES = {
    "no_discussion": "without a discussion",
    "no_participant": "without a participant",
    "no_place": "without a place",
    "type_other": "of type other",
}


@dataclass(frozen=True)
class Table:
    """A table to be written: its columns, its rows, and which columns hold numbers."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    numbers: frozenset[int] = frozenset((1,))


def render(report: CoverageReport, style: str, *, examples: bool = True, width: int | None = None) -> str:
    """Return `report` in `style`, one of FORMATS; `width` in characters means a terminal, None a pipe."""
    if style == "json":
        return _json(report, examples=examples)
    if style == "md":
        return _document(report, examples, _markdown, ("# ", "## "))
    if width is None:
        return _document(report, examples, _plain, ("== ", "== "))
    return _document(report, examples, lambda table: _rich(table, width), ("== ", "== "))


def _document(report: CoverageReport, examples: bool, write: Callable[[Table], str], marks: tuple[str, str]) -> str:
    total, groups = report.total(), list(report.in_order())
    out = [f"{marks[0]}Coverage\n\n", write(_overview(report, total, groups))]
    # Of one group alone the total would say everything twice.
    for one in groups if len(groups) == 1 else [total, *groups]:
        out.append(f"\n{marks[1]}{_name(one)}\n")
        out += [f"\n{write(table)}" for table in _tables(one, examples)]
    return "".join(out)


def _name(one: Coverage) -> str:
    return f"{one.source} ({one.language})" if one.source != one.language else "all pages"


def _overview(report: CoverageReport, total: Coverage, groups: list[Coverage]) -> Table:
    def row(one: Coverage) -> tuple[str, ...]:
        lacking = (_percent(one.lacking[name], one.read) for name in LACKING)
        shares = (_percent(one.shares[f.name].understood, one.shares[f.name].all) for f in families.ALL)
        return (_name(one), f"{one.read:,}", f"{one.failed:,}", *lacking, *shares)

    columns = ("pages", "read", "failed", *LACKING, *(family.name for family in families.ALL))
    title = f"Share of pages that lack something, and of sentences understood ({report.duplicates:,} duplicate pages)"
    return Table(
        title, columns, [row(one) for one in (groups if len(groups) == 1 else [total, *groups])], _all(columns)
    )


def _all(columns: tuple[str, ...]) -> frozenset[int]:
    return frozenset(range(1, len(columns)))


def _tables(one: Coverage, examples: bool) -> Iterator[Table]:
    types = [(name, f"{count:,}") for name, count in _frequent(one)]
    yield Table("Pages by event type", ("type", "pages"), types)
    lacks = [(_TITLES[name], f"{one.lacking[name]:,}", _percent(one.lacking[name], one.read)) for name in LACKING]
    yield Table("Pages that lack something", ("pages", "count", "share"), lacks, frozenset((1, 2)))
    yield _sentences(one)
    if examples:
        yield from _missed(one)
    for listing in LISTINGS:
        tally = one.tallies[listing.name]
        if tally.rows:
            yield _list(listing.title, listing.unit, tally, examples)


def _frequent(one: Coverage) -> list[tuple[str, int]]:
    return sorted(one.types.items(), key=lambda item: (-item[1], item[0]))


def _sentences(one: Coverage) -> Table:
    rows = []
    for family in families.ALL:
        share = one.shares[family.name]
        rows.append((family.title, f"{share.all:,}", f"{share.understood:,}", _percent(share.understood, share.all)))
    columns = ("narrated sentences with", "sentences", "gave a claim", "share")
    return Table("Sentences that gave a claim of the kind that they should", columns, rows, frozenset((1, 2, 3)))


def _missed(one: Coverage) -> Iterator[Table]:
    for family in families.ALL:
        rows = [(example.page, example.sentence) for example in one.samples[family.name].examples]
        if rows:
            yield Table(f"Gave none: {family.title}", ("page", "sentence"), rows, frozenset())


def _list(title: str, unit: str, tally: Tally, examples: bool) -> Table:
    head = f"{title} ({len(tally.rows):,} different, {tally.total:,} {unit})"
    if tally.undercount:
        head += f"; counts may be {tally.undercount:,} too low"
    columns: tuple[str, ...] = ("what", unit)
    if examples:
        columns += ("page", "sentence")
    return Table(head, columns, [_row(row, examples) for row in tally.top()])


def _row(row: Row, examples: bool) -> tuple[str, ...]:
    cells: tuple[str, ...] = (row.shown, f"{row.count:,}")
    if examples:
        cells += (row.example.page, row.example.sentence) if row.example is not None else ("", "")
    return cells


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else _NONE


# -- tables as text ----------------------------------------------------------------------------------------------


def _safe(cell: str) -> str:
    """Nothing in a page may move the cursor of a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in cell)


def _plain(table: Table) -> str:
    lines = [table.columns, *(tuple(map(_safe, row)) for row in table.rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(table.columns))]
    out = [f"{table.title}\n"]
    for line in lines:
        cells = (
            cell.rjust(size) if index in table.numbers else cell.ljust(size)
            for index, (cell, size) in enumerate(zip(line, widths, strict=True))
        )
        out.append("  " + "  ".join(cells).rstrip() + "\n")
    return "".join(out)


def _markdown(table: Table) -> str:
    rule = tuple("--:" if index in table.numbers else "---" for index in range(len(table.columns)))
    lines = [table.columns, rule, *table.rows]
    rows = "".join("| " + " | ".join(_safe(cell).replace("|", "\\|") for cell in line) + " |\n" for line in lines)
    return f"{table.title}:\n\n{rows}"


def _rich(table: Table, width: int) -> str:
    # Imported here: rich is only for people at a terminal.
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(title=table.title, title_justify="left", title_style="bold", header_style="bold")
    for index, column in enumerate(table.columns):
        drawn.add_column(column, justify="right" if index in table.numbers else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(_safe(cell)) for cell in row))
    stream = io.StringIO()
    Console(file=stream, width=width, force_terminal=True).print(drawn)
    return stream.getvalue()


# -- JSON --------------------------------------------------------------------------------------------------------


def _json(report: CoverageReport, *, examples: bool) -> str:
    value = {
        "limit": report.limit,
        "duplicates": report.duplicates,
        "total": _coverage(report.total(), examples),
        "groups": [_coverage(group, examples) for group in report.in_order()],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _coverage(one: Coverage, examples: bool) -> dict[str, object]:
    return {
        "language": one.language,
        "source": one.source,
        "read": one.read,
        "failed": one.failed,
        "types": dict(_frequent(one)),
        "lacking": {
            name: {"pages": one.lacking[name], "share": _ratio(one.lacking[name], one.read)} for name in LACKING
        },
        "sentences": {family.name: _family(one, family.name, examples) for family in families.ALL},
        "lists": {listing.name: _listing(one.tallies[listing.name], listing.unit, examples) for listing in LISTINGS},
    }


def _family(one: Coverage, name: str, examples: bool) -> dict[str, object]:
    share = one.shares[name]
    value: dict[str, object] = {"sentences": share.all, "with_claim": share.understood, "share": share.ratio}
    if examples:
        value["without_claim"] = [_example(example) for example in one.samples[name].examples]
    return value


def _listing(tally: Tally, unit: str, examples: bool) -> dict[str, object]:
    rows = []
    for row in tally.top():
        value: dict[str, object] = {"what": row.shown, "count": row.count}
        if examples:
            value["example"] = _example(row.example) if row.example is not None else None
        rows.append(value)
    return {
        "unit": unit,
        "different": len(tally.rows),
        "total": tally.total,
        "undercount": tally.undercount,
        "rows": rows,
    }


def _example(example: Example) -> dict[str, str]:
    return {"page": example.page, "sentence": example.sentence}


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None

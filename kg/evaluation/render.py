"""Writes an evaluation as a table, JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator

from kg.evaluation.fields import EVIDENCE, FIELDS
from kg.evaluation.matching import Item
from kg.evaluation.model import ALL, Difference, Evaluation, Score

_NAMES = (*FIELDS, EVIDENCE)
_COUNTS = ("tp", "fp", "fn")


def render(result: Evaluation, style: str, *, details: bool = False) -> str:
    """Return `result` in `style`, one of STYLES; `details` adds what differs on each page to plain and json."""
    if style == "json":
        return _json(result, details=details)
    text = _WRITERS[style](result)
    return "".join(f"{line}\n" for line in _details(result)) + text if details else text


def _plain(result: Evaluation) -> str:
    head = "".join(f"{name:>7}" for name in ("P", "R", "F1")) + "".join(f"{name:>6}" for name in _COUNTS)
    lines = [f"{'field':22}{head}   F1 by source: {', '.join(result.sources)}"]
    for name in _NAMES:
        score = result.score(name)
        figures = "".join(f"{value:7.3f}" for value in _shares(score))
        counts = "".join(f"{count:6}" for count in _counts(score))
        by_source = "  ".join(f"{result.score(name, source).f1:.3f}" for source in result.sources)
        lines.append(f"{name:22}{figures}{counts}   {by_source}".rstrip())
    lines.append(f"documents missing: {len(result.missing_documents)}")
    return "".join(f"{line}\n" for line in lines)


def _table(result: Evaluation) -> str:
    # Imported here: rich is only for people at a terminal.
    from rich.console import Console
    from rich.table import Table

    table = Table(header_style="bold", caption=f"documents missing: {len(result.missing_documents)}")
    for index, column in enumerate(_columns(result)):
        table.add_column(column, justify="right" if index else "left", no_wrap=True)
    for row in _rows(result):
        table.add_row(*row)
    stream = io.StringIO()
    # As wide as it needs to be: a terminal that is too narrow had better wrap than lose figures.
    Console(file=stream, width=60 + 15 * len(result.sources), force_terminal=True).print(table)
    return stream.getvalue()


def _markdown(result: Evaluation) -> str:
    columns = _columns(result)
    lines = [columns, ["---", *["--:"] * (len(columns) - 1)], *_rows(result)]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _columns(result: Evaluation) -> list[str]:
    return ["field", "P", "R", "F1", "right", "wrong", "missed", *result.sources]


def _rows(result: Evaluation) -> Iterator[list[str]]:
    for name in _NAMES:
        score = result.score(name)
        by_source = (f"{result.score(name, source).f1:.3f}" for source in result.sources)
        yield [name, *(f"{share:.3f}" for share in _shares(score)), *map(str, _counts(score)), *by_source]


def _csv(result: Evaluation) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("field", "source", "precision", "recall", "f1", *_COUNTS))
    for name, source in _keys(result):
        score = result.score(name, source)
        writer.writerow((name, source, *(f"{share:.3f}" for share in _shares(score)), *_counts(score)))
    return stream.getvalue()


def _json(result: Evaluation, *, details: bool) -> str:
    value: dict[str, object] = {
        "missing_documents": len(result.missing_documents),
        "missing": result.missing_documents,
        "scores": {f"{name}/{source}": _score(result.score(name, source)) for name, source in _keys(result)},
    }
    if details:
        value["details"] = [_difference(difference) for difference in result.differences]
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _keys(result: Evaluation) -> Iterator[tuple[str, str]]:
    return ((name, source) for name in _NAMES for source in (ALL, *result.sources))


def _shares(score: Score) -> tuple[float, float, float]:
    return (score.precision, score.recall, score.f1)


def _counts(score: Score) -> tuple[int, int, int]:
    return (score.tp, score.fp, score.fn)


def _score(score: Score) -> dict[str, float]:
    shares = zip(("precision", "recall", "f1"), (round(share, 3) for share in _shares(score)), strict=True)
    return {**dict(shares), **dict(zip(_COUNTS, _counts(score), strict=True))}


def _difference(difference: Difference) -> dict[str, object]:
    return {
        "id": difference.id,
        "field": difference.field,
        "extra": [list(item) for item in difference.extra],
        "missing": [list(item) for item in difference.missing],
    }


def _details(result: Evaluation) -> Iterator[str]:
    """Yield one line per page and field that differ: what is too many with +, what is missing with -."""
    for difference in result.differences:
        marked = [f"+{_shown(item)}" for item in difference.extra] + [f"-{_shown(item)}" for item in difference.missing]
        yield f"{difference.id} {difference.field}: {' '.join(marked)}"


def _shown(item: Item) -> str:
    # Quoted as JSON: names hold spaces, and nothing in a page may move the cursor of a terminal.
    return " = ".join(json.dumps(part, ensure_ascii=not part.isprintable()) for part in item)


_WRITERS: dict[str, Callable[[Evaluation], str]] = {
    "table": _table,
    "plain": _plain,
    "csv": _csv,
    "md": _markdown,
}

STYLES = ("json", *_WRITERS)
"""The output formats; table is for a terminal, plain the same for a pipe."""

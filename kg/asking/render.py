"""Writes an answer for a person to read, or as data; the formats of data are those of every query."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any

from kg.asking.errors import NotUnderstoodError
from kg.asking.model import Answer
from kg.asking.packs import pack
from kg.query import render
from kg.query.render import native, shown

_SENTENCES = 3
_ANSWERS = 20
_BESIDE = 5
_WIDTH = 100
_EVIDENCE = ("date", "event", "sentence", "source")


def to_text(answer: Answer, width: int | None = None) -> str:
    """Return how the question was understood, the answer with its sentences, and the query, for a person.

    Of each answer three sentences are shown, and twenty answers; the data formats have all of them.
    """
    texts = pack(answer.language).texts
    wide = min(width or _WIDTH, _WIDTH)
    lines = [*_wrapped(f"{texts['understood']}: {answer.words}.", "", wide), ""]
    lines += _answers(answer, texts, wide)
    if answer.beside is not None:
        lines += _beside(answer.beside, texts, wide)
    lines += [f"{texts['query']}:", *(f"  {line}" for line in answer.sparql.splitlines())]
    return "\n".join(lines) + "\n"


def to_record(answer: Answer) -> dict[str, Any]:
    """Return an answer as JSON has it: question, understanding, query, and the rows as `kg query` writes them."""
    rows = [dict(zip(answer.result.columns, map(native, row), strict=True)) for row in answer.result.rows]
    return {
        "question": answer.question,
        "understood": answer.words,
        "measure": answer.understanding.measure,
        "number": number(answer),
        "sparql": answer.sparql,
        "rows": rows,
        "beside": None if answer.beside is None else _beside_record(answer.beside),
    }


def _beside_record(answer: Answer) -> dict[str, Any]:
    record = to_record(answer)
    told = {"says": beside_words(answer)}
    return told | {name: record[name] for name in ("understood", "sparql", "rows")}


def beside_words(answer: Answer) -> str:
    """Return what stands beside an answer, in words, with the number of its sentences."""
    words: str = pack(answer.language).texts["beside"][answer.understanding.relation]
    columns = [answer.result.columns.index(name) for name in ("sentence", "source")]
    return words.format(number=len({tuple(row[column] for column in columns) for row in answer.result.rows}))


def refusal_record(question: str, error: NotUnderstoodError) -> dict[str, Any]:
    """Return a refusal as JSON has it."""
    return {
        "question": question,
        "refused": list(error.reasons),
        "words": list(error.words),
        "instead": list(error.instead),
    }


def to_data(answer: Answer, style: str) -> str:
    """Return an answer in `style`: json with the understanding and the query; csv, tsv and md as any query has them."""
    if style == "json":
        return json.dumps(to_record(answer), ensure_ascii=False, indent=2) + "\n"
    return render(answer.result, style)


def number(answer: Answer) -> int | None:
    """Return the number that was asked for, 0 when there is nothing to count; None when none was asked for."""
    column = {"often": "answer", "count": "number"}.get(answer.understanding.measure)
    if column is None:
        return None
    if not answer.result.rows:
        return 0
    cell = answer.result.rows[0][answer.result.columns.index(column)]
    return int(cell.value) if cell else 0


def _answers(answer: Answer, texts: dict[str, Any], width: int) -> Iterator[str]:
    count = number(answer)
    if count is not None:
        yield str(count)
    if not answer.result.rows:
        if count is None:
            named = answer.beside is not None and answer.beside.understanding.relation == "sign"
            yield texts["nothing_named" if named else "nothing"]
        yield ""
        return
    if answer.understanding.measure == "whether":
        yield texts["yes"]
    yield from _listed(answer, texts, width, _ANSWERS)


def _beside(answer: Answer, texts: dict[str, Any], width: int) -> Iterator[str]:
    yield from _wrapped(f"{beside_words(answer)}:", "", width)
    yield from _listed(answer, texts, width, _BESIDE)


def _listed(answer: Answer, texts: dict[str, Any], width: int, limit: int) -> Iterator[str]:
    groups = _groups(answer)
    for cells, *more in list(groups.values())[:limit]:
        rows = [cells, *more]
        if head := _head(answer, rows, texts):
            yield from _wrapped(head, "", width)
        evidence = list(dict.fromkeys(tuple(row[name] for name in _EVIDENCE) for row in rows))
        for day, event, sentence, source in evidence[:_SENTENCES]:
            yield from _wrapped(f"{day}  {event}".strip(), "  ", width)
            yield from _wrapped(f"“{sentence}”", "    ", width)
            yield f"    {source}"
        if len(evidence) > _SENTENCES:
            yield "  " + texts["more"].format(number=len(evidence) - _SENTENCES)
        yield ""
    if len(groups) > limit:
        yield texts["more"].format(number=len(groups) - limit)
        yield ""


def heads(answer: Answer) -> list[str]:
    """Return each answer in one line, in the order of the rows: a name, a day, "A – B", or "who: what they said"."""
    texts = pack(answer.language).texts
    return [head for rows in _groups(answer).values() if (head := _head(answer, rows, texts))]


def _groups(answer: Answer) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Return the rows by what they answer, in the order of the rows."""
    groups: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in answer.result.rows:
        cells = {column: shown(cell) for column, cell in zip(answer.result.columns, row, strict=True)}
        groups.setdefault((cells["answer"], cells.get("whom", "")), []).append(cells)
    return groups


def _head(answer: Answer, rows: list[dict[str, str]], texts: dict[str, Any]) -> str:
    measure, cells = answer.understanding.measure, rows[0]
    if measure in ("often", "whether"):
        return ""
    head = " ".join(cells["answer"].split())
    if "whom" in cells:
        head = f"{head} – {cells['whom']}"
    if "who" in cells:
        head = f"{', '.join(dict.fromkeys(row['who'] for row in rows))}: {head}"
    if measure == "most":
        number_of = texts["occasion" if cells["number"] == "1" else "occasions"]
        head = f"{head}, {number_of.format(number=cells['number'])}"
    return head


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()), max(width, 40), initial_indent=indent, subsequent_indent=indent, break_long_words=False
    )

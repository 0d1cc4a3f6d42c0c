"""Answers a question: words to edges, edges to readings, a reading to a query, the query to rows."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Store

from kg.asking.beside import beside
from kg.asking.bounded import in_time
from kg.asking.model import Answer
from kg.asking.packs import pack
from kg.asking.sparql import to_sparql
from kg.asking.understanding import Asker, Understood
from kg.asking.wording import to_words
from kg.identifiers import Identifiers
from kg.query import Names, QueryResult, run_on_store
from kg.query.model import Row

SECONDS = 60.0
"""How long one question may take, unless the caller says otherwise."""


def ask(
    store: Store,
    question: str,
    *,
    asker: Asker | None = None,
    names: Names | None = None,
    ids: Identifiers | None = None,
    seconds: float = SECONDS,
) -> Answer:
    """Return the answer to a question in English or Russian, with its sentences and how it was understood.

    Raises NotUnderstoodError with the words at fault and questions that can be answered, and TooLongError after
    `seconds`. For many questions make one Asker and hand it over: it keeps what it has read of the store.
    """
    understood = (asker or Asker(store, names, ids)).understand(question)
    answer = _answered(store, question, understood, seconds, ids)
    other = beside(understood.understanding)
    if other is None:
        return answer
    words = to_words(other, pack(understood.language).texts)
    more = _answered(store, question, Understood(other, understood.language, words), seconds, ids)
    return replace(answer, beside=_without(more, answer))


def _answered(store: Store, question: str, understood: Understood, seconds: float, ids: Identifiers | None) -> Answer:
    sparql = to_sparql(understood.understanding, understood.language, ids)
    result = in_time(lambda: run_on_store(store, sparql), seconds)
    return Answer(question, understood.language, understood.understanding, understood.words, sparql, result)


def _without(more: Answer, answer: Answer) -> Answer | None:
    """Return `more` without the sentences that prove the answer already; None when nothing is left.

    What one alone took up on a page that has both discuss it is no news.
    """
    columns = ("source",) if more.understanding.relation == "raise" else ("sentence", "source")
    proof = {_cells(answer.result, row, columns) for row in answer.result.rows}
    rows = tuple(row for row in more.result.rows if _cells(more.result, row, columns) not in proof)
    return replace(more, result=replace(more.result, rows=rows)) if rows else None


def _cells(result: QueryResult, row: Row, columns: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(row[result.columns.index(column)] for column in columns)

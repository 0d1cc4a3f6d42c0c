"""Answers a question: words to edges, edges to readings, a reading to a query, the query to rows."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pyoxigraph import Store

from kg.asking.errors import TooLongError
from kg.asking.model import Answer
from kg.asking.sparql import to_sparql
from kg.asking.understanding import Asker
from kg.identifiers import Identifiers
from kg.query import Names, QueryResult, run_on_store

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
    sparql = to_sparql(understood.understanding, understood.language, ids)
    result = _in_time(lambda: run_on_store(store, sparql), seconds)
    return Answer(question, understood.language, understood.understanding, understood.words, sparql, result)


def _in_time(run: Callable[[], QueryResult], seconds: float) -> QueryResult:
    """Return what `run` returns; TooLongError when it takes longer.

    Oxigraph cannot be told to stop, so the query runs in a thread that does not keep the program alive.
    """
    results: list[QueryResult] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(run())
        except BaseException as error:  # noqa: BLE001 - it is raised again by the thread that waits
            errors.append(error)

    thread = threading.Thread(target=work, name="kg-ask", daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise TooLongError(
            f"the answer takes longer than {seconds:g} seconds; narrow the question, by a period for example"
        )
    return results[0]

"""Runs a query for a limited time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from kg.asking.errors import TooLongError

Result = TypeVar("Result")


def in_time(run: Callable[[], Result], seconds: float) -> Result:
    """Return what `run` returns; TooLongError when it takes longer.

    Oxigraph cannot be told to stop, so the query runs in a thread that does not keep the program alive.
    """
    results: list[Result] = []
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

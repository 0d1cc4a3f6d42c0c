"""The progress bar of long work on pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Advance:
    """What a build calls as it goes on: with pages done, and with bytes read."""

    pages: Callable[[int], None]
    bytes: Callable[[int], None]


@contextmanager
def progress(total: int, *, hidden: bool) -> Iterator[Advance | None]:
    """Show pages, pages per second and the time that is left on stderr; None when nothing is shown.

    `total` is the number of bytes that the files have, 0 when it is not known: the time left goes by bytes.
    """
    if hidden:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[pages]:,} pages, {task.fields[rate]:,.0f}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("pages", total=total or None, pages=0, rate=0.0)
        started = time.monotonic()
        done = 0

        def count(pages: int) -> None:
            nonlocal done
            done += pages
            bar.update(task, pages=done, rate=done / max(time.monotonic() - started, 0.1))

        yield Advance(count, lambda size: bar.advance(task, size))

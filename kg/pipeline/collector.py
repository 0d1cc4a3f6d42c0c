"""The garbage collector while pages are read: seldom, for what a page needs is freed without it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 100_000
"""After how many new objects it looks for cycles; Python's own 700 costs a tenth of the time of reading."""


def collect_seldom() -> None:
    """Let the collector of this process look seldom; for processes that do nothing but read."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector look seldom inside a `with` block, as often as before behind it."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)

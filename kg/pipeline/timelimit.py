"""A bound on the time that one page may take, so that a page made to be slow costs no other page anything."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

PAGE_SECONDS = 60.0
"""Seconds of computing time for one page; real ones take a hundredth of a second."""
_AGAIN = 1.0
"""Seconds after which it is said again: an exception that is raised inside a destructor is lost."""
_WALL = 5
"""How many seconds of the clock count as one of computing where computing time cannot be measured."""


class PageTimeoutError(BaseException):
    """The time is over; not an Exception, so that nothing on the way takes it for an error of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise PageTimeoutError inside the block when it has computed for `seconds`.

    In the main thread of a process the system's clock of computing time is used, which also stops a regular
    expression. In other threads (a worker of a cluster) it is five times as many seconds of the wall clock, and what
    is stopped is Python code only.
    """
    in_main = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
    with _by_signal(seconds) if in_main else _by_thread(seconds * _WALL):
        yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise PageTimeoutError


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    changing = threading.Lock()
    over = fired = False

    def fire() -> None:
        nonlocal fired
        with changing:
            if not over:
                fired = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(PageTimeoutError))

    timer = threading.Timer(seconds, fire)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with changing:
            over = True
        timer.cancel()
        if fired:
            # It may still be on its way; it must not arrive in what comes next.
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)

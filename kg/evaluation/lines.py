"""JSON Lines of annotations and page texts: one object per line, every fault told with its line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from kg.errors import InputError, PageError
from kg.evaluation.errors import AnnotationError
from kg.reading.paths import STDIN
from kg.reading.streams import open_source, read_lines


def read_objects(file: str | Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (1-based line, object) of the JSON Lines in `file` ("-" is stdin, gzip is unpacked); skip empty lines.

    Raises AnnotationError with file, line and reason, InputError when the file cannot be opened.
    """
    name = str(file)
    empty = True
    try:
        with _opened(name) as stream:
            for number, line in read_lines(open_source(name, stream)):
                if isinstance(line, PageError):
                    raise line
                if line.strip():
                    empty = False
                    yield number, _object(line, name, number)
    except PageError as error:
        raise AnnotationError(error.reason, file=name, line=error.line) from None
    if empty:
        raise AnnotationError("the file is empty", file=name)


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == STDIN:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - only opening is guarded here, the block below closes it
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})") from None
    with stream:
        yield stream


def _object(line: str, file: str, number: int) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise AnnotationError(f"not JSON: {error.msg} (column {error.colno})", file=file, line=number) from None
    except (ValueError, RecursionError):
        raise AnnotationError(
            "JSON that is nested too deeply or holds too long a number", file=file, line=number
        ) from (None)
    if not isinstance(value, dict):
        raise AnnotationError(f"must be a JSON object, not {type(value).__name__}", file=file, line=number)
    return value

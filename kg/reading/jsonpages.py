"""JSON page records: JSON Lines (streamed), a JSON array, or one object; keys as in `kg.reading.records.ALIASES`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import PageError
from kg.model.pages import RawPage
from kg.model.text import Origin
from kg.reading.records import ALIASES, participant, record_page
from kg.reading.streams import ByteSource, read_lines, read_whole

_SPACE = re.compile(r"[ \t\n\r]*")
_BETWEEN = re.compile(r"[ \t\n\r]*(,?)[ \t\n\r]*")
_NEEDED = (*ALIASES["title"], *ALIASES["published"], *ALIASES["body"])
_KNOWN = frozenset(alias for aliases in ALIASES.values() for alias in aliases)
_DEEP = "JSON that is nested too deeply to be a page record"


def read_json_lines(source: ByteSource) -> Iterator[RawPage | PageError]:
    """Yield one page per line; a line that is not a page record is an error of its own, and the next line is read."""
    page = 0
    for number, line in read_lines(source):
        if isinstance(line, PageError):
            page += 1
            yield PageError(line.reason, file=source.name, page=page, line=number)
        elif line.strip():
            page += 1
            yield _line_page(line, Origin(source.name, page, number))
    if not page:
        yield PageError("the file is empty", file=source.name)


def read_json(source: ByteSource) -> Iterator[RawPage | PageError]:
    """Yield the pages of a JSON array, of one object, or of objects one after another (pretty-printed or not)."""
    text = read_whole(source)
    at = _skip(text, 0)
    in_array = text[at : at + 1] == "["
    at = _skip(text, at + 1) if in_array else at
    decoder = json.JSONDecoder()
    page, line, counted = 0, 1, 0
    while at < len(text) and text[at] != "]":
        page += 1
        line, counted = line + text.count("\n", counted, at), at
        origin = Origin(source.name, page, line)
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            yield _error(f"not JSON: {error.msg}; the rest of the file is not read", origin, line=error.lineno)
            return
        except (ValueError, RecursionError):
            yield _error(f"{_DEEP}; the rest of the file is not read", origin)
            return
        yield _value_page(value, origin)
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
    if in_array and at >= len(text):
        yield PageError("the JSON array is cut off: no closing bracket", file=source.name, page=page + 1, line=line)
    elif not page:
        yield PageError("an empty JSON array: no page in it", file=source.name)


def _line_page(line: str, origin: Origin) -> RawPage | PageError:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        cut = " (the line is cut off)" if not line.rstrip().endswith("}") else ""
        return _error(f"not JSON: {error.msg}{cut}", origin)
    except (ValueError, RecursionError):
        return _error(_DEEP, origin)
    return _value_page(value, origin)


def _value_page(value: Any, origin: Origin) -> RawPage | PageError:
    if not isinstance(value, dict):
        return _error(f"a page record must be a JSON object, not {type(value).__name__}", origin)
    texts = {key: entry for key, entry in value.items() if isinstance(entry, str)}
    values = {**{low: entry for key, entry in texts.items() if (low := key.lower()) in _KNOWN}, **texts}  # "Title" too
    for key in _NEEDED:
        if value.get(key) is not None and key not in texts:
            return _error(f"the value of {key!r} is not a text", origin)
    listed = value.get("participants")
    entries = listed if isinstance(listed, list) else []
    people = tuple(person for entry in entries if (person := participant(entry)))
    try:
        return record_page(values, origin, participants=people)
    except PageError as error:
        return error


def _skip(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _error(reason: str, origin: Origin, *, line: int | None = None) -> PageError:
    return PageError(reason, file=origin.file, page=origin.page, line=line or origin.line)

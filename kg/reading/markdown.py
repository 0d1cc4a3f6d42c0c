"""Markdown with YAML front matter: title, date, published_time, source_url; one page per file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from kg.errors import PageError
from kg.model.pages import RawPage
from kg.model.text import Origin
from kg.reading import limits
from kg.reading.records import record_page
from kg.reading.streams import ByteSource, read_whole

# libyaml's parser where the installed wheel has it: twenty times faster, same events.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_markdown(source: ByteSource) -> Iterator[RawPage | PageError]:
    """Yield the one page of a Markdown file."""
    text = read_whole(source)
    origin = Origin(source.name)
    try:
        matter, body = split_front_matter(text, source.name)
        values = front_matter(matter, source.name)
        values["text"] = body
        values.pop("body", None)
        yield record_page(values, origin, layout="markdown")
    except PageError as error:
        yield error


def split_front_matter(text: str, name: str) -> tuple[str, str]:
    """Return (front matter, body) of a Markdown text; raises `PageError` when there is no front matter."""
    if not text.startswith("---\n"):
        reason = "no front matter: the first line must be ---, then title: and source_url:"
        raise PageError(reason, file=name)
    end = text.find("\n---", 3, limits.FRONT_MATTER)
    if end < 0:
        raise PageError("the front matter is never closed by a line ---", file=name)
    after = text.find("\n", end + 1)
    return text[4 : end + 1], text[after + 1 :] if after >= 0 else ""


def front_matter(matter: str, name: str) -> dict[str, str]:
    """Return the plain values of a YAML mapping as strings, exactly as written.

    Only the parser's events are read: no object is built, so tags, aliases and nesting cannot do harm.
    """
    values: dict[str, str] = {}
    key: str | None = None
    depth = 0
    try:
        for event in yaml.parse(matter, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent):
                raise PageError("YAML aliases are not read in front matter", file=name)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                key = None if depth > 1 else key
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.ScalarEvent) and depth == 1:
                if key is None:
                    key = str(event.value)
                else:
                    values.setdefault(key, str(event.value))
                    key = None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        problem = getattr(error, "problem", None) or "not YAML"
        raise PageError(f"bad front matter: {problem}", file=name, line=line) from None
    except RecursionError:
        raise PageError("front matter that is nested too deeply", file=name) from None
    return values

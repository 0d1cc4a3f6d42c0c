"""A record with named values (JSON object, CSV row, front matter) becomes a `RawPage`; one table of names for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.errors import PageError
from kg.model.pages import RawPage, SiteParticipant
from kg.model.text import Origin, Span
from kg.reading import limits

# Our name for a value -> the names that files use for it, best first. Other names are deliberately not read.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "url": ("url", "link", "source_url"),
    "title": ("title", "headline"),
    "published": ("published", "published_time", "date"),
    "place": ("place", "location"),
    "summary": ("summary", "lead"),
    "body": ("text", "body"),
    "language": ("language", "lang"),
}
_ORDER = ("title", "summary", "place", "body")
_NAMES, _SHOWN = 6, 20  # of the names that an error tells: how many, and how much of each
_DASHES = (" – ", " — ", " - ", "\u00a0– ")


def named(values: Mapping[str, str], name: str) -> str:
    """Return the value of `name` under the first of its aliases that is not empty, else an empty string."""
    for alias in ALIASES[name]:
        value = values.get(alias, "")
        if value and value.strip():
            return value
    return ""


def record_page(
    values: Mapping[str, str],
    origin: Origin,
    *,
    layout: str = "record",
    participants: tuple[SiteParticipant, ...] = (),
) -> RawPage:
    """Compose the page of a record; raises `PageError` when it has no title, no text, or is too large."""
    parts = {name: named(values, name).replace("\r\n", "\n").strip() for name in _ORDER}
    if not parts["title"]:
        raise _error("the record has no title" + _other_names(values, "title"), origin)
    if not parts["body"] and not parts["summary"]:
        raise _error("the record has a title but no text: half a page" + _other_names(values, "body"), origin)
    text, fields = compose((name, parts[name]) for name in _ORDER)
    check_text(text, origin)
    return RawPage(
        text=text,
        origin=origin,
        url=named(values, "url").strip(),
        language=named(values, "language").strip(),
        published=named(values, "published").strip(),
        fields=fields,
        participants=participants,
        layout=layout,
    )


def _other_names(values: Mapping[str, str], name: str) -> str:
    """Tell under which names a value is looked for and which the record has instead, where it has none of them."""
    if any(alias in values for alias in ALIASES[name]):
        return ""
    if not values:
        return " (nor any other text: each page must be an object of its own, not inside another)"
    there = ", ".join(repr(key[:_SHOWN]) for key in list(values)[:_NAMES])
    return f" (it is read from {' or '.join(ALIASES[name])}; this record has {there})"


def compose(parts: Iterable[tuple[str, str]]) -> tuple[str, dict[str, Span]]:
    """Join the parts that are not empty with line feeds; return the text and where each part lies in it."""
    pieces: list[str] = []
    fields: dict[str, Span] = {}
    at = 0
    for name, piece in parts:
        if piece:
            fields[name] = Span(at, at + len(piece))
            pieces.append(piece)
            at += len(piece) + 1
    return "\n".join(pieces), fields


def check_text(text: str, origin: Origin) -> None:
    """Raise `PageError` for a text that is too large, holds NUL, or cannot be written as UTF-8."""
    if len(text) > limits.PAGE_TEXT:
        raise _error(f"a page of more than {limits.PAGE_TEXT // limits.MEGABYTE} million characters", origin)
    if "\0" in text:
        raise _error("a NUL character in the text", origin)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise _error("half a character (a lone surrogate) in the text", origin) from None


def participant(entry: object) -> SiteParticipant | None:
    """Read one entry of a site's participant list: a string "NAME – post", or an object with name and post."""
    if isinstance(entry, str):
        for dash in _DASHES:
            name, found, post = entry.partition(dash)
            if found and name.strip():
                return SiteParticipant(name.strip(), post.strip())
        return SiteParticipant(entry.strip()) if entry.strip() else None
    if isinstance(entry, dict):
        listed, office = entry.get("name"), entry.get("post")
        if isinstance(listed, str) and listed.strip():
            return SiteParticipant(listed.strip(), office.strip() if isinstance(office, str) else "")
    return None


def _error(reason: str, origin: Origin) -> PageError:
    return PageError(reason, file=origin.file, page=origin.page, line=origin.line)

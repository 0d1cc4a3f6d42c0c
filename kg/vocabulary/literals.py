"""Reads off a regular expression which literal words every match of it begins with, or must contain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# Longer heads tell nothing more; more alternatives than this cost more than they save.
_HEAD_LENGTH = 12
_MOST_HEADS = 4000
_MOST_SET = 6
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_ZERO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)

# A head and whether it is all of what was read so far, so that what follows may be joined to it.
_Heads = set[tuple[str, bool]]


def heads(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return lower-case strings of which every match begins with one; None when there is no such finite set."""
    found = _heads(parser.parse(pattern.pattern, pattern.flags))
    if found is None or any(not head for head, _ in found):
        return None
    return frozenset(head for head, _ in found)


def required(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return lower-case strings of which every match contains one; None when there is no such finite set."""
    return _best(_requirements(parser.parse(pattern.pattern, pattern.flags)))


def requirements(pattern: re.Pattern[str]) -> list[frozenset[str]]:
    """Return sets of lower-case strings; every match contains one of each set. The most telling sets come first."""
    found = dict.fromkeys(_requirements(parser.parse(pattern.pattern, pattern.flags)))
    return sorted(found, key=_telling, reverse=True)


def never_empty(pattern: re.Pattern[str]) -> bool:
    """Tell whether every match has at least one character."""
    return bool(parser.parse(pattern.pattern, pattern.flags).getwidth()[0] > 0)


def _heads(sequence: Iterable[tuple[Any, Any]]) -> _Heads | None:
    current: _Heads = {("", True)}
    for item in sequence:
        open_heads = [head for head, whole in current if whole]
        if not open_heads:
            break
        following = _item_heads(item)
        if following is None:
            return None
        current = {entry for entry in current if not entry[1]}
        current |= {_joined(head, more, whole) for head in open_heads for more, whole in following}
        if len(current) > _MOST_HEADS:
            return None
    return current


def _joined(head: str, more: str, whole: bool) -> tuple[str, bool]:
    text = head + more
    return (text, whole) if len(text) < _HEAD_LENGTH else (text[:_HEAD_LENGTH], False)


def _item_heads(item: tuple[Any, Any]) -> _Heads | None:
    code, value = item
    if code is op.LITERAL:
        return {(chr(value).lower(), True)}
    if code is op.IN:
        characters = _set_of(value)
        return {(c, True) for c in characters} if characters else {("", False)}
    if code in _ZERO_WIDTH:
        return {("", True)}
    if code is op.SUBPATTERN:
        return _heads(value[-1])
    if code is op.ATOMIC_GROUP:
        return _heads(value)
    if code is op.BRANCH:
        out: _Heads = set()
        for branch in value[1]:
            found = _heads(branch)
            if found is None:
                return None
            out |= found
        return out
    if code in _REPEATS:
        return _repeat_heads(*value)
    return {("", False)}


def _repeat_heads(least: int, most: int, body: Iterable[tuple[Any, Any]]) -> _Heads | None:
    found = _heads(body)
    if found is None:
        return None
    once = least == 1 == most or (least == 0 and most == 1)
    out = found if once else {(head, False) for head, _ in found}
    return out | {("", True)} if least == 0 else out


def _set_of(value: Iterable[tuple[Any, Any]]) -> set[str]:
    """Return the characters of a small set, lower-case; nothing for ranges, classes, negations and large sets."""
    items = list(value)
    if len(items) > _MOST_SET or any(code is not op.LITERAL for code, _ in items):
        return set()
    return {chr(character).lower() for _, character in items}


def _required(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the best of what each item, and each run of plain characters, requires."""
    return _best(_requirements(sequence))


def _requirements(sequence: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """Yield what each item, and each run of plain characters, requires."""
    run = ""
    for code, value in sequence:
        plain = _plain(code, value)
        if plain:
            run += plain
            continue
        if run:
            yield frozenset([run])
        if code in _ZERO_WIDTH:
            continue
        run = ""
        item = _item_required(code, value)
        if item is not None:
            yield item
    if run:
        yield frozenset([run])


def _plain(code: Any, value: Any) -> str:
    if code is op.LITERAL:
        return chr(value).lower()
    if code is op.IN:
        characters = _set_of(value)
        return characters.pop() if len(characters) == 1 else ""
    return ""


def _item_required(code: Any, value: Any) -> frozenset[str] | None:
    if code is op.SUBPATTERN:
        return _required(value[-1])
    if code is op.ATOMIC_GROUP:
        return _required(value)
    if code in _REPEATS:
        return _required(value[2]) if value[0] >= 1 else None
    if code is op.BRANCH:
        branches = [_required(branch) for branch in value[1]]
        known = [b for b in branches if b is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None
    return None


def _best(sets: Iterable[frozenset[str]]) -> frozenset[str] | None:
    return max(sets, key=_telling, default=None)


def _telling(words: frozenset[str]) -> tuple[int, int]:
    return min(map(len, words), default=0), -len(words)

"""Takes a regular expression of several alternatives apart, so that each can be tried by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

Search = Callable[[str, int, int], re.Match[str] | None]
"""Finds the first match of one alternative in a stretch of text."""

# All of a pattern in one group, with at most a word's edge before and behind it.
_ONE_GROUP = re.compile(r"((?:\\b)?)\(\?:(.*)\)((?:\\b)?)", re.DOTALL)


def alternatives(pattern: str) -> list[str]:
    """Return the alternatives of a regular expression at its outermost level, in order; often it is only one.

    >>> alternatives(r"a|b(?:c|d)|[|]|[\\]|]|\\|")
    ['a', 'b(?:c|d)', '[|]', '[\\\\]|]', '\\\\|']
    >>> alternatives(r"\\b(?:talks|calls?)\\b")
    ['\\\\b(?:talks)\\\\b', '\\\\b(?:calls?)\\\\b']
    """
    parts = _split(pattern)
    group = _ONE_GROUP.fullmatch(pattern) if len(parts) == 1 else None
    if group is None or any(depth < 0 for _, depth, _ in _signs(group[2])):
        return parts
    return [f"{group[1]}(?:{part}){group[3]}" for part in _split(group[2])]


def _split(pattern: str) -> list[str]:
    cuts = [at for at, depth, sign in _signs(pattern) if sign == "|" and depth == 0]
    return [pattern[a + 1 : b] for a, b in zip([-1, *cuts], [*cuts, len(pattern)], strict=True)]


def _signs(pattern: str) -> Iterator[tuple[int, int, str]]:
    """Yield (position, depth of parentheses, sign) of every sign that is not escaped and not in a set."""
    depth, at = 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 2
            continue
        if sign == "[":
            at = _set_end(pattern, at)
            continue
        depth += (sign == "(") - (sign == ")")
        yield at, depth, sign
        at += 1


def _set_end(pattern: str, at: int) -> int:
    """Return the position behind the set that opens at `at`; a "]" in the first place belongs to it."""
    at += 2 if pattern[at + 1 : at + 2] == "^" else 1
    at += pattern[at : at + 1] == "]"
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def leftmost(searches: Sequence[Search], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what a regular expression with these alternatives finds: leftmost first, of equal starts the first listed.

    No alternative may match an empty stretch.
    """
    waiting: list[tuple[int, int, re.Match[str]]] = []
    for order, search in enumerate(searches):
        match = search(text, start, end)
        if match is not None:
            waiting.append((match.start(), order, match))
    while waiting:
        _, _, found = min(waiting)
        yield found
        free, kept = found.end(), []
        for entry in waiting:
            if entry[0] >= free:
                kept.append(entry)
            elif (match := searches[entry[1]](text, free, end)) is not None:
                kept.append((match.start(), entry[1], match))
        waiting = kept

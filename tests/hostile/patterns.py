"""All regular expressions of the program and its language packs, and strings that are made to be slow for each."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_constants as c
    import sre_parse

_PACKAGE = str(Path(__file__).resolve().parents[2] / "kg")
_CATEGORIES = {c.CATEGORY_DIGIT: "1", c.CATEGORY_SPACE: " ", c.CATEGORY_WORD: "a", c.CATEGORY_NOT_SPACE: "a"}
_SIMPLE = (
    "a",
    "A",
    " ",
    "1",
    ",",
    ".",
    "-",
    "\n",
    "a ",
    "A ",
    "Aa ",
    "Aa-",
    "a, ",
    "1 ",
    "1,",
    "a\n",
    "\u044f",
    "\u042f\u044f ",
    "“a",
    "(",
)


def collect() -> list[re.Pattern[str]]:
    """Return every pattern of text that our code compiles, from the packs too, by importing and using all of it.

    Must be called in a process that has not compiled them yet.
    """
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    real = re.compile

    def compile_(pattern: Any, flags: Any = 0) -> Any:
        compiled = real(pattern, flags)
        if isinstance(compiled.pattern, str) and _is_ours(sys._getframe(1)):
            found[compiled.pattern, compiled.flags] = compiled
        return compiled

    re.compile = compile_
    try:
        _use_everything()
    finally:
        re.compile = real
    return list(found.values())


def _is_ours(frame: FrameType | None) -> bool:
    return frame is not None and frame.f_code.co_filename.startswith(_PACKAGE)


def _use_everything() -> None:
    import kg

    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        importlib.import_module(module.name)
    from kg.identifiers import Identifiers
    from kg.pipeline.outcome import read_page
    from kg.pipeline.vocabularies import vocabulary
    from kg.reading import read_paths
    from kg.resources import folder

    for language in ("en", "ru"):
        assert vocabulary(language).matcher
    for raw in read_paths([folder("samples")]):
        read_page(raw, Identifiers())  # type: ignore[arg-type]


def pumps(pattern: re.Pattern[str], chance: random.Random) -> Iterator[str]:
    """Yield what is to be repeated: simple runs, and pieces of what the pattern itself matches."""
    yield from _SIMPLE
    tree = sre_parse.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    for _ in range(3):
        example = _example(tree, chance)[:60]
        for piece in {example, example[:-1], example[: len(example) // 2], example[1:]}:
            if piece:
                yield piece
                yield piece + " "


def _example(tree: Any, chance: random.Random) -> str:
    """Return a string that a parsed pattern would (nearly) match: looks around and groups named back are left out."""
    return "".join(_one(code, value, chance) for code, value in tree)


def _one(code: Any, value: Any, chance: random.Random) -> str:
    if code is c.LITERAL:
        return chr(value)
    if code is c.ANY:
        return "a"
    if code is c.IN:
        return _member(value, chance)
    if code is c.BRANCH:
        return _example(chance.choice(value[1]), chance)
    if code is c.SUBPATTERN:
        return _example(value[3], chance)
    if code in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        low, high, inner = value
        return "".join(_example(inner, chance) for _ in range(min(max(low, 1), 3, high)))
    if code is c.ATOMIC_GROUP:
        return _example(value, chance)
    return ""


def _member(members: Any, chance: random.Random) -> str:
    if members[0][0] is c.NEGATE:
        return "a"
    code, value = chance.choice(members)
    if code is c.LITERAL:
        return chr(value)
    if code is c.RANGE:
        return chr(chance.randint(*value))
    return _CATEGORIES.get(value, "a")

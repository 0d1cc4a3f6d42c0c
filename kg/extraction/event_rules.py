"""The rules that tell the type of an event, as the language pack lists them."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import PatternBank


@lru_cache(maxsize=8)
def event_rules(pack: Pack) -> tuple[tuple[tuple[str, str], ...], PatternBank]:
    """Return (type, where) of every rule in order, and their patterns."""
    entries = pack.files.get("events", {}).get("rule", ())
    return tuple((e["type"], e["where"]) for e in entries), PatternBank([re.compile(e["pattern"]) for e in entries])

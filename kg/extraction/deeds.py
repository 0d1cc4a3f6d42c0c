"""Tells a country that only does or gives something from one whose situation is the subject."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model.text import Span

# How many characters before and behind a country are looked at.
_BEFORE = 90
_AFTER = 90


def only_gives(text: str, country: Span, words: Mapping[str, re.Pattern[str]]) -> bool:
    """Tell whether a country's support is spoken of, for somebody else or with thanks: it is who gives it."""
    before = text[max(0, country.start - _BEFORE) : country.start]
    if words["giver.before"].search(before) is not None:
        return True
    behind = text[country.end : country.end + _AFTER]
    return words["giver.of"].search(before) is not None and words["giver.for"].match(behind) is not None


def only_acts(text: str, country: Span, words: Mapping[str, re.Pattern[str]]) -> bool:
    """Tell whether a country only does what was discussed: "the statement that X joined", "the contribution of X"."""
    before = text[max(0, country.start - _BEFORE) : country.start]
    behind = text[country.end : country.end + _AFTER]
    return words["deed.before"].search(before) is not None or words["deed.after"].match(behind) is not None

"""A pattern taken apart finds what it finds as a whole."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.alternation import alternatives, leftmost


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("talks", ["talks"]),
        ("talks|calls?", ["talks", "calls?"]),
        ("(?:a|b)c|[|)]d|\\|e", ["(?:a|b)c", "[|)]d", "\\|e"]),
        ("[]|]a|[^]|]b|[\\]|]c", ["[]|]a", "[^]|]b", "[\\]|]c"]),
        ("a||b", ["a", "", "b"]),
        (r"\b(?:a|b(?:c|d))\b", [r"\b(?:a)\b", r"\b(?:b(?:c|d))\b"]),
        (r"\b(?:a|b)c(?:d|e)\b", [r"\b(?:a|b)c(?:d|e)\b"]),
        (r"(?:a|b)c\)", [r"(?:a|b)c\)"]),
    ],
)
def test_alternatives_of_the_outermost_level(pattern: str, expected: list[str]) -> None:
    """Sets, groups and escapes hide a bar."""
    assert alternatives(pattern) == expected


@given(
    st.text(alphabet="abc ", max_size=30),
    st.lists(st.sampled_from(["a", "ab", "b+", "c a", "(?:a|b)c", "abc", "[ab] ", "bc\\b"]), min_size=1, max_size=6),
    st.integers(0, 10),
)
def test_leftmost_is_what_the_alternation_finds(text: str, parts: list[str], start: int) -> None:
    """The leftmost match wins; of several at one place the one listed first, not the longest."""
    start, end = min(start, len(text)), len(text)
    whole = [m.span() for m in re.compile("|".join(parts)).finditer(text, start, end)]
    found = [m.span() for m in leftmost([re.compile(part).search for part in parts], text, start, end)]
    assert found == whole
    assert all(one[1] <= other[0] for one, other in pairwise(found))

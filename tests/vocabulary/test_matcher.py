"""The matcher: whole words, leftmost, longest."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.model.text import Span
from kg.vocabulary.matcher import Matcher

NAMES = [
    ("Nor", "country", "NR"),
    ("North", "country", "NT"),
    ("North Union", "organization", "north-union"),
    ("Union Council", "organization", "union-council"),
    ("Nor", "person", "nor"),
]


def found(text: str, names: list[tuple[str, str, str]] = NAMES) -> list[str]:
    return [h.span.of(text) for h in Matcher(names).find(text)]


def test_whole_words_only() -> None:
    assert found("Nor and Norse, snort; Nor's") == ["Nor", "Nor"]


def test_longest_wins_and_then_the_leftmost() -> None:
    assert found("the North Union Council") == ["North Union"]


def test_a_longer_match_that_fails_leaves_the_shorter_one() -> None:
    assert found("North Unions") == ["North"]


def test_overlaps_are_all_listed_longest_first() -> None:
    hits = Matcher(NAMES).all("North Union Council")
    assert [h.span for h in hits] == [Span(0, 11), Span(0, 5), Span(6, 19)]


def test_one_name_of_several_things() -> None:
    (hit,) = Matcher(NAMES).find("Nor")
    assert hit.payloads == (("country", "NR"), ("person", "nor"))


def test_no_names_no_hits() -> None:
    assert Matcher([]).find("North") == []
    assert Matcher([(" ", "country", "NT")]).all("North ") == []


@given(st.lists(st.sampled_from(["Nor", "North", "Union", "Council", "of", ",", "x"]), max_size=12))
def test_hits_are_ordered_apart_and_verbatim(words: list[str]) -> None:
    text = " ".join(words)
    hits = Matcher(NAMES).find(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(hits))
    assert {h.span.of(text) for h in hits} <= {name for name, _, _ in NAMES}

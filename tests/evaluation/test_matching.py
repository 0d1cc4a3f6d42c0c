"""What counts as the same, and how found and annotated items are paired."""

from __future__ import annotations

import pytest

from kg.evaluation.addresses import page_key
from kg.evaluation.matching import (
    Item,
    Same,
    any_name,
    equal,
    pair,
    same_outcome,
    same_person,
    same_person_with,
    words,
)


@pytest.mark.parametrize(
    ("same", "one", "two", "expected"),
    [
        (same_person, ("Recep Tayyip Erdoğan",), ("Erdogan",), True),
        (same_person, ("Joe Biden",), ("Joseph Biden",), True),  # family name and initial
        (same_person, ("Hunter Biden",), ("Joe Biden",), False),
        (same_person, ("—",), ("Joe Biden",), False),
        (same_person_with, ("Joe Biden", "country:LY"), ("Biden", "country:LY"), True),
        (same_person_with, ("Joe Biden", "country:LY"), ("Biden", "country:SY"), False),
        (any_name, ("ООН", "United Nations"), ("the United Nations Organisation",), True),
        (any_name, ("G7",), ("G7 Plus",), False),  # short names must be equal
        (any_name, ("G7",), ("g-7", "G7"), True),
        (same_outcome, ("agreed", "They agreed to meet again soon."), ("agreed", "agreed to meet"), True),
        (same_outcome, ("signed", "They agreed to meet again soon."), ("agreed", "agreed to meet"), False),
        (same_outcome, ("agreed", "They agreed to meet."), ("agreed", "a paper on fishing was signed"), False),
        (same_outcome, ("agreed", ""), ("agreed", ""), False),
        (equal, ("country:LY",), ("country:LY",), True),
        (equal, ("2020-01-01",), ("2020-01-02",), False),
    ],
)
def test_sameness_holds_both_ways(same: Same, one: Item, two: Item, expected: bool) -> None:
    assert same(one, two) is expected
    assert same(two, one) is expected


def test_words_drop_case_marks_and_punctuation() -> None:
    assert words("Ангела Мёркель, ERDOĞAN-2") == ["ангела", "меркель", "erdogan", "2"]


def test_pairing_is_greedy_in_the_order_of_what_was_found() -> None:
    """The first found takes the first that fits, although the second then goes without."""
    result = pair([("Biden",), ("Hunter Biden",)], [("Hunter Biden",), ("Joe Biden",)], same_person)
    assert (result.hits, result.extra, result.missing) == (1, (("Hunter Biden",),), (("Joe Biden",),))


def test_each_partner_is_taken_once() -> None:
    result = pair([("a",), ("a",)], [("a",), ("b",)], equal)
    assert (result.hits, result.extra, result.missing) == (1, (("a",),), (("b",),))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://en.kremlin.ru/events/president/transcripts/900000001/", "kremlin-en-900000001"),
        ("http://kremlin.ru/events/president/news/900000001", "kremlin-ru-900000001"),
        ("https://www.example.org/a/b/", "example.org/a/b"),
        ("", ""),
    ],
)
def test_page_key(url: str, key: str) -> None:
    assert page_key(url) == key

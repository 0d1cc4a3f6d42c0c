"""Counting in bounded memory: exact below the cap, honest above it, and independent of the order of pages."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from kg.coverage.tally import Example, Finding, Sample, Share, Tally


def finding(key: str, page: str = "p") -> Finding:
    return Finding(key, key, Example.of(page, f"A sentence with {key}."))


def test_counts_are_exact_below_the_cap() -> None:
    tally = Tally(limit=2)
    for key in "abacab":
        tally.add(finding(key))
    assert [(row.shown, row.count) for row in tally.top()] == [("a", 3), ("b", 2)]
    assert (tally.total, tally.undercount, len(tally.rows)) == (6, 0, 3)


def test_above_the_cap_memory_is_bounded_and_the_error_is_told() -> None:
    tally = Tally(limit=1, cap=10)
    for number in range(1000):
        tally.add(finding("often"))
        tally.add(finding(f"rare {number}"))
        assert len(tally.rows) <= 20
    (row,) = tally.top()
    assert (row.shown, row.count) == ("often", 1000)
    assert tally.total == 2000
    assert tally.undercount > 0


def test_examples_are_kept_for_what_is_shown_only() -> None:
    tally = Tally(limit=5)
    for number in range(3000):
        tally.add(finding(f"rare {number}"))
        tally.add(finding(f"often {number % 5}"))
    assert all(row.example is not None for row in tally.top())
    assert sum(row.example is not None for row in tally.rows.values()) <= 400


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz")), max_size=30), st.randoms())
def test_the_order_of_pages_does_not_matter(found: list[tuple[str, str]], chance: random.Random) -> None:
    def counted(order: list[tuple[str, str]]) -> tuple[list[object], list[Example]]:
        halves = [Tally(limit=3), Tally(limit=3)]
        samples = [Sample(4), Sample(4)]
        for index, (key, page) in enumerate(order):
            halves[index % 2].add(finding(key, page))
            samples[index % 2].add(finding(key, page).example)
        halves[0].merge(halves[1])
        samples[0].merge(samples[1])
        return [(row.shown, row.count, row.example) for row in halves[0].top()], samples[0].examples

    shuffled = found[:]
    chance.shuffle(shuffled)
    assert counted(found) == counted(shuffled)


def test_examples_are_one_line_and_cut() -> None:
    assert Example.of("p", "two\n  lines").sentence == "two lines"
    long = Example.of("p", "word " * 200).sentence
    assert len(long) <= 300
    assert long.endswith("…")


def test_a_share_of_nothing_is_no_number() -> None:
    share = Share()
    assert share.ratio is None
    share.add(understood=True)
    share.add(understood=False)
    assert share.ratio == 0.5

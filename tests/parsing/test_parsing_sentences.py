from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.text import Span
from kg.parsing.sentences import split_sentences
from kg.parsing.spans import carve, trimmed


def split(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["President John R. Doe, Jr. spoke with Mr. Smith.", "They met at 5 p.m. in D.C.", "He left."],
        ["The U.S. Secretary met St. John.", "No. 5 was there.", "So was Dr. Who."],
        ["А.Петров и В. В. Иванов встретились 8 мая 2025 г.", "Обсудили спорт."],
        ["Т. е. всё готово.", "Это стоит 5 млн руб. за штуку и т. д.", "Затем г. Иркутска мэр ушёл."],
        ["«Да?»", "Это так.", "(Смех.)", "Спасибо…", "Нет!"],
        ["He asked (they said no. Really. Yes) again.", "Why?"],
        ["1. First item.", "$5 million were spent.", "“We go.”", "More than 3.5 percent."],
        ["The text: 1. Appoint Anna.", "2. Dismiss Boris.", "They were 12.", "All left."],
        ["Well… – let us see.", "Good"],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_hard_wrapped_lines_are_one_sentence() -> None:
    assert split("The President\nspoke with Anna.\nThey agreed.") == ["The President\nspoke with Anna.", "They agreed."]


@given(st.text(alphabet=st.sampled_from("aBЖж .!?…()[]\"'»«\n\u00a0.12-*"), max_size=300))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = list(split_sentences(text, 0, len(text)))
    at = 0
    for span in spans:
        assert not text[at : span.start].strip()
        assert span.of(text).strip() == span.of(text)
        at = span.end
    assert not text[at:].strip()


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(1, 20)), max_size=5))
def test_carving_loses_nothing_but_the_holes(text: str, marks: list[tuple[int, int]]) -> None:
    whole = trimmed(text, 0, len(text))
    if whole is None:
        return
    holes = [Span(start, start + length) for start, length in marks]
    left = list(carve(text, whole, holes))
    covered = {at for span in left for at in range(span.start, span.end)}
    hidden = {at for hole in holes for at in range(hole.start, hole.end)}
    assert not covered & hidden
    for at in range(whole.start, whole.end):
        assert at in covered or at in hidden or text[at].isspace()


@pytest.mark.parametrize("piece", ["a. ", "A. ", "(", "(a. ", "…", '."', ". "])
def test_long_hostile_text_takes_linear_time(piece: str) -> None:
    text = "q" + piece * (300_000 // len(piece))
    started = time.monotonic()
    list(split_sentences(text, 0, len(text)))
    assert time.monotonic() - started < 3

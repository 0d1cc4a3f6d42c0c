"""Folding keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocabulary.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Erdoğan", "Erdogan"),
        ("Vučić", "Vucic"),
        ("Løkke Łukasz Đorđe", "Lokke Lukasz Dorde"),
        ("Kiev’s “plan” – now", 'Kiev\'s "plan" - now'),
        ("a\u00a0b\tc\nd", "a b c d"),
        ("Пётр Алексей", "Петр Алексей"),  # ё has a plain form, й is a letter of its own
        ("a\u200bb", "a b"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_length_stays(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)

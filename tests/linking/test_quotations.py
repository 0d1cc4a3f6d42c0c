"""Quotations: which stretches a page puts between marks as somebody's words."""

from __future__ import annotations

import pytest

from tests.english_pages import kyiv

TITLE = "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda"


def _quoted(text: str) -> list[str]:
    read = kyiv(TITLE, text)
    return [read.page.quote(span) for span in read.linked.quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We need more grain ships. They must sail," he said.', ["We need more grain ships. They must sail,"]),
        ('He praised the "Black Sea" line and left.', []),  # a name, no speech
        ('He spoke at the forum "The Arctic: A Land of Dialogue" today.', []),  # a long name
        ('He said: "The "Grain" line works well for us." Then he left.', ['The "Grain" line works well for us.']),
        ("He said: “The roads are open again.” She agreed.", ["The roads are open again."]),
        ('The message reads, in part:"Our roads are open again."', ["Our roads are open again."]),
        ('He said: "The roads are open and nothing closes this.', []),  # never closed
        ('A 24" pipe and a 12" pipe were shown to all of them.', []),  # inches
    ],
)
def test_what_is_a_quotation(text: str, expected: list[str]) -> None:
    """Speech runs from an opening to its closing mark; names, inches and marks without a partner are none."""
    assert _quoted(text) == expected

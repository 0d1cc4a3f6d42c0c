"""Names told by a known first name, and names of things that are called after people."""

from __future__ import annotations

import pytest

from kg.linking.spots import SpotKind
from tests.english_pages import BOTH, call


def people(words: str) -> set[str]:
    """Return the printed names that stand for people, beside those of the call itself."""
    read = call(words)
    spots = [s for s in read.linked.people.spots if s.kind is SpotKind.PERSON]
    return {read.page.quote(s.span) for s in spots if s.entities[0].slug not in BOTH}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The tour was led by Anna Maria de Quibble, a baker.", "Anna Maria de Quibble"),
        ("The bakers—Anna Quibble and others—left.", "Anna Quibble"),
    ],
)
def test_whole_names(words: str, name: str) -> None:
    assert name in people(words)


@pytest.mark.parametrize(
    "words",
    [
        "The Anna Quibble Foundation paid.",
        "The John D. and Catherine Quibble Foundation paid.",
        "They sailed on the icebreaker Anna Quibble.",
        "They sailed on the Anna Quibble icebreaker.",
        "He received the Order of Alexander Quibble.",
        "The school is named after Anna Quibble.",
        "Anna Quibble Street is long.",
        "Will Article 5 work then?",
        "The probe went to the Moon.",
        "Head Start is a programme.",
        "The Biden-Harris plan failed.",
    ],
)
def test_names_of_things(words: str) -> None:
    assert people(words) == set()

"""The place of a meeting is where all of them were: not the whereabouts of one side of a video conference."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.asking import Asker, ask
from kg.asking.render import heads, number
from kg.namespaces import PARLEY
from tests.asking.pages import IDS, MACRON, PUTIN, Page, store_of


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    """Two meetings of the same people: a summit on screens, of which the page says where one sat, and one in person."""
    remote = Page("screens", "Summit on screens", "2021-03-01", "summit", PUTIN, MACRON, place="sochi")
    remote.add(remote.event, PARLEY.placeOf, IDS.iri("person", PUTIN))
    remote.takes_part("Vladimir Putin joined Emmanuel Macron on the screens.")
    table = Page("table", "At one table", "2021-05-01", "meeting", PUTIN, MACRON, place="the-kremlin-moscow")
    table.takes_part("Vladimir Putin sat down with Emmanuel Macron.")
    return store_of([*remote.quads, *table.quads])


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Where did Putin meet Macron?", ["The Kremlin, Moscow"]),
        ("Where did Macron meet Putin in May 2021?", ["The Kremlin, Moscow"]),
        ("Where did Putin meet Macron in March 2021?", []),
        ("Which leaders met Macron in Sochi?", []),
        ("Which leaders met Macron in Moscow?", ["Vladimir Putin"]),
        # Of one alone, his own whereabouts are the place.
        ("Where did Putin hold meetings?", ["Sochi", "The Kremlin, Moscow"]),
    ],
)
def test_place_of_a_meeting(store: pyoxigraph.Store, question: str, places: list[str]) -> None:
    answer = ask(store, question, asker=Asker(store))
    assert heads(answer) == places, answer.words
    assert "whereabouts" in answer.words or "only where one side was" in answer.words


def test_that_they_met_counts_without_the_place(store: pyoxigraph.Store) -> None:
    assert number(ask(store, "How often did Putin meet Macron?", asker=Asker(store))) == 2

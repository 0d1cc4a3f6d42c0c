"""The drawing of who was with whom says something, or is left out."""

from __future__ import annotations

from kg.reporting.model import Counted, Tie
from kg.reporting.network import network


def people(*names: str) -> list[Counted]:
    return [Counted(f"person:{name}", name, 1, "2021-01-01", "2021-01-01") for name in names]


def test_two_dots_are_no_drawing() -> None:
    assert network("", people("Ada", "Ben"), [Tie("Ada", "Ben", 3)]) == ""


def test_three_people_are_drawn_with_their_ties() -> None:
    drawn = network("", people("Ada", "Ben", "Cleo"), [Tie("Ada", "Ben", 3), Tie("Ben", "Cleo", 1)])
    assert drawn.count("<line ") == 2
    assert drawn.count("<circle ") == 3

"""What the occasion of a page says it is about: sites seen, people honoured, several meetings, who briefed whom."""

from __future__ import annotations

import pytest

from tests.english_pages import Read, kyiv, washington

ZELENSKYY = "volodymyr-zelenskyy"


def topics(read: Read) -> set[str]:
    """Return what a page says was dealt with, by whomever."""
    return {topic for modality in ("discussed", "spoke") for topic, _ in read.discussed(modality)}


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("President visited the frontline positions of Ukrainian defenders near Bakhmut",
         "President of Ukraine Volodymyr Zelenskyy visited the frontline positions. He wished everyone luck.",
         "armed-forces"),
        ("President inspected a new school in Rivne",
         "President of Ukraine Volodymyr Zelenskyy inspected a school in Rivne. It rained.", "education"),
        ("President visited the Shevchenko Museum",
         "President of Ukraine Volodymyr Zelenskyy visited the Shevchenko Museum. It rained.", "culture"),
        ("President presented awards to the military",
         "President of Ukraine Volodymyr Zelenskyy presented awards to the military. It rained.", "armed-forces"),
    ],
)  # fmt: skip
def test_what_was_seen_or_honoured_is_the_subject(title: str, text: str, topic: str) -> None:
    read = kyiv(title, text)
    assert (topic, frozenset([ZELENSKYY])) in read.discussed()


def test_what_is_told_of_a_site_is_not_what_was_seen() -> None:
    read = kyiv(
        "President visited a library in Rivne",
        "President of Ukraine Volodymyr Zelenskyy visited a library, which was once an airport. It rained.",
    )
    assert "transport" not in topics(read)


def test_an_award_to_nobody_named() -> None:
    assert topics(kyiv("President presented awards", "President of Ukraine Volodymyr Zelenskyy presented.")) == set()


TRIP = (
    "National Security Advisor Jake Sullivan traveled to Europe this week. "
    "In Warsaw, Mr. Sullivan met with President Andrzej Duda to discuss energy security. "
    "They also discussed migration. "
    "In Riga, Mr. Sullivan met with President Egils Levits to discuss cyber security. "
    "They also discussed disinformation and tourism."
)


def test_each_of_several_meetings_has_its_own_people() -> None:
    found = washington("Readout of National Security Advisor Jake Sullivan's Trip to Europe", TRIP).discussed()
    poland, latvia = frozenset(["jake-sullivan", "andrzej-duda"]), frozenset(["jake-sullivan", "egils-levits"])
    assert {("energy", poland), ("migration", poland), ("cyber-security", latvia), ("tourism", latvia)} <= found


def test_those_who_brief_and_the_one_briefed_deal_with_it() -> None:
    read = washington(
        "Readout of the President's Briefing on Wildfires",
        "Yesterday, the President was briefed by Mayor Maria Quibble, Homeland Security Advisor Liz Sherwood-Randall, "
        "and Deanne Criswell, Administrator of FEMA, on the wildfires in three counties.",
    )
    (people,) = {by for topic, by in read.discussed() if topic == "natural-disasters"}
    assert {"joe-biden", "deanne-criswell", "elizabeth-sherwood-randall"} <= people


MINISTERS = (
    "In Kyiv, Volodymyr Zelenskyy received Minister of Foreign Affairs of Estonia Eva-Maria Liimets "
    "and Minister of Foreign Affairs of Latvia Edgars Rinkevics. "
)


def test_the_guests_of_a_head_of_state_speak_for_themselves() -> None:
    read = kyiv(
        "President met with the foreign ministers of Estonia and Latvia",
        f"{MINISTERS}For their part, the Baltic foreign ministers stressed the need to rebuild schools.",
        "2022-05-06",
    )
    assert read.discussed() == {("reconstruction", frozenset(["eva-maria-liimets", "edgars-rinkevics"]))}


def test_guests_whom_somebody_welcomes_do_not_act() -> None:
    read = kyiv(
        "President met with the foreign ministers of Estonia and Latvia",
        f"{MINISTERS}He welcomed the guests, stressed the need to rebuild schools, and left.",
        "2022-05-06",
    )
    assert read.discussed() == {("reconstruction", frozenset([ZELENSKYY]))}

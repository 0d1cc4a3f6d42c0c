"""Sentences that tell who else took part, and sentences that only name somebody."""

from __future__ import annotations

import pytest

from tests.english_pages import call, kyiv, washington

LEAD = "Ihor Zhovkva, Deputy Head of the Office of the President, met with bakers in Kyiv. "


def others(words: str, title: str = "Ihor Zhovkva met with bakers") -> set[str]:
    """Return who took part by `words`, beside the one whom the lead names."""
    return {who for who, _, _ in kyiv(title, LEAD + words).cast()} - {"ihor-zhovkva"}


@pytest.mark.parametrize(
    "words",
    [
        "The meeting was attended by Maria Quibble and Anna Muster.",
        "He was joined by Maria Quibble and Anna Muster.",
        "Joining him at the event were Maria Quibble and Anna Muster.",
        "In attendance were Maria Quibble and Anna Muster.",
        "The delegation included Maria Quibble and Anna Muster.",
        "The meeting was moderated by Maria Quibble and Anna Muster.",
        "The guests heard from Maria Quibble and Anna Muster.",
        "He also met separately with Minister Maria Quibble and Ambassador Anna Muster to discuss rye.",
        "During the meeting with Minister Maria Quibble and Ambassador Anna Muster, he praised Joe Biden.",
        "In turn, Minister Maria Quibble and Ambassador Anna Muster stressed the price of rye.",
        "Minister Maria Quibble and Ambassador Anna Muster also delivered remarks.",
        "He spoke about rye in the presence of Maria Quibble and Anna Muster.",
        "The award was also received by Maria Quibble and Anna Muster.",
        "The Order of Rye was awarded to Maria Quibble and the badge was presented to Anna Muster.",
        "During separate meetings with Minister Maria Quibble and Ambassador Anna Muster, he praised rye.",
        "Minister Maria Quibble believes in rye. Ambassador Anna Muster is convinced of it.",
        "The Head of State presented medals and other awards to Anna Muster and Minister Maria Quibble.",
    ],
)
def test_words_of_attendance(words: str) -> None:
    assert others(words) == {"maria-quibble", "anna-muster"}


@pytest.mark.parametrize(
    "words",
    [
        "He praised Minister Maria Quibble.",
        "He recalled the visit of Minister Maria Quibble.",
        "Earlier, Minister Maria Quibble said that rye is good.",
        "He spoke about the talks with Minister Maria Quibble.",
        "After the talks with Minister Maria Quibble, he left.",
        'He quoted: "Rye is good. Minister Maria Quibble noted that too."',
        "The fair will be attended by Minister Maria Quibble.",
        "He met with an adviser to the President of Poland.",
        "He met with Olaf Scholz's baker, whom the German Chancellor's office sent.",
        "He will meet with Minister Maria Quibble next week.",
        "The widow of Minister Maria Quibble attended.",
        "He thanked the bakers on behalf of Minister Maria Quibble.",
    ],
)
def test_people_who_are_only_named(words: str) -> None:
    assert others(words) == set()


def test_in_an_address_nobody_joins_by_being_told_of() -> None:
    words = "I met with Minister Maria Quibble. We spoke about rye. Minister Anna Muster told us more. I thank you."
    assert others(words, "Address by Ihor Zhovkva to bakers") == set()


def test_a_call_has_two_ends() -> None:
    read = call("Sergei Lavrov reported on rye.")
    assert {who for who, _, _ in read.cast()} == {"vladimir-putin", "recep-tayyip-erdogan"}


def test_whom_a_visitor_met_stands_for_the_other_side() -> None:
    read = kyiv(
        "Ihor Zhovkva visited Warsaw",
        "Ihor Zhovkva, Deputy Head of the Office of the President, met with Marshal of the Polish Senate Anna Quibble. "
        "He also met with Minister of European Affairs Maria Muster.",
    )
    assert {(who, land) for who, _, land in read.cast()} == {
        ("ihor-zhovkva", "UA"),
        ("anna-quibble", "PL"),
        ("maria-muster", "PL"),
    }


def test_offices_without_a_name() -> None:
    read = washington("Readout of Dinner", "The First Lady hosted a dinner for bakers.", published="2022-05-05")
    assert [who for who, _, _ in read.cast()] == ["jill-biden"]
    later = washington("Readout of Dinner", "The First Lady hosted a dinner for bakers.", published="2018-05-05")
    assert [who for who, _, _ in later.cast()] == ["melania-trump"]

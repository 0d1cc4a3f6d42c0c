"""Sentences that tell who else took part, and sentences that only name somebody."""

from __future__ import annotations

import pytest

from kg.model.claims import Participation
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
        "The baker Maria Quibble raised $5 million for rye.",
        "The First Lady of Poland, Maria Quibble, also joined - she sent a million.",
        "Minister Maria Quibble joined the initiative of the bakers.",
    ],
)
def test_people_who_are_only_named(words: str) -> None:
    assert others(words) == set()


def test_in_an_address_nobody_joins_by_being_told_of() -> None:
    words = "I met with Minister Maria Quibble. We spoke about rye. Minister Anna Muster told us more. I thank you."
    assert others(words, "Address by Ihor Zhovkva to bakers") == set()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Rye matters - President",
         "In an interview President Volodymyr Zelenskyy spoke of rye. He met with Minister Maria Quibble."),
        ("Rye matters - President",
         "Minister Maria Quibble met with bakers. This was stated by President of Ukraine Volodymyr Zelenskyy."),
    ],
)  # fmt: skip
def test_who_is_only_told_of_takes_no_part(title: str, text: str) -> None:
    assert "maria-quibble" not in {p.agent.slug for p in kyiv(title, text).of(Participation)}


def test_a_first_name_of_two_parts() -> None:
    read = kyiv("Meeting", "President of Ukraine Volodymyr Zelenskyy met with Jean-Pierre Quibble. They spoke of rye.")
    assert "jean-pierre-quibble" in {p.agent.slug for p in read.of(Participation)}


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


def test_in_an_address_that_no_title_calls_so_nobody_joins_either() -> None:
    text = (
        "Dear people! I greet you. Our ministers met in Warsaw. They were joined by US President Joseph Biden. "
        "We are grateful. I thank all. We stand. I bow."
    )
    read = kyiv("We will stand - address by President Volodymyr Zelenskyy", text, "2022-03-26")
    assert [who for who, _, _ in read.cast()] == ["volodymyr-zelenskyy"]


def test_a_read_out_that_says_our_is_no_address() -> None:
    read = washington(
        "Readout of National Security Advisor Jake Sullivan's Trip to Mexico",
        "On Monday, National Security Advisor Jake Sullivan traveled to Mexico to renew our bonds. On Tuesday, he and "
        "Ambassador to Mexico Ken Salazar met with President Andres Manuel Lopez Obrador. They praised our bread. "
        "Our friendship is old. Our doors are open.",
        "2024-06-12",
    )
    assert {who for who, _, _ in read.cast()} == {"jake-sullivan", "ken-salazar", "andres-manuel-lopez-obrador"}


@pytest.mark.parametrize("link", ["including", "such as", "among them"])
def test_officials_of_whom_some_are_named(link: str) -> None:
    words = f"Senior officials, {link} Minister Maria Quibble and Minister Anna Muster, discussed rye."
    assert others(words) == {"maria-quibble", "anna-muster"}


def test_a_delegation_stands_for_its_country() -> None:
    read = washington(
        "Readout of U.S.-Colombia Roundtable",
        "National Security Advisor Jake Sullivan co-chaired a roundtable yesterday at the White House. The Colombian "
        "delegation was led by Minister of Culture Ana Quibble and included Minister of Sport Luis Muster.",
        "2023-03-01",
    )
    assert {(who, land) for who, _, land in read.cast()} >= {("ana-quibble", "CO"), ("luis-muster", "CO")}


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    assert others('He named it "Rye for all. Minister Maria Quibble said that rye is good.') == {"maria-quibble"}

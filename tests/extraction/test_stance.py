"""Stances: who takes which position, in which words, towards whom."""

from __future__ import annotations

import re

import pytest

from kg.model.claims import Basis, Stance
from tests.english_pages import BOTH, ERDOGAN, PUTIN, Read, call, site, slugs, transcript


def stances(read: Read) -> list[tuple[str, frozenset[str], str]]:
    return [(s.speech_act, slugs(s.holders), read.page.quote(s.proposition)) for s in read.of(Stance)]


EP = frozenset(BOTH)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Concern was expressed over the fighting in Syria.", [("concern", EP, "the fighting in Syria")]),
        ("The Russian leader emphasised that prices must fall.", [("emphasise", {PUTIN}, "prices must fall")]),
        ("It was emphasised that prices must fall.", [("emphasise", EP, "prices must fall")]),
        ("They supported a ceasefire and the return of refugees in conformity with the plan.",
         [("support", EP, "a ceasefire"), ("support", EP, "the return of refugees")]),
        ("Recep Tayyip Erdogan condemned the strike on the port.", [("condemn", {ERDOGAN}, "the strike on the port")]),
        ("Vladimir Putin stressed the need for new roads.", [("emphasise", {PUTIN}, "new roads")]),
        ("Vladimir Putin stressed at the meeting that roads matter.", [("emphasise", {PUTIN}, "roads matter")]),
        ("Vladimir Putin stressed that in this interview he was brief.",
         [("emphasise", {PUTIN}, "in this interview he was brief")]),
    ],
)  # fmt: skip
def test_positions(body: str, expected: list[tuple[str, set[str], str]]) -> None:
    assert stances(call(body)) == [(act, frozenset(who), words) for act, who, words in expected]


def test_what_a_position_is_about_and_whom_it_is_told() -> None:
    (found,) = call("Vladimir Putin told Recep Tayyip Erdogan about the situation in Syria.").of(Stance)
    assert [e.slug for e in found.about] == ["SY"]
    assert [e.slug for e in found.addressees] == [ERDOGAN]


def test_the_country_of_the_paragraph_is_inherited() -> None:
    found = call("The leaders discussed the situation in Libya. They supported an immediate ceasefire.").of(Stance)
    assert [e.slug for s in found for e in s.about] == ["ceasefire", "LY"]


def test_negated_positions_are_none() -> None:
    assert call("The leaders did not support the plan of the ministers.").of(Stance) == []


@pytest.mark.parametrize(
    "body",
    [
        "“The roads are poor,” Vladimir Putin stressed in an interview with a newspaper.",
        "“The roads are poor,” Vladimir Putin said during the conference with the mayors.",
        "The ceasefire of the south was supported by Vladimir Putin's guests and backed by all.",
        "Vladimir Putin spoke of those who committed terrible crimes there.",
    ],
)
def test_where_it_was_said_and_what_was_done_is_no_position(body: str) -> None:
    assert not [words for _, _, words in stances(call(body)) if re.match(r"in an|during|by|terrible", words)]


def test_a_bare_thanks_is_none() -> None:
    read = transcript(
        "Vladimir Putin: Thank you very much. I thank you for the vaccines.\nRecep Tayyip Erdogan: Thank you."
    )
    assert [words for act, _, words in stances(read) if act == "thank"] == ["I thank you for the vaccines"]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("I thank you for the vaccines.", "thank"),
        ("We support the talks in Doha.", "support"),
        ("We condemn the strike.", "condemn"),
        ("I am concerned about prices.", "concern"),
        ("We will never forget the fallen.", "commemorate"),
        ("I would like to congratulate you on the victory.", "congratulate"),
        ("It is important to build roads.", "emphasise"),
    ],
)
def test_speakers_take_positions(words: str, act: str) -> None:
    read = transcript(f"Vladimir Putin: {words}\nRecep Tayyip Erdogan: Yes.")
    (found,) = read.of(Stance)
    assert (found.speech_act, slugs(found.holders), found.basis) == (act, frozenset([PUTIN]), Basis.TURN)
    assert found.asserted_by is not None
    assert read.quote(found) == words


def test_nobody_congratulates_himself() -> None:
    """Of "the leaders" whoever is congratulated is not meant."""
    found = [x for x in call("The leaders congratulated Vladimir Putin on the holiday.").of(Stance) if x.addressees]
    assert [(slugs(x.holders), slugs(x.addressees)) for x in found] == [(frozenset([ERDOGAN]), frozenset([PUTIN]))]


def test_the_auxiliary_is_no_part_of_the_position() -> None:
    assert stances(call("The talks in Ankara were recalled.")) == [("note", EP, "The talks in Ankara")]


@pytest.mark.parametrize(
    "body",
    [
        "Later the leaders of Ukraine and the European Union concurred that prices matter.",
        "Charles Michel told of the summit. The partners agreed to speak of prices.",
    ],
)
def test_both_sides_agree(body: str) -> None:
    lead = "President of Ukraine Volodymyr Zelenskyy called President of the European Council Charles Michel. "
    read = site("Call", lead + body, "https://www.president.gov.ua/en/news/call-1", "2021-12-03")
    (holders,) = [who for act, who, _ in stances(read) if act == "agree"]
    assert holders == frozenset({"volodymyr-zelenskyy", "charles-michel"})


def test_what_should_be_done_nobody_did() -> None:
    read = call("The position of the ministers must be presented to the guests of the summit.")
    assert [words for act, _, words in stances(read) if act == "inform"] == []


def test_who_acts_beside_the_heads_of_a_body() -> None:
    lead = "President Volodymyr Zelenskyy received Elżbieta Witek, Speaker of the Sejm of Poland. "
    body = "The Head of State and the leaders of the Polish Sejm welcomed the new roads."
    (holders,) = [
        who
        for act, who, _ in stances(site("Meeting", lead + body, "https://www.president.gov.ua/en/news/sejm-1"))
        if act == "welcome"
    ]
    assert "volodymyr-zelenskyy" in holders
    assert len(holders) == 2


@pytest.mark.parametrize(
    ("agreed", "about"),
    [
        ("They agreed to maintain personal contacts.", set()),
        ("They agreed to stay in touch.", set()),
        ("It was agreed to keep up contacts at various levels.", set()),
        ("They agreed to keep up contacts on trade.", {"trade-and-investment"}),
        ("They agreed to move faster.", {"energy"}),
    ],
)
def test_contacts_kept_up_are_no_position_on_the_subject_before(agreed: str, about: set[str]) -> None:
    found = [s for s in call(f"The leaders discussed energy. {agreed}").of(Stance) if s.speech_act == "agree"]
    assert [{e.slug for e in stance.about} for stance in found] == [about]

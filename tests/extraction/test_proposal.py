"""Proposals: whose, and what they say."""

from __future__ import annotations

from kg.model.claims import Basis, Proposal
from tests.english_pages import ERDOGAN, PUTIN, Read, call, transcript


def proposals(read: Read) -> list[tuple[str, str, str]]:
    return [(p.proposer.slug, read.page.quote(p.content), p.basis.value) for p in read.of(Proposal)]


def test_your_proposal_is_the_other_one_s() -> None:
    read = transcript("Vladimir Putin: I remember your proposal to build a hub.\nRecep Tayyip Erdogan: Yes.")
    assert proposals(read) == [(ERDOGAN, "build a hub", "turn")]
    (found,) = read.of(Proposal)
    assert (found.basis, found.asserted_by and found.asserted_by.slug) == (Basis.TURN, PUTIN)


def test_i_propose() -> None:
    read = transcript("Vladimir Putin: I propose that we begin with trade\nRecep Tayyip Erdogan: Yes.")
    assert proposals(read) == [(PUTIN, "we begin with trade", "turn")]


def test_a_country_s_initiative() -> None:
    assert proposals(call("They praised the Turkish initiative to hold a summit.")) == [
        ("TR", "hold a summit", "explicit")
    ]


def test_an_initiative_of_nobody_named() -> None:
    assert proposals(call("They praised the initiative to hold a summit.")) == []


def test_the_content_ends_before_the_verb() -> None:
    assert proposals(call("The Turkish proposal to hold a summit was discussed.")) == [
        ("TR", "hold a summit", "explicit")
    ]

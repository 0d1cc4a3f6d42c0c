"""Outcomes: what was agreed, signed, announced, and by whom."""

from __future__ import annotations

import pytest

from kg.model.claims import Outcome
from tests.english_pages import BOTH, ERDOGAN, PUTIN, Read, call, kremlin, slugs


def outcomes(read: Read) -> list[tuple[str, frozenset[str]]]:
    return [(o.outcome_kind, slugs(o.agents)) for o in read.of(Outcome)]


@pytest.mark.parametrize(
    ("body", "kind", "who"),
    [
        ("It was agreed to maintain contacts.", "agreed", BOTH),
        ("They agreed to hold a meeting of the commission.", "agreed", BOTH),
        ("They instructed the ministers to prepare a plan.", "agreed", BOTH),
        ("The leaders signed a Joint Statement on Cooperation in Space.", "signed", BOTH),
        ("Vladimir Putin announced the delivery of vaccines.", "announced", {PUTIN}),
        ("Recep Tayyip Erdogan invited Vladimir Putin to Ankara.", "invited", {ERDOGAN}),
        ("Vladimir Putin accepted an invitation to visit Turkey.", "invitation-accepted", {PUTIN}),
        ("Russia and Turkey will continue to coordinate efforts on Syria.", "agreed", BOTH),
    ],
)
def test_outcomes(body: str, kind: str, who: set[str]) -> None:
    assert outcomes(call(body)) == [(kind, frozenset(who))]


@pytest.mark.parametrize(
    "body",
    [
        "The presidents agreed on the importance of trade.",  # an opinion
        "They did not agree to hold a meeting.",
        "They will agree on a plan in June.",
        "The sides noted the UN Charter, which was signed in San Francisco in 1945.",  # another day
        "Documents were signed.",  # which?
        "Sergei Lavrov agreed to hold a meeting.",  # he is not there
    ],
)
def test_no_outcomes(body: str) -> None:
    assert outcomes(call(body)) == []


def test_what_one_side_says_it_will_do_is_announced() -> None:
    read = call("Recep Tayyip Erdogan said that Turkey will provide 500 tents.")
    assert outcomes(read) == [("announced", frozenset([ERDOGAN]))]


def test_these_issues_are_those_of_the_sentences_before() -> None:
    read = call("The leaders discussed energy and tourism. It was agreed to step up work on these issues.")
    (found,) = read.of(Outcome)
    assert {e.slug for e in found.about} == {"energy", "tourism"}
    assert read.quote(found) == "It was agreed to step up work on these issues."


def test_an_announced_event_has_no_outcomes_yet() -> None:
    read = kremlin(
        "Vladimir Putin will meet with President of France Emmanuel Macron",
        "The presidents agreed to hold a meeting of the commission.",
        "On May 7, Vladimir Putin will hold talks with President of France Emmanuel Macron.",
    )
    assert outcomes(read) == []

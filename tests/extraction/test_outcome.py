"""Outcomes: what was agreed, signed, announced, and by whom."""

from __future__ import annotations

import pytest

from kg.model.claims import Outcome
from tests.english_pages import BOTH, ERDOGAN, PUTIN, Read, call, kremlin, kyiv, slugs


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


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("They agreed their teams will meet in June.", ("agreed", BOTH)),
        ("It was confirmed that the consultations would begin in June.", ("agreed", BOTH)),
        ("In addition, a joint statement was adopted.", ("signed", BOTH)),
        ("Vladimir Putin instructed the ministries to prepare a plan.", ("announced", {PUTIN})),
        ("Recep Tayyip Erdogan pledged to deliver 40 tents.", ("announced", {ERDOGAN})),
        ("Turkey will provide additional tents.", ("announced", {ERDOGAN})),
        ("Vladimir Putin signed a decree on awarding the sailors.", ("signed", {PUTIN})),
        ("**Quibble Motors** commits to planting 400 trees.", ("announced", {"quibble-motors"})),
    ],
)
def test_more_ways_to_say_so(body: str, expected: tuple[str, set[str]]) -> None:
    assert outcomes(call(body)) == [(expected[0], frozenset(expected[1]))]


@pytest.mark.parametrize(
    "body",
    [
        "The aid package Recep Tayyip Erdogan announced reached the port.",  # which package is meant
        "Vladimir Putin previously announced a programme.",
        "They agreed that Turkey, which will host a fair, is a good partner.",  # an opinion
        "Recep Tayyip Erdogan expressed hope that Turkey will provide tents.",
        "It is not known whether Turkey will provide tents.",
        "Before 2019, several agreements on trade were signed.",
        "The strikes were directed at the port.",
        "Vladimir Putin announced the results of the talks.",
    ],
)
def test_hopes_and_other_days_are_no_outcomes(body: str) -> None:
    assert outcomes(call(body)) == []


ADDRESS = "We stand - address by President Volodymyr Zelenskyy"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Today I signed a decree on awarding our sailors.", "signed"),
        ("I have instructed the ministers to prepare a plan.", "announced"),
        ("I set a task to repair every bridge.", "announced"),
        ("We will allocate a million for bridges.", "announced"),
        ("I invite Swedish companies to join our work.", "invited"),
        ("We agreed to start negotiations on trade.", "agreed"),
        ("I gladly accept your invitation.", "invitation-accepted"),
    ],
)
def test_outcomes_in_an_address(sentence: str, kind: str) -> None:
    read = kyiv(ADDRESS, f"Good evening! We have a bridge and I love it. Our bridge is ours. {sentence}")
    assert outcomes(read) == [(kind, frozenset(["volodymyr-zelenskyy"]))]


@pytest.mark.parametrize(
    "sentence",
    [
        "If they come, I will sign a decree.",
        "Last year we signed a decree on bridges.",
        "Do what we agreed to do.",
        "Have we agreed to start?",
        "I invite everyone to rise.",
    ],
)
def test_conditions_and_questions_are_no_outcomes(sentence: str) -> None:
    read = kyiv(ADDRESS, f"Good evening! We have a bridge and I love it. Our bridge is ours. {sentence}")
    assert outcomes(read) == []


def test_outcomes_in_a_quotation_belong_to_whom_it_quotes() -> None:
    read = kyiv(
        "President met with the President of Poland",
        "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda. "
        '"The bridge is ready. I invite you to visit our "Star" harbour," Volodymyr Zelenskyy said.',
    )
    assert outcomes(read) == [("invited", frozenset(["volodymyr-zelenskyy"]))]


@pytest.mark.parametrize(
    ("agreed", "about"),
    [
        ("It was agreed to maintain personal contacts.", set()),
        ("They agreed to step up cooperation in transport.", {"transport"}),
        ("It was agreed to keep in contact on the issues discussed.", {"energy", "tourism"}),
    ],
)
def test_an_outcome_is_about_what_its_words_say_or_point_back_to(agreed: str, about: set[str]) -> None:
    """Contacts that are kept up are no outcome on each subject of the paragraph."""
    found = call(f"The leaders discussed energy and tourism. {agreed}").of(Outcome)
    assert [{e.slug for e in outcome.about} for outcome in found] == [about]

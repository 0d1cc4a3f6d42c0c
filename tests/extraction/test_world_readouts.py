"""Turns of phrase of many offices: what was referred to, by whom it was said, and what only looks like a subject."""

from __future__ import annotations

import pytest

from tests.english_pages import Read, site

MELONI, RUTO = "giorgia-meloni", "william-ruto"
BOTH = frozenset({MELONI, RUTO})
LEAD = "Prime Minister of Italy Giorgia Meloni met with President of Kenya William Ruto in Rome today."


def rome(body: str, title: str = "Prime Minister Meloni meets with President Ruto of Kenya") -> Read:
    return site(title, f"{LEAD}\n{body}", "https://www.governo.it/en/1", "2024-01-28")


@pytest.mark.parametrize(
    "sentence",
    [
        "The two leaders referred to the fight against terrorism.",
        "Reference was also made to the fight against terrorism.",
        "Views were exchanged on the fight against terrorism.",
        "Further topics were the fight against terrorism and the harvest.",
        "Other topics included the fight against terrorism.",
        "Issues discussed included the fight against terrorism.",
        "The fight against terrorism figured prominently in the discussions.",
        "The fight against terrorism was therefore also on the agenda.",
        "High on the agenda was the fight against terrorism.",
        "The reason for the call was the fight against terrorism.",
        "The meeting reviewed the fight against terrorism.",
        "They undertook a comprehensive review of the fight against terrorism.",
        "They were of the view that the fight against terrorism must go on.",
        "The leaders then moved on to the fight against terrorism.",
        "The two heads of government discussed the fight against terrorism.",
        "The need to fight terrorism was underlined by the two leaders.",
        "Prime Minister Meloni discussed the fight against terrorism with President Ruto.",
        "On counter-terrorism, the two leaders agreed to share what they know.",
    ],
)
def test_both_took_it_up(sentence: str) -> None:
    assert ("terrorism", BOTH) in rome(sentence).discussed()


@pytest.mark.parametrize(
    "sentence",
    [
        # "to brief", "to thank", "to discuss" are no purpose at the end of a name
        "President Ruto briefed the Prime Minister on the fight against terrorism.",
        "President Ruto thanked the Prime Minister for the help in the fight against terrorism.",
        "President Ruto expressed Kenya's readiness to join the fight against terrorism.",
        "President Ruto drew the attention of the Prime Minister to the fight against terrorism.",
        "President Ruto sought Italy's support in the fight against terrorism.",
        "President Ruto deemed terrorism unacceptable.",
        "President Ruto reiterated his firm rejection of terrorism.",
    ],
)
def test_one_alone_took_it_up(sentence: str) -> None:
    found = rome(sentence).discussed()
    assert ("terrorism", frozenset({RUTO})) in found
    assert ("terrorism", BOTH) not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "'We have to fight terrorism together,' said President Ruto.",
        "“Terrorism has to be fought”, President Ruto declared.",
    ],
)
def test_marks_of_either_kind_hold_what_is_said(sentence: str) -> None:
    assert ("terrorism", frozenset({RUTO})) in rome(sentence).discussed("spoke")


def test_an_apostrophe_opens_no_quotation() -> None:
    page = rome("The farmers' union and the bakers' guild spoke of terrorism. It was the guests' turn.")
    assert not page.discussed("spoke")


@pytest.mark.parametrize(
    ("sentence", "topic", "country"),
    [
        ("The two leaders discussed the tariffs imposed by Canada.", "trade-and-investment", "CA"),
        ("The two leaders discussed the accession of Finland and Sweden to NATO.", "nato-enlargement", "FI"),
        (
            "President Ruto expressed full support for Italy's chairmanship of the G7.",
            "international-organizations",
            "IT",
        ),
    ],
)
def test_whoever_only_does_something_is_no_subject(sentence: str, topic: str, country: str) -> None:
    found = {t for t, _ in rome(sentence).discussed()}
    assert topic in found
    assert country not in found


def test_the_situation_in_a_country_stays_a_subject() -> None:
    found = {t for t, _ in rome("The two leaders discussed the war waged by Russia against Ukraine.").discussed()}
    assert "UA" in found
    assert "RU" not in found


def test_a_body_of_several_states_speaks_of_several() -> None:
    page = site(
        "President of the European Council Charles Michel made a phone call to Ilham Aliyev",
        "President of the European Council Charles Michel made a phone call to President Ilham Aliyev.\n"
        "They exchanged views on the situation in the region.",
        "https://president.az/en/1",
        "2022-03-25",
    )
    found = {t for t, _ in page.discussed()}
    assert "regional-security" in found
    assert "regional-development" not in found


def test_a_summit_talk_by_telephone_is_a_call() -> None:
    page = site(
        "Japan-Northland Summit Telephone Talk",
        "Prime Minister Kishida Fumio held a telephone talk with Chancellor Olaf Scholz.",
        "https://www.mofa.go.jp/1",
        "2022-03-04",
    )
    assert page.context.event_type == "telephone-conversation"


def test_a_deputy_is_meant_by_that_office() -> None:
    page = site(
        "Deputy Prime Minister Chrystia Freeland met with Annalena Baerbock",
        "Deputy Prime Minister Chrystia Freeland met with German Foreign Minister Annalena Baerbock.\n"
        "The Deputy Prime Minister stressed the importance of the fight against terrorism.",
        "https://www.canada.ca/en/1",
        "2023-01-18",
    )
    assert ("terrorism", frozenset({"chrystia-freeland"})) in page.discussed()


@pytest.mark.parametrize(
    "sentence",
    [
        "They dealt at length with the fight against terrorism.",
        "The leaders unpacked the fight against terrorism.",
        "The two leaders saw eye to eye on the fight against terrorism.",
        "The fight against terrorism took up much of the conversation.",
        "Much of the talk was devoted to the fight against terrorism.",
        "The fight against terrorism was also on the table.",
        "The fight against terrorism also featured.",
        "There was a strong focus on the fight against terrorism.",
        "A particular focus was the fight against terrorism.",
        "Discussions spanned the fight against terrorism and the harvest.",
        "The main thrust of the talks was the fight against terrorism.",
    ],
)
def test_what_filled_the_talks(sentence: str) -> None:
    assert ("terrorism", BOTH) in rome(sentence).discussed()


@pytest.mark.parametrize("verb", ["sounded the alarm about", "flagged", "flagged up"])
def test_one_gave_the_alarm(verb: str) -> None:
    assert ("terrorism", frozenset({RUTO})) in rome(f"President Ruto {verb} the spread of terrorism.").discussed()


@pytest.mark.parametrize(
    ("subject", "topic"),
    [
        ("olive oil and vegetable oils", "agriculture"),
        ("deliveries of ammunition", "military-aid"),
        ("an all-for-all exchange", "prisoner-exchange"),
        ("relief convoys to the region", "humanitarian-aid"),
        ("violations of allied airspace", "european-security"),
        ("the protection of undersea cables", "infrastructure"),
        ("electric vehicle batteries", "industry"),
        ("joint production of missiles", "military-cooperation"),
        ("the fight against graft", "democracy-and-rule-of-law"),
        ("film festivals", "culture"),
        ("university partnerships", "education"),
    ],
)
def test_wording_of_a_topic(subject: str, topic: str) -> None:
    found = rome(f"The two leaders discussed {subject}.").discussed()
    assert (topic, BOTH) in found
    assert "oil-and-gas" not in {name for name, _ in found}


def test_a_region_behind_a_topic_is_where_it_takes_place() -> None:
    scene = rome("The two leaders discussed the protection of undersea cables throughout the Balkans.").discussed()
    assert ("infrastructure", BOTH) in scene
    assert "regional-security" not in {name for name, _ in scene}
    listed = rome("The two leaders discussed the protection of undersea cables and the Balkans.").discussed()
    assert ("regional-security", BOTH) in listed

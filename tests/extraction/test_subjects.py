"""What a stretch is about: items, circumstances, partners, enumerations, shared nouns, countries at war at home."""

from __future__ import annotations

import pytest

from tests.english_pages import ERDOGAN, PUTIN, call, kremlin, kyiv, transcript


def topics(body: str) -> set[str]:
    return {topic for topic, _ in call(body).discussed()}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a bare word counts in a row of fields, whatever the verb
        ("They confirmed plans to deepen ties, including in energy.", {"energy"}),
        ("They stressed the value of cooperation in such areas as agriculture, transport and space.",
         {"agriculture", "transport", "space"}),
        ("They noted that energy had left them.", set()),
        # words that share a noun
        ("The leaders discussed military, financial and humanitarian aid.",
         {"military-aid", "finance", "humanitarian-aid"}),
        ("The leaders discussed food, energy and health security.", {"food-security", "energy", "health"}),
        # circumstances
        ("They stressed the need to restore tourism in light of the pandemic.", {"tourism"}),
        ("They stressed that tourism had grown despite the sanctions.", {"tourism"}),
    ],
)  # fmt: skip
def test_topics(body: str, expected: set[str]) -> None:
    assert topics(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The leaders discussed aid for Gaza in coordination with Jordan and Qatar.", {"PS"}),
        ("The leaders discussed the summit of ministers in Doha, Qatar.", set()),
        ("The leaders discussed unrest in Sudan and Iraq.", {"SD", "IQ"}),
        ("The leaders discussed the exercises in light of the war in Sudan.", set()),
    ],
)
def test_countries(body: str, expected: set[str]) -> None:
    assert {t for t in topics(body) if t.isupper()} == expected


def test_where_something_takes_place_is_no_subject() -> None:
    assert topics("The leaders discussed food security in Africa.") == {"food-security"}


def test_named_once_and_far_behind_the_verb() -> None:
    far = "that the builders of the bridge across the river had met on each day of the month to see what might be done "
    assert topics(f"Vladimir Putin noted {far} about tourism.") == set()
    assert topics(f"Vladimir Putin noted {far} as well as about tourism.") == {"tourism"}
    assert topics(f"Vladimir Putin noted {far} about tourism. Tourism was praised.") == {"tourism"}


def test_an_enumeration_is_not_spoken_about() -> None:
    turns = "Vladimir Putin: We work together in tourism, agriculture, education and sport.\nOur athletes won."
    assert transcript(turns).discussed("spoke") == {("sport", frozenset([PUTIN]))}


def test_the_front_means_the_country_that_defends_itself() -> None:
    page = kyiv("A briefing", "President Volodymyr Zelenskyy spoke about the situation at the front.")
    assert ("UA", frozenset(["volodymyr-zelenskyy"])) in page.discussed()


LETTER = "Vladimir Putin sent greetings to the farmers of the country."


def letter(text: str) -> set[tuple[str, frozenset[str]]]:
    return kremlin("Greetings to farmers", f'The message reads, in part: "{text}"', LETTER).discussed("spoke")


def test_a_message_speaks_of_what_it_comes_back_to() -> None:
    found = letter("You know agriculture well. You harvest crops. You also like tourism.")
    assert found == {("agriculture", frozenset([PUTIN]))}


def test_only_the_sender_speaks_in_a_message() -> None:
    lead = "Recep Tayyip Erdogan sent greetings to Vladimir Putin."
    page = kremlin("Greetings", 'The message reads: "I value our bilateral ties. Our bilateral agenda grows."', lead)
    assert page.discussed("spoke") == {("bilateral-relations", frozenset([ERDOGAN]))}

"""What a stretch is about: items, circumstances, partners, enumerations, shared nouns, countries at war at home."""

from __future__ import annotations

import pytest

from tests.english_pages import PUTIN, call, kyiv, transcript

VISIT = "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda"


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
        ("They look forward to closer cooperation on tourism; space; people-to-people exchanges; digital services and "
         "cybersecurity; global health; and sport.",
         {"tourism", "space", "bilateral-relations", "technology", "cyber-security", "health", "sport"}),
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
        # a list goes on with the situation named before its first item
        ("The leaders stressed the danger of the crises in Libya, Sudan and Mali.", {"LY", "SD", "ML"}),
        ("The leaders stressed the danger of the war in Sudan and Egypt's role.", {"SD"}),
        ("The leaders discussed a Syrian-led political process.", {"SY"}),
        ("The leaders stressed the need to help war-torn Somalia.", {"SO"}),
        ("The leaders stressed the need for Iran to return to the talks.", {"IR"}),
        ("Vladimir Putin spoke about the talks between Russian and Ukrainian delegations.", {"UA"}),
        ("The leaders discussed the exercises in light of the war in Sudan.", set()),
        ("The leaders discussed Norway's help for the harvest.", set()),
    ],
)
def test_countries(body: str, expected: set[str]) -> None:
    assert {t for t in topics(body) if t.isupper()} == expected


def test_where_something_takes_place_is_no_subject() -> None:
    assert topics("The leaders discussed food security in Africa.") == {"food-security"}


def test_an_enumeration_is_not_spoken_about() -> None:
    turns = "Vladimir Putin: We work together in tourism, agriculture, transport and sport.\nOur railways work."
    assert transcript(turns).discussed("spoke") == {("transport", frozenset([PUTIN]))}


def test_the_front_means_the_country_that_defends_itself() -> None:
    page = kyiv("A briefing", "President Volodymyr Zelenskyy spoke about the situation at the front.")
    assert ("UA", frozenset(["volodymyr-zelenskyy"])) in page.discussed()


def test_listed_issues_are_subjects_whatever_the_verb() -> None:
    """What stands behind "issues, including" was dealt with, though the list is long and far from the verb."""
    listed = "sport, culture, tourism, education and agriculture"
    assert "agriculture" in topics(f"They reaffirmed the role of talks on many issues, including {listed}.")
    assert "agriculture" not in topics(f"They reaffirmed that towns have {listed}.")


def test_a_hostile_country_that_the_page_keeps_naming_is_a_subject() -> None:
    """Once an army of it is spoken of, every sentence about it counts; a country named twice stays a word."""
    title = "President of Ukraine Volodymyr Zelenskyy gave an interview"
    often = "Russian troops came. Russia lied. Volodymyr Zelenskyy noted that Russia hides much. Russia is big."
    once = "Russian troops came. Volodymyr Zelenskyy noted that Russia hides much."
    assert "RU" in {t for t, _ in kyiv(title, f"{title}. {often}").discussed()}
    assert "RU" not in {t for t, _ in kyiv(title, f"{title}. {once}").discussed()}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Vladimir Putin invited the Turkish leader to visit Russia.", {"visits-and-contacts"}),
        ("The leaders agreed to meet in person in Ankara.", {"visits-and-contacts"}),
        ("The leaders agreed to maintain contacts.", set()),
    ],
)
def test_a_visit_agreed_on_is_a_subject(body: str, expected: set[str]) -> None:
    """Contacts that are only kept up are an outcome."""
    assert topics(body) == expected


def test_whoever_gives_support_is_no_subject() -> None:
    """ "Grateful for the support of X" thanks X; where others call for the support of X, X is the subject."""
    said = "Volodymyr Zelenskyy {} the support of Poland."
    thanks, plea = (kyiv(VISIT, said.format(verb)) for verb in ("expressed gratitude for", "called for"))
    assert "PL" not in {topic for topic, _ in thanks.discussed()}
    assert "PL" in {topic for topic, _ in plea.discussed()}


def test_our_country_means_ukraine_on_its_own_pages_only() -> None:
    words = "The {} noted the importance of the territorial integrity of our country."
    home = kyiv(VISIT, words.format("President of Ukraine"))
    assert "UA" in {topic for topic, _ in home.discussed()}
    assert "UA" not in {topic for topic, _ in call(words.format("Russian leader")).discussed()}

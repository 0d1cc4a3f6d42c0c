"""What speakers tell of exchanges: with whom they spoke about what, together or alone, and the fragments behind."""

from __future__ import annotations

import pytest

from kg.extraction.accounts import accounts
from kg.model.claims import Discussion, Modality
from tests.english_pages import Read, kyiv, transcript

ZELENSKYY, DUDA = "volodymyr-zelenskyy", "andrzej-duda"
TITLE = "We are strong - evening address by President of Ukraine Volodymyr Zelenskyy"
# An address is told by its first person; nothing here names a topic.
FRAME = (
    "Dear people! I greet you all. We stand. We know our way and I know it. {} I thank you. We are one. I bow to you."
)


def address(words: str) -> Read:
    """Read an evening address that holds `words`."""
    return kyiv(TITLE, FRAME.format(words))


def told(read: Read) -> set[tuple[str, frozenset[str]]]:
    """Return (topic, by whom) of what was told of exchanges."""
    found = [d for d in read.of(Discussion) if d.extractor == "discussion.told"]
    assert all(d.modality is Modality.SPOKE and d.asserted_by is not None for d in found)
    return {(d.topic.slug, frozenset(e.slug for e in d.discussants)) for d in found}


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("Today I spoke with the Prime Minister of Norway about energy security.", {"energy"}),
        ("We also discussed new sanctions.", {"sanctions"}),
        ("The topics of our conversation included the exchange of prisoners.", {"prisoner-exchange"}),
        ("I called on the Swedes to join the reconstruction of Ukraine.", {"reconstruction", "UA"}),
        ("I am grateful to Oslo for its humanitarian aid. Humanitarian aid saves us.", {"humanitarian-aid"}),
        ("I am grateful to Oslo for its humanitarian aid.", set()),
        ("The reconstruction of our schools was also discussed.", {"reconstruction"}),
        ("We are now discussing new sanctions.", {"sanctions"}),
        ("A separate topic of the talks was the release of hostages.", {"hostages"}),
        ("The winter was long and the sanctions hold.", set()),
    ],
)
def test_an_address_tells_of_exchanges(words: str, topics: set[str]) -> None:
    """However late it stands in the sentence, what an exchange was about is a subject."""
    assert {topic for topic, who in told(address(words)) if who == {ZELENSKYY}} == topics


def test_a_fragment_goes_on_with_the_exchange() -> None:
    """ "About the front. And on food security." belongs to the exchange told before it."""
    read = address(
        "I spoke with the Prime Minister of Norway. About the reconstruction of Ukraine. And on food security."
    )
    assert {"reconstruction", "food-security"} <= {topic for topic, _ in told(read)}


def test_a_fragment_after_something_else_goes_on_with_nothing() -> None:
    read = address("I spoke with the Prime Minister of Norway. The sun shines. On food security there is no word.")
    assert "food-security" not in {topic for topic, _ in told(read)}


def test_we_of_a_meeting_are_its_sides() -> None:
    """After a meeting "we discussed" speaks for both; "I urged" for the speaker alone."""
    title = "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda"
    text = f'{title}. "We discussed nuclear energy. I urged Poland to keep the sanctions," Volodymyr Zelenskyy said.'
    found = told(kyiv(title, text))
    assert ("nuclear-energy", frozenset([ZELENSKYY, DUDA])) in found
    assert ("sanctions", frozenset([ZELENSKYY])) in found


def test_an_account_needs_words_behind_its_verb() -> None:
    """A sentence that ends with the verb tells nothing."""
    assert list(accounts(transcript("Vladimir Putin: Today we discussed").context)) == []


def test_issues_were_discussed_regarding_something() -> None:
    read = kyiv(
        "At a meeting in Kyiv, Volodymyr Zelenskyy and Andrzej Duda discussed bridges",
        "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda. "
        '"Several matters were discussed regarding food security," Volodymyr Zelenskyy said.',
    )
    assert ("food-security", frozenset([ZELENSKYY, DUDA])) in told(read)

"""Shares of sentences and pages: full where all was understood, less where a sentence gave nothing."""

from __future__ import annotations

from kg.coverage.families import ALL, verdicts
from kg.coverage.lexicon import acts
from tests.coverage.pages import coverage, english, russian

UNDERSTOOD = (
    "The presidents discussed the situation in Libya. Vladimir Putin thanked his colleague for the help with the "
    "rescue work. Recep Tayyip Erdogan invited Vladimir Putin to visit Turkey. They agreed to continue their contacts. "
    "Vladimir Putin expressed hope for a ceasefire in Syria soon."
)


def shares(body: str) -> dict[str, tuple[int, int]]:
    counted = coverage(english(body))
    return {name: (share.understood, share.all) for name, share in counted.shares.items() if share.all}


def test_a_page_that_was_understood_shows_full_shares() -> None:
    counted = coverage(english(UNDERSTOOD))
    assert {name: share.ratio for name, share in counted.shares.items()} == dict.fromkeys((f.name for f in ALL), 1.0)
    assert not any(sample.examples for sample in counted.samples.values())
    assert not any(tally.rows for tally in counted.tallies.values())
    assert counted.lacking == {}  # the page says Moscow, so it has a place, too
    assert (counted.read, counted.types) == (1, {"telephone-conversation": 1})


def test_sentences_that_gave_nothing_lower_the_share_and_are_shown() -> None:
    counted = coverage(english(f"{UNDERSTOOD} The presidents discussed drazmos. The invitation was accepted."))
    assert (counted.shares["discussion"].understood, counted.shares["discussion"].all) == (1, 2)
    (example,) = counted.samples["discussion"].examples
    assert example.sentence == "The presidents discussed drazmos."
    assert [e.sentence for e in counted.samples["invitation"].examples] == ["The invitation was accepted."]


def test_the_verbs_of_quotations_and_turns_are_not_the_pages_own() -> None:
    # What is left is the lead, which says who spoke.
    assert shares('"We discussed drazmos and they agreed to gardle," says the song.') == {"clause": (1, 1)}


def test_every_act_of_the_lexicons_belongs_to_one_family() -> None:
    reading = english(
        "The presidents discussed Libya, agreed to meet, hoped for peace, invited guests and thanked them."
    )
    (sentence,) = [s for s in reading.narrated if s.zone == "body"]
    assert [act.act for act in acts(reading, sentence)] == ["discuss", "agree", "hope", "invite", "thank"]
    families = {verdict.family for verdict in verdicts(reading) if verdict.example == reading.example(sentence)}
    assert families == {family.name for family in ALL}


def test_russian_shares() -> None:
    counted = coverage(russian("Президенты обсудили положение в Ливии. Президенты обсудили гобелены."))
    sentences = [example.sentence for example in counted.samples["discussion"].examples]
    assert "Президенты обсудили гобелены." in sentences
    assert "Президенты обсудили положение в Ливии." not in sentences


def test_what_pages_lack() -> None:
    counted = coverage(english("They smiled."), english("The presidents discussed the situation in Libya."))
    assert counted.lacking["no_discussion"] == 1
    assert counted.lacking["no_participant"] == 0

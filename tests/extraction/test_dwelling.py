"""What a long transcript dwells on: how often, how near to a sentence's head, and what a sentence is about alone."""

from __future__ import annotations

import pytest

from kg.model.claims import Discussion
from tests.english_pages import transcript

# Words about nothing, so that a transcript is long.
FILLER = "We have come a long way and we all know it. "
FAR = "Whoever walks through these old streets on a quiet morning will sooner or later see how much"


def spoken(*said: str, length: int = 130) -> set[str]:
    """Return the topics of a speech of `length` idle sentences between which `said` stands, well apart."""
    part = FILLER * (length // (len(said) + 1))
    words = part + "".join(f"{sentence} {part}" for sentence in said)
    read = transcript(f"Vladimir Putin: {words}")
    return {d.topic.slug for d in read.of(Discussion) if d.extractor == "discussion.spoken"}


def test_two_sentences_are_enough_when_one_opens_with_the_topic() -> None:
    assert "tourism" in spoken(f"{FAR} tourism has done.", "Tourism grows fast.")


def test_two_sentences_that_come_to_a_topic_late_name_it_in_passing() -> None:
    assert "tourism" not in spoken(f"{FAR} tourism has done.", f"{FAR} tourism may do.")


def test_once_is_not_enough_unless_the_sentence_names_it_twice() -> None:
    """A sentence about one topic alone, which it names in two places, is about it."""
    assert "tourism" not in spoken(f"{FAR} tourism has done.")
    assert "tourism" in spoken("Tourism needs hotels, and tourism needs patience.")


def test_two_sentences_on_end_are_enough_in_the_longest_transcripts() -> None:
    """Where three are needed, two that follow each other dwell on the topic as well."""
    assert "tourism" in spoken("Tourism grows fast. Nothing grows as tourism does.", length=200)
    assert "tourism" not in spoken("Tourism grows fast.", "Nothing grows as tourism does.", length=200)


@pytest.mark.parametrize(("times", "found"), [(3, False), (5, True)])
def test_the_longer_the_transcript_the_more_it_takes(times: int, found: bool) -> None:
    assert ("tourism" in spoken(*["Tourism grows fast."] * times, length=400)) is found

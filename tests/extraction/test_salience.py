"""A word in passing is no subject: topics that come up once must stand in front and not in a list."""

from __future__ import annotations

from kg.extraction.salience import Limits, limits, salient
from kg.vocabulary.packs import load_pack
from tests.english_pages import call, transcript

LONG = (
    "Vladimir Putin noted that the bridge, which had been closed for many weeks because of a broken pier and which the "
    "engineers had meanwhile inspected from both sides without any result worth telling, hurt "
)


def test_a_topic_far_from_the_verb_counts_only_when_it_comes_up_again() -> None:
    """Named once, late in a long sentence, tourism is a word in passing; named twice it is a subject."""
    once = call(LONG + "tourism.")
    twice = call(LONG + "tourism. Vladimir Putin noted that tourism matters.")
    assert "tourism" not in {topic for topic, _ in once.discussed()}
    assert "tourism" in {topic for topic, _ in twice.discussed()}


def test_what_was_discussed_counts_wherever_it_stands() -> None:
    """The object of a discussing verb is a subject, however long the list."""
    read = call("The presidents discussed trade, energy, agriculture, tourism, culture, sport, science and transport.")
    assert {"tourism", "culture", "sport", "science", "transport"} <= {topic for topic, _ in read.discussed()}


def test_without_limits_nothing_is_left_out() -> None:
    """A language without a table keeps every candidate."""
    assert limits(load_pack("en")) != Limits()
    assert salient([], Limits()) == []


def test_a_field_of_life_named_in_passing_is_no_subject() -> None:
    """Everybody speaks of the economy: one remark does not make it a subject, two or a discussion do."""
    once = call("Vladimir Putin noted that the economy grows.")
    twice = call("Vladimir Putin noted that the economy grows. Vladimir Putin stressed that the economy matters.")
    direct = call("The presidents discussed the economy.")
    assert ["economy" in {t for t, _ in read.discussed()} for read in (once, twice, direct)] == [False, True, True]


def test_bodies_are_a_courtesy_in_a_speakers_words_only() -> None:
    """ "We work together in international organisations" is said of every state; a narrator reports it."""
    said = transcript("President of Russia Vladimir Putin: We cooperate at international organisations.")
    told = call("The presidents stressed the value of joint work at international organisations.")
    topics = [{t for t, _ in read.discussed(modality)} for read, modality in ((said, "spoke"), (told, "discussed"))]
    assert ["international-organizations" in found for found in topics] == [False, True]

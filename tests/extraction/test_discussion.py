"""Discussions: which topic, by whom, in which modality, proved by which sentence."""

from __future__ import annotations

import pytest

from kg.model.claims import Basis, Discussion, Modality, Realis
from tests.english_pages import BOTH, CALL, CALL_LEAD, ERDOGAN, PUTIN, call, kremlin, transcript

E, P, EP = frozenset([ERDOGAN]), frozenset([PUTIN]), frozenset(BOTH)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The two presidents discussed trade in grain.", {("agriculture", EP)}),
        ("Ways to expand cooperation in energy and agriculture were discussed.", {("energy", EP), ("agriculture", EP)}),
        ("Concern was expressed over the fighting in Syria.", {("SY", EP)}),
        ("It was emphasised that the ceasefire in Nagorno-Karabakh must hold.", {("ceasefire", EP), ("AZ", EP)}),
        ("Special attention was paid to nuclear energy.", {("nuclear-energy", EP)}),
        ("Recep Tayyip Erdogan briefed Vladimir Putin on the situation in Libya.", {("LY", E)}),
        ("The Turkish leader brought up tourism.", {("tourism", E)}),
        ("He was late. The Russian side raised the issue of sanctions.", {("sanctions", P)}),
        ("During the discussion on Afghanistan, Vladimir Putin stressed the role of the UN.",
         {("AF", EP), ("united-nations", P)}),
        ("Exchanging views on energy, the presidents praised the ministers.", {("energy", EP)}),
        ("The leaders discussed the situation in Ukraine and Libya.", {("UA", EP), ("LY", EP)}),
        ("Vladimir Putin congratulated Recep Tayyip Erdogan on the victory.", {("congratulations", P)}),
        ("Recep Tayyip Erdogan expressed condolences over the floods in Sochi.",
         {("condolences", E), ("natural-disasters", E)}),
    ],
)  # fmt: skip
def test_what_was_discussed_and_by_whom(body: str, expected: set[tuple[str, frozenset[str]]]) -> None:
    assert call(body).discussed() == expected


@pytest.mark.parametrize(
    "body",
    [
        "The leaders did not discuss sanctions.",
        "Sergei Lavrov discussed gas with the press.",  # he is not there
        "Gas is burnt in Syria.",  # nobody says so
    ],
)
def test_what_was_not_discussed(body: str) -> None:
    assert call(body).of(Discussion) == []


@pytest.mark.parametrize(
    ("body", "victim", "attacker"),
    [
        ("Recep Tayyip Erdogan condemned Russia’s war against Ukraine.", "UA", "RU"),
        ("Concern was voiced over Israel's strikes against Syria.", "SY", "IL"),
    ],
)
def test_the_country_attacked_is_the_subject(body: str, victim: str, attacker: str) -> None:
    topics = {topic for topic, _ in call(body).discussed()}
    assert victim in topics
    assert attacker not in topics


def test_own_countries_are_no_subjects_without_a_crisis() -> None:
    assert {t for t, _ in call("The presidents discussed relations between Russia and Turkey.").discussed()} == {
        "bilateral-relations"
    }


def test_a_region_narrows_the_topic() -> None:
    (found,) = call("The leaders discussed the Balkans.").of(Discussion)
    assert (found.topic.slug, [e.slug for e in found.about]) == ("regional-security", ["balkans"])


def test_evidence_and_basis() -> None:
    read = call("It snowed. The two presidents discussed trade in grain.")
    (found,) = read.of(Discussion)
    assert read.quote(found) == "The two presidents discussed trade in grain."
    assert (found.basis, found.realis, found.asserted_by) == (Basis.COLLECTIVE, Realis.ACTUAL, None)


def test_office_by_date_never_discusses_without_taking_part() -> None:
    assert call("The President of Poland discussed gas.").of(Discussion) == []


@pytest.mark.parametrize(
    "body",
    [
        "The presidents will discuss migration.",
        "Migration will be discussed.",
        "The leaders are expected to discuss migration.",
        "The leaders plan to discuss migration.",
    ],
)
def test_announced_is_not_discussed(body: str) -> None:
    (found,) = call(body).of(Discussion)
    assert (found.topic.slug, found.modality, found.realis) == ("migration", Modality.ANNOUNCED, Realis.PLANNED)


def test_a_speaker_s_plan_is_announced_with_its_doubt() -> None:
    read = transcript(
        "Vladimir Putin: We will probably also talk about the Balkans and Libya.\nRecep Tayyip Erdogan: Yes."
    )
    found = read.of(Discussion)
    assert [(d.topic.slug, d.modality, d.realis, d.hedge, d.basis) for d in found] == [
        ("regional-security", Modality.ANNOUNCED, Realis.PLANNED, "probably", Basis.TURN),
        ("LY", Modality.ANNOUNCED, Realis.PLANNED, "probably", Basis.TURN),
    ]
    assert [(d.asserted_by and d.asserted_by.slug, [e.slug for e in d.discussants]) for d in found] == [
        (PUTIN, [PUTIN])
    ] * 2


def test_a_speaker_s_proposal_is_proposed() -> None:
    (found,) = transcript("Vladimir Putin: I propose that we begin with trade.\nRecep Tayyip Erdogan: Yes.").of(
        Discussion
    )
    assert (found.topic.slug, found.modality, found.realis) == (
        "trade-and-investment",
        Modality.PROPOSED,
        Realis.PROPOSED,
    )


def test_speakers_spoke_about_what_they_say() -> None:
    read = transcript("Vladimir Putin: Tourism unites our people.\nRecep Tayyip Erdogan: Good day.")
    (found,) = read.of(Discussion)
    assert (found.topic.slug, found.modality, read.quote(found)) == (
        "tourism",
        Modality.SPOKE,
        "Tourism unites our people.",
    )
    assert found.evidence[0].speaker is not None
    assert found.evidence[0].speaker.slug == PUTIN


def test_a_sentence_without_a_verb_of_saying_goes_on() -> None:
    read = call("The two presidents discussed energy. Nuclear energy is the main field.")
    found = [d for d in read.of(Discussion) if d.topic.slug == "nuclear-energy"]
    assert [(d.basis, d.extractor) for d in found] == [(Basis.COREFERENCE, "discussion.continued")]


def test_a_sentence_without_a_verb_of_saying_is_about_its_head() -> None:
    """What such a sentence comes to late is told in passing."""
    far = "In the hills above the old harbour, far from the noise of the new town and its crowded markets and squares, "
    read = call(f"The two presidents discussed energy. {far}stands what nuclear energy built.")
    assert not [d for d in read.of(Discussion) if d.topic.slug == "nuclear-energy"]


def test_what_is_agreed_late_in_a_sentence_is_agreed_like_the_rest() -> None:
    far = "that the ferry lines between the old harbours and the new towns of both coasts, which have rested for many "
    far += "a long year, should be opened for the good of all who live there, and "
    agreed = call(f"The two presidents agreed {far}that the ports should promote tourism.")
    noted = call(f"The two presidents noted {far}that the ports promote tourism.")
    assert "tourism" in {topic for topic, _ in agreed.discussed()}
    assert "tourism" not in {topic for topic, _ in noted.discussed()}


def test_an_announcement_discusses_nothing_yet() -> None:
    read = kremlin(
        "Vladimir Putin will meet with President of France Emmanuel Macron",
        "The presidents will discuss trade in grain. The two presidents discussed energy.",
        "On May 7, Vladimir Putin will hold talks with President of France Emmanuel Macron.",
    )
    assert {(d.modality, d.realis) for d in read.of(Discussion)} == {(Modality.ANNOUNCED, Realis.PLANNED)}


def test_glued_pages_stay_apart() -> None:
    read = kremlin(CALL, "The two presidents discussed energy.", CALL_LEAD)
    assert read.page.text.endswith("Text version")
    assert read.discussed() == {("energy", EP)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # fields of joint work are items, whatever the verb
        ("The presidents voiced interest in closer cooperation in tourism and agriculture.",
         {("tourism", EP), ("agriculture", EP)}),
        # an invitation that is taken is spoken about by both
        ("Vladimir Putin invited Recep Tayyip Erdogan to visit Sochi. The invitation was accepted.",
         {("visits-and-contacts", P), ("visits-and-contacts", EP)}),
        ("The presidents exchanged warm New Year's greetings and good wishes.", {("congratulations", EP)}),
        ("Recep Tayyip Erdogan asked about the situation that is taking shape in Libya.", {("LY", E)}),
        ("The presidents agreed to keep up Russian-Turkish contacts.", set()),
        ("Hope was expressed that peacekeepers would be sent to Libya soon.", {("peacekeeping", EP)}),
    ],
)  # fmt: skip
def test_frames_of_read_outs(body: str, expected: set[tuple[str, frozenset[str]]]) -> None:
    assert call(body).discussed() == expected


@pytest.mark.parametrize(
    "body",
    [
        "The presidents discussed a new road near Russia's borders.",
        "Recep Tayyip Erdogan asked about the macroeconomic situation in Russia.",
    ],
)
def test_the_own_state_is_no_subject_by_its_borders_or_figures(body: str) -> None:
    assert "RU" not in {topic for topic, _ in call(body).discussed()}


def test_unrest_in_the_country_is_that_of_the_only_other_side() -> None:
    """Unless another country was named just before."""
    read = call("Recep Tayyip Erdogan informed Vladimir Putin about the riots in the country.")
    other = call("The presidents discussed Libya. Recep Tayyip Erdogan told of the riots in the country.")
    assert ("TR", E) in read.discussed()
    assert "TR" not in {topic for topic, _ in other.discussed()}


def test_the_goal_of_an_operation_is_a_circumstance() -> None:
    read = call("Vladimir Putin explained the aims of the special military operation to protect civilians in Donbass.")
    assert {topic for topic, _ in read.discussed()} == {"UA"}


def test_in_a_message_only_the_sender_speaks_of_what_its_head_names() -> None:
    """A tournament in the title makes sport the subject of a greeting; relations are one between two states."""
    words = 'The message reads, in part: "It is good that young people who love museums turn to sports for healthcare."'
    lead = "Vladimir Putin sent greetings to the guests of the tournament."
    greeting = kremlin("Greetings to guests of chess tournament", words, lead)
    assert ("sport", P) in greeting.discussed("spoke")
    letter = kremlin(
        "Congratulations to President of Turkey Recep Tayyip Erdogan",
        "Best wishes were conveyed to the people as well.",
        "On Republic Day Vladimir Putin sent a message of greetings to Turkish President Recep Tayyip Erdogan.",
    )
    assert letter.discussed() == {("congratulations", P)}


def test_what_opens_a_working_meeting_is_its_agenda() -> None:
    """At a working meeting "today we will discuss" is its subject; before talks it only announces them."""
    meeting = kremlin(
        "Meeting on economic issues",
        "* * *\nPresident of Russia Vladimir Putin: Colleagues, today we will discuss forestry.",
        "Vladimir Putin held a meeting with members of the Government.",
    )
    talks = transcript("President of Russia Vladimir Putin: Today we will discuss forestry.")
    assert ("environment", P) in meeting.discussed("spoke")
    assert talks.discussed("spoke") == set()

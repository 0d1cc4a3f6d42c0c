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

"""Words that refer back: offices without names, "both sides", pronouns."""

from __future__ import annotations

import pytest

from kg.model.claims import Basis
from tests.english_pages import BOTH, ERDOGAN, PUTIN, Read, call, kremlin, transcript


def basis(read: Read, words: str) -> Basis:
    return next(s.basis for s in read.linked.people.spots if read.page.quote(s.span) == words)


@pytest.mark.parametrize(
    "words", ["The two presidents", "Both leaders", "The sides", "The parties", "Both presidents", "The heads of state"]
)
def test_collectives(words: str) -> None:
    read = call(f"{words} agreed.")
    assert set(read.people()[words]) == BOTH
    assert basis(read, words) is Basis.COLLECTIVE


def test_they_are_the_principals_and_not_the_attendees() -> None:
    read = kremlin(
        "Meeting with President of Turkey Recep Tayyip Erdogan",
        "They smiled. The meeting was attended by Foreign Minister Sergei Lavrov.",
        "Vladimir Putin met with President of Turkey Recep Tayyip Erdogan.",
    )
    assert set(read.people()["They"]) == BOTH


def test_office_of_a_participant() -> None:
    read = call("The President of Turkey smiled.")
    assert read.people()["President of Turkey"] == [ERDOGAN]
    assert basis(read, "President of Turkey") is Basis.COREFERENCE


def test_office_of_somebody_absent_is_found_by_date() -> None:
    read = call("The President of Poland sent a letter.")
    assert basis(read, "President of Poland") is Basis.OFFICE_BY_DATE


def test_he_is_the_subject_before() -> None:
    assert call("Recep Tayyip Erdogan thanked Vladimir Putin. He smiled.").people()["He"] == [ERDOGAN]
    assert call("Vladimir Putin thanked Recep Tayyip Erdogan. He smiled.").people()["He"] == [PUTIN]


def test_she_is_not_a_man() -> None:
    assert "She" not in call("Recep Tayyip Erdogan spoke. She smiled.").people()


def test_collectives_of_speakers_are_their_own_words() -> None:
    read = transcript("Vladimir Putin: The sides will meet. They know it.\nRecep Tayyip Erdogan: Yes.")
    assert not {"The sides", "They"} & read.people().keys()


def test_you_is_the_other_principal() -> None:
    read = transcript("Vladimir Putin: Hello to you.\nRecep Tayyip Erdogan: Your idea is good.")
    found = [(read.context.speaker(t), read.context.addressee(t)) for t in (0, 1)]
    assert [(s and s.slug, a and a.slug) for s, a in found] == [(PUTIN, ERDOGAN), (ERDOGAN, PUTIN)]


def test_you_is_nobody_in_a_crowd() -> None:
    read = kremlin(
        "Talks with President of Turkey Recep Tayyip Erdogan and President of Iran Hassan Rouhani",
        "* * *\nVladimir Putin: Hello to you.",
        "Vladimir Putin met with President of Turkey Recep Tayyip Erdogan and President of Iran Hassan Rouhani.",
    )
    assert read.context.addressee(0) is None


def test_they_are_those_who_met_in_the_sentence_before() -> None:
    """On a page with one principal "they" are whoever met, and nobody when nobody did."""
    title = "Vladimir Putin visited a museum"
    met = kremlin(
        title, "In Moscow, Vladimir Putin met with Sergei Lavrov. They smiled.", "Vladimir Putin visited a museum."
    )
    alone = kremlin(title, "Vladimir Putin praised the pictures. They smiled.", "Vladimir Putin visited a museum.")
    assert set(met.people().get("They", [])) == {PUTIN, "sergey-lavrov"}
    assert "They" not in alone.people()


def test_they_are_all_who_came_when_one_leads() -> None:
    """A briefing of one principal: "they" are the principal and those who attended."""
    read = kremlin(
        "Vladimir Putin held a briefing",
        "The briefing was attended by Foreign Minister Sergei Lavrov. They smiled.",
        "Vladimir Putin held a briefing.",
    )
    assert set(read.people().get("They", [])) == {PUTIN, "sergey-lavrov"}

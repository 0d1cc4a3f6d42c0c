"""Who organised something."""

from __future__ import annotations

from kg.model.claims import OrganizerClaim
from tests.english_pages import CALL, Read, call, transcript


def organizers(read: Read) -> list[tuple[str, str]]:
    return [(o.organizer.slug, read.page.quote(o.activity)) for o in read.of(OrganizerClaim)]


def test_every_body_of_the_list() -> None:
    read = call("The march was organised by the Northern Runners, United Nations and Sea Club.")
    assert organizers(read) == [
        ("northern-runners", "The march"),
        ("united-nations", "The march"),
        ("sea-club", "The march"),
    ]
    assert [o.organizer.known for o in read.of(OrganizerClaim)] == [False, True, False]


def test_it_is_what_the_page_is_about() -> None:
    assert organizers(call("It was jointly organised by the Sea Club.")) == [("sea-club", CALL)]


def test_speakers_words_are_not_read() -> None:
    assert (
        organizers(transcript("Vladimir Putin: The march was organised by the Sea Club.\nRecep Tayyip Erdogan: Yes."))
        == []
    )


def test_nobody_named() -> None:
    assert organizers(call("The march was organised by friends.")) == []

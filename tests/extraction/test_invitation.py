"""Invitations: by whom, to whom, where to, and what became of them."""

from __future__ import annotations

import pytest

from kg.model.claims import Basis, Invitation, Realis
from tests.english_pages import ERDOGAN, PUTIN, Read, call, transcript


def invitations(read: Read) -> list[tuple[str, str, str, str, str]]:
    """Return (inviter, invitee, status, country, kind of visit)."""
    return [
        (
            i.inviter.slug if i.inviter else "",
            i.invitee.slug if i.invitee else "",
            i.status,
            i.destination.slug if i.destination else "",
            i.visit_kind,
        )
        for i in read.of(Invitation)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Vladimir Putin invited Recep Tayyip Erdogan to pay an official visit to Russia.",
         [(PUTIN, ERDOGAN, "extended", "RU", "official visit")]),
        ("Vladimir Putin reaffirmed the invitation to Recep Tayyip Erdogan to make a working visit to Russia.",
         [(PUTIN, ERDOGAN, "reaffirmed", "RU", "working visit")]),
        ("Vladimir Putin accepted an invitation to visit Turkey.", [(ERDOGAN, PUTIN, "accepted", "TR", "")]),
        ("Vladimir Putin invited Recep Tayyip Erdogan to pay an official visit to Russia. "
         "The President of Turkey accepted the invitation.",
         [(PUTIN, ERDOGAN, "extended", "RU", "official visit"), (PUTIN, ERDOGAN, "accepted", "RU", "official visit")]),
    ],
)  # fmt: skip
def test_narrated(body: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    assert invitations(call(body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Vladimir Putin did not invite Recep Tayyip Erdogan.",
        "Vladimir Putin accepted the plan.",
        "They spoke of visits.",
    ],
)
def test_none(body: str) -> None:
    assert invitations(call(body)) == []


def test_condition() -> None:
    (found,) = call("Recep Tayyip Erdogan invited Vladimir Putin to Turkey when the situation allows.").of(Invitation)
    assert (found.condition, found.realis) == ("when the situation allows", Realis.CONDITIONAL)


def test_spoken() -> None:
    read = transcript(
        "Vladimir Putin: We invite you to come to Russia for a working visit.\n"
        "Recep Tayyip Erdogan: I gladly accept your invitation, sanitary conditions permitting."
    )
    assert invitations(read) == [
        (PUTIN, ERDOGAN, "extended", "RU", "working visit"),
        (PUTIN, ERDOGAN, "accepted", "", ""),
    ]
    first, second = read.of(Invitation)
    assert (first.basis, first.realis, first.asserted_by and first.asserted_by.slug) == (
        Basis.TURN,
        Realis.ACTUAL,
        PUTIN,
    )
    assert (second.realis, second.condition) == (Realis.CONDITIONAL, "sanitary conditions permitting")


def test_declined() -> None:
    assert [i[2] for i in invitations(call("Vladimir Putin declined the invitation."))] == ["declined"]

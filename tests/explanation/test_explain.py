"""Explanations open claims, edges, events, pages and entities down to the sentence."""

from __future__ import annotations

import json

import pytest

from kg.explanation import Sentence, explain, to_json, to_text
from kg.query import AmbiguousNameError, ParameterError, UnknownNameError
from tests.query.data import store

ID = "https://w3id.org/parley/id/"
INVITATION = "claim:kremlin-en-90001--invitation-89e24d2832d7"
LETTER = """claim:kremlin-en-90001--invitation-89e24d2832d7 (claim)

Invitation  condition: if health rules allow it; destination: Russia; invitee: Emmanuel Macron; \
inviter: Vladimir Putin; status: accepted
  conditional, turn, asserted by Emmanuel Macron  [claim:kremlin-en-90001--invitation-89e24d2832d7]
  “I shall gladly come if health rules allow it.”
    Talks by video link with Emmanuel Macron, 2020-06-26, http://en.kremlin.ru/pages/90001, \
characters 512–557, spoken by Emmanuel Macron
"""


@pytest.mark.parametrize(
    "text", [INVITATION, INVITATION.removeprefix("claim:"), INVITATION.replace("claim:", f"{ID}claim/")]
)
def test_claim_as_text(text: str) -> None:
    assert to_text(explain(store(), text)) == LETTER


def test_claim_as_json() -> None:
    found = json.loads(to_json(explain(store(), INVITATION)))
    assert found["kind"] == "claim"
    assert found["iris"] == [INVITATION.replace("claim:", f"{ID}claim/")]
    (claim,) = found["claims"]
    assert {"name": "status", "value": "accepted"} in claim["arguments"]
    assert claim["sentences"] == [
        {
            "quote": "I shall gladly come if health rules allow it.",
            "start": 512,
            "end": 557,
            "speaker": "Emmanuel Macron",
            "title": "Talks by video link with Emmanuel Macron",
            "date": "2020-06-26",
            "url": "http://en.kremlin.ru/pages/90001",
        }
    ]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(claim.kind, claim.sentences[0].quote) for claim in explain(store(), text).claims]


@pytest.mark.parametrize("text", ["Erdogan -- Putin", "Путин — Эрдоган", "person:vladimir-putin --- Erdoğan"])
def test_edge_between_people(text: str) -> None:
    call = "Владимир Путин созвонился с Реджепом Тайипом Эрдоганом."
    planned = "On December 1, Vladimir Putin will receive Recep Tayyip Erdogan; trade will be discussed."
    assert kinds(text) == [
        ("Participation", call),
        ("Participation", call),
        ("Discussion", "Речь шла о Ливии и Сирии."),
        ("Discussion", "Речь шла о Ливии и Сирии."),
        ("Discussion", "Климат не обсуждали."),
        ("Discussion", "Подробно говорили об энергетике."),
        ("Invitation", "Турецкий лидер позвал российского президента в гости."),
        ("Outcome", "Подписан план работы."),
        ("Discussion", planned),
    ]


def test_edge_between_countries_and_to_a_topic() -> None:
    assert kinds("France -- США") == [
        ("Participation", "The President of the Republic spoke with Joe Biden."),
        ("Participation", "The President of the Republic spoke with Joe Biden."),
        ("Participation", "President Biden called President Macron."),
        ("Participation", "President Biden called President Macron."),
    ]
    assert kinds("Biden -- Ливия") == [
        ("Discussion", "Libya came first."),
        ("Discussion", "They took up climate change and Libya."),
        ("Stance", "President Biden welcomed the vote in Libya."),
    ]


def test_event_document_and_entity() -> None:
    event = explain(store(), "event:elysee-90005")
    assert event.kind == "event"
    assert event.notes == (f"another source reports the same occasion: {ID}event/whitehouse-90004",)
    assert explain(store(), "Call with President Biden").kind == "event"
    assert explain(store(), "whitehouse-90004").kind == "document"
    page = explain(store(), "Readout of the call with President Macron")
    assert (page.kind, len(page.claims)) == ("document", 8)
    assert kinds("Anna Primerova") == [
        ("Participation", "Vladimir Putin heard volunteers by video; Anna Primerova was there too.")
    ]
    assert kinds("foreign minister of russia") == [
        ("Mention", "The foreign minister of Russia and the French defence minister will meet.")
    ]


def test_flags_are_shown() -> None:
    found = explain(store(), "event:kremlin-en-90001--berlin")
    assert found.notes == ("flag date-conflict: the page says 2020-01-29, the reference data 2020-01-19",)


def test_sentence_by_its_iri() -> None:
    found = explain(store(), f"{ID}document/kremlin-en-90001#char=512,557")
    assert sorted(claim.kind for claim in found.claims) == ["EventReference", "Invitation"]
    assert found.claims[0].sentences[0] == Sentence(
        quote="I shall gladly come if health rules allow it.",
        start=512,
        end=557,
        speaker="Emmanuel Macron",
        title="Talks by video link with Emmanuel Macron",
        date="2020-06-26",
        url="http://en.kremlin.ru/pages/90001",
    )


def test_errors() -> None:
    with pytest.raises(UnknownNameError) as caught:
        explain(store(), "Emanuel Macron")
    assert caught.value.suggestions[0] == "Emmanuel Macron"
    with pytest.raises(AmbiguousNameError):
        explain(store(), "Congo")
    with pytest.raises(ParameterError, match="two ends"):
        explain(store(), "a -- b -- c")
    with pytest.raises(UnknownNameError):
        explain(store(), f"{ID}document/kremlin-en-90001#char=1,2")


def test_limit_says_what_is_left_out() -> None:
    text = to_text(explain(store(), "Putin"), limit=1)
    assert text.count("asserted by") == 1
    assert text.splitlines()[-1].startswith("… and ")

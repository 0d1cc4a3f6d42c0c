"""Who does what in the narrator's English sentences."""

from __future__ import annotations

import pytest

from tests.english_pages import BOTH, ERDOGAN, PUTIN, call, transcript, washington


def found(body: str) -> list[tuple[str, set[str], str]]:
    """Return (act, subject, realis) of the predicates of the body."""
    read = call(body)
    start = read.page.text.find(body)
    return [
        (p.act, {e.slug for e in p.subject}, p.realis.value)
        for p in read.context.predicates
        if p.sentence.span.start >= start
    ]


@pytest.mark.parametrize(
    ("body", "act", "who"),
    [
        ("Both leaders discussed energy.", "discuss", BOTH),
        ("Vladimir Putin and Recep Tayyip Erdogan discussed energy.", "discuss", BOTH),
        ("Energy was discussed.", "discuss", BOTH),
        ("Concern was expressed over prices.", "concern", BOTH),
        ("Mutual interest was expressed in trade.", "note", BOTH),
        ("It was agreed to maintain contacts.", "agree", BOTH),
        ("Energy was discussed by Vladimir Putin.", "discuss", {PUTIN}),
        ("The Turkish side expressed concern over prices.", "concern", {ERDOGAN}),
        ("Turkey supported the plan.", "support", {ERDOGAN}),
        ("The Russian leader also emphasised the role of trade.", "emphasise", {PUTIN}),
        ("The President of Turkey thanked his host.", "thank", {ERDOGAN}),
        ("They praised the ministers.", "welcome", BOTH),
        ("Recep Tayyip Erdogan, for his part, condemned the strike.", "condemn", {ERDOGAN}),
    ],
)
def test_who_does_what(body: str, act: str, who: set[str]) -> None:
    assert (act, who, "actual") in found(body)


def test_coordinated_verbs_share_their_subject() -> None:
    assert found("Vladimir Putin noted the progress and stressed the role of trade.") == [
        ("note", {PUTIN}, "actual"),
        ("emphasise", {PUTIN}, "actual"),
    ]


def test_an_opening_participle_takes_the_subject_behind_it() -> None:
    assert found("Thanking the host, Recep Tayyip Erdogan noted the progress.")[0] == ("thank", {ERDOGAN}, "actual")


@pytest.mark.parametrize(
    "body",
    ["The leaders did not discuss sanctions.", "The sides never discussed sanctions.", "Sanctions were not discussed."],
)
def test_negated_is_never_actual(body: str) -> None:
    assert {realis for _, _, realis in found(body)} <= {"negated"}


@pytest.mark.parametrize("body", ["The sides will discuss trade.", "Trade will be discussed."])
def test_planned(body: str) -> None:
    assert found(body) == [("discuss", BOTH, "planned")]


def test_verbs_inside_a_quotation_belong_to_the_quotation() -> None:
    assert [act for act, _, _ in found('Vladimir Putin said: "We discussed sport."')] == ["note"]


def test_verbs_of_somebody_unknown_are_left_out() -> None:
    assert found("The weather discussed itself.") == []


def test_turns_are_no_narration() -> None:
    read = transcript("Vladimir Putin: The sides discussed energy.\nRecep Tayyip Erdogan: Yes.")
    assert [p for p in read.context.predicates if p.sentence.turn is not None] == []


def test_regions_of_a_sentence_with_two_subjects() -> None:
    read = call("Vladimir Putin spoke about energy, while Recep Tayyip Erdogan spoke about tourism.")
    assert {(topic, *who) for topic, who in read.discussed()} == {("energy", PUTIN), ("tourism", ERDOGAN)}


@pytest.mark.parametrize(
    ("body", "act", "who"),
    [
        ("Recep Tayyip Erdogan called Vladimir Putin to congratulate him on the vote.", "congratulate", {ERDOGAN}),
        ("Vladimir Putin spoke with the Turkish leader to offer his condolences.", "condole", {PUTIN}),
        ("Vladimir Putin met with Recep Tayyip Erdogan to strengthen the bilateral partnership.", "discuss", BOTH),
        ("Vladimir Putin discussed with Recep Tayyip Erdogan the need for peace.", "discuss", BOTH),
        ("The grain deal topped the agenda.", "discuss", BOTH),
        ("Discussions focused on the grain deal.", "discuss", BOTH),
        ("Vladimir Putin spoke by phone today with the President of Turkey about the grain deal.", "discuss", BOTH),
        ("Vladimir Putin sent a message of greetings to the athletes.", "congratulate", {PUTIN}),
        ("Vladimir Putin and his counterpart discussed the grain deal.", "discuss", BOTH),
        ("Vladimir Putin rang at noon, expressing concern over prices.", "concern", {PUTIN}),
        ("Vladimir Putin sent Recep Tayyip Erdogan a message of congratulations.", "congratulate", {PUTIN}),
        ("Vladimir Putin welcomed the guests, stressed the role of trade, and left.", "emphasise", {PUTIN}),
        ("When discussing the grain deal, Vladimir Putin smiled and noted the prices.", "discuss", BOTH),
        ("Vladimir Putin and Recep Tayyip Erdogan flew over the port and stressed its value.", "emphasise", BOTH),
        ("Vladimir Putin visited the plant and thanked the engineers.", "thank", {PUTIN}),
        ("Having noted the rain, Recep Tayyip Erdogan thanked the host.", "note", {ERDOGAN}),
    ],
)  # fmt: skip
def test_more_frames(body: str, act: str, who: set[str]) -> None:
    """Purposes, the company of a verb, what stands before "topped the agenda"."""
    assert (act, who, "actual") in found(body)


@pytest.mark.parametrize(
    "body",
    [
        "The ministers of Vladimir Putin learned to congratulate.",
        "On that very long and cold winter day in the north Vladimir Putin spoke to congratulate.",
    ],
)
def test_a_purpose_is_of_the_one_who_opens_the_sentence(body: str) -> None:
    """Without a verb of calling or meeting, or with somebody far from its head, a purpose is nobody's."""
    assert "congratulate" not in {act for act, _, _ in found(body)}


def test_a_participle_behind_a_comma_has_no_subject() -> None:
    """ "The plan, supported by banks" is nothing that the subject of the sentence did."""
    assert "support" not in {act for act, _, _ in found("Vladimir Putin praised the plan, supported by banks.")}


@pytest.mark.parametrize(
    ("body", "act", "who"),
    [
        # a bare comma parts two names that do not act together
        ("At the request of Recep Tayyip Erdogan, Vladimir Putin explained the plan.", "inform", {PUTIN}),
        # a participle behind a name and a comma is of whoever acts
        ("Vladimir Putin sent a cable to Recep Tayyip Erdogan, congratulating him on the harvest.",
         "congratulate", {PUTIN}),
        # an aside, and any adverb, may part a subject from its verb
        ("Vladimir Putin, this time in person, conveyed his sympathy to the miners.", "condole", {PUTIN}),
        ("Recep Tayyip Erdogan extensively informed his guest about prices.", "inform", {ERDOGAN}),
        ("Vladimir Putin gave the President of Turkey a long and detailed account of the harvest.", "inform", {PUTIN}),
    ],
)  # fmt: skip
def test_subjects_at_a_distance(body: str, act: str, who: set[str]) -> None:
    assert (act, who, "actual") in found(body)


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("President Biden spoke today with President Duda on tourism in the hills and on food security.",
         {"tourism", "food-security"}),
        ("President Biden spoke today with President Duda on the margins of a summit and food security.", set()),
        ("President Biden spoke by phone with President Duda of Poland, and underscored the value of food security.",
         {"food-security"}),
    ],
)  # fmt: skip
def test_what_somebody_spoke_with_another_on(text: str, topics: set[str]) -> None:
    """ "Spoke with X on Y" names a subject, an occasion is none; "by phone" opens no clause of its own."""
    read = washington("Readout of President Biden's Call with President Duda of Poland", text)
    assert {topic for topic, _ in read.discussed()} == topics

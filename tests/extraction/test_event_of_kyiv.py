"""The type of an event as the office of the President of Ukraine tells it, in titles of several years."""

from __future__ import annotations

import pytest

from tests.english_pages import kyiv

ZELENSKYY = "President of Ukraine Volodymyr Zelenskyy"
YERMAK = "Head of the Office of the President Andriy Yermak"


@pytest.mark.parametrize(
    ("title", "text", "notation"),
    [
        ("Regarding the participation of the President in a conference",
         f"On Friday, {ZELENSKYY} will travel to Munich to take part in a conference on herons.", "visit"),
        ("President of Ukraine to visit Vilnius for the Heron Summit", f"{ZELENSKYY} is going to see herons.", "visit"),
        ("20 young swimmers arrived in France", "They came to swim.", "other"),
        (f"{ZELENSKYY} arrived in Sweden on a visit", "He will see boats.", "visit"),
        ("President presented awards on a pier",
         f"{ZELENSKYY} visited sailors on a pier and presented them with awards.", "ceremony"),
        ("President visited sailors on a pier",
         f"{ZELENSKYY} visited sailors on a pier and presented them with awards.", "visit"),
        ("On the Day of Boats, the President visited sailors", f"{ZELENSKYY} presented awards to them.", "visit"),
    ],
)  # fmt: skip
def test_journeys(title: str, text: str, notation: str) -> None:
    assert kyiv(title, text).claims.event.event_type == notation


@pytest.mark.parametrize(
    ("title", "text", "notation"),
    [
        ("Ukraine and Latvia Signed a Long Security Agreement", "Two presidents held the pen in Riga.", "ceremony"),
        ("Two presidents signed a letter of intent on boats", "The pen was blue.", "ceremony"),
        ("President presented boat certificates to sailors", "The paper is blue.", "ceremony"),
        ("Volodymyr Zelenskyy handed over new flags", f"{ZELENSKYY} handed over battle flags to crews.", "ceremony"),
        ("A new bridge in the presence of the President", f"On a trip, {ZELENSKYY} took part in the launch of trams.",
         "ceremony"),
        ("President awarded the laureates of the Heron Prize", "They study herons.", "ceremony"),
        ("Ihor Zhovkva discussed the opening of a port with envoys",
         "Ihor Zhovkva held an online meeting with envoys.",
         "videoconference"),
        ("President at the opening of the Heron Conference: We build",
         f"We build. {ZELENSKYY} said this in Munich.", "speech"),
        ("Scouts hand over a lamp to the President", "The lamp is bright, said a scout.", "meeting"),
        ("President remembers them all", f"{ZELENSKYY} honored the memory of fallen sailors.", "ceremony"),
        ("Volodymyr Zelenskyy took part in the farewell to an old captain", "Bells rang.", "ceremony"),
        ("Ukraine and the EU sign a boat agreement", "It is about boats.", "ceremony"),
        ("A lamp for the museum", "It was lit at a short ceremony. A guide rang.", "ceremony"),
    ],
)  # fmt: skip
def test_ceremonies(title: str, text: str, notation: str) -> None:
    assert kyiv(title, text).claims.event.event_type == notation


@pytest.mark.parametrize(
    ("title", "text", "notation"),
    [
        ("President Enacts the NSDC Decision on Boats", "It is in force.", "decree"),
        ("President awards forty sailors with medals", f"{ZELENSKYY} signed a decree on awarding sailors.", "decree"),
        ("Ada Heron reported to the President on boats", "There are forty.", "working-meeting"),
        ("President received letters of credence", "Ten came.", "ceremony"),
        ("The President Met with the Sultan of Oman on the Margins of a Summit", "They spoke of boats.", "meeting"),
        ("The Head of State presented the new Commander of the Fleet", "He is a sailor.", "working-meeting"),
        ("President held a meeting on the results of the visit to Oslo", f"{ZELENSKYY} heard Andriy Yermak.",
         "working-meeting"),
        ("The President met with representatives of the Crimean Tatar people", f"{ZELENSKYY} listened.", "meeting"),
        ("Meeting of delegations in Istanbul",
         "The fourth round of negotiations of two delegations took place in Istanbul.", "talks"),
        ("Head of State imposes new sanctions", "Forty firms are listed.", "decree"),
        ("Volodymyr Zelenskyy heard a report from the Minister of Boats", f"{ZELENSKYY} asked about oars.",
         "working-meeting"),
        ("The President Held a Selector Call with the Heads of Regions", "Snow was the subject.", "working-meeting"),
        ("Andriy Yermak chaired a meeting of the Coordination Headquarters",
         f"{YERMAK} held a meeting with its members.", "working-meeting"),
        ("President met with displaced people", f"{ZELENSKYY} met with people from flooded villages.", "meeting"),
        ("Volodymyr Zelenskyy held a few meetings", f"{ZELENSKYY} met with the leaders of Canada, Spain and "
         "Japan on the sidelines.", "meeting"),
    ],
)  # fmt: skip
def test_work_at_home(title: str, text: str, notation: str) -> None:
    assert kyiv(title, text).claims.event.event_type == notation


@pytest.mark.parametrize(
    ("title", "text", "notation"),
    [
        ("President Took Part in a Meeting of the Coalition of the Willing", "Herons were the subject.", "summit"),
        ("Meeting of the Heron Council at the level of heads of state", f"{ZELENSKYY} took part.", "summit"),
        ("President met with the leaders of the EU member states", "It was in Brussels.", "summit"),
        ("Andriy Yermak and Jake Sullivan discussed preparations for the Heron Summit",
         f"{YERMAK} had a phone conversation with Jake Sullivan.", "telephone-conversation"),
    ],
)  # fmt: skip
def test_summits_and_talk_of_summits(title: str, text: str, notation: str) -> None:
    assert kyiv(title, text).claims.event.event_type == notation


@pytest.mark.parametrize(
    ("title", "text", "notation"),
    [
        ("President spoke with journalists about herons", f"{ZELENSKYY} spoke with journalists.", "press-conference"),
        ("Herons matter - President",
         f"Herons matter. This was stated by {ZELENSKYY} to the media following a walk.", "press-conference"),
        ("Herons matter - President", f"Herons matter. {ZELENSKYY} said this in a conversation with the Italian "
         "television channel Heron 1.", "interview"),
        ("Herons matter - President", f"Herons matter. {ZELENSKYY} said this on the podcast of Anna Quibble.",
         "interview"),
        ("Herons matter - Andriy Yermak", f"Herons matter, {YERMAK} told CNN.", "interview"),
        ("With Anna Quibble, the President spoke about herons", f"{ZELENSKYY} gave a long interview.", "interview"),
        ("President's conversation with media representatives after a walk", "Herons matter.", "press-conference"),
        ("President held a briefing for foreign media", "Herons matter.", "press-conference"),
        ("Volodymyr Zelenskyy took part in the Heron Forum", f"{ZELENSKYY} spoke at the Heron Forum.", "speech"),
        ("Herons matter - Andriy Yermak", "Herons matter. He told it on French TV channel Heron 2.", "interview"),
        ("Herons matter - Andriy Yermak", "Herons matter. This is stated in his op-ed for a newspaper.", "other"),
        ("Herons matter - President",
         f"Herons matter. This was stressed by {ZELENSKYY} during online communication with students.",
         "videoconference"),
        ("The centre reports on its boats", "Boats received for the fleet are blue. It is a good fleet.", "other"),
        ("The President received the Minister of Boats of Poland", "They rowed.", "meeting"),
    ],
)  # fmt: skip
def test_where_words_were_spoken(title: str, text: str, notation: str) -> None:
    assert kyiv(title, text).claims.event.event_type == notation

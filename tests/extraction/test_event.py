"""The event of a page: type, day, start, place, and whether it has happened."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.model.claims import Participation, Realis
from tests.english_pages import CALL, CALL_LEAD, Read, kremlin, kyiv, washington


@pytest.mark.parametrize(
    ("title", "lead", "notation"),
    [
        (CALL, CALL_LEAD, "telephone-conversation"),
        ("Conversation with Emmanuel Macron",
         "Vladimir Putin had a conversation via videoconference with President of France Emmanuel Macron.",
         "videoconference"),
        ("Meeting with President of Turkey Recep Tayyip Erdogan",
         "Vladimir Putin met with President of Turkey Recep Tayyip Erdogan in Sochi.", "meeting"),
        ("Russian-Turkish talks", "Vladimir Putin held talks with President of Turkey Recep Tayyip Erdogan.", "talks"),
        ("CIS summit", "Vladimir Putin took part in the summit.", "summit"),
        ("Meeting with Acting Governor of Tula Region Anna Quibble",
         "Vladimir Putin had a working meeting with Acting Governor of Tula Region Anna Quibble.", "working-meeting"),
        ("Presenting state awards", "Vladimir Putin presented awards.", "ceremony"),
        ("News conference of Vladimir Putin", "The President answered questions.", "press-conference"),
        ("Interview with a newspaper", "Vladimir Putin gave an interview.", "interview"),
        ("Address to the nation", "Vladimir Putin addressed the nation.", "speech"),
        ("Greetings to athletes", "Vladimir Putin sent greetings to athletes.", "message"),
        ("Visit to a shipyard", "Vladimir Putin visited a shipyard.", "visit"),
        ("Executive Order on awards", "Vladimir Putin signed an Executive Order.", "decree"),
        ("President delivered the annual Address to Parliament and presented state awards",
         "Vladimir Putin delivered the address.", "speech"),
        ("The best pupils will get a prize",
         "On Teachers' Day, Vladimir Putin visited the River Town Lyceum and met with pupils.", "visit"),
        ("Notes", "A cat slept.", "other"),
    ],
)  # fmt: skip
def test_type(title: str, lead: str, notation: str) -> None:
    assert kremlin(title, "It rained.", lead).claims.event.event_type == notation


@pytest.mark.parametrize(
    ("title", "text", "notation"),
    [
        ("We shall rebuild every bridge - address by President Volodymyr Zelenskyy", "It rained.", "speech"),
        ("Every bridge was opened again - Volodymyr Zelenskyy",
         "Bridges are open. This was stated by President Volodymyr Zelenskyy at a briefing in Lviv.",
         "press-conference"),
        ("Bridges matter - Andriy Yermak",
         "Bridges matter. Head of the Office of the President Andriy Yermak said this in an interview with a channel.",
         "interview"),
        ("Bridges matter - President",
         "Bridges matter. President Volodymyr Zelenskyy stated this during an online conversation with students.",
         "videoconference"),
        ("President: Bridges matter",
         "Bridges matter. President Volodymyr Zelenskyy spoke about this in his address.", "speech"),
        ("The launch of talks is near - Volodymyr Zelenskyy following the meeting with Andrzej Duda",
         "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda.", "meeting"),
        ("Our bridges and our people", "Brave people of a brave country! I was at a bridge today.", "speech"),
        ("President: Bridges matter",
         "Bridges matter. Volodymyr Zelenskyy told this to the media after the negotiations.", "press-conference"),
        ("President visited a bridge near Kharkiv and awarded its builders",
         "President of Ukraine Volodymyr Zelenskyy presented state awards to builders.", "visit"),
        ("Head of State meets with rabbis, signs a law on bells",
         "President of Ukraine Volodymyr Zelenskyy met with rabbis of many lands.", "meeting"),
        ("Bells for a village",
         "Under the chairmanship of Andriy Yermak, a meeting on bells was held in Kyiv.", "working-meeting"),
        ("A bell was hung", "A new bell hangs in Rivne. During the ceremony, Olena Zelenska rang it.", "ceremony"),
        ("Andriy Yermak met with G7 ambassadors",
         "Andriy Yermak met with envoys of the G7 in a bright hall.", "meeting"),
        ("Head of State started a meeting with President of Poland Andrzej Duda, who is on a visit",
         "A meeting has begun in Kyiv.", "meeting"),
        ("Zoom conference with bell ringers", "President of Ukraine Volodymyr Zelenskyy spoke of bells.",
         "videoconference"),
        ("Delegations speak of bells",
         "During the second round of the talks the delegations spoke of bells.", "talks"),
        ("President thanked doctors",
         "President of Ukraine Volodymyr Zelenskyy visited the Rivne hospital and congratulated its doctors.", "visit"),
        ("President of Ukraine spoke with the President of Poland",
         "Volodymyr Zelenskyy had a phone conversation with his friend Andrzej Duda.",
         "telephone-conversation"),
    ],
)  # fmt: skip
def test_type_of_a_page_whose_title_may_be_a_quotation(title: str, text: str, notation: str) -> None:
    assert kyiv(title, text).claims.event.event_type == notation


@pytest.mark.parametrize(
    ("title", "lead", "notation"),
    [
        ("BRICS Summit", "Vladimir Putin took part in the BRICS Summit via videoconference.", "summit"),
        ("On May 3, Vladimir Putin will meet with President of Serbia Aleksandar Vucic",
         "The leaders are to discuss ferries.", "meeting"),
        ("On May 4, Vladimir Putin will receive letters of credence", "There will be music.", "ceremony"),
        ("Ferry named after a marshal", "Vladimir Putin took part in the naming ceremony.", "ceremony"),
        ("Meeting with Government members", "Vladimir Putin held a videoconference with Government members.",
         "working-meeting"),
        ("Passover greetings", "Vladimir Putin extended greetings.", "message"),
        ("Briefing by an aide following a telephone conversation", "An aide answered.", "press-conference"),
        ("Brigade awarded the name Guards", "The President signed Executive Order on the name.", "decree"),
        ("Plenary session of a forum", "Vladimir Putin attended the session.", "speech"),
    ],
)  # fmt: skip
def test_type_where_two_kinds_meet(title: str, lead: str, notation: str) -> None:
    assert kremlin(title, "It rained.", lead).claims.event.event_type == notation


@pytest.mark.parametrize(
    ("title", "text", "notation"),
    [
        # The title names no speaker, or names one without quoting: the body says where the words were spoken.
        ("Bridges in the south are safe again",
         "Bridges are safe. This was stated by adviser Oleg Quibble in a comment "
         "for The Heron Gazette.", "interview"),
        ("President counts on more bridges",
         "Bridges are needed. President Volodymyr Zelenskyy announced this during a "
         "press marathon.", "press-conference"),
        ("Bridges matter - Volodymyr Zelenskyy", "Bridges matter. The President stated this to the media following the "
         "talks with President of Poland Andrzej Duda in Kyiv.", "press-conference"),
        ("Bridges matter - Volodymyr Zelenskyy",
         "Bridges matter. So do boats. Speaking with the media after a walk, he "
         "praised both.", "press-conference"),
        ("Bridges matter - Volodymyr Zelenskyy", "Bridges matter, he stressed during his speech in the video "
         "conference format before bridge builders at a summit.", "speech"),
        ("Bridges matter - Volodymyr Zelenskyy",
         "Bridges matter. This was stated by President Volodymyr Zelenskyy during "
         "the Great Works: Bridges and Boats national forum.", "speech"),
        # The first such sentence decides: the next one tells of guests who came by video.
        ("We help every town - Yermak",
         "We help. This was stated by Andriy Yermak at a "
         "meeting of the Congress of Towns. He thanked guests who took part in the Congress.", "working-meeting"),
        ("Two corridors agreed - Iryna Vereshchuk",
         "Two corridors are open. Buses wait. This was announced by Deputy Prime "
         "Minister Iryna Vereshchuk.", "speech"),
        # Titles that say themselves what happened are believed, whatever was told to reporters later.
        ("Volodymyr Zelenskyy met with Andrzej Duda",
         "President Volodymyr Zelenskyy met with President of Poland Andrzej "
         "Duda. He told reporters that it was warm.", "meeting"),
        # Foreign guests, and people without an office, are not at work with the President.
        ("President received a delegation",
         "In a tent, Volodymyr Zelenskyy met with a Qatari delegation of the house of "
         "Sheikh Quibble.", "meeting"),
        ("President met with soldiers", "President of Ukraine Volodymyr Zelenskyy met with soldiers.", "meeting"),
        ("President met with mayors", "President of Ukraine Volodymyr Zelenskyy met with mayors of towns.",
         "working-meeting"),
        ("In the presence of the President, two firms signed a memorandum", "A paper on boats was signed.", "ceremony"),
        ("Volodymyr Zelenskyy and Andrzej Duda signed a Joint Declaration", "The paper is on boats.", "ceremony"),
        ("President at the opening of the ninth session of the Verkhovna Rada: We build",
         "Bridges are built.", "speech"),
        ("President at a conference call: We must wear boots", "Boots matter. It is wet, he noted.", "working-meeting"),
        ("President held an urgent meeting due to the launch of a flood",
         "He quickly held a meeting with leadership of "
         "the government.", "working-meeting"),
        ("Volodymyr Zelenskyy spoke with foreign leaders",
         "Volodymyr Zelenskyy held short meetings with President of Poland "
         "Andrzej Duda, President of France Emmanuel Macron and President of Turkey Recep Tayyip Erdoğan.", "meeting"),
        ("Volodymyr Zelenskyy met with leaders", "Volodymyr Zelenskyy met with President of Poland Andrzej Duda, "
         "President of France Emmanuel Macron and President of Turkey Recep Tayyip Erdoğan.", "summit"),
        ("An evening in Glasgow", "The President ended the day communicating with presidents of islands.", "meeting"),
        ("Olena Zelenska at the gathering of envoys", "Olena Zelenska took part in the yearly conference of envoys.",
         "speech"),
        ("Office of the Representative of the President in Crimea is busy",
         "It was set up long ago, its head has said.",
         "other"),
    ],
)  # fmt: skip
def test_type_told_by_the_body(title: str, text: str, notation: str) -> None:
    assert kyiv(title, text).claims.event.event_type == notation


@pytest.mark.parametrize(
    ("title", "lead", "notation"),
    [
        ("Meeting with young athletes", "Vladimir Putin met with young athletes.", "meeting"),
        ("Meeting with Government members", "Vladimir Putin met with Government members.", "working-meeting"),
        ("Vladimir Putin introduced the new Minister of Boats to his staff",
         "During his visit to the Ministry, Vladimir Putin introduced the Minister.", "working-meeting"),
        ("Vladimir Putin submits proposal to Federation Council",
         "The President's address: I submit a paper.", "other"),
        ("Accreditation for journalists closed", "Nobody else may come to the meeting.", "other"),
    ],
)  # fmt: skip
def test_type_of_what_is_no_meeting_at_work(title: str, lead: str, notation: str) -> None:
    assert kremlin(title, "It rained.", lead).claims.event.event_type == notation


def test_day_time_and_place_of_the_kremlin() -> None:
    event = kremlin(CALL, "It rained.", CALL_LEAD).claims.event
    assert (event.date, event.start_time) == (dt.date(2021, 5, 5), "2021-05-05T12:00:00+03:00")
    assert event.place is not None
    assert (event.place.slug, event.place.known) == ("moscow", True)
    assert event.place_of is not None
    assert event.place_of.slug == "vladimir-putin"


def test_moscow_time_was_four_hours_ahead_for_some_years() -> None:
    assert kremlin(CALL, "It rained.", CALL_LEAD, day="May 5, 2012").claims.event.start_time.endswith("+04:00")


def test_the_label_is_the_title() -> None:
    assert kremlin(CALL, "It rained.", CALL_LEAD).claims.event.label == CALL


def announcement() -> Read:
    return kremlin(
        "Vladimir Putin will meet with President of France Emmanuel Macron",
        "The presidents will discuss energy.",
        "On May 7, Vladimir Putin will hold talks with President of France Emmanuel Macron.",
    )


def test_an_announcement_is_planned_for_its_own_day() -> None:
    event = announcement().claims.event
    assert (event.planned, event.date) == (True, dt.date(2021, 5, 7))


def test_nobody_has_taken_part_in_an_announced_event() -> None:
    assert {p.realis for p in announcement().of(Participation)} == {Realis.PLANNED}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("President Biden met yesterday with President Emmanuel Macron of France.", dt.date(2022, 10, 11)),
        ("Yesterday, President Biden met with President Emmanuel Macron of France.", dt.date(2022, 10, 11)),
        ("On October 10, President Biden met with President Emmanuel Macron of France.", dt.date(2022, 10, 10)),
        ("On Monday, President Biden met with President Emmanuel Macron of France.", dt.date(2022, 10, 10)),
        ("Today, President Biden met with President Emmanuel Macron of France.", dt.date(2022, 10, 12)),
        ("President Biden met with President Emmanuel Macron. On March 1 he will travel.", dt.date(2022, 10, 12)),
        ("President Biden met October 11 with President Emmanuel Macron of France.", dt.date(2022, 10, 11)),
        ("On 9 October 2022, the task force met in Paris.", dt.date(2022, 10, 9)),
        ("President Biden spoke today with Emmanuel Macron about the storm of October 3.", dt.date(2022, 10, 12)),
        ("Following the attack on October 7, President Biden spoke with Emmanuel Macron.", dt.date(2022, 10, 12)),
        ("President Biden visited Paris October 10-11.", dt.date(2022, 10, 11)),
        ("From October 11 to October 14, President Biden is in Paris.", dt.date(2022, 10, 12)),
        ("Last Wednesday, President Biden met with Emmanuel Macron.", dt.date(2022, 10, 5)),
        ("After last night's storm, President Biden called Emmanuel Macron.", dt.date(2022, 10, 12)),
    ],
)
def test_day_other_than_that_of_publication(text: str, day: dt.date) -> None:
    assert washington("Readout of the meeting", text).claims.event.date == day


def test_place_in_the_lead() -> None:
    read = kyiv(
        "Meeting", "President of Ukraine Volodymyr Zelenskyy met with President of Poland Andrzej Duda in Lviv."
    )
    assert read.claims.event.place is not None
    assert read.claims.event.place.slug == "lviv"


def test_a_place_that_is_not_stated_is_not_guessed() -> None:
    assert (
        kyiv("Call", "President of Ukraine Volodymyr Zelenskyy spoke by phone with Andrzej Duda.").claims.event.place
        is None
    )


def place(read: Read) -> str:
    event = read.claims.event
    return event.place.labels[0][0] if event.place is not None else ""


ZELENSKYY = "President of Ukraine Volodymyr Zelenskyy"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"During a working trip to the Odesa region, {ZELENSKYY} saw a ship.", "Odesa region"),
        (f"A plan was made. It was named by {ZELENSKYY} in a speech at the forum in Lviv.", "Lviv"),
        (f"{ZELENSKYY} and Andrzej Duda met and discussed the war in Kharkiv.", ""),
        (f"{ZELENSKYY} met with Andrzej Duda ahead of the summit in Vilnius.", ""),
        (f"{ZELENSKYY} met with Andrzej Duda to speak of trade in Europe.", ""),
    ],
)
def test_only_the_event_s_own_place_counts(text: str, expected: str) -> None:
    assert place(kyiv("A meeting was held", text)) == expected


def test_a_call_has_no_place() -> None:
    text = f"{ZELENSKYY} spoke by phone with Andrzej Duda, who was in Warsaw."
    assert place(kyiv("Zelenskyy and Duda spoke by phone", text)) == ""


def test_a_journey_s_country_is_its_place() -> None:
    title = "Readout of National Security Advisor Jake Sullivan's Travel to Brazil"
    assert place(washington(title, "National Security Advisor Jake Sullivan traveled to Brazil this week.")) == "Brazil"


def test_a_place_line_that_says_nothing_is_no_place() -> None:
    assert place(kremlin(CALL, "It rained.", CALL_LEAD)) == "Moscow"

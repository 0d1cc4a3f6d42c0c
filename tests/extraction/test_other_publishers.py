"""Forms of statement on sites of other governments: joint documents, the first person, words before their speaker."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.extraction.extract import extract
from kg.model.claims import Discussion, Outcome, Participation
from kg.model.text import Origin
from kg.parsing import parse
from kg.pipeline.vocabularies import vocabulary
from kg.reading.records import record_page

DOWNING = "https://www.gov.uk/government/news/x"


class Claims:
    """What one page states, by the slugs of its people and topics."""

    def __init__(self, title: str, text: str, url: str = DOWNING, day: dt.date = dt.date(2018, 5, 5)) -> None:
        record = {"url": url, "title": title, "published": day.isoformat(), "text": text}
        page = parse(record_page(record, Origin("x", 1, 1)))
        self.claims = extract(page, vocabulary("en"))

    def people(self) -> dict[str, str]:
        found = (c for c in self.claims.claims if isinstance(c, Participation))
        return {c.agent.slug: c.represents.slug if c.represents else "" for c in found}

    def topics(self) -> set[tuple[str, str]]:
        found = (c for c in self.claims.claims if isinstance(c, Discussion))
        return {(c.topic.slug, who.slug) for c in found for who in c.discussants}

    def outcomes(self) -> list[str]:
        return [c.outcome_kind for c in self.claims.claims if isinstance(c, Outcome)]


def test_a_joint_statement_speaks_for_its_sides() -> None:
    said = Claims(
        "Joint statement by the Prime Minister and President Macron",
        "Prime Minister Theresa May and President Emmanuel Macron met at Calais.\n1. We need a new treaty on asylum.\n"
        "2. The Union has to spend more on semiconductors.",
    )
    sides = {"theresa-may", "emmanuel-macron"}
    assert {(t, w) for t in ("migration", "technology") for w in sides} <= said.topics()


def test_a_narrated_page_about_a_joint_statement_does_not() -> None:
    told = Claims(
        "PM and President Macron sign joint statement",
        "Prime Minister Theresa May and President Emmanuel Macron met at Calais.\nBakers like semiconductors.",
    )
    assert not {t for t, _ in told.topics()} & {"technology"}


def test_guest_and_host_of_a_joint_statement_take_part() -> None:
    said = Claims(
        "Joint Statement during the visit of the President of France to India",
        "At the invitation of Prime Minister Narendra Modi, President Emmanuel Macron paid a visit to India.\n"
        "The leaders held talks in New Delhi.",
        "https://www.mea.gov.in/x",
        dt.date(2018, 3, 10),
    )
    assert set(said.people()) == {"narendra-modi", "emmanuel-macron"}
    assert said.claims.event.event_type == "talks"


def test_who_is_named_behind_his_words_said_them() -> None:
    said = Claims(
        "PM meeting with President Macron",
        "The Prime Minister met President Macron of France. Asylum rules have to change, Macron said.",
    )
    assert ("migration", "emmanuel-macron") in said.topics()
    assert ("migration", "theresa-may") not in said.topics()


def test_an_opening_names_the_subject() -> None:
    said = Claims(
        "PM meeting with President Macron",
        "The Prime Minister met President Macron of France. Turning to tourism, the Prime Minister said no.",
    )
    assert said.topics() == {("tourism", "theresa-may")}


def test_the_head_of_the_site_is_i() -> None:
    said = Claims(
        "Statement on the call with President Macron",
        "I spoke this morning with President Macron of France. I assured him of our support for tariffs.",
    )
    assert ("trade-and-investment", "theresa-may") in said.topics()
    assert said.people() == {"theresa-may": "GB", "emmanuel-macron": "FR"}


@pytest.mark.parametrize(
    "words",
    [
        "Also on the call: Minister Anna Quibble and adviser Karl Muster.",
        "In attendance: Minister Anna Quibble and adviser Karl Muster.",
        "Minister Anna Quibble and the adviser, Brig.-Gen. Karl Muster, also took part.",
    ],
)
def test_those_who_listened_take_part(words: str) -> None:
    said = Claims("PM call with President Macron", f"The Prime Minister spoke to President Macron of France. {words}")
    assert set(said.people()) == {"theresa-may", "emmanuel-macron", "anna-quibble", "karl-muster"}


def test_a_country_in_brackets_is_whom_somebody_stands_for() -> None:
    said = Claims(
        "PM meets envoys",
        "The Prime Minister met the co-chairs of the OSCE Minsk Group Anna Quibble (France) and Karl Muster (Russia).",
    )
    assert said.people() == {"theresa-may": "GB", "anna-quibble": "FR", "karl-muster": "RU"}


def test_a_secretary_without_a_department_is_found_by_surname() -> None:
    state = "https://2009-2017.state.gov/x"
    call = Claims("Secretary Clinton's Call", "Secretary Clinton spoke with bakers.", state, dt.date(2012, 2, 2))
    assert "hillary-clinton" in call.people()
    rye = "Secretary Clinton met with Minister of Rye Gates in Washington."
    assert "robert-gates" not in Claims("Secretary Clinton's Meeting", rye, state, dt.date(2010, 2, 2)).people()


def test_who_reads_a_statement_out_takes_no_part() -> None:
    said = Claims(
        "Federal Chancellor Merkel on the phone",
        "Government spokesperson Karl Muster has announced:\nFederal Chancellor Angela Merkel spoke by telephone with "
        "the Presidents of France and Ukraine, François Hollande and Petro Poroshenko.",
        "https://www.bundesregierung.de/x",
        dt.date(2015, 3, 30),
    )
    assert set(said.people()) == {"angela-merkel", "francois-hollande", "petro-poroshenko"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("They discussed the situation in the country.", "FR"),
        ("Libya was mentioned. They discussed the situation in the country.", ""),
    ],
)
def test_the_country_is_the_guest_s(words: str, code: str) -> None:
    said = Claims("PM meeting with President Macron", f"The Prime Minister met President Macron of France. {words}")
    assert ({t for t, _ in said.topics()} & {"FR"}) == ({code} - {""})


def test_a_reporter_s_question_is_nobody_s_turn() -> None:
    said = Claims(
        "President Bush Participates in Joint Press Availability with President Putin",
        "PRESIDENT BUSH: We spoke about missile defense.\nQ Mr. President, what of whaling and endangered species?\n"
        "PRESIDENT BUSH: Thank you.",
        "https://georgewbush-whitehouse.archives.gov/x",
        dt.date(2008, 4, 6),
    )
    assert {t for t, who in said.topics() if who == "george-w-bush"} == {"strategic-stability"}


def test_documents_and_pledges() -> None:
    said = Claims(
        "PM meeting with President Macron",
        "The Prime Minister met President Macron of France. The leaders confirmed that they would work for peace. "
        "They pledged closer coordination on tariffs.",
    )
    assert said.outcomes() == ["agreed", "agreed"]


def test_whom_a_speaker_greets_is_beside_him() -> None:
    said = Claims(
        "Remarks by President Charles Michel following his meeting with President Macron",
        "I am pleased to welcome President Macron to Brussels. We discussed tariffs. I thank him.",
        "https://www.consilium.europa.eu/x",
        dt.date(2020, 3, 3),
    )
    assert set(said.people()) == {"charles-michel", "emmanuel-macron"}
    assert said.claims.event.event_type == "press-conference"
    assert {("trade-and-investment", who) for who in said.people()} <= said.topics()


def test_we_are_both_sides_of_an_exchange_that_the_head_tells_of() -> None:
    said = Claims(
        "Statement on the call with President Macron",
        "I have today spoken with President Macron of France. We discussed tariffs.",
    )
    assert said.topics() == {("trade-and-investment", "theresa-may"), ("trade-and-investment", "emmanuel-macron")}


def test_the_first_item_of_a_list_is_a_subject() -> None:
    words = "Tourism, sport and the situation in Libya were discussed."
    said = Claims("PM call with President Macron", f"The Prime Minister spoke to President Macron. {words}")
    assert {"tourism", "sport", "LY"} <= {topic for topic, _ in said.topics()}

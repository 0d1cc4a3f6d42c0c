"""Whose site a page comes from, and whom its nameless titles mean."""

from __future__ import annotations

import pytest

from kg.pipeline.vocabularies import vocabulary
from kg.vocabulary.publishers import NOBODY, Publisher, publisher_of, publishers
from tests.english_pages import kyiv, site


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.gov.uk/government/news/x", Publisher("GB", "", "prime-minister")),
        ("https://www.nato.int/x", Publisher("", "nato", "secretary-general")),
        ("https://commission.europa.eu/x", Publisher("", "european-commission", "commission-president")),
        ("https://www.mfa.gov.tr/x", Publisher("TR", "", "foreign-minister")),
        ("https://www.president.pl/x", Publisher("PL", "", "president")),
        ("https://example.org/president/x", NOBODY),
        ("https://www.example.co.uk/x", NOBODY),
        ("no address", NOBODY),
    ],
)
def test_publishers(url: str, publisher: Publisher) -> None:
    assert publisher_of(url) == publisher


def test_every_publisher_is_known_to_the_reference_data() -> None:
    reference = vocabulary("en").reference
    for host, publisher in publishers().items():
        kind = "country" if publisher.country else "organization"
        assert (kind, publisher.owner) in reference.records, host


@pytest.mark.parametrize(
    ("url", "title", "text", "who"),
    [
        (
            "https://www.gov.uk/x",
            "PM call with President Duda",
            "The Prime Minister spoke to President Andrzej Duda.",
            "liz-truss GB",
        ),
        (
            "https://www.elysee.fr/x",
            "Call",
            "The President of the Republic spoke with Andrzej Duda.",
            "emmanuel-macron FR",
        ),
        (
            "https://www.un.org/x",
            "Readout",
            "The Secretary-General met with Andrzej Duda.",
            "antonio-guterres united-nations",
        ),
        ("https://www.pm.gov.au/x", "A good day", "Today I met with Andrzej Duda in Perth.", "anthony-albanese AU"),
        (
            "https://www.mfa.gov.tr/x",
            "Talks",
            "The Minister of Foreign Affairs met with Zbigniew Rau.",
            "mevlut-cavusoglu TR",
        ),
    ],
)
def test_the_publishers_own_head_takes_part(url: str, title: str, text: str, who: str) -> None:
    people = site(title, text, url).cast()
    assert tuple(who.split()) in {(slug, stands_for) for slug, _, stands_for in people}


def test_the_president_of_a_page_without_a_publisher_is_nobody() -> None:
    read = site("Talks", "The President of the Republic spoke with Andrzej Duda.", "https://example.org/x")
    assert {slug for slug, _, _ in read.cast()} == {"andrzej-duda"}


def test_who_reads_a_statement_out_takes_no_part() -> None:
    text = "The below is attributable to Spokesperson Jane Quibble: Secretary of State Antony Blinken spoke today "
    text += "with Foreign Minister Zbigniew Rau of Poland."
    read = site("Call with Foreign Minister Rau", text, "https://www.state.gov/x")
    assert {slug for slug, _, _ in read.cast()} == {"antony-blinken", "zbigniew-rau"}


def test_a_side_named_before_a_list_is_whom_its_members_stand_for() -> None:
    text = "President Andrzej Duda met with Joe Biden. Also attending were Jan Muster and, "
    text += "on the American side, Jane Quibble."
    people = {slug: stands_for for slug, _, stands_for in site("Meeting", text, "https://www.president.pl/x").cast()}
    assert people["jane-quibble"] == "US"
    assert people["jan-muster"] != "US"


def test_a_label_in_capitals_is_an_office() -> None:
    text = "PRIME MINISTER: Good morning. We met farmers.\nJOURNALIST: Which ones?\nMINISTER WONG: All of them."
    read = site("Press conference - Perth", text, "https://www.pm.gov.au/x")
    assert {slug for slug, _, _ in read.cast()} == {"anthony-albanese", "penny-wong"}


def test_a_civil_servant_is_not_the_minister() -> None:
    read = site(
        "Foreign Secretary's visit to Poland", "Foreign Secretary Jan Quibble met Andrzej Duda.", "https://mea.gov.in/x"
    )
    assert "s-jaishankar" not in {slug for slug, _, _ in read.cast()}


@pytest.mark.parametrize(
    ("title", "text", "there"),
    [
        ("Andriy Yermak met with the President of Heron Foundation", "Andriy Yermak met with Anna Quibble.", False),
        ("President of the Heron Club visited a school", "The school got books.", False),
        ("Meeting with the President of the Republic", "Andriy Yermak met with the President of the Republic.", True),
        ("President visited a school", "The school got books.", True),
    ],
)
def test_the_head_of_something_with_a_name_of_its_own_is_not_the_publishers(title: str, text: str, there: bool) -> None:
    assert ("volodymyr-zelenskyy" in {slug for slug, *_ in kyiv(title, text).cast()}) is there


def test_members_of_a_delegation_stand_for_the_state_of_the_body_that_sent_it() -> None:
    text = "The President met with a friendly delegation of the US Congress, which included senators Jane Quibble and "
    text += "Jan Muster. Later Ada Heron joined."
    people = {slug: stands_for for slug, _, stands_for in kyiv("President met with guests", text).cast()}
    assert {slug: people[slug] for slug in ("jane-quibble", "jan-muster")} == {"jane-quibble": "US", "jan-muster": "US"}
    assert people.get("ada-heron", "") != "US"

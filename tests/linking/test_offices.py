"""Office phrases: how far they reach, whose they are, and where the name begins."""

from __future__ import annotations

import pytest

from kg.linking.spots import Office, Spot
from kg.model.claims import Participation
from tests.english_pages import call, kremlin


def only(words: str, slug: str) -> tuple[Spot, str]:
    """Return the first spot of somebody outside title and lead, and the office as printed."""
    read = call(words)
    start = read.page.text.find(words)
    spot = next(
        s for s in read.linked.people.spots if s.span.start >= start and s.entities and s.entities[0].slug == slug
    )
    return spot, read.page.quote(spot.office.span) if spot.office else ""


def office(words: str, slug: str) -> Office:
    spot, _ = only(words, slug)
    assert spot.office is not None
    return spot.office


@pytest.mark.parametrize(
    ("words", "slug", "printed"),
    [
        ("The plan is led by Minister of Labour and Social Protection Anton Kotyakov.", "anton-kotyakov",
         "Minister of Labour and Social Protection"),
        ("The plan is led by First Deputy Prime Minister Andrei Belousov.", "andrey-belousov",
         "First Deputy Prime Minister"),
        ("The plan is led by Turkish Foreign Minister Mevlut Cavusoglu.", "mevlut-cavusoglu",
         "Turkish Foreign Minister"),
        ("The plan is led by Rector of the Academy of Northland Ottoline Quibble.", "ottoline-quibble",
         "Rector of the Academy of Northland"),
        ("The plan is led by Healthcare Minister Mikhail Murashko.", "mikhail-murashko", "Healthcare Minister"),
    ],
)  # fmt: skip
def test_office_as_printed(words: str, slug: str, printed: str) -> None:
    assert only(words, slug)[1] == printed


@pytest.mark.parametrize(
    ("words", "code", "country", "organization"),
    [
        ("It was led by Foreign Minister of Serbia Anna Quibble.", "foreign-minister", "RS", ""),
        ("It was led by Serbian Prime Minister Anna Quibble.", "prime-minister", "RS", ""),
        ("It was led by Chancellor of the Federal Republic of Germany Anna Quibble.", "chancellor", "DE", ""),
        ("It was led by United Nations Secretary-General Anna Quibble.", "secretary-general", "", "united-nations"),
        ("It was led by Ambassador Anna Quibble.", "ambassador", "", ""),
    ],
)
def test_whose_office(words: str, code: str, country: str, organization: str) -> None:
    found = office(words, "anna-quibble")
    assert (found.code, found.country, found.organization) == (code, country, organization)


def test_country_behind_the_name() -> None:
    found = office("It was led by President Anna Quibble of Norway.", "anna-quibble")
    assert (found.code, found.country) == ("president", "NO")


def test_lower_case_words_are_no_offices() -> None:
    read = call("The two presidents met a president of Norway.")
    assert [s for s in read.linked.people.spots if s.office and s.span.start > read.page.text.find("The two")] == []


def test_nameless_office_by_date() -> None:
    words = "Letters came from the Chancellor of Germany and the President of Poland."
    found = call(words).people()
    assert found["Chancellor of Germany"] == ["angela-merkel"]
    assert found["President of Poland"] == ["andrzej-duda"]
    assert kremlin("Meeting on sport", words, day="May 5, 2022").people()["Chancellor of Germany"] == ["olaf-scholz"]


def test_nameless_office_of_nobody_known_stays_open() -> None:
    found = call("Letters came from the Minister of Culture of Tuvalu.").people()
    assert found["Minister of Culture of Tuvalu"] == []


def test_leader_words() -> None:
    found = call("The Russian leader smiled. The Turkish leader nodded. The Polish leader wrote.").people()
    assert found["Russian leader"] == ["vladimir-putin"]
    assert found["Turkish leader"] == ["recep-tayyip-erdogan"]
    assert found["Polish leader"] == ["andrzej-duda"]


def test_leader_of_a_country_that_its_government_leads() -> None:
    assert call("The German leader wrote.").people()["German leader"] == ["angela-merkel"]


def test_whoever_serves_a_president_is_none() -> None:
    served = kremlin(
        "Meeting", "They spoke.", "Vladimir Putin met with French Counsellor to the President Emmanuel Bonne."
    )
    (printed,) = [p.capacity_text for p in served.of(Participation) if p.agent.slug == "emmanuel-bonne"]
    assert printed.endswith("Counsellor to the President")
    sent = kremlin(
        "Meeting", "They spoke.", "Vladimir Putin met with Envoy to the President Emmanuel Macron.", day="May 5, 2019"
    )
    assert "emmanuel-macron" in {p.agent.slug for p in sent.of(Participation)}

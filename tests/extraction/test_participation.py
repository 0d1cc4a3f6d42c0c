"""Participations: role, post and side, with the words that prove them."""

from __future__ import annotations

import pytest

from kg.model.claims import Participation
from tests.english_pages import CALL_LEAD, PUTIN, Read, call, kremlin, kyiv


def one(read: Read, slug: str) -> Participation:
    return next(p for p in read.of(Participation) if p.agent.slug == slug)


def test_post_and_side() -> None:
    read = call("They spoke.")
    found = one(read, "recep-tayyip-erdogan")
    assert found.capacity is not None
    assert (found.capacity.slug, found.capacity.known) == ("president-of-turkey", True)
    assert found.capacity_text == "Turkish President"
    assert found.represents is not None
    assert found.represents.slug == "TR"
    assert read.quote(found) == CALL_LEAD


def test_a_post_that_is_not_printed_comes_from_the_tenure_table() -> None:
    found = one(call("They spoke."), PUTIN)
    assert found.capacity is not None
    assert (found.capacity.slug, found.capacity_text) == ("president-of-russia", "")


def test_a_post_that_no_table_has_is_kept_as_printed() -> None:
    read = kremlin("Meeting", "They spoke.", "Vladimir Putin met with Rector of the Northland Academy Anna Quibble.")
    found = one(read, "anna-quibble")
    assert found.capacity is not None
    assert (found.capacity.known, found.capacity.labels) == (False, (("Rector of the Northland Academy", "en"),))


def test_the_same_person_in_another_year_has_another_post() -> None:
    read = kremlin("Meeting", "They spoke.", "Dmitry Medvedev met with Vladimir Putin.", day="May 5, 2010")
    found = one(read, PUTIN)
    assert found.capacity is not None
    assert found.capacity.slug == "prime-minister-of-russia"


def test_officials_of_a_body_stand_for_it() -> None:
    read = kyiv(
        "Call with the Secretary General of NATO",
        "President of Ukraine Volodymyr Zelenskyy spoke by phone with NATO Secretary General Jens Stoltenberg.",
    )
    found = one(read, "jens-stoltenberg")
    assert found.represents is not None
    assert found.represents.slug == "nato"


def test_a_courtesy_title_is_no_office() -> None:
    read = kremlin(
        "Meeting", "They spoke.", "Vladimir Putin met with Dr. Tedros Adhanom Ghebreyesus.", day="May 5, 2022"
    )
    found = one(read, "tedros-adhanom-ghebreyesus")
    assert found.capacity_text == ""
    assert found.capacity is not None
    assert found.capacity.slug == "director-general-of-the-world-health-organization"


@pytest.mark.parametrize("dash", ["-", "–"])
def test_who_is_named_in_the_quoted_title_of_an_address_does_not_speak(dash: str) -> None:
    page = kyiv(
        f"We freed the nurse Olha Bilenko {dash} address by the President of Ukraine",
        "Ukrainians!\nToday our power plants work again.\nGlory to Ukraine!",
    )
    agents = [claim.agent.slug for claim in page.claims.claims if isinstance(claim, Participation)]
    assert agents == ["volodymyr-zelenskyy"]

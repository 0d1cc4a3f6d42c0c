"""Countries, governments, bodies, agreements and places that a page names."""

from __future__ import annotations

import pytest

from kg.linking.spots import SpotKind
from tests.english_pages import call, kyiv, transcript, washington


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Kiev refuses to sign.", SpotKind.GOVERNMENT),
        ("Moscow's pressure on Kiev grows.", SpotKind.GOVERNMENT),
        ("He spoke of Kiev’s direct contacts with rebels.", SpotKind.GOVERNMENT),
        ("A concert was held in Kiev.", SpotKind.PLACE),
        ("They travelled to Kiev.", SpotKind.PLACE),
        ("The summit in Kiev, that is all.", SpotKind.PLACE),
    ],
)
def test_kiev_as_government_and_as_place(words: str, kind: SpotKind) -> None:
    found = call(words)
    expected = {SpotKind.GOVERNMENT: "UA", SpotKind.PLACE: "kyiv"}
    other = SpotKind.PLACE if kind is SpotKind.GOVERNMENT else SpotKind.GOVERNMENT
    assert found.named(kind)["Kiev"] == expected[kind]
    assert "Kiev" not in found.named(other)


def test_countries_by_name_and_adjective() -> None:
    read = call("The Libyan army left Syria.")
    assert read.named(SpotKind.COUNTRY)["Syria"] == "SY"
    assert read.named(SpotKind.ADJECTIVE)["Libyan"] == "LY"


@pytest.mark.parametrize("words", ["UN Charter", "Charter of the United Nations", "St Francisco Charter"])
def test_names_of_the_un_charter(words: str) -> None:
    read = transcript(f"Vladimir Putin: We honour the {words} today.\nRecep Tayyip Erdogan: Yes.")
    assert read.named(SpotKind.AGREEMENT)[words] == "un-charter"


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("They cited UN Security Council Resolution 2202.", ["un-security-council-resolution-2202"]),
        ("They cited Security Council resolutions 2202 and 9998.",
         ["un-security-council-resolution-2202", "un-security-council-resolution-9998"]),
        ("They cited UNSCR 9997 once.", ["un-security-council-resolution-9997"]),
    ],
)  # fmt: skip
def test_resolutions_are_built_from_their_number(words: str, slugs: list[str]) -> None:
    assert list(call(words).named(SpotKind.AGREEMENT).values()) == slugs


def test_an_agreement_inside_the_name_of_a_body_is_none() -> None:
    read = call("The Collective Security Treaty Organization met.")
    assert read.named(SpotKind.AGREEMENT) == {}
    assert (
        read.named(SpotKind.ORGANIZATION)["Collective Security Treaty Organization"]
        == "collective-security-treaty-organization"
    )


def test_a_ministry_is_the_site_s_own() -> None:
    found = call("The Defence Ministry wrote.").named(SpotKind.ORGANIZATION)
    assert found["Defence Ministry"] == "ministry-of-defence-of-russia"


def test_a_name_that_two_bodies_bear_is_the_site_s_own() -> None:
    name, europe = "Congress of Local and Regional Authorities", "of-the-council-of-europe"
    own = kyiv("A meeting", f"Volodymyr Zelenskyy attended the {name}.").named(SpotKind.ORGANIZATION)
    assert own[name].endswith("under-the-president-of-ukraine")
    assert washington("A visit", f"Joe Biden spoke to the {name}.").named(SpotKind.ORGANIZATION)[name].endswith(europe)
    whole = kyiv("A meeting", f"Volodymyr Zelenskyy wrote to the {name} of the Council of Europe.")
    assert whole.named(SpotKind.ORGANIZATION)[f"{name} of the Council of Europe"].endswith(europe)


def test_names_of_bodies_do_not_run_across_paragraphs() -> None:
    read = call("They spoke of the United\nNations of the north met.")
    assert "united-nations" not in read.named(SpotKind.ORGANIZATION).values()


def test_navigation_is_not_read() -> None:
    assert "moscow" not in call("They spoke.").named(SpotKind.PLACE).values()


@pytest.mark.parametrize("words", ["US$5 billion", "five billion US dollars"])
def test_a_currency_is_no_country(words: str) -> None:
    assert "US" not in call(f"Trade rose to {words}.").named(SpotKind.COUNTRY).values()

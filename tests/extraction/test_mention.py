"""Mentions: whom and what a page names beside its participants."""

from __future__ import annotations

from kg.model.claims import Basis, Mention
from tests.english_pages import BOTH, Read, call


def mentions(read: Read, kind: str) -> list[tuple[str, str]]:
    return [(m.entity.slug, m.surface) for m in read.of(Mention) if m.entity.kind.value == kind]


def test_people_who_are_not_there() -> None:
    read = call("Joe Biden was quoted by Recep Tayyip Erdogan. Biden wrote back.")
    assert mentions(read, "person") == [("joe-biden", "Joe Biden"), ("joe-biden", "Biden")]


def test_participants_and_words_that_refer_back_are_no_mentions() -> None:
    read = call("They spoke. The two presidents smiled. The Turkish leader left.")
    assert not {slug for slug, _ in mentions(read, "person")} & BOTH


def test_an_office_with_its_holder_of_the_day() -> None:
    read = call("A letter came from the Chancellor of Germany.")
    (found,) = [m for m in read.of(Mention) if m.entity.kind.value == "post"]
    assert (found.entity.slug, found.basis) == ("chancellor-of-germany", Basis.OFFICE_BY_DATE)
    assert found.inferred_holder is not None
    assert found.inferred_holder.slug == "angela-merkel"


def test_plural_offices() -> None:
    read = call("The foreign ministers of Russia and Turkey met.")
    found = [m for m in read.of(Mention) if m.entity.kind.value == "post"]
    assert [(m.entity.slug, m.inferred_holder and m.inferred_holder.slug) for m in found] == [
        ("foreign-minister-of-russia", "sergey-lavrov"),
        ("foreign-minister-of-turkey", "mevlut-cavusoglu"),
    ]


def test_kiev_is_a_country_when_it_acts_and_a_place_otherwise() -> None:
    assert ("UA", "Kiev") in mentions(call("Kiev refuses to sign."), "country")
    read = call("A concert was held in Kiev.")
    assert ("kyiv", "Kiev") in mentions(read, "place")
    assert "UA" not in {slug for slug, _ in mentions(read, "country")}


def test_an_area_is_a_place_and_does_not_name_its_country() -> None:
    read = call("They spoke of Nagorno-Karabakh.")
    assert mentions(read, "place") == [("nagorno-karabakh", "Nagorno-Karabakh")]
    assert "AZ" not in {m.entity.slug for m in read.of(Mention)}


def test_each_name_once_with_its_first_sentence() -> None:
    read = call("Libya is hot. Libya is dry.")
    (found,) = [m for m in read.of(Mention) if m.entity.slug == "LY"]
    assert read.quote(found) == "Libya is hot."


def test_bodies_and_agreements() -> None:
    read = call("The UN Security Council cited the UN Charter.")
    assert ("un-security-council", "UN Security Council") in mentions(read, "organization")
    assert mentions(read, "agreement") == [("un-charter", "UN Charter")]

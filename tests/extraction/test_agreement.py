"""Agreement references: which document, in which relation, with which date."""

from __future__ import annotations

import pytest

from kg.model.claims import AgreementReference, Basis
from tests.english_pages import PUTIN, Read, call, kyiv, transcript


def refs(read: Read) -> list[tuple[str, str, str]]:
    return [(a.agreement.slug, a.relation, a.stated_date) for a in read.of(AgreementReference)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("They recalled the Minsk agreements.", ("minsk-agreements", "cited", "")),
        ("They recalled the 2015 Minsk agreements.", ("minsk-agreements", "cited", "2015")),
        ("They regretted the lack of progress in implementing the Minsk agreements.",
         ("minsk-agreements", "implementation-lacking", "")),
        ("They acted in line with the UN Charter.", ("un-charter", "basis", "")),
        ("They signed the Minsk agreements.", ("minsk-agreements", "concluded", "")),
        ("They spoke of the implementation of the Minsk agreements.", ("minsk-agreements", "follow-up", "")),
        ("A truce holds in accordance with UN Security Council Resolution 2254.",
         ("un-security-council-resolution-2254", "basis", "")),
    ],
)  # fmt: skip
def test_relation_and_date(body: str, expected: tuple[str, str, str]) -> None:
    assert refs(call(body)) == [expected]


def test_relation_behind_the_agreement() -> None:
    assert refs(call("The Minsk agreements were not implemented.")) == [
        ("minsk-agreements", "implementation-lacking", "")
    ]


def test_the_conclusions_and_the_resolution_that_endorsed_them() -> None:
    read = call(
        "Both sides act on the basis of the conclusions of the Berlin Conference of January 29, 2020 and on "
        "UN Security Council Resolution 2510 that endorsed them."
    )
    conclusions, resolution = read.of(AgreementReference)
    assert (conclusions.agreement.slug, conclusions.stated_date) == ("berlin-conference-conclusions-2020", "2020-01-29")
    assert resolution.relation == "endorses"
    assert resolution.endorsed is not None
    assert resolution.endorsed.key == conclusions.agreement.key


def test_documents_named_by_kind_place_and_date() -> None:
    read = call("Following up on agreements reached at the talks in Ankara in August 2019, they discussed energy.")
    (found,) = read.of(AgreementReference)
    assert (found.agreement.slug, found.agreement.known, found.relation) == (
        "ankara-agreements-of-2019-08",
        False,
        "follow-up",
    )
    assert found.surface == "agreements reached at the talks in Ankara in August 2019"


def test_documents_with_a_title_of_their_own() -> None:
    (found,) = call("The leaders signed a Joint Statement on Cooperation in Space.").of(AgreementReference)
    assert found.agreement.labels == (("Joint Statement on Cooperation in Space", "en"),)
    assert (found.agreement.known, found.relation) == (False, "concluded")


@pytest.mark.parametrize(
    "body", ["They discussed agreements.", "The documents were signed.", "They spoke of a treaty."]
)
def test_generic_documents_do_not_count(body: str) -> None:
    assert refs(call(body)) == []


def test_a_common_title_is_not_the_treaty_of_other_states() -> None:
    assert "russia-uzbekistan-treaty-2005" not in {
        r[0] for r in refs(call("The Treaty on Allied Relations was signed."))
    }


def test_st_francisco_charter_in_a_turn() -> None:
    read = transcript("Vladimir Putin: This day saw the St Francisco Charter.\nRecep Tayyip Erdogan: Yes.")
    (found,) = read.of(AgreementReference)
    assert (found.agreement.slug, found.surface, found.basis) == ("un-charter", "St Francisco Charter", Basis.TURN)
    assert found.asserted_by is not None
    assert found.asserted_by.slug == PUTIN


def test_the_country_it_is_about() -> None:
    (found,) = call("They recalled the Minsk agreements.").of(AgreementReference)
    assert [e.slug for e in found.about] == ["UA"]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("They spoke of the Quibble Access Agreement.", "Quibble Access Agreement"),
        ("A cooperation agreement was signed between Quibble Motors and Turkish Bicycles.",
         "cooperation agreement between Quibble Motors and Turkish Bicycles"),
        ("The leaders approved a comprehensive programme for Russian-Turkish cooperation in space.",
         "comprehensive programme for Russian-Turkish cooperation in space"),
    ],
)  # fmt: skip
def test_documents_by_a_name_of_their_own(body: str, label: str) -> None:
    assert [a.agreement.labels for a in call(body).of(AgreementReference)] == [((label, "en"),)]


@pytest.mark.parametrize(
    "body",
    [
        "The Collective Security Treaty Organization met.",
        "An Emergency Declaration was approved.",
        "They signed the Declaration.",
        "A Joint Statement was made.",
    ],
)
def test_names_of_bodies_and_bare_nouns_are_no_documents(body: str) -> None:
    assert refs(call(body)) == []


def test_half_a_name_where_page_and_participants_leave_no_doubt() -> None:
    assert [r[0] for r in refs(call("NATO keeps to Article 5."))] == ["north-atlantic-treaty"]
    assert refs(call("The constitution has an Article 5.")) == []
    read = kyiv(
        "Call",
        "President of Ukraine Volodymyr Zelenskyy spoke by phone with Prime Minister of Canada Justin Trudeau. "
        "They want to widen the Free Trade Agreement.",
    )
    assert [r[0] for r in refs(read)] == ["canada-ukraine-free-trade-agreement"]

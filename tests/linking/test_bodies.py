"""Organisations that no table holds: told by their head words, their acronyms and their place in lists."""

from __future__ import annotations

import pytest

from kg.linking.body_names import read_name
from kg.linking.body_words import body_words
from kg.linking.spots import SpotKind
from kg.model.claims import Mention
from kg.model.text import Span
from kg.vocabulary.packs import load_pack
from tests.english_pages import Read, call, kyiv, washington


def found(text: str) -> dict[str, str]:
    """Return printed name and label of the organisations that a page of the White House names."""
    read = washington("A meeting", f"{text}")
    return labels(read)


def labels(read: Read) -> dict[str, str]:
    """Return printed name and label of the organisations of a page."""
    spots = [s for s in read.linked.mentions.spots if s.kind is SpotKind.ORGANIZATION]
    return {read.page.quote(s.span): s.entities[0].labels[0][0] for s in spots}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They thanked the Quillfeather Foundation for its help.", "Quillfeather Foundation"),
        ("She spoke with the National Association of Kite Flyers today.", "National Association of Kite Flyers"),
        ("He praised the Water and Harbour Safety Administration.", "Water and Harbour Safety Administration"),
        ("A paper of the Institute for the Study of Tides was read.", "Institute for the Study of Tides"),
        ("Staff of the Committee on Culture, Youth and Sports came.", "Committee on Culture, Youth and Sports"),
        ("The Vexler & Braun Foundation gave a grant.", "Vexler & Braun Foundation"),
        ("Moonwharf Technologies opened a plant.", "Moonwharf Technologies"),
        ("The National Lobstermen's Association agreed.", "National Lobstermen's Association"),
        ("The 81st Separate Rifle Brigade holds the town.", "81st Separate Rifle Brigade"),
        ("A talk with the Plover Coalition to End Noise followed.", "Plover Coalition to End Noise"),
    ],
)
def test_a_head_word_and_words_of_its_own_make_a_name(text: str, name: str) -> None:
    assert found(text) == {name: name}


@pytest.mark.parametrize(
    "text",
    [
        "The Committee met and the Working Group reported.",
        "The National Commission will meet.",
        "They passed the Quillfeather Foundation Act.",
        "She received the Marlow Society Award.",
        "The Biden-Harris Administration acts.",
        "The Secretary of Seas and Rivers Services spoke.",
        "A concert was held at the Marlow Museum.",
        "They spoke of the Office of Representative Jane Roe.",
        "The medal For Brave Service was given.",
        "They spoke of the 16th Police parade.",
        "The Plover Management Board met.",
    ],
)
def test_what_is_no_body(text: str) -> None:
    assert found(text) == {}


def test_a_post_or_a_name_behind_ends_the_name() -> None:
    text = "Marlow Trade Commission Chair Jane Roe and Plover Federation President John Doe met."
    assert set(found(text)) == {"Marlow Trade Commission", "Plover Federation"}


def test_two_bodies_are_not_one() -> None:
    text = "Members of the Marlow Foundation and the Plover Institute of Tides came."
    assert set(found(text)) == {"Marlow Foundation", "Plover Institute of Tides"}


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("the Ministry of Fisheries of Iceland", "Ministry of Fisheries of Iceland"),
        ("the Icelandic Ministry of Fisheries", "Ministry of Fisheries of Iceland"),
        ("Iceland's Ministry of Fisheries", "Ministry of Fisheries of Iceland"),
        ("the Icelandic Fisheries Ministry", "Ministry of Fisheries of Iceland"),
        ("the Ministry of Fisheries of the Philippines", "Ministry of Fisheries of the Philippines"),
        ("the Icelandic Parliament", "Parliament of Iceland"),
    ],
)
def test_state_bodies_are_named_with_their_country(words: str, label: str) -> None:
    assert list(found(f"They wrote to {words} yesterday.").values()) == [label]


def test_a_ministry_without_a_country_is_the_site_s_own() -> None:
    assert "Ministry of Lakes of Russia" in labels(call("The Ministry of Lakes wrote.")).values()
    assert labels(washington("A meeting", "The Ministry of Lakes wrote.")) == {}


def test_another_country_s_ministry_is_not_the_site_s_own() -> None:
    read = kyiv("A meeting", "They met at the Ministry of Foreign Affairs of Iceland.")
    assert list(labels(read).values()) == ["Ministry of Foreign Affairs of Iceland"]


def test_an_acronym_that_the_page_gives_is_the_body() -> None:
    text = "The Marlow Trade Commission (MTC) met. Then the MTC voted."
    assert found(text) == {"Marlow Trade Commission": "Marlow Trade Commission", "MTC": "Marlow Trade Commission"}


def test_an_acronym_must_fit() -> None:
    assert "XYZ" not in found("The Marlow Trade Commission (XYZ) met. The XYZ is new.")


def test_ids_do_not_depend_on_the_spelling() -> None:
    one = washington("A", "The Marlow Centre for Arts & Tides met.").linked.mentions.spots
    two = washington("B", "The Marlow Center for Arts and Tides met.").linked.mentions.spots
    assert (
        {s.entities[0].slug for s in one} == {s.entities[0].slug for s in two} == {"marlow-center-for-arts-and-tides"}
    )


def test_such_bodies_are_no_part_of_the_reference_data() -> None:
    (claim,) = washington("A", "The Quillfeather Foundation helps.").of(Mention)
    assert (claim.entity.known, claim.entity.slug) == (False, "quillfeather-foundation")


LIST = """They met today.

Participants included:

-   Jane Roe, Director of Policy, Plumwick
-   John Q. Doe, President and CEO, Marl & Sons
-   Ann Poe, Activist
-   Bob Loe, Judge, Dallas County, Texas
-   Cat Moe, Founder of Saltmarsh
-   Dan Noe, Vice President, Government Affairs

Companies that joined:

-   Zephyrline
-   Atlanta, GA
-   **Brightfin** will plant trees.
"""


def test_lists_tell_bodies_without_a_head_word() -> None:
    names = set(labels(washington("A", LIST)))
    assert names == {"Plumwick", "Marl & Sons", "Saltmarsh", "Zephyrline", "Brightfin"}


def test_posts_of_companies_tell_the_company() -> None:
    assert "Plumwick" in found("The President met with Plumwick CEO Jane Roe.")
    assert "Plumwick" in found("The President met with Jane Roe, CEO of Plumwick.")


def test_a_charter_names_its_body() -> None:
    assert labels(call("They honour the UN Charter.")) == {"UN": "United Nations"}
    assert "UN" in labels(call("They honour the UN."))


def test_languages_without_the_words_have_no_such_names() -> None:
    assert body_words(load_pack("ru")) is None


def test_the_name_ends_at_the_sentence() -> None:
    words = body_words(load_pack("en"))
    assert words is not None
    text = "We met. Plover Institute of Tides. Marlow spoke."
    head = Span(text.index("Institute"), text.index(" of Tides"))
    name = read_name(text, head, words, lambda _: "", lambda _: "")
    assert (name.span.of(text), name.before, name.linked) == ("Plover Institute of Tides", ("Plover",), True)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Association of Bakers and Millers met", "Association of Bakers and Millers"),
        ("the National Union of Rye and Barley Producers met", "National Union of Rye and Barley Producers"),
        ("the Union of Bakers and Rye Day", "Union of Bakers"),
    ],
)
def test_what_a_body_is_for_may_be_two_trades(words: str, name: str) -> None:
    assert name in call(f"The leaders noted that {words}.").named(SpotKind.ORGANIZATION)


@pytest.mark.parametrize(
    "words",
    [
        "the Main Directorate of the General Staff",
        "the Office of the Presidential Envoy",
        "the Government Commission on Improving the yield",
    ],
)
def test_half_a_name_is_none(words: str) -> None:
    named = call(f"The leaders noted that {words} met.").named(SpotKind.ORGANIZATION)
    assert not [n for n in named if n.endswith(("the General", "Presidential", "Improving"))]

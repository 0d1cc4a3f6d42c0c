"""Stretches cover a text once, whatever spans the claims have; marks can be taken out again."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from kg.explanation import ClaimView, MarkedPage, NumberedClaim, page_to_html, page_to_text
from kg.explanation.marking import stretches
from kg.explanation.pagetext import numbers_in_words, text_pieces
from kg.explanation.palette import LOOKS
from kg.explanation.words import in_words, kind_in_words
from kg.mapping.claims import MAPPERS
from kg.model.text import Span
from kg.namespaces import PARLEY

_MARK = re.compile(r"⟦\d+(?:–\d+)?(?:, \d+(?:–\d+)?)* |⟧")
_TEXT = re.compile(r'<div class="text" dir="auto">(.*?)</div>', re.DOTALL)


def view(kind: str = "Mention", *arguments: tuple[str, str], **more: str) -> ClaimView:
    usual = {"realis": "actual", "basis": "explicit", "asserted_by": "narrator", **more}
    return ClaimView(iri="urn:c", id="c", kind=kind, event="", date="", arguments=arguments, sentences=(), **usual)


def marked(text: str, *places: tuple[tuple[int, int], ...], kinds: tuple[str, ...] = ()) -> MarkedPage:
    """Return a page whose nth claim stands at the nth of `places`."""
    claims = tuple(
        NumberedClaim(number, view(kinds[number - 1] if kinds else "Mention"), tuple(Span(*one) for one in place))
        for number, place in enumerate(places, start=1)
    )
    return MarkedPage("id", "urn:d", "T", "", text, claims, tuple(stretches(len(text), claims)), 1, 1)


def text_of(page: MarkedPage) -> str:
    return "".join(words for words, _ in text_pieces(page))


def test_overlapping_nested_and_touching_claims() -> None:
    assert text_of(marked("abcdefgh", ((1, 5),), ((3, 7),))) == "a⟦1 bc⟧⟦1, 2 de⟧⟦2 fg⟧h"
    assert text_of(marked("abcdefgh", ((0, 8),), ((2, 4),))) == "⟦1 ab⟧⟦1, 2 cd⟧⟦1 efgh⟧"
    assert text_of(marked("abcdefgh", ((0, 3),), ((3, 8),))) == "⟦1 abc⟧⟦2 defgh⟧"
    assert text_of(marked("abcdefgh", ((0, 3), (2, 5), (6, 7)))) == "⟦1 abcde⟧f⟦1 g⟧h"
    assert text_of(marked("abcdefgh")) == "abcdefgh"
    assert text_of(marked("")) == ""


PLACES = st.lists(st.tuples(st.integers(0, 29), st.integers(1, 12)).map(lambda one: (one[0], min(30, sum(one)))))
LETTERS = st.text(st.characters(exclude_characters="⟦⟧", exclude_categories=["Cs"]), min_size=30, max_size=30)
PRINTED = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=30, max_size=30)


@given(text=LETTERS, places=st.lists(PLACES.filter(bool), max_size=6))
def test_marks_are_complete_and_can_be_taken_out(text: str, places: list[list[tuple[int, int]]]) -> None:
    page = marked(text, *(tuple(sorted(place)) for place in places))
    assert _MARK.sub("", text_of(page)) == text
    assert "".join(stretch.span.of(text) for stretch in page.stretches) == text
    for number, place in enumerate(places, start=1):
        covered = {at for one in page.stretches if number in one.numbers for at in range(one.span.start, one.span.end)}
        assert covered == {at for start, end in place for at in range(start, end)}
    for one, two in zip(page.stretches, page.stretches[1:], strict=False):
        assert one.numbers != two.numbers, "two stretches that are one"


@given(text=PRINTED, places=PLACES)
def test_html_shows_the_very_text(text: str, places: list[tuple[int, int]]) -> None:
    (body,) = _TEXT.findall(page_to_html(marked(text, *((place,) for place in places))))
    without_numbers = re.sub(r"<a [^>]*>\d+</a>", "", body)
    assert unescape(re.sub(r"<[^>]*>", "", without_numbers)) == text


def test_several_kinds_at_one_place_are_nested_and_each_has_its_number() -> None:
    html = page_to_html(marked("words", ((0, 5),), ((0, 5),), kinds=("Mention", "Discussion")))
    assert (
        '<span class="words Discussion" style="--depth:1"><span class="words Mention" style="--depth:0">words<' in html
    )
    assert '<a class="number Mention" href="#claim-1" id="mark-1">1</a>' in html
    assert '<a class="number Discussion" href="#claim-2" id="mark-2">2</a>' in html
    for kind in ("Mention", "Discussion"):
        assert f'<input type="checkbox" id="show-{kind}" checked>' in html
        assert f"#show-{kind}:not(:checked) ~ .text .number.{kind}" in html


def test_every_kind_of_claim_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == {mapper.class_iri.removeprefix(PARLEY.iri) for mapper in MAPPERS.values()}
    assert len({(one.colour, one.line) for one in LOOKS.values()}) == len(LOOKS)


def test_numbers_in_words() -> None:
    assert numbers_in_words((1,)) == "1"
    assert numbers_in_words((1, 2, 4, 5, 6, 9)) == "1, 2, 4–6, 9"


def test_claims_in_words() -> None:
    discussion = view("Discussion", ("about", "Chad"), ("discussant", "A"), ("discussant", "B"), ("topic", "Trade"))
    assert in_words(discussion) == "A, B – Trade; about: Chad"
    quantity = view("QuantityClaim", ("comparator", ">"), ("unit", "USD"), ("value", "5"), ("valueText", "five"))
    assert in_words(quantity) == "> 5 USD – “five”"
    stance = view(
        "Stance",
        ("holder", "A"),
        ("joint", "false"),
        ("proposition", "we\ncan"),
        ("speechAct", "note"),
        realis="planned",
    )
    assert in_words(stance) == "A – note – “we can” (planned)"
    spoken = view("Mention", ("mentions", "Chad"), asserted_by="A", basis="turn")
    assert in_words(spoken) == "Chad (says A, turn)"
    assert in_words(view("Novelty", ("newName", "x"))) == "new name: x"
    assert [kind_in_words(kind) for kind in ("AgreementReference", "QuantityClaim", "Claim")] == [
        "agreement reference",
        "quantity",
        "claim",
    ]


def test_text_without_a_last_line_end() -> None:
    lines = page_to_text(marked("ab", ((0, 1),))).splitlines()
    assert lines[4:7] == ["⟦1 a⟧b", "-" * 60, "1  mention  "]

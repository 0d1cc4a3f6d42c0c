"""Ids are stable, well formed and never empty."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identifiers import TYPES, Identifiers, slug
from kg.model.text import Span

IDS = Identifiers()


@given(st.text())
def test_every_text_has_a_slug_that_makes_a_valid_iri(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    ox.NamedNode(IDS.iri("person", made))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Реджеп Тайип Эрдоган", "redzhep-tayip-erdogan"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Щёкино", "shchekino"),
        ("Ћ", None),
    ],
)
def test_slugs_are_readable(text: str, expected: str | None) -> None:
    assert slug(text) == expected or (expected is None and slug(text).startswith("x-"))


def test_long_texts_that_differ_at_the_end_stay_apart() -> None:
    assert slug("a" * 200 + "b") != slug("a" * 200 + "c")


@pytest.mark.parametrize("local", ["", "a/b", "a b", ".", "x.", "-a", "а", "a#b", 'a">'])
def test_local_names_that_break_iris_are_refused(local: str) -> None:
    with pytest.raises(ValueError, match="local name"):
        IDS.iri("person", local)


@pytest.mark.parametrize("base", ["", "https://e.org", "ftp://e.org/", "https://e.org/a b/", "https://e.org/<>/"])
def test_bases_that_break_iris_are_refused(base: str) -> None:
    with pytest.raises(ValueError, match="base"):
        Identifiers(base)


def test_types_are_closed() -> None:
    assert IDS.iri("country", "FR") == "https://w3id.org/parley/id/country/FR"
    with pytest.raises(ValueError, match="type"):
        IDS.iri("contry", "FR")
    assert set(IDS.prefixes()) == set(TYPES)


def test_evidence_and_claims() -> None:
    assert IDS.evidence("d-1", Span(3, 9)) == "https://w3id.org/parley/id/document/d-1#char=3,9"
    first = IDS.claim("d-1", "mention", ["a"], ["words"])
    assert re.fullmatch(r".*/claim/d-1--mention-[0-9a-f]{12}", first)
    assert IDS.claim("d-1", "mention", ["a"], ["words"], 2) == f"{first}-2"
    assert IDS.claim("d-1", "mention", ["a"], ["other"]) != first
    assert IDS.claim("d-1", "mention", ["a", "words"], []) != first

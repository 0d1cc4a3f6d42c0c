"""The relations of the states that take part are a subject however they are named; those with others are not."""

from __future__ import annotations

import pytest

from tests.english_pages import call


@pytest.mark.parametrize(
    "body",
    [
        "The leaders discussed Turkey-Russia relations.",
        "Vladimir Putin pointed to the growth of Russian-Turkish friendship.",
        "Vladimir Putin said that he values his relations with Turkey.",
    ],
)
def test_relations_of_those_present(body: str) -> None:
    assert "bilateral-relations" in {topic for topic, _ in call(body).discussed()}


@pytest.mark.parametrize(
    "body",
    [
        "The leaders discussed Turkey-Russia trade cooperation.",
        "The leaders discussed Norway-Sweden relations.",
    ],
)
def test_other_relations(body: str) -> None:
    assert "bilateral-relations" not in {topic for topic, _ in call(body).discussed()}

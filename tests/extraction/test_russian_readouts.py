"""Turns of phrase of Russian-language offices beyond Moscow."""

from __future__ import annotations

import pytest

from kg.extraction.discussion import extract
from tests.russian_pages import context

TITLE = "Переговоры с Президентом Узбекистана Шавкатом Мирзиёевым"
LEAD = "Владимир Путин провёл переговоры с Президентом Узбекистана Шавкатом Мирзиёевым."
BOTH = frozenset({"vladimir-putin", "shavkat-mirziyoyev"})


@pytest.mark.parametrize(
    "sentence",
    [
        "Стороны с удовлетворением отметили успехи в борьбе с терроризмом.",
        "Собеседники с удовлетворением констатировали успехи в борьбе с терроризмом.",
        "Главной темой переговоров стала борьба с терроризмом.",
        "Отдельной темой разговора стала борьба с терроризмом.",
        "Речь также зашла о борьбе с терроризмом.",
        "Стороны обменялись взглядами на борьбу с терроризмом.",
    ],
)
def test_both_took_it_up(sentence: str) -> None:
    found = extract(context(TITLE, f"{LEAD} {sentence}"))
    assert ("terrorism", BOTH) in {(d.topic.slug, frozenset(p.slug for p in d.discussants)) for d in found}

"""The fleeting vowel of Russian stems in the lexicon."""

from __future__ import annotations

import pytest

from kg.pipeline import vocabulary
from kg.vocabulary.fleeting import with_fleeting
from kg.vocabulary.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("phrase", "others"),
    [
        ("поставк* оружия", ["поставок оружия"]),
        ("нефтян* рынк*", ["нефтян* рынок"]),
        ("площадк*", ["площадок"]),
        ("копейк*", ["копеек"]),
        ("выставк* и сделк*", ["выставок и сделк*", "выставк* и сделок"]),
        ("российск* экономик*", []),
        ("турецк* поток*", []),
        ("torg* k*", []),
    ],
)
def test_stems_take_the_vowel(phrase: str, others: list[str]) -> None:
    assert with_fleeting(phrase) == (phrase, *others)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("сокращение поставок оружия", "military-aid"),
        ("стабильный нефтяной рынок", "oil-and-gas"),
        ("ликвидация террористических группировок", "terrorism"),
    ],
)
def test_the_lexicon_finds_the_form_without_ending(text: str, topic: str) -> None:
    hits = load_lexicon(vocabulary("ru").pack).find(text)
    assert any(topic in hit.topics and hit.strong for hit in hits)

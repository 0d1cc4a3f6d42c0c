"""The topic lexicon: strong and weak words, patterns, exceptions, countries that phrases mean."""

from __future__ import annotations

import pytest

from kg.errors import ReferenceDataError
from kg.vocabulary.folding import fold
from kg.vocabulary.lexicon import TopicLexicon, load_lexicon
from kg.vocabulary.packs import Pack, load_pack

PACK = Pack(
    "xx",
    {
        "topics": {
            "strong": {"energy": ["power plant", "grid*"], "transport": ["power plant road"], "space": ["grid*"]},
            "weak": {"sport": ["games"]},
            "pattern": [{"topic": "culture", "pattern": r"\bsongs? of \w+"}],
            "not": [{"pattern": r"power plant hobby"}],
            "country_context": {"implies": {"country:NR": ["northern war*"]}},
        }
    },
)


def topics(text: str) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(h.span.of(text), h.topics, h.strong) for h in TopicLexicon(PACK).find(text)]


def test_phrases_in_any_case() -> None:
    assert topics("A Power Plant and games") == [("Power Plant", ("energy",), True), ("games", ("sport",), False)]


def test_whole_words_and_stems() -> None:
    assert topics("power plants, gridlock") == [("gridlock", ("energy", "space"), True)]


def test_the_longest_phrase_wins() -> None:
    assert topics("the power plant road") == [("power plant road", ("transport",), True)]


def test_patterns_and_exceptions() -> None:
    assert topics("songs of joy; a power plant hobby") == [("songs of joy", ("culture",), True)]


def test_countries_meant() -> None:
    text = "The Northern wars ended"
    assert [(span.of(text), code) for span, code in TopicLexicon(PACK).implied(text)] == [("Northern wars", "NR")]


def test_a_broken_pattern_names_its_pack() -> None:
    with pytest.raises(ReferenceDataError, match=r"language pack xx/topics\.toml: pattern '\(': "):
        TopicLexicon(Pack("xx", {"topics": {"pattern": [{"topic": "sport", "pattern": "("}]}}))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the fight against terrorism", "terrorism"),
        ("arms control", "arms-control"),
        ("climate change", "climate-change"),
        ("the coronavirus infection", "pandemic"),
        ("strategic stability", "strategic-stability"),
        ("European security", "european-security"),
        ("the exchange of prisoners", "prisoner-exchange"),
        ("nuclear power plant", "nuclear-energy"),
        ("air defence systems", "military-aid"),
        ("export of grain", "food-security"),
        ("the humanitarian emergencies of the year", "humanitarian-aid"),
        ("all the necessary weapons", "military-aid"),
        ("Ukrainians who took refuge there", "migration"),
        ("companies are interested in investing in the sector", "trade-and-investment"),
        ("ways to modernise the grid", "electricity"),
        ("Norwegian-Finnish security cooperation", "military-cooperation"),
        ("U.S.-Finnish security cooperation", "military-cooperation"),
        ("U.S.-Finnish relations", "bilateral-relations"),
    ],
)
def test_english_topics(text: str, topic: str) -> None:
    hits = load_lexicon(load_pack("en")).find(fold(text))
    assert topic in {t for h in hits for t in h.topics}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the Minsk agreements", "UA"),
        ("the Gaza Strip", "PS"),
        ("the Astana format", "SY"),
        ("Putin's aggression", "RU"),
        ("a Libyan-led process", "LY"),
    ],
)
def test_english_phrases_that_mean_a_country(text: str, code: str) -> None:
    assert code in {c for _, c in load_lexicon(load_pack("en")).implied(text)}


def test_words_that_share_a_noun() -> None:
    pack = Pack("xx", {"topics": {"shared": [{"heads": ["aid"], "modifiers": {"arms": "military-aid"}}]}})
    found = [
        (h.span.of("arms, food, and other aid"), h.topics) for h in TopicLexicon(pack).find("arms, food, and other aid")
    ]
    assert found == [("arms", ("military-aid",))]
    assert TopicLexicon(pack).find("arms and food") == []


def test_phrases_that_mean_a_country_that_takes_part() -> None:
    pack = Pack("xx", {"topics": {"country_context": {"implies_at_home": {"country:NR": ["the front"]}}}})
    text = "At the front"
    assert [(span.of(text), code) for span, code in TopicLexicon(pack).implied_at_home(text)] == [("the front", "NR")]
    assert TopicLexicon(pack).implied(text) == []

"""Fast patterns find exactly what the plain regular expressions find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.vocabulary.literals import heads, required, requirements
from kg.vocabulary.matcher import WordIndex, whole_words
from kg.vocabulary.packs import load_pack
from kg.vocabulary.patterns import FastPattern, PatternBank


def _regexes(value: Any) -> Iterator[str]:
    """Yield every string of a language pack that compiles."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _regexes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _regexes(inner)
    elif isinstance(value, str) and value:
        try:
            re.compile(value)
        except re.error:
            return
        yield value


PATTERNS = {language: sorted(set(_regexes(load_pack(language).files))) for language in ("en", "ru")}
# Words of the patterns themselves, so that random texts are full of near misses and hits.
WORDS = {
    language: sorted({w for p in patterns for w in re.findall(r"[^\W\d_]{2,}", p)})
    for language, patterns in PATTERNS.items()
}


def _spans(matches: Iterator[re.Match[str]]) -> list[tuple[int, int, str | None]]:
    return [(m.start(), m.end(), m.lastgroup) for m in matches]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("discuss(?:ed|ing)", {"discussed", "discussing"}),
        ("(?:the )?talks", {"the talks", "talks"}),
        (r"(?<!\w)[Cc]all\b", {"call"}),
        (r"\w+ talks", None),
        ("(?:talks)?", None),
        ("agree[ds]?ment", {"agreement", "agreedment", "agreesment"}),
    ],
)
def test_heads(pattern: str, expected: set[str] | None) -> None:
    """Every match begins with one of the heads; a pattern that may begin with anything has none."""
    found = heads(re.compile(pattern))
    assert found == (None if expected is None else frozenset(expected))


def test_required_words_of_a_pattern_without_heads() -> None:
    """Where a match may begin with anything, a word inside it is still required."""
    assert required(re.compile(r"\w+ (?:talks|meeting) on")) == frozenset({"talks", "meeting"})
    assert required(re.compile(r"\w+|talks")) is None


@pytest.mark.parametrize("language", ["en", "ru"])
def test_most_pack_patterns_are_filtered(language: str) -> None:
    """The filter applies to nearly all long patterns of the packs, or it would save nothing."""
    long = [FastPattern(p) for p in PATTERNS[language] if len(p) > 60]
    filtered = [p for p in long if p._gates]
    assert len(filtered) >= 0.85 * len(long) > 20


@settings(max_examples=60, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("language", ["en", "ru"])
def test_finds_what_re_finds(language: str, data: st.DataObject) -> None:
    """On texts of the patterns' own words, whole or windowed, both find the same matches in the same order."""
    words = st.one_of(st.sampled_from(WORDS[language]), st.sampled_from([",", ".", "the", "12", "İ", "é", "\x1e", '"']))
    text = " ".join(data.draw(st.lists(words, max_size=30)))
    if data.draw(st.booleans()):
        text = text.capitalize()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    patterns = data.draw(st.lists(st.sampled_from(PATTERNS[language]), min_size=1, max_size=12))
    for pattern in patterns:
        for flags in (0, re.IGNORECASE):
            fast, plain = FastPattern(pattern, flags), re.compile(pattern, flags)
            assert _spans(fast.finditer(text)) == _spans(plain.finditer(text))
            assert fast.may_match(text) or plain.search(text) is None
            for _ in range(2):  # the second time from what it remembers
                assert _spans(fast.finditer(text, start, end)) == _spans(plain.finditer(text, start, end))
    compiled = [re.compile(p) for p in patterns]
    expected = [(i, m.span()) for i, p in enumerate(compiled) for m in p.finditer(text, start, end)]
    bank = PatternBank(compiled)
    assert [(i, m.span()) for i, m in bank.finditer(text, start, end)] == expected
    first = [(i, m.span()) for i, p in enumerate(compiled) if (m := p.search(text, start, end))]
    assert [(i, m.span()) for i, m in bank.search_each(text, start, end)] == first


def test_long_texts_are_searched_together() -> None:
    """A text that several patterns ask about is searched for the words of all; each gets its own, new ones too."""
    text = "They discussed trade. The élysée said they would discuss energy. " * 8
    plain = ["discuss(?:ed)?", "(?:trade|energy)", "élysée|palace", "absent"]
    for pattern in [*plain, *plain, "would", "said they"]:
        expected = [m.span() for m in re.finditer(pattern, text)]
        assert [m.span() for m in FastPattern(pattern).finditer(text)] == expected
    later = "Nobody would trade energy there. " * 12
    for pattern in [*plain, "would"]:
        assert _spans(FastPattern(pattern).finditer(later)) == _spans(re.finditer(pattern, later))


def test_tells_where_it_cannot_match() -> None:
    """A pattern none of whose words stand in a text is told apart from one that has one, or has no words at all."""
    text = "They discussed trade in Geneva. " * 12
    patterns = ["(?:energy|grain) talks", "(?:trade|grain)", r"\w+ (?:in|on) [A-Z]\w+", r"\w+ (?:energy|grain)", "(?!)"]
    assert [FastPattern(pattern).may_match(text) for pattern in patterns] == [False, True, True, False, False]


def test_a_text_whose_lower_case_is_longer() -> None:
    """Offsets hold where lower-casing would move the characters."""
    text = "İİ They discussed trade"
    assert [m.span() for m in FastPattern("discussed|trade").finditer(text)] == [(8, 17), (18, 23)]


@given(st.text(alphabet="ab -_", max_size=30), st.lists(st.text(alphabet="ab", min_size=1, max_size=3), unique=True))
def test_whole_words_are_those_of_the_regular_expression(text: str, words: list[str]) -> None:
    """A few words are found as an alternation, longest first, would find them."""
    expected = []
    if words:
        pattern = "|".join(sorted(words, key=len, reverse=True))
        expected = [m.span() for m in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text)]
    assert [(s.start, s.end) for s in whole_words(text, words)] == expected


@given(
    st.text(alphabet="Аб б-", max_size=30),
    st.lists(st.sampled_from(["А", "Аб", "Абб", "А Аб", "А-А", "б Аб", "А-", "б"]), unique=True, min_size=1),
)
def test_a_word_index_finds_what_the_regular_expression_finds(text: str, names: list[str]) -> None:
    """Names of one or several words, also those that begin with a small letter."""
    pattern = "|".join(sorted(names, key=len, reverse=True))
    expected = [m.span() for m in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text)]
    assert [(s.start, s.end) for s in WordIndex(text).find(names)] == expected


def test_one_page_in_two_cases_is_searched_once() -> None:
    """What was found for a text holds for the same text in small letters, and only for that."""
    text = "They discussed Trade and Energy, and again Trade. " * 9
    for pattern in ("discuss(?:ed)?", "trade|energy", "Trade", "absent|again"):
        fast = FastPattern(pattern, re.IGNORECASE)
        for one in (text, text.lower(), text.upper(), text + "Absent"):
            assert _spans(fast.finditer(one)) == _spans(re.finditer(pattern, one, re.IGNORECASE))


def test_a_pattern_needs_all_that_it_must_contain() -> None:
    """Of several words that every match holds each is asked for, and a place with only one of them is no match."""
    pattern = r"\w+ (?:talks|meeting) \w+ (?:addressed|covered)"
    assert requirements(re.compile(pattern))[:2] == [
        frozenset({"addressed", "covered"}),
        frozenset({"talks", "meeting"}),
    ]
    text = "The talks ended. Much was covered. The talks then covered trade. " * 8
    assert _spans(FastPattern(pattern).finditer(text)) == _spans(re.finditer(pattern, text))
    assert next(FastPattern(pattern).finditer(text, 0, 40), None) is None

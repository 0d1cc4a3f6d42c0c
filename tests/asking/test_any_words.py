"""Whatever is typed: no crash, no answer that leaves a word unread, nothing of the question inside the query."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.asking import NotUnderstoodError, ask, to_sparql
from kg.asking.packs import languages, pack
from tests.asking.pages import store
from tests.asking.test_questions import CASES, asker

NAMES = ["Putin", "Macron", "Libya", "Syria", "Moscow", "NATO", "Minsk agreements", "2020", "March 2022", "Путиным"]
SIGNS = ["?", ",", '"', "'", "{", "}", "<", ">", ";", "\\", "#", "|", "(", ")", "\u202e", "\x00", "\n", "😀"]
KNOWN = sorted(
    {
        " ".join(phrase.words)
        for language in languages()
        for found in pack(language).phrases.values()
        for phrase in found
    }
)
INJECTIONS = [
    'Libya" } } ; DROP ALL #',
    "Libya> ?p ?o . } INSERT DATA { <a:a> <a:a> <a:a> } #",
    "<https://w3id.org/parley/id/country/LY> UNION { ?s ?p ?o }",
    "country:LY } SERVICE <http://127.0.0.1/> {",
    "Libya' || true || '",
    "person:../../x",
    "country:LY>",
    "{x} {n} {0}",
    "\\u007d\\u003e",
    "SELECT FROM WHERE",
]

text = st.lists(st.sampled_from([*KNOWN, *NAMES, *SIGNS]) | st.text(max_size=3), max_size=9).map(" ".join)
quick = settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(text)
def test_any_words_are_understood_or_refused(question: str) -> None:
    try:
        understood = asker().understand(question)
    except NotUnderstoodError as error:
        assert error.reasons
        assert "\n" not in str(error).replace(question, "") or "\n" in question
        return
    assert understood.words
    assert to_sparql(understood.understanding, understood.language).startswith("PREFIX")


@settings(quick, max_examples=50)
@given(st.sampled_from([case.values[0] for case in CASES]), st.integers(0, 12))
def test_no_word_is_passed_over(question: object, place: int) -> None:
    """A word that means nothing, put anywhere into a question that is understood, gets it refused."""
    parts = str(question).split()
    place = min(place, len(parts))
    with pytest.raises(NotUnderstoodError) as caught:
        asker().understand(" ".join([*parts[:place], "xqzwv", *parts[place:]]))
    assert any("xqzwv" in word for word in caught.value.words)


@pytest.mark.parametrize("name", INJECTIONS)
@pytest.mark.parametrize("form", ["Who discussed {}?", "What did {} say about Libya?", "Кто обсуждал {}?"])
def test_injections_are_words_that_nobody_knows(form: str, name: str) -> None:
    before = len(store())
    with pytest.raises(NotUnderstoodError):
        ask(store(), form.replace("{}", name, 1), asker=asker())
    assert len(store()) == before


def test_nothing_of_the_question_is_in_the_query() -> None:
    """The query is made of the project's own patterns, IRIs of the store, and days."""
    understood = asker().understand(
        "Who discussed «Libya» with Emmanuel Macron in the year 2020?".replace("the year ", "")
    )
    sparql = to_sparql(understood.understanding, understood.language)
    rest = re.sub(r"<[^<>\s]*>", "", sparql)
    assert "Macron" not in rest and "Libya" not in rest
    assert re.findall(r'"(20[^"]*)"', rest) == ["2020-01-01", "2020-12-31"]


def test_a_question_of_any_length_is_refused_soon() -> None:
    with pytest.raises(NotUnderstoodError, match="more than 40 words"):
        asker().understand("Who discussed " + "Libya and " * 5000 + "Syria?")
    with pytest.raises(NotUnderstoodError):
        asker().understand("в " * 20 + "на " * 19)

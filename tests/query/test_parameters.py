"""What users type becomes typed terms: names in two languages, codes, dates; nothing becomes query text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query import AmbiguousNameError, ParameterError, UnknownNameError, answer, bind, find_query, fold
from tests.query.data import names, store

ID = "https://w3id.org/parley/id/"


@pytest.mark.parametrize(
    "name",
    ["Libya", "libya", "ЛИВИЯ", "Ливия", "LY", "ly", "country:LY", f"{ID}country/LY", f"<{ID}country/LY>", " Libya "],
)
def test_ways_to_name_a_country(name: str) -> None:
    assert names().resolve(name, "topic").value == f"{ID}country/LY"


@pytest.mark.parametrize(
    ("kind", "name", "iri"),
    [
        ("topic", "arms-control", "topic/arms-control"),
        ("topic", "Disarmament", "topic/arms-control"),
        ("topic", "Волонтерство", "topic/volunteering"),
        ("country", "Turkey", "country/TR"),
        ("country", "turkiye", "country/TR"),
        ("leader", "Erdogan", "person/recep-tayyip-erdogan"),
        ("leader", "Макрон", "person/emmanuel-macron"),
        ("leader", "Macron Emmanuel", "person/emmanuel-macron"),
        ("person", "Joseph R. Biden, Jr.", "person/joe-biden"),
        ("person", "person:joe-biden", "person/joe-biden"),
        ("agreement", "устав оон", "agreement/un-charter"),
        ("organization", "UN", "organization/united-nations"),
        ("eventtype", "Телефонный разговор", "eventtype/telephone-conversation"),
        ("document", "kremlin-en-90001", "document/kremlin-en-90001"),
        ("document", "http://en.kremlin.ru/pages/90001", "document/kremlin-en-90001"),
        ("event", "Meeting with volunteers", "event/kremlin-en-90002"),
    ],
)
def test_names_of_other_types(kind: str, name: str, iri: str) -> None:
    assert names().resolve(name, kind).value == ID + iri


def test_misspelt_name_gets_suggestions() -> None:
    with pytest.raises(UnknownNameError) as caught:
        names().resolve("Lybia", "topic")
    assert caught.value.suggestions == ("Libya", "Syria")
    assert str(caught.value) == "no topic or country is called 'Lybia'; did you mean Libya or Syria?"
    with pytest.raises(UnknownNameError) as caught:
        names().resolve("Ливея", "topic")
    assert caught.value.suggestions[0] == "Ливия"


def test_ambiguous_name_lists_the_choices() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        names().resolve("Congo", "country")
    assert caught.value.choices == ("country:CD", "country:CG")
    with pytest.raises(AmbiguousNameError):
        names().resolve("Bush", "person")


def test_a_thing_of_another_type_is_unknown() -> None:
    with pytest.raises(UnknownNameError):
        names().resolve("person:joe-biden", "topic")
    with pytest.raises(UnknownNameError):
        names().resolve(f"{ID}country/XX", "country")


@pytest.mark.parametrize(
    "attempt",
    [
        "Libya> } INSERT DATA { <a:b> <a:b> <a:b> } #",
        'x" } ; DROP ALL #',
        "country:LY> . ?x ?y ?z",
        "?x",
        "} SERVICE <http://example.org/> { ?s ?p ?o",
    ],
)
def test_injection_is_just_an_unknown_name(attempt: str) -> None:
    before = len(store())
    with pytest.raises(UnknownNameError):
        answer(store(), "leaders-who-discussed", {"topic": attempt}, names=names())
    assert len(store()) == before


# Read once: what is tried a hundred times is the text, and reading a query file is most of the time.
WHO_SAID = find_query("who-said")


@given(st.text(max_size=40))
def test_any_text_is_only_looked_for(text: str) -> None:
    if not text.strip():
        return
    result = answer(store(), WHO_SAID, {"text": text}, names=names())
    quotes = [row[1].value for row in result.rows if row[1] is not None]
    assert all(isinstance(quote, str) for quote in quotes)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("from", "2020", "2020-01-01"),
        ("to", "2020", "2020-12-31"),
        ("to", "2020-02", "2020-02-29"),
        ("from", "2021-03-05", "2021-03-05"),
    ],
)
def test_dates_may_be_shortened(name: str, value: str, expected: str) -> None:
    query = find_query("leaders-who-discussed")
    bound = bind(query, {"topic": "Libya", name: value}, names())
    assert bound[f"__{name}_xsd_date"].value == expected


@pytest.mark.parametrize(
    ("query", "values", "words"),
    [
        ("leaders-who-discussed", {}, "needs the parameter 'topic'"),
        ("leaders-who-discussed", {"topic": "  "}, "needs the parameter 'topic'"),
        ("leaders-who-discussed", {"topic": "Libya", "form": "2020"}, "did you mean from"),
        ("leaders-who-discussed", {"topic": "Libya", "from": "yesterday"}, "not a date"),
        ("leaders-who-discussed", {"topic": "Libya", "from": "2020-13"}, "not a date"),
        ("leaders-who-discussed", {"topic": "Libya", "from": "2021-02-29"}, "not a date"),
        ("topics-by-year", {"year": "20"}, "not a year"),
        ("people-in-several-events", {"minimum": "two"}, "not a whole number"),
        ("who-said", {"text": "x", "language": "<en>"}, "not a language"),
        ("evidence-completeness", {"topic": "Libya"}, "takes no parameters"),
    ],
)
def test_bad_values_are_named(query: str, values: dict[str, str], words: str) -> None:
    with pytest.raises(ParameterError) as caught:
        bind(find_query(query), values, names())
    assert words in str(caught.value)


def test_folding() -> None:
    assert fold("Ёлка") == fold("елка")
    assert fold("ERDOĞAN") == "erdogan"

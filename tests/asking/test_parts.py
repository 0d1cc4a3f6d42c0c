"""The pieces below the questions: cases of Russian names, days, the grammar, time, and the query on two engines."""

from __future__ import annotations

import datetime as dt
import threading

import pyoxigraph
import pytest
import rdflib

from kg.asking import Period, TooLongError, ask, to_sparql
from kg.asking.bounded import in_time
from kg.asking.cases import ANY_CASE, nominatives
from kg.asking.dates import after, before, dates
from kg.asking.grammar import Parser
from kg.asking.packs import languages, pack
from kg.asking.relations import _data, relation
from kg.asking.tokens import Edge, words
from kg.namespaces import PARLEY, RDF, RDFS
from kg.query import QueryResult, run_on_rdflib
from kg.query.sparql import check
from tests.asking.pages import page_quads, store
from tests.asking.test_questions import answered, asker

DAY = dt.date


@pytest.mark.parametrize(
    ("text", "nominative", "case"),
    [
        ("Путиным", "путин", "ablt"),
        ("Ливию", "ливия", "accs"),
        ("Минскими соглашениями", "минские соглашения", "ablt"),
        ("Зеленским", "зеленский", "ablt"),
        ("Уставом ООН", "устав ООН", "ablt"),
    ],
)
def test_case_forms_lead_back_to_the_nominative(text: str, nominative: str, case: str) -> None:
    assert case in nominatives(text)[nominative]


def test_names_that_do_not_decline_stand_in_any_case() -> None:
    assert nominatives("Меркель")["Меркель"] == ANY_CASE
    assert nominatives("Ливия")["Ливия"] == {"nomn"}
    assert nominatives("Libya") == {"Libya": ANY_CASE}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", DAY(2020, 1, 1), DAY(2020, 12, 31)),
        ("February 2020", DAY(2020, 2, 1), DAY(2020, 2, 29)),
        ("3 March 2022", DAY(2022, 3, 3), DAY(2022, 3, 3)),
        ("March 3rd, 2022", DAY(2022, 3, 3), DAY(2022, 3, 3)),
        ("2022-03", DAY(2022, 3, 1), DAY(2022, 3, 31)),
        ("2022-03-03", DAY(2022, 3, 3), DAY(2022, 3, 3)),
    ],
)
def test_days(text: str, first: DAY, last: DAY) -> None:
    found = words(text)
    assert (len(found), Period(first, last)) in list(dates(found, 0, pack("en").months))


def test_no_such_day() -> None:
    assert list(dates(words("31 February 2020"), 0, pack("en").months)) == []


def test_periods() -> None:
    year = Period(DAY(2020, 1, 1), DAY(2020, 12, 31))
    assert before(year) == Period(None, DAY(2019, 12, 31))
    assert after(year) == Period(DAY(2021, 1, 1), None)
    assert after(Period(DAY(2019, 6, 1), DAY(2019, 6, 30))) & before(year) == Period(DAY(2019, 7, 1), DAY(2019, 12, 31))
    assert not Period()


def test_the_parser_reads_all_words_or_none() -> None:
    grammar = {"question": [["A", "B?", "tail*"]], "tail": [["C"], ["A"]]}
    edges = [[Edge(0, 1, "A")], [Edge(1, 2, "B"), Edge(1, 2, "FILLER")], [Edge(2, 3, "C")], [Edge(3, 4, "FILLER")]]
    found = Parser(grammar, edges).readings()
    assert [[edge.kind for node in nodes for edge in node.edges()] for nodes in found] == [["A", "C"], ["A", "B", "C"]]
    assert Parser(grammar, [*edges, [Edge(4, 5, "D")]]).readings() == []


def test_a_search_that_explodes_stops() -> None:
    grammar = {"question": [["x*"]], "x": [["A"], ["y"]], "y": [["A"], ["A", "A"]]}
    parser = Parser(grammar, [[Edge(at, at + 1, "A")] for at in range(40)])
    assert parser.readings()
    assert not Parser(grammar, [*([[Edge(at, at + 1, "A")] for at in range(40)]), []]).readings()


@pytest.mark.parametrize("language", languages())
def test_packs_name_only_what_there_is(language: str) -> None:
    """Every symbol of a grammar is a rule or a kind of word, every verb a relation with a text."""
    of = pack(language)
    kinds = {phrase.kind for found in of.phrases.values() for phrase in found} | {"THING", "DATE"}
    for rules in of.grammar.values():
        for symbol in (symbol.rstrip("?*") for rule in rules for symbol in rule):
            kind = symbol.partition(".")[0]
            assert kind in kinds if kind.isupper() else symbol in of.grammar, symbol
    relations = set(_data()) - {"kinds", "wanted"}
    verbs = {phrase.value for found in of.phrases.values() for phrase in found if phrase.kind == "VERB"}
    assert verbs <= relations <= set(of.texts["relation"])
    for name in relations:
        assert set(relation(name).slots.values()) <= set(of.texts["role"])


@pytest.mark.parametrize("language", languages())
def test_every_example_of_a_pack_is_understood(language: str) -> None:
    from kg.asking.nearest import examples

    for question in examples(pack(language)):
        assert asker().understand(question).language == language


def test_time_is_bounded() -> None:
    release = threading.Event()

    def slow() -> QueryResult:
        release.wait(60)
        return QueryResult((), ())

    with pytest.raises(TooLongError, match=r"longer than 0\.01 seconds"):
        in_time(slow, 0.01)
    release.set()


def test_an_error_of_the_query_is_not_swallowed() -> None:
    def broken() -> QueryResult:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_time(broken, 5)


def dataset() -> rdflib.Dataset:
    """Return the pages and what the reference data say of the things in them, for rdflib."""
    quads = page_quads()
    things = {quad.object for quad in quads if isinstance(quad.object, pyoxigraph.NamedNode)}
    kept = (RDF.type, RDFS.label, PARLEY.inCountry)
    for thing in things:
        found = store().quads_for_pattern(thing, None, None, None)
        quads += [quad for quad in found if quad.predicate.value in kept]
    text = pyoxigraph.serialize(set(quads), format=pyoxigraph.RdfFormat.N_QUADS)
    result = rdflib.Dataset()
    result.parse(data=(text or b"").decode(), format="nquads")
    return result


ON_BOTH = [
    "Which leaders discussed Libya?",
    "Who discussed Libya and Syria?",
    "When did Putin last discuss Libya?",
    "How often did Putin and Biden talk?",
    "How many leaders discussed Libya?",
    "Which topics were discussed most?",
    "Who met Putin in Moscow?",
    "Who met whom?",
    "Which countries did Putin talk to?",
    "Which agreements were cited in talks on Ukraine?",
    "Whom did Putin invite to Russia?",
    "What did Putin and Biden say about Ukraine?",
    "Where did Putin meet Lukashenko?",
    "Did Putin and Macron discuss Libya?",
    "Who cited the Minsk agreements?",
]


def test_the_query_gives_the_same_on_another_engine() -> None:
    data = dataset()
    for question in ON_BOTH:
        answer = answered(question)
        assert answer.result.rows, question
        check(answer.sparql)
        assert run_on_rdflib(data, answer.sparql) == answer.result, question


def test_names_are_in_the_language_of_the_question() -> None:
    english = ask(store(), "Who invited Putin?", asker=asker())
    assert [str(row[0].value) for row in english.result.rows if row[0]] == ["Alexander Lukashenko"]
    understanding = asker().understand("Who invited Putin?").understanding
    assert '"ru"' in to_sparql(understanding, "ru") and '"ru"' not in to_sparql(understanding, "en")

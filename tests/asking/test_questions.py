"""Questions with exact answers, and questions that must be refused; see cases.toml, refusals.toml and pages.py."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal

from kg.asking import Answer, Asker, NotUnderstoodError, ask
from kg.asking.render import heads, number, to_record, to_text
from kg.namespaces import OA
from tests.asking.pages import pages, store

HERE = Path(__file__).parent


@cache
def asker() -> Asker:
    return Asker(store())


def answered(question: str) -> Answer:
    return ask(store(), question, asker=asker())


def _questions(file: str, table: str) -> list[Any]:
    entries = tomllib.loads((HERE / file).read_text(encoding="utf-8"))[table]
    return [pytest.param(question, entry, id=question) for entry in entries for question in entry["questions"]]


CASES = _questions("cases.toml", "case")
REFUSALS = _questions("refusals.toml", "refused")


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 120
    assert len(REFUSALS) >= 30


@pytest.mark.parametrize(("question", "expected"), CASES)
def test_answer(question: str, expected: dict[str, Any]) -> None:
    answer = answered(question)
    if "number" in expected:
        assert number(answer) == expected["number"], answer.words
    elif "yes" in expected:
        assert answer.understanding.measure == "whether", answer.words
        assert bool(answer.result.rows) is expected["yes"], answer.words
    else:
        assert answer.understanding.measure in ("list", "when", "where", "most"), answer.words
        assert heads(answer) == expected["answers"], answer.words
    _has_evidence(answer)


def _has_evidence(answer: Answer) -> None:
    """Every row has a sentence that stands on the page at its address, and the day of its event."""
    says = {(quad.object, page.name) for page in pages() for quad in page.quads if quad.predicate.value == OA.exact}
    for row in answer.result.rows:
        cells = {name: cell.value for name, cell in zip(answer.result.columns, row, strict=True) if cell}
        assert (Literal(cells["sentence"]), cells["source"].rpartition("/")[2]) in says
        assert cells["date"] and cells["event"]


@pytest.mark.parametrize(("question", "expected"), REFUSALS)
def test_refusal(question: str, expected: dict[str, Any]) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        answered(question)
    assert expected["says"] in "; ".join(caught.value.reasons)


def test_the_questions_offered_are_ones_that_have_an_answer() -> None:
    offered = set()
    for question in ("Who dicsussed Libya?", "Why did Putin call Macron?", "Кто не обсуждал Ливию?", "Who met Kim?"):
        with pytest.raises(NotUnderstoodError) as caught:
            answered(question)
        assert len(caught.value.instead) == 3
        offered |= set(caught.value.instead)
    for question in offered:
        answered(question)
    assert {"Кто обсуждал Ливию?", "What did Vladimir Putin and Emmanuel Macron discuss?"} <= offered


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who criticised Ukraine?", "Who condemned Ukraine?"),
        ("Did Biden criticise Putin over Ukraine?", "Did Joe Biden and Vladimir Putin discuss Ukraine?"),
        (
            "Tell me everything about the meeting of Putin and Merkel",
            "What did Vladimir Putin and Angela Merkel discuss?",
        ),
        ("Who was angry about Libya?", "Who discussed Libya?"),
        ("Кто раскритиковал Ливию?", "Кто обсуждал Ливию?"),
        ("Why did Putin invite Macron to Russia?", "Whom did Vladimir Putin invite to Russia?"),
    ],
)
def test_what_is_offered_first_shares_words_and_names_and_has_an_answer(question: str, first: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        answered(question)
    assert caught.value.instead[0] == first
    assert answered(first).result.rows


def test_a_misspelt_name_is_put_right_in_the_question_offered_first() -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        answered("Which countries discussed Lybia in 2020?")
    assert caught.value.words == ("Lybia",)
    assert caught.value.instead[0] == "Which countries discussed Libya in 2020?"


def test_whole_rows() -> None:
    answer = answered("Who discussed Libya with Putin in July 2020?")
    assert answer.result.columns == ("answer", "event", "date", "sentence", "source")
    assert [[cell.value for cell in row if cell] for row in answer.result.rows] == [
        ["Recep Tayyip Erdoğan", "Ankara on the line", "2020-07-13", "Libya was the matter.",
         "https://pages.example/ankara-call-en"],
        ["Recep Tayyip Erdoğan", "Звонок в Анкару", "2020-07-13", "Речь шла о Ливии.",
         "https://pages.example/ankara-call-ru"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "same", "note"),
    [
        (
            "What did Washington say about Ukraine?",
            "What did the USA say about Ukraine?",
            '"Washington" is taken for the',
        ),
        ("What did the Kremlin discuss with Macron?", "What did Russia discuss with Macron?", '"the Kremlin" is taken'),
        (
            "Did the White House and Kyiv discuss military aid?",
            "Did the US and Ukraine discuss military aid?",
            '"Kyiv"',
        ),
        ("Что Кремль обсуждал с Макроном?", "Что Россия обсуждала с Макроном?", "«Кремль» понято как власти страны"),
        ("О чём говорил Вашингтон с Киевом?", "О чём говорили США с Украиной?", "«Киевом» понято как власти"),
        ("What is Biden's position on Ukraine?", "What did Biden say about Ukraine?", ""),
        ("Какова позиция Байдена по Украине?", "Что сказал Байден об Украине?", ""),
    ],
)
def test_another_way_to_say_the_same(question: str, same: str, note: str) -> None:
    one, other = answered(question), answered(same)
    assert one.result.rows == other.result.rows
    assert one.result.rows
    assert note in one.words


def test_a_region_is_discussed_where_its_conflict_is_and_the_sentence_names_it() -> None:
    answer = answered("Who discussed Nagorno-Karabakh?")
    assert heads(answer) == ["Alexander Lukashenko", "Vladimir Putin"]
    assert "Nagorno-Karabakh counts as a subject also where the subject is Armenia or Azerbaijan" in answer.words
    assert heads(answered("Who discussed Donbas?")) == []


def test_a_russian_name_that_is_its_own_accusative_is_what_the_verb_governs() -> None:
    answer = answered("С кем Путин обсуждал Азербайджан?")
    roles = {given.role: [thing.short for thing in given.things] for given in answer.understanding.given}
    assert roles == {"agent": ["person:vladimir-putin"], "theme": ["country:AZ"]}
    assert heads(answer) == ["Александр Лукашенко"]
    assert heads(answered("Когда Путин последний раз говорил с Байденом?")) == ["2021-12-07"]


def test_a_city_is_a_place_where_something_happens_there() -> None:
    answer = answered("Who did Putin meet in Moscow?")
    assert [thing.short for given in answer.understanding.given for thing in given.things][-1] == "place:moscow"
    assert "government" not in answer.words
    assert "ask about Russia (country:RU)" in answered("What did Biden say about Moscow?").words


def test_a_name_of_a_government_and_of_a_person_is_refused() -> None:
    with pytest.raises(NotUnderstoodError, match=r"Oman \(country:OM\), Joseph Muscat \(person:joseph-muscat\)"):
        answered("Who talked to Muscat?")


def test_what_was_signed_without_a_name_stands_beside_agreements() -> None:
    answer = answered("Which agreements were signed between Russia and Belarus?")
    assert answer.result.rows == ()
    assert answer.beside is not None
    assert heads(answer.beside) == ["Alexander Lukashenko, Vladimir Putin: A paper on energy was signed."]
    shown = " ".join(to_text(answer).split())
    assert "No page in this store says so of an agreement that is known by name." in shown
    assert "known by name (sentences: 1): Alexander Lukashenko, Vladimir Putin: A paper" in shown
    assert to_record(answer)["beside"]["rows"][0]["sentence"] == "A paper on energy was signed."
    assert number(answered("How many agreements were signed between Russia and Belarus?")) == 0
    assert answered("Which agreements were signed in 2020?").beside is None
    assert answered("Who signed New START?").beside is None


def test_what_one_took_up_with_the_other_there_stands_beside_what_both_discussed() -> None:
    answer = answered("Did Putin and Lukashenko discuss space?")
    assert answer.result.rows == ()
    assert answer.beside is not None
    sentences = [row[3].value for row in answer.beside.result.rows if row[3]]
    assert sentences == ["Space was a matter for Alexander Lukashenko alone."]
    assert "one of them took it up where the others took part (sentences: 1)" in " ".join(to_text(answer).split())
    russian = answered("Обсуждали ли Путин и Лукашенко космос?")
    assert russian.beside is not None
    assert russian.beside.result.rows == answer.beside.result.rows
    assert answered("Did Putin and Merkel discuss space?").beside is None
    # Where both discuss it, what one of them says on the same page is no news.
    assert answered("Did Putin and Lukashenko discuss Azerbaijan?").beside is None


def test_a_meeting_that_a_page_only_recalls_stands_beside_those_reported() -> None:
    """The call to Ankara recalls talks in March that no page reports, and others of a day of which there is a page."""
    answer = answered("How often did Putin meet Erdogan?")
    assert number(answer) == 0
    assert answer.beside is not None
    assert heads(answer.beside) == ["talks in March"]
    assert [row[2].value for row in answer.beside.result.rows if row[2]] == ["2020-03-05"]
    assert answered("When did Putin meet Erdogan in 2021?").beside is None
    assert answered("How often did Putin call Erdogan?").beside is None
    assert answered("How often did Putin meet Merkel?").beside is None


def test_an_ambiguous_name_is_told_with_its_candidates() -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        answered("Who met Kim?")
    assert "Kim Jong Un (person:kim-jong-un)" in caught.value.reasons[0] or "… (" in caught.value.reasons[0]
    notes = answered("When did Biden talk to Zelenskyy?").understanding.notes
    assert any("Joe Biden (person:joe-biden)" in note and "Jill Biden (person:jill-biden)" in note for note in notes)
    assert heads(answered("When did person:joe-biden talk to Zelenskyy?")) == ["2021-12-09"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When did King Macron meet Putin?", '"King" is not checked'),
        ("Who did Biden call?", "who called whom is not recorded"),
        ("Who condemned Ukraine?", "what exactly it is aimed at, the sentence tells"),
        ("Who discussed the Minsk agreements?", "where the sentence on the talks refers to it"),
        ("What did Putin and Biden say about Ukraine?", "what is said by any one of Putin and Biden counts"),
        ("Who cited the Minsk agreements?", "whose position or subject the same sentence reports"),
        ("Who discussed Libya since March 2020?", "from 2020-03-01 on"),
        ("Who discussed Libya after March 2020?", "from 2020-04-01 on"),
        ("Who discussed Libya before March 2020?", "up to 2020-02-29"),
        ("Who will discuss Syria?", "only what a page announces as planned"),
        ("Who discussed Libya and Syria?", "all of them at one event"),
    ],
)
def test_what_is_said_of_the_understanding(question: str, words: str) -> None:
    assert words in answered(question).words


def test_questions_that_mean_the_same_are_understood_the_same() -> None:
    def meaning(question: str) -> object:
        return asker().understand(question).understanding

    assert meaning("Who discussed Libya with Putin?") == meaning("With whom did Vladimir Putin discuss Libya?")
    assert meaning("Which leaders discussed Libya?") != meaning("Who discussed Libya?")

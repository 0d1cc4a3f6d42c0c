"""Questions about agreements, bodies, regions and summits, which are subjects only where a sentence names them."""

from __future__ import annotations

from functools import cache

import pyoxigraph
import pytest

from kg.asking import Answer, Asker, NotUnderstoodError, ask
from kg.asking.render import heads
from tests.asking.pages import (
    BIDEN,
    LUKASHENKO,
    MACRON,
    PUTIN,
    ZELENSKYY,
    Page,
    cited,
    discussed,
    outcome,
    stance,
    store_of,
)


def named(what: str, words: str) -> tuple[str, dict[str, object]]:
    return "Mention", {"mentions": what, "surface": f"text:{words}"}


def referred(agreement: str, words: str, topic: str) -> tuple[str, dict[str, object]]:
    kind, properties = cited(agreement, topic)
    return kind, {**properties, "surface": f"text:{words}"}


PAGES = [
    Page("paris-line", "Paris on the line", "2021-11-20", "telephone-conversation", PUTIN, MACRON)
    .takes_part("Vladimir Putin rang Emmanuel Macron.")
    .says("Ukraine and the Minsk agreements took long.",
          discussed("country:UA", PUTIN, MACRON), referred("minsk-agreements", "Minsk agreements", "country:UA"))
    .says("Vladimir Putin said that ships of NATO had come near.",
          stance("inform", "country:RU", "ships of NATO had come near", PUTIN), named("organization:nato", "NATO"))
    .says("NATO being silent, Vladimir Putin asked for patience.",
          stance("request", "country:RU", "for patience", PUTIN), named("organization:nato", "NATO"))
    .says("Emmanuel Macron hoped that the G20 summit would calm the markets.",
          stance("hope", "topic:economy", "the G20 summit would calm the markets", MACRON),
          named("organization:g20", "G20"))
    .says("Emmanuel Macron welcomed what the G20 does for hospitals.",
          stance("welcome", "topic:health", "what the G20 does for hospitals", MACRON),
          named("organization:g20", "G20"))
    .says("That Korea has the bomb came up as well.", discussed("topic:nuclear-non-proliferation", PUTIN, MACRON)),

    Page("vienna-screen", "Vienna on the screen", "2022-02-02", "videoconference", PUTIN, BIDEN)
    .takes_part("Joe Biden and Vladimir Putin were on the screen.")
    .says("They spoke of the JCPOA.",
          discussed("topic:nuclear-non-proliferation", PUTIN, BIDEN),
          referred("jcpoa", "JCPOA", "topic:nuclear-non-proliferation"))
    .says("Bread is dear, both of them found.", discussed("topic:food-security", PUTIN, BIDEN))
    .says("Joe Biden said the JCPOA is alive.",
          stance("emphasise", "topic:nuclear-non-proliferation", "the JCPOA is alive", BIDEN),
          referred("jcpoa", "JCPOA", "topic:nuclear-non-proliferation"))
    .says("Joe Biden also cited New START.", referred("new-start", "New START", "topic:arms-control"), by=BIDEN),

    Page("kyiv-guest", "Guest in Kyiv", "2022-06-01", "meeting", BIDEN, ZELENSKYY)
    .takes_part("Volodymyr Zelenskyy had Joe Biden as a guest.")
    .says("Joe Biden pledged more guns for Ukraine.",
          stance("commit", "topic:military-aid", "more guns for Ukraine", BIDEN))
    .says("Volodymyr Zelenskyy pledged to send drones to Polish friends.",
          stance("commit", "topic:military-aid", "to send drones to Polish friends", ZELENSKYY))
    .says("Donbass, said Volodymyr Zelenskyy, waits for rain.",
          stance("inform", "topic:agriculture", "Donbass, said Volodymyr Zelenskyy, waits for rain", ZELENSKYY),
          named("place:donbass", "Donbass")),

    Page("minsk-paper", "Paper in Minsk", "2022-03-01", "talks", PUTIN, LUKASHENKO)
    .takes_part("Alexander Lukashenko had Vladimir Putin as a guest.")
    .says("A paper on coal was signed.", outcome("signed", "topic:energy", PUTIN, LUKASHENKO)),
]  # fmt: skip


@cache
def store() -> pyoxigraph.Store:
    return store_of([quad for page in PAGES for quad in page.quads])


@cache
def asker() -> Asker:
    return Asker(store())


def answered(question: str) -> Answer:
    return ask(store(), question, asker=asker())


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        # An agreement is discussed where the sentence on the talks refers to it; its wider subject is not it.
        ("Who discussed the JCPOA?", ["Joe Biden", "Vladimir Putin"]),
        ("Who discussed the Iran nuclear deal?", ["Joe Biden", "Vladimir Putin"]),
        ("When was the JCPOA discussed?", ["2022-02-02"]),
        ("Who discussed the Minsk agreements with Putin?", ["Emmanuel Macron"]),
        ("Who talked to Putin about the Minsk agreements in 2021?", ["Emmanuel Macron"]),
        ("Who talked about New START?", []),
        ("Which agreements did Putin and Biden discuss?", ["Joint Comprehensive Plan of Action"]),
        ("Which agreements did Putin and Macron discuss?", ["Minsk agreements"]),
        ("Which agreements were discussed most often?", ["Joint Comprehensive Plan of Action, on 1 occasion",
                                                         "Minsk agreements, on 1 occasion"]),
        ("Когда обсуждали СВПД?", ["2022-02-02"]),
        ("Кто обсуждал Минские соглашения с Владимиром Путиным?", ["Эммануэль Макрон"]),
        ("Какие соглашения обсуждали Путин и Макрон?", ["Минские соглашения"]),
        # What is said is about a body, a region or an agreement where its words name it.
        ("What did the Kremlin say about NATO?", ["Vladimir Putin: ships of NATO had come near"]),
        ("What was said about NATO?", ["Vladimir Putin: ships of NATO had come near"]),
        ("Что сказал Путин о НАТО?", ["Владимир Путин: ships of NATO had come near"]),
        ("What did Biden say about NATO?", []),
        ("What did Biden say about the JCPOA?", ["Joe Biden: the JCPOA is alive"]),
        ("What was said about Donbass?", ["Volodymyr Zelenskyy: Donbass, said Volodymyr Zelenskyy, waits for rain"]),
        ("Who welcomed the G20?", ["Emmanuel Macron"]),
        ("What was said about the G20?", ["Emmanuel Macron: the G20 summit would calm the markets",
                                          "Emmanuel Macron: what the G20 does for hospitals"]),
        ("What was said about NATO or the G20?", ["Vladimir Putin: ships of NATO had come near",
                                                  "Emmanuel Macron: the G20 summit would calm the markets",
                                                  "Emmanuel Macron: what the G20 does for hospitals"]),
        # A summit is another thing than the body that holds it.
        ("What was said about the G20 summit?", ["Emmanuel Macron: the G20 summit would calm the markets"]),
        ("Что было сказано о саммите «Большой двадцатки»?",
         ["Эммануэль Макрон: the G20 summit would calm the markets"]),
        ("Who mentioned the G20 summit?", ["Emmanuel Macron"]),
        ("Who mentioned the NATO summit?", []),
        # What is promised to a country, its people need not be told.
        ("Who promised military aid to Ukraine?", ["Joe Biden"]),
        ("Who promised military aid?", ["Joe Biden", "Volodymyr Zelenskyy"]),
        ("Who promised military aid to Poland?", []),
        ("Кто обещал военную помощь Украине?", ["Джозеф Байден"]),
        # Events as the subject, and papers as what is signed.
        ("Which events mention NATO?", ["Paris on the line"]),
        ("Which calls mentioned the G20?", ["Paris on the line"]),
        ("Which meetings mentioned the G20?", []),
        ("Which documents were signed between Russia and Belarus?",
         ["Alexander Lukashenko, Vladimir Putin: A paper on coal was signed."]),
        ("Какие документы подписали Россия и Белоруссия?",
         ["Александр Лукашенко, Владимир Путин: A paper on coal was signed."]),
        ("Что подписали Россия и Белоруссия?", ["Александр Лукашенко, Владимир Путин: A paper on coal was signed."]),
    ],
)  # fmt: skip
def test_answer(question: str, answers: list[str]) -> None:
    answer = answered(question)
    assert heads(answer) == answers, answer.words


@pytest.mark.parametrize(
    ("question", "people", "note"),
    [
        ("Who talked about grain exports?", ["Joe Biden", "Vladimir Putin"], '"grain exports" is a word for the'),
        ("Кто говорил об экспорте зерна?", ["Владимир Путин", "Джозеф Байден"], "считается всё, что к ней относится"),
        ("Who talked about food security?", ["Joe Biden", "Vladimir Putin"], ""),
    ],
)
def test_a_word_for_part_of_a_subject_is_told_apart_from_its_name(question: str, people: list[str], note: str) -> None:
    answer = answered(question)
    assert sorted(heads(answer)) == people
    assert note in answer.words
    assert bool(note) is any("is a word for" in one or "слово для темы" in one for one in answer.understanding.notes)


def test_other_sentences_on_an_agreement_stand_beside_those_on_the_talks() -> None:
    answer = answered("Who talked about New START?")
    assert answer.beside is not None
    assert [row[3].value for row in answer.beside.result.rows if row[3]] == ["Joe Biden also cited New START."]
    more = answered("Which agreements did Putin and Biden discuss?").beside
    assert more is not None
    assert heads(more) == ["Joint Comprehensive Plan of Action", "New START"]
    assert answered("Who discussed the Minsk agreements?").beside is None


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Who discussed the G20?", "a subject of talks is a topic"),
        ("Who discussed the NATO summit?", "a subject of talks is a topic"),
        ("Who met Putin at the G20 summit?", "which cannot be"),
        ("How many documents were signed?", "cannot be asked for documents"),
        ("Which documents did Putin mention?", "cannot be asked for documents"),
        ("What did Putin say about Nord Stream 2?", 'I do not know "Nord Stream 2"'),
        ("Что сказал Путин о «Северном потоке – 2»?", "не знаю слов «Северном потоке – 2»"),
        ("Who discussed Libya in 2020 5?", "5"),
    ],
)
def test_refusal(question: str, says: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        answered(question)
    assert says in "; ".join(caught.value.reasons).replace('"Северном потоке – 2"', "«Северном потоке – 2»")


def test_only_the_words_at_fault_are_blamed() -> None:
    """ "More often" cannot be expressed, "most often" can; what cannot here is "last year"."""
    with pytest.raises(NotUnderstoodError) as caught:
        answered("С кем чаще всего говорил Путин в прошлом году?")
    assert caught.value.words == ("в прошлом году",)


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        ("What did Putin say about Nord Stream 2?", "What did Putin say about Nord Stream?"),
        ("Who invited Vladimir Putin to visit their country?", "Who invited Vladimir Putin?"),
        ("Why did Putin mention NATO?", "What did Vladimir Putin say about NATO?"),
    ],
)
def test_what_is_offered(question: str, offered: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        answered(question)
    assert offered in caught.value.instead
    answered(offered)


@pytest.mark.parametrize(
    ("question", "understood"),
    [("Who condemned Hamas?", True), ("Who condemned HAMAS?", True), ("Who mentioned Unesco?", True),
     ("Who condemned hamas?", False), ("Who condemned Nato?", False)],
)  # fmt: skip
def test_a_long_acronym_may_be_written_like_a_name(question: str, understood: bool) -> None:
    """Of four letters and fewer it stays an acronym: words of that length are written with a capital letter too."""
    try:
        found = asker().understand(question).understanding
    except NotUnderstoodError:
        assert not understood
    else:
        assert understood
        assert [thing.kind for given in found.given for thing in given.things] == ["organization"]

"""What the reader does not know is in the lists with the right counts, and what it knows is not."""

from __future__ import annotations

import random
import string
import time

import pytest

from tests.coverage.pages import coverage, english, found, russian


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("Vladimir Putin gardled the tower.", "gardled"),
        ("The two presidents also quietly gardled a tower.", "gardled"),
        ("Recep Tayyip Erdogan has gardled a tower.", "gardled"),
        ("Vladimir Putin will gardle a tower.", "gardle"),
        ("Vladimir Putin gardles towers.", "gardles"),
        ("He laid a stone.", "laid"),
        ("Vladimir Putin was gardled there.", "be gardled"),
        ("Vladimir Putin was at home.", "be"),
    ],
)
def test_unknown_english_verbs(sentence: str, lemma: str) -> None:
    assert found(english(sentence), "unknown_verbs") == {lemma: 1}


@pytest.mark.parametrize(
    "sentence",
    [
        "Vladimir Putin discussed the situation in Libya.",  # known, and it gave a claim
        'The song says: "Vladimir Putin gardled the tower and was never seen again."',  # a speaker's verb
        "A tower was gardled.",  # nobody did it
        "Vladimir Putin and his aides.",
        "A tower for Vladimir Putin and others gardled.",
    ],
)
def test_no_unknown_english_verbs(sentence: str) -> None:
    assert not found(english(sentence), "unknown_verbs")


def test_a_verb_counts_once_per_sentence() -> None:
    body = "Vladimir Putin gardled a tower, and then Recep Tayyip Erdogan gardled a hut. He gardled two more."
    assert found(english(body), "unknown_verbs") == {"gardled": 2}


def test_unknown_russian_verbs_come_as_lemmas() -> None:
    body = "Владимир Путин покрасил скамейку. Реджеп Тайип Эрдоган покрасил забор. Покрасила она дверь."
    assert found(russian(body), "unknown_verbs")["покрасить"] >= 2


def test_unresolved_names() -> None:
    body = (
        "Vladimir Putin visited the Drazmo Caravan of Ketric. The Drazmo Caravan of Ketric is near Zelbor, "
        "not in Germany. Zelbor and Today are words."
    )
    assert found(english(body), "unresolved_names") == {"Drazmo Caravan of Ketric": 2, "Zelbor": 1}


@pytest.mark.parametrize(
    "sentence",
    [
        "The leaders met in Germany with Angela Merkel and the United Nations.",
        "Drazmo stands at the head of a sentence.",
        "On Monday the leaders spoke in March.",
        "They spoke about the Normandy format.",
    ],
)
def test_known_names_are_not_listed(sentence: str) -> None:
    assert not found(english(sentence), "unresolved_names")


def test_unresolved_russian_names_come_together_in_all_cases() -> None:
    body = "Владимир Путин побывал в Зелборе. Разговор шёл о Зелборе и о Германии."
    names = found(russian(body), "unresolved_names")
    assert names["Зелборе"] == 2
    assert not any("Герман" in name for name in names)


def test_new_people_count_once_per_page() -> None:
    body = "Vladimir Putin thanked Finance Minister of Turkey John Drazmo. John Drazmo smiled."
    assert found(english(body), "new_people") == {"John Drazmo": 1}
    assert not found(english(body), "surname_only")


def test_new_organizations_count_once_per_page() -> None:
    page = english("Vladimir Putin visited the Drazmo Institute of Ketric. The Drazmo Institute of Ketric is old.")
    assert found(page, "new_organizations") == {"Drazmo Institute of Ketric": 1}
    assert not found(page, "unresolved_names")
    assert not found(english("Vladimir Putin spoke at the United Nations."), "new_organizations")


def test_people_by_surname_only() -> None:
    assert found(english("Vladimir Putin thanked Ambassador Drazmo."), "surname_only") == {"Drazmo": 1}


def test_offices_without_holder() -> None:
    body = "Vladimir Putin thanked the Mayor of Zelbor. John Drazmo, Mayor of Zelbor, did so too."
    assert found(english(body), "unheld_offices") == {"Mayor of Zelbor": 1}
    assert not found(english("Vladimir Putin thanked the President of France."), "unheld_offices")


def test_topic_heads() -> None:
    body = (
        "The presidents discussed the situation in Libya, issues of wooden drazmos and the price of tapestries. "
        "They also discussed drazmos."
    )
    assert found(english(body), "topic_heads") == {"drazmos": 2, "price": 1}


def test_russian_topic_heads() -> None:
    body = "Президенты обсудили положение в Ливии и вопросы производства гобеленов."
    assert found(russian(body), "topic_heads") == {"производство": 1}


@pytest.mark.parametrize("seed", range(3))
def test_made_up_words_come_back_with_their_counts(seed: int) -> None:
    """No list that was written beforehand can hold words that did not exist then."""
    chance = random.Random(seed)  # noqa: S311 - words, not secrets
    word = "".join(chance.choices(string.ascii_lowercase, k=9))
    verb, name, noun = f"{word}ed", f"Q{word}", f"{word}oms"
    times = [chance.randint(1, 5) for _ in range(3)]
    body = " ".join(
        [f"Vladimir Putin {verb} a tower."] * times[0]
        + [f"It is far from {name}."] * times[1]
        + [f"The presidents discussed {noun}."] * times[2]
    )
    counted = coverage(english(body), english("The presidents discussed the situation in Libya."))
    tops = {name: [(row.shown, row.count) for row in tally.top()] for name, tally in counted.tallies.items()}
    assert tops["unknown_verbs"] == [(verb, times[0])]
    assert tops["unresolved_names"] == [(name, times[1])]
    assert tops["topic_heads"] == [(noun, times[2])]
    assert counted.shares["discussion"].understood == 1
    assert counted.shares["discussion"].all == 1 + times[2]


@pytest.mark.parametrize("piece", ["Zelbor, ", "Vladimir Putin gardled, ", 'a "Zelbor" ', "Zelbor of "])
def test_a_long_hostile_sentence_takes_no_more_time_than_linking_it(piece: str) -> None:
    body = "They met near " + piece * (40_000 // len(piece))
    page = english(body)
    started = time.process_time()
    coverage(page)
    assert time.process_time() - started < 20

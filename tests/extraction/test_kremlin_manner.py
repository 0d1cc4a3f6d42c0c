"""Turns of phrase and subjects of the Kremlin's pages, in both languages, in sentences of our own."""

from __future__ import annotations

import pytest

from kg.extraction.discussion import extract as discussions
from kg.extraction.stance import extract as stances
from tests.english_pages import BOTH, ERDOGAN, PUTIN, call, kremlin
from tests.russian_pages import context

TITLE = "Переговоры с Президентом Узбекистана Шавкатом Мирзиёевым"
LEAD = "Владимир Путин провёл переговоры с Президентом Узбекистана Шавкатом Мирзиёевым."


@pytest.mark.parametrize(
    ("subject", "topic"),
    [
        ("ways to curb juvenile delinquency", "law-enforcement"),
        ("the docket of the Constitutional Court", "democracy-and-rule-of-law"),
        ("grants for social entrepreneurship", "social-policy"),
        ("the fleet's new corvettes", "armed-forces"),
        ("the return of the bodies", "prisoner-exchange"),
        ("talks between Russian and Ukrainian negotiators", "peace-settlement"),
        ("a new diocese in the south", "religion"),
        ("hopes pinned on spinal muscular atrophy drugs", "health"),
    ],
)
def test_a_subject_of_english_pages(subject: str, topic: str) -> None:
    assert (topic, frozenset(BOTH)) in call(f"The two leaders discussed {subject}.").discussed()


@pytest.mark.parametrize(
    ("subject", "topic"),
    [
        ("торговое и гуманитарное сотрудничество", "culture"),
        ("актуальные региональные проблемы", "regional-security"),
        ("ремонт дорог на юге страны", "transport"),
        ("спуск на воду двух фрегатов", "armed-forces"),
        ("возвращение тел павших", "prisoner-exchange"),
        ("рекультивация старых карьеров", "environment"),
    ],
)
def test_a_subject_of_russian_pages(subject: str, topic: str) -> None:
    found = discussions(context(TITLE, f"{LEAD} Стороны обсудили {subject}."))
    assert topic in {d.topic.slug for d in found}


def test_a_missile_called_zircon_is_no_circus() -> None:
    found = discussions(context(TITLE, f"{LEAD} Стороны обсудили ракеты «Циркон» и цирк «Арена»."))
    assert [d.topic.slug for d in found].count("culture") == 1
    found = discussions(context(TITLE, f"{LEAD} Стороны обсудили ракеты «Циркон»."))
    assert "culture" not in {d.topic.slug for d in found}


def test_an_aside_between_subject_and_verb() -> None:
    read = call("The Russian leader, this time in person, extended his condolences over the quake.")
    assert ("condolences", frozenset({PUTIN})) in read.discussed()


@pytest.mark.parametrize(
    ("sentence", "topic", "who"),
    [
        ("Particular focus was on the delivery of mineral fertilisers.", "agriculture", BOTH),
        ("Special attention during the talks was paid to food security.", "food-security", BOTH),
        ("Recep Tayyip Erdogan shared his impressions of the grain harvest.", "agriculture", {ERDOGAN}),
        ("The Russian side gave an update on the gas hub.", "oil-and-gas", {PUTIN}),
        ("The leaders spoke about a programme of humanitarian exchanges.", "culture", BOTH),
    ],
)
def test_ways_to_take_a_subject_up(sentence: str, topic: str, who: set[str]) -> None:
    assert (topic, frozenset(who)) in call(sentence).discussed()


def test_who_lies_in_state_takes_no_part() -> None:
    read = kremlin(
        "Paying last respects to Oleg Rybakov",
        "The President paid his last respects to the conductor.",
        "Vladimir Putin came to the concert hall, where Oleg Rybakov lay in state.",
    )
    assert [slug for slug, *_ in read.cast()] == [PUTIN]
    assert ("condolences", frozenset({PUTIN})) in read.discussed()


def test_whose_death_or_birth_is_marked_takes_no_part() -> None:
    read = kremlin(
        "Condolences on the death of Sultan Qaboos bin Said",
        "Words of comfort went to the people of Oman.",
        "Vladimir Putin wrote to Sultan of Oman Haitham bin Tariq on the death of the Sultan of Oman and "
        "Commander of the Armed Forces of Oman Qaboos bin Said.",
        day="January 12, 2020",
    )
    assert "qaboos-bin-said" not in {slug for slug, *_ in read.cast()}
    read = kremlin(
        "Greetings on the 300th Anniversary of the Birth of Peter the Great",
        "The readings are held in spring.",
        "Vladimir Putin greeted the guests of readings on the 300th Anniversary of the Birth of Peter the Great.",
    )
    assert [slug for slug, *_ in read.cast()] == [PUTIN]


def test_the_first_president_is_not_the_president_of_today() -> None:
    read = kremlin(
        "Meeting with Nursultan Nazarbayev",
        "Vladimir Putin: I am glad to see you.",
        "Vladimir Putin met with the First President of Kazakhstan, Leader of the Nation Nursultan Nazarbayev.",
        day="December 28, 2021",
    )
    assert {slug for slug, *_ in read.cast()} == {PUTIN, "nursultan-nazarbayev"}


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        (
            "President of Turkey Recep Tayyip Erdogan and King of Spain Felipe VI are also taking part in the event.",
            True,
        ),
        ("Also taking part in the meeting are President of Turkey Recep Tayyip Erdogan and his aides.", True),
        ("President of Turkey Recep Tayyip Erdogan is not taking part in the event.", False),
    ],
)
def test_who_is_taking_part(sentence: str, there: bool) -> None:
    read = kremlin("Summit on the Sea", f"The theme is trade. {sentence}", "Vladimir Putin took part in the summit.")
    assert (ERDOGAN in {slug for slug, *_ in read.cast()}) is there


@pytest.mark.parametrize(
    ("sentence", "taken"),
    [("Шавкат Мирзиёев поддерживает связь с земляками.", False), ("Шавкат Мирзиёев поддерживает эту идею.", True)],
)
def test_keeping_in_touch_is_no_support(sentence: str, taken: bool) -> None:
    acts = {s.speech_act for s in stances(context(TITLE, f"{LEAD} {sentence}"))}
    assert ("support" in acts) is taken


def test_behind_a_quoted_message_the_page_speaks_for_itself() -> None:
    body = "В поздравлении, в частности, говорится: «Пусть этот день будет светлым». Хор пел до самого утра."
    page = context("Поздравление с праздником Пасхи", body, "Владимир Путин поздравил верующих.")
    said = [page.linked.page.quote(s.evidence[0].span) for s in stances(page) if s.speech_act == "note"]
    assert any("светлым" in quote for quote in said)
    assert not any("Хор" in quote for quote in said)


@pytest.mark.parametrize("name", ["Rimas Daukantas", "Vakhtang Lomidze", "Semyon Lesnoi", "Zulfia Karimova"])
def test_a_first_name_of_the_neighbours_makes_an_addressee(name: str) -> None:
    lead = f"Vladimir Putin sent greetings to {name}, Artistic Director of the Hill Theatre, on a birthday."
    read = kremlin(f"Greetings to {name}, Artistic Director of the Hill Theatre", "The year was good.", lead)
    assert (name.lower().replace(" ", "-"), "addressee") in {(slug, role) for slug, role, _ in read.cast()}

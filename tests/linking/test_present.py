"""Who is present by what the page or a speaker says, and names that only things bear; in words of our own."""

from __future__ import annotations

import pytest

from tests.english_pages import kremlin
from tests.russian_pages import context

CHAIR = "President of Russia Vladimir Putin: "


def present(body: str, title: str = "Meeting on rye", lead: str = "Vladimir Putin held a meeting on rye.") -> set[str]:
    """Return who took part in an English meeting beside its host."""
    return {who for who, _, _ in kremlin(title, body, lead).cast()} - {"vladimir-putin"}


def those_there(body: str) -> set[str]:
    """Return who took part in a Russian meeting beside its host."""
    linked = context("Совещание о ржи", body, "Владимир Путин провёл совещание о ржи.").linked
    return {m.entity.slug for m in linked.cast.members} - {"vladimir-putin"}


@pytest.mark.parametrize(
    "words",
    [
        "Minister of Culture Maria Quibble and Rye Museum Director Anna Muster were also invited to attend.",
        "Minister of Culture Maria Quibble and Museum Director Anna Muster were invited to take part in the meeting.",
        "Minister of Culture Maria Quibble and Rye Museum Director Anna Muster announced the prices at a briefing.",
        f"{CHAIR}Rye is what Maria Quibble, who is also here, bakes. Anna Muster is here too.",
    ],
)
def test_whom_the_page_says_to_be_there(words: str) -> None:
    assert present(words) == {"maria-quibble", "anna-muster"}


@pytest.mark.parametrize(
    "words",
    [
        "Minister of Culture Maria Quibble was invited to attend the rye fair in June.",
        "Minister of Culture Maria Quibble announced the prices of rye.",
        f"{CHAIR}The bread of Maria Quibble is here. I know that Anna Muster is hereby awarded a loaf.",
    ],
)
def test_whom_the_page_only_names(words: str) -> None:
    assert present(words) == set()


def test_a_room_full_of_russian_officials() -> None:
    words = (
        "В.Путин: Добрый день! Хлебом ведает Дмитрий Николаевич Патрушев – он здесь тоже находится. "
        "Об этом просил Игорь Евгеньевич Левитин, он здесь присутствует."
    )
    assert those_there(words) == {"dmitry-patrushev", "igor-levitin"}


def test_whoever_a_russian_report_greets_beside_the_president_is_there() -> None:
    words = "А.Новак: Добрый день, уважаемый Владимир Владимирович, Михаил Владимирович, коллеги! Рожь растёт."
    assert "mikhail-mishustin" in those_there(f"{words} Михаил Мишустин просил хлеба.")


@pytest.mark.parametrize(
    "thing",
    [
        "the Yury Gagarin Night",
        "Yury Gagarin's Night",
        "the Yury Gagarin family house museum",
        "the Yury Gagarin Rye City Academic Philharmonia",
    ],
)
def test_a_greeting_to_a_thing_called_after_somebody_is_not_to_him(thing: str) -> None:
    title = f"Greetings to {thing}"
    assert present("The message is warm.", title, f"Vladimir Putin sent greetings to guests of {thing}.") == set()


def test_no_rank_makes_a_person_of_the_headquarters() -> None:
    words = f"{CHAIR}The General Headquarters and the Chief Sanitary Physician eat rye."
    people = kremlin("Meeting on rye", words).people()
    assert not [name for name in people if "Headquarters" in name or "Physician" in name]


def test_russian_orders_and_churches_are_not_those_they_are_called_after() -> None:
    words = "Орден Кузьмы Минина вручён в храме святого Фёдора Ушакова. Слово взял Кузьма Скворцов."
    spots = context("Совещание о ржи", words).linked.people.spots
    assert [e.labels[0][0] for s in spots for e in s.entities if not e.known] == ["Kuzma Skvortsov"]


def test_what_russia_may_do_today_is_no_news_agency() -> None:
    mentions = context("Совещание о ржи", "Хлеб позволяет России сегодня спать. Связь была по ВКС.").linked.mentions
    assert not {"rossiya-segodnya", "russian-aerospace-forces"} & {e.slug for s in mentions.spots for e in s.entities}


def test_the_agency_is_read_in_its_marks() -> None:
    mentions = context("Совещание о ржи", "Об этом пишет агентство «Россия сегодня».").linked.mentions
    assert "rossiya-segodnya" in {e.slug for s in mentions.spots for e in s.entities}


@pytest.mark.parametrize(
    "words",
    [
        f"{CHAIR}Rye first. (Then Minister of Culture Maria Quibble and Director Anna Muster reported on rye.) Thanks.",
        f"{CHAIR}On. (In her remarks, Minister of Culture Maria Quibble talked of rye.) (Anna Muster gave prices.)",
        f"{CHAIR}I give the floor to Minister of Culture Maria Quibble. Now I would like Anna Muster to tell us more.",
        f"{CHAIR}Rye was told of by Maria Quibble and Anna Muster. Ms Quibble, please. Ms Muster, go ahead.",
    ],
)
def test_whom_the_chair_calls_and_the_brackets_report(words: str) -> None:
    assert present(words) == {"maria-quibble", "anna-muster"}


@pytest.mark.parametrize(
    "words",
    [
        f"{CHAIR}Rye (Maria Quibble bakes it) is good. Anna Muster wrote (in a book) and spoke of it.",
        f"{CHAIR}I would like to thank Maria Quibble. I would like Russia to tell Anna Muster of rye.",
    ],
)
def test_whom_the_chair_only_tells_of(words: str) -> None:
    assert present(words) == set()


def test_a_speaker_s_country_stands_behind_a_later_name() -> None:
    body = f"{CHAIR}I give the floor to Mr Quibble.\nZed Quibble (Italy): Rye is good."
    assert ("zed-quibble", "IT") in {(who, land) for who, _, land in kremlin("Meeting on rye", body).cast()}


def test_mr_and_a_surname_mean_who_holds_a_post_at_home_or_once_led_a_state() -> None:
    day = "May 5, 2022"
    body = f"{CHAIR}Mr Bortnikov, comrades, rye is good. Mr Schroeder and Mr Quibble know it. Sheikh Nasser does not."
    read = kremlin("Meeting on rye", body, "Vladimir Putin held a meeting on rye.", day)
    who = {slug for found in read.people().values() for slug in found}
    assert {"alexander-bortnikov", "gerhard-schroder"} <= who
    assert not [slug for slug in who if "nasser" in slug or "quibble" in slug]
    assert "alexander-bortnikov" in {slug for slug, _, _ in read.cast()}


@pytest.mark.parametrize("words", ["the ferry Marshal Quibble", "the Admiral of the Fleet Quibble frigate"])
def test_a_ship_is_not_the_officer_it_is_called_after(words: str) -> None:
    people = kremlin("Meeting on rye", f"{CHAIR}Rye is shipped by {words}.").people()
    assert not [name for name in people if "Quibble" in name]


def test_what_somebody_wrote_is_no_part_of_the_name() -> None:
    people = kremlin("Meeting on rye", f"{CHAIR}We read Maria Quibble's Ode to rye.").people()
    assert people["Maria Quibble"] == ["maria-quibble"]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Question: Maria Quibble, Rye News. What of rye?", True),
        ("Question: Good afternoon, Maria Quibble from the Northland Rye Channel. What of rye?", True),
        ("Question: Maria Quibble of Rye News wrote of it. What of rye?", False),
        ("Question: Maria Quibble, President of the European Council. What of her?", False),
    ],
)
def test_who_asks_says_name_and_house(words: str, there: bool) -> None:
    body = f"{CHAIR}Rye is good.\n{words}\nVladimir Putin: It grows."
    lead = "Vladimir Putin answered questions."
    assert ("maria-quibble" in present(body, "News conference on rye", lead)) is there

"""Who takes part in an event, in which role and for which country."""

from __future__ import annotations

from kg.model.claims import Basis, Participation
from tests.english_pages import CALL, call, kremlin, kyiv, transcript, washington


def test_both_ends_of_a_call() -> None:
    assert call("They spoke.").cast() == [
        ("recep-tayyip-erdogan", "principal", "TR"),
        ("vladimir-putin", "principal", "RU"),
    ]


def test_the_site_s_own_president_by_date() -> None:
    read = kremlin("Meeting on sport", "Sport is fun.", "The President held a meeting on sport.")
    (found,) = read.of(Participation)
    assert (found.agent.slug, found.basis) == ("vladimir-putin", Basis.OFFICE_BY_DATE)
    earlier = kremlin("Meeting on sport", "Sport is fun.", "The President held a meeting on sport.", day="May 5, 2010")
    assert [who for who, _, _ in earlier.cast()] == ["dmitry-medvedev"]


def test_the_other_side_by_office_and_date() -> None:
    read = kyiv("Call with Poland", "President of Ukraine spoke by phone with the President of Poland.")
    assert {(c.agent.slug, c.basis.value) for c in read.of(Participation)} == {
        ("volodymyr-zelenskyy", "office-by-date"),
        ("andrzej-duda", "office-by-date"),
    }


def test_attendees_of_a_meeting() -> None:
    read = kremlin(
        "Meeting on culture",
        "The meeting was attended by Culture Minister Olga Lyubimova, film director Pyotr Quibble and "
        "Rector of the Northland Academy Ivan Muster. Joe Biden was praised.",
        "The President held a meeting on culture.",
    )
    assert read.cast() == [
        ("vladimir-putin", "principal", "RU"),
        ("olga-lyubimova", "attendee", "RU"),
        ("pyotr-quibble", "attendee", ""),
        ("ivan-muster", "attendee", "RU"),
    ]


def test_a_governor_stands_for_the_state_that_put_him_there() -> None:
    read = kremlin(
        "Meeting with Governor of Sevastopol Mikhail Razvozhayev",
        "They went through the plans of the city.",
        "Vladimir Putin met with Governor of Sevastopol Mikhail Razvozhayev.",
        day="November 4, 2021",
    )
    assert read.cast() == [("mikhail-razvozhayev", "principal", "RU"), ("vladimir-putin", "principal", "RU")]


def test_people_named_only_are_not_there() -> None:
    assert {who for who, _, _ in call("Joe Biden and Sergei Lavrov were quoted.").cast()} == {
        "vladimir-putin",
        "recep-tayyip-erdogan",
    }


def test_somebody_whom_a_lead_tells_about_is_not_there() -> None:
    read = kyiv(
        "Meeting", "President of Ukraine Volodymyr Zelenskyy met with Andrzej Duda to discuss the visit of Joe Biden."
    )
    assert {who for who, _, _ in read.cast()} == {"volodymyr-zelenskyy", "andrzej-duda"}


def test_the_dead_do_not_take_part() -> None:
    read = kremlin("Wreath", "It rained.", "Vladimir Putin laid flowers in memory of Boris Yeltsin.")
    assert {who for who, _, _ in read.cast()} == {"vladimir-putin"}


def test_speakers_take_part() -> None:
    read = kremlin(
        "Meeting on sport",
        "* * *\nVladimir Putin: Hello.\nOttoline Quibble: Good day.",
        "Vladimir Putin held a meeting.",
    )
    assert {who for who, _, _ in read.cast()} == {"vladimir-putin", "ottoline-quibble"}


def test_a_retranslated_label_on_its_own_line_is_one_turn() -> None:
    read = transcript("Recep Tayyip Erdogan\n(retranslated): Good day.\nVladimir Putin: Good day.")
    assert [(t.name, t.retranslated) for t in read.page.turns] == [
        ("Recep Tayyip Erdogan", True),
        ("Vladimir Putin", False),
    ]
    assert len(read.cast()) == 2


def test_group_of_the_lead() -> None:
    read = kremlin(
        "Meeting", "They sang.", "Vladimir Putin held a meeting with participants in the Northern Song campaign."
    )
    group = [c for c in read.of(Participation) if c.role.value == "group"]
    assert [c.agent.labels[0][0] for c in group] == ["participants in the Northern Song campaign"]


def test_addressee_of_a_message() -> None:
    read = kremlin(
        "Greetings to President of Serbia Aleksandar Vucic",
        "It was warm.",
        "Vladimir Putin sent birthday greetings to President of Serbia Aleksandar Vucic.",
    )
    assert set(read.cast()) == {("vladimir-putin", "principal", "RU"), ("aleksandar-vucic", "addressee", "RS")}


def test_own_president_of_an_american_page() -> None:
    read = washington(
        "Readout of President Biden’s Call with President Macron",
        "The President spoke with President Emmanuel Macron of France.",
    )
    assert set(read.cast()) == {("joe-biden", "principal", "US"), ("emmanuel-macron", "principal", "FR")}


def test_title_alone_names_the_sides() -> None:
    assert {who for who, _, _ in kremlin(CALL, "They spoke.").cast()} == {"vladimir-putin", "recep-tayyip-erdogan"}


def test_whom_a_title_in_somebodys_words_names_is_spoken_about() -> None:
    text = "President of Ukraine Volodymyr Zelenskyy told the press in Kyiv that help is near."
    before = kyiv("Volodymyr Zelenskyy: We count on Joseph Biden", text, "2021-12-08")
    behind = kyiv("We count on Joseph Biden - Volodymyr Zelenskyy", text, "2021-12-08")
    assert [[who for who, _, _ in read.cast()] for read in (before, behind)] == [["volodymyr-zelenskyy"]] * 2


def test_whose_plan_it_is_need_not_be_there() -> None:
    read = washington(
        "Readout of White House Meeting with Mayors on Rents",
        "Building on President Biden's National Rent Relief Plan, Senior Advisor Anna Muster met with mayors.",
    )
    assert "joe-biden" not in {who for who, _, _ in read.cast()}


def test_a_name_behind_an_office_says_who_held_it() -> None:
    read = washington(
        "Readout of Phil Gordon's Journey",
        "The Vice President sent her National Security Advisor, Dr. Phil Gordon, abroad.",
        "2023-12-05",
    )
    assert "jake-sullivan" not in {who for who, _, _ in read.cast()}


def test_an_office_that_somebody_has_left_is_not_its_next_holder() -> None:
    read = washington(
        "Readout of a Farewell Call with Angela Merkel",
        "President Biden spoke with Angela Merkel, whose term of office as Federal Chancellor of Germany had ended.",
        "2021-12-10",
    )
    present = {who for who, _, _ in read.cast()}
    assert "angela-merkel" in present
    assert "olaf-scholz" not in present

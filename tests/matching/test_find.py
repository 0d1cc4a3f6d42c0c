"""Which pages are joined as one occasion, and which are kept apart, from pages to links."""

from __future__ import annotations

import pytest

from kg.matching import Level
from tests.matching.pages import (
    KREMLIN,
    KYIV,
    PARIS,
    WASHINGTON,
    address,
    kremlin_call,
    kyiv_call_in_washington,
    levels,
    links,
    record,
    washington_call,
)

WHOLE, PASSING = ["whole-account"], ["account-in-passing"]


def test_one_call_told_by_both_sides_is_joined_with_its_reasons() -> None:
    (match,) = links(
        kremlin_call(more="The presidents discussed sanctions."),
        washington_call(more="The leaders discussed sanctions."),
    ).matches
    assert match.level is Level.OCCASION
    assert 0.75 <= match.score <= 0.99
    assert match.reasons[0] == "the same principals: joe-biden, vladimir-putin"
    assert "the same day: 2021-12-30" in match.reasons
    assert any("sanctions" in reason for reason in match.reasons)


def test_after_midnight_in_moscow_is_the_evening_before_in_washington() -> None:
    (match,) = links(kremlin_call(published="2021-12-31T02:20:00+03:00"), washington_call()).matches
    assert "one moment by two clocks: 2021-12-31 and 2021-12-30" in match.reasons


def test_a_call_of_the_next_afternoon_is_another_call() -> None:
    assert levels(kremlin_call(published="2021-12-31T18:00:00+03:00"), washington_call()) == []
    assert levels(kremlin_call(published="2022-01-02T02:20:00+03:00"), washington_call()) == []


def test_one_publisher_is_never_joined_with_itself() -> None:
    assert levels(kremlin_call(), kremlin_call("98002")) == []


def test_of_two_calls_on_one_day_only_a_clearly_nearer_one_is_joined() -> None:
    """Early and late call in Moscow, one readout in Washington: the late one; two of one evening: neither."""
    readout = washington_call(published="2021-12-30T15:30:00-05:00")
    early, late = kremlin_call("98001", "2021-12-30T10:00:00+03:00"), kremlin_call("98002", "2021-12-30T23:40:00+03:00")
    (match,) = links(early, late, readout).matches
    assert match.one.endswith("kremlin-98002")
    near = kremlin_call("98003", "2021-12-30T22:40:00+03:00")
    assert levels(near, late, readout) == []


def test_a_call_of_three_is_not_a_call_of_two() -> None:
    three = record(
        WASHINGTON.format("three"),
        "2021-12-30T17:10:00-05:00",
        "Readout of President Biden’s Call with President Putin of Russia and President Macron of France",
        "President Biden spoke by phone today with President Vladimir Putin of Russia and President Emmanuel Macron of "
        "France.",
    )
    assert levels(kremlin_call(), three) == []


def test_a_telegram_is_no_conversation() -> None:
    telegram = record(
        KREMLIN.format("98004"),
        "2021-12-30T12:00:00+03:00",
        "Greetings to US President Joseph Biden",
        "Vladimir Putin sent his greetings to President of the United States Joseph Biden.",
    )
    assert levels(telegram, washington_call()) == []


def test_publishers_that_were_never_seen_before_are_matched_too() -> None:
    """A publisher is told by its address; nothing about Paris is known to the program."""
    moscow = record(
        KREMLIN.format("98005"),
        "2021-05-05T18:00:00+03:00",
        "Vladimir Putin and Emmanuel Macron spoke by telephone",
        "Vladimir Putin and Emmanuel Macron spoke by telephone. They discussed Libya.",
    )
    paris = record(
        PARIS.format("call-with-the-president-of-russia"),
        "2021-05-05T19:00:00+02:00",
        "Telephone conversation between President Emmanuel Macron and President Vladimir Putin",
        "President of France Emmanuel Macron spoke by telephone with President of Russia Vladimir Putin. They "
        "discussed Libya.",
    )
    assert levels(moscow, paris) == WHOLE


@pytest.mark.parametrize(
    "sentence",
    [
        "I talked about it with President Biden last night.",
        "I spoke with US President Joseph Biden.",
        "A conversation with US President Joseph Biden took place.",
        "On Saturday I had a call with President Biden of the United States.",
        # No claim names the page's own principal in this sentence, whose subject he is.
        "Volodymyr Zelenskyy said that he had discussed the threat with French President Emmanuel Macron and US "
        "President Joseph Biden.",
    ],
)
def test_an_address_that_tells_of_the_call_is_joined_as_telling_in_passing(sentence: str) -> None:
    (match,) = links(address(sentence), kyiv_call_in_washington()).matches
    assert match.level is Level.MENTION
    assert match.teller.rpartition("/")[2].startswith("president-gov-ua-address-1")
    assert len(match.sentences) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "I will talk with President Biden tomorrow.",
        "I want to talk with President Biden about it.",
        "I have not spoken with President Biden.",
        "I spoke with President Biden last month.",
        "On Tuesday I had a call with President Biden of the United States.",
        "President Macron spoke with President Biden last night.",
        "We know that President Macron spoke with President Biden last night.",
        "Volodymyr Zelenskyy was told that President Macron spoke with President Biden last night.",
        "We are grateful to President Biden for his help.",
        "Oleksandra Zelenskyy said that she had discussed it with US President Joseph Biden.",
    ],
)
def test_plans_wishes_other_times_and_other_people_are_not_joined(sentence: str) -> None:
    assert levels(address(sentence), kyiv_call_in_washington()) == []


def test_a_comment_on_a_conversation_of_others_is_no_account_of_it() -> None:
    """Kyiv was not part of the call between Moscow and Washington, however much it says of it."""
    comment = address(
        "The conversation between President Biden and President Putin last night was important.",
        "2021-12-31T12:00:00+02:00",
    )
    assert levels(comment, kremlin_call()) == []
    assert levels(comment, washington_call()) == []


def test_an_own_conversation_in_which_another_is_spoken_of_stays_apart() -> None:
    debrief = record(
        WASHINGTON.format("debrief"),
        "2021-12-30T20:00:00-05:00",
        "Readout of President Biden’s Call with President Macron of France",
        "President Biden spoke by phone today with President Emmanuel Macron of France. President Biden told him of "
        "his call with President Putin of Russia today.",
    )
    assert levels(debrief, kremlin_call()) == []


def test_a_page_may_tell_of_two_occasions_and_these_stay_two() -> None:
    """The relation is not closed: both calls are told in one address, and are not one call."""
    paris = record(
        PARIS.format("call-with-kyiv"),
        "2022-03-05T20:00:00+01:00",
        "Telephone conversation with President of Ukraine Volodymyr Zelenskyy",
        "President of France Emmanuel Macron spoke by telephone with President of Ukraine Volodymyr Zelenskyy.",
    )
    told = address("I spoke with US President Joseph Biden and French President Emmanuel Macron last night.")
    found = links(told, kyiv_call_in_washington(), paris).matches
    assert len(found) == 2
    assert {match.teller for match in found} == set.intersection(*({match.one, match.two} for match in found))


def summit(url: str, title: str, name: str, day: str = "2021-10-27") -> dict[str, str]:
    return record(url, f"{day}T15:00:00+03:00", title, f"{name} took part in the summit by video link.")


def test_one_summit_told_by_two_who_do_not_name_each_other_is_the_same_gathering() -> None:
    moscow = summit(KREMLIN.format("98010"), "East Asia Summit", "Vladimir Putin")
    washington = summit(
        WASHINGTON.format("eas"),
        "Readout of President Biden’s Participation in the East Asia Summit",
        "President Biden",
    )
    assert levels(moscow, washington) == ["same-gathering"]
    later = {**washington, "published": "2021-10-29T15:00:00-04:00"}
    assert levels(moscow, later) == []


def test_the_summits_of_one_body_with_two_countries_are_two() -> None:
    moscow = summit(KREMLIN.format("98011"), "Russia-ASEAN Summit", "Vladimir Putin")
    washington = summit(
        WASHINGTON.format("asean"),
        "Readout of President Biden’s Participation in the U.S.-ASEAN Summit",
        "President Biden",
    )
    assert levels(moscow, washington) == []


def test_editions_of_one_page_without_a_common_number_are_known_by_their_minute() -> None:
    english = record(
        KYIV.format("a-call"),
        "2022-02-07T11:17:00+02:00",
        "Volodymyr Zelenskyy spoke with Emmanuel Macron by phone",
        "President of Ukraine Volodymyr Zelenskyy spoke by telephone with President of France Emmanuel Macron.",
    )
    russian = record(
        "https://www.president.gov.ua/ru/news/razgovor",
        "2022-02-07T11:17:00+02:00",
        "Телефонный разговор Владимира Зеленского с Эммануэлем Макроном",
        "Президент Украины Владимир Зеленский провёл телефонный разговор с Президентом Франции Эммануэлем Макроном.",
        "ru",
    )
    assert levels(english, russian) == ["other-edition"]
    assert levels(english, {**russian, "published": "2022-02-07T11:18:00+02:00"}) == []


def test_an_announcement_is_related_to_what_took_place_and_never_joined_with_it() -> None:
    plan = record(
        KREMLIN.format("98020"),
        "2022-01-30T12:00:00+03:00",
        "On February 1, Vladimir Putin will receive Viktor Orban, the Prime Minister of Hungary",
        "On February 1, Vladimir Putin will receive Viktor Orban, the Prime Minister of Hungary, in Moscow.",
    )
    talks = record(
        KREMLIN.format("98021"),
        "2022-02-01T17:00:00+03:00",
        "Russian-Hungarian talks",
        "Vladimir Putin held talks in the Kremlin with Prime Minister of Hungary Viktor Orban.",
    )
    other = {**talks, "url": KREMLIN.format("98022"), "published": "2022-02-03T17:00:00+03:00"}
    found = links(plan, talks, other)
    assert found.matches == ()
    (link,) = found.announcements
    assert link.announced.endswith("kremlin-98020")
    assert link.reported.endswith("kremlin-98021")
    assert "viktor-orban" in " ".join(link.reasons)


def test_the_same_pages_in_any_order_give_the_same_links() -> None:
    pages = [kremlin_call(), washington_call(), kyiv_call_in_washington(), address("I spoke with President Biden.")]
    assert links(*pages) == links(*reversed(pages))
    assert len(links(*pages).matches) == 2

"""Other events that a page speaks of, and their dates, stated or worked out."""

from __future__ import annotations

import pytest

from kg.model.claims import Basis, EventReference
from tests.english_pages import PUTIN, Read, call, transcript


def events(read: Read) -> list[tuple[str, str, str, bool]]:
    """Return (category, date, realis, worked out)."""
    return [(e.event.category, e.event.date, e.realis.value, e.computed) for e in read.of(EventReference)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("They recalled the talks in Ankara in August 2019.", ("talks", "2019-08", "historical", False)),
        ("They recalled the decisions made in Paris on December 9, 2019.",
         ("meeting", "2019-12-09", "historical", False)),
        ("They recalled the Berlin Conference held on January 29, 2020.",
         ("conference", "2020-01-29", "historical", False)),
        ("They recalled the UN Charter, which was signed on May 5, exactly 80 years ago.",
         ("signing", "1941-05-05", "historical", True)),
        ("They spoke in the context of the 75th anniversary of Victory.", ("anniversary", "", "actual", False)),
        ("They welcomed the initiative to hold a meeting of the ministers.", ("summit", "", "planned", False)),
        ("They looked forward to the upcoming Youth Day.", ("celebration", "", "planned", False)),
    ],
)  # fmt: skip
def test_narrated(body: str, expected: tuple[str, str, str, bool]) -> None:
    assert events(call(body)) == [expected]


def test_meetings_that_did_not_take_place() -> None:
    read = transcript(
        "Vladimir Putin: Illness prevented us from meeting two days ago and on April 20.\nRecep Tayyip Erdogan: Yes."
    )
    assert sorted(events(read)) == [
        ("meeting", "2021-04-20", "negated", True),
        ("meeting", "2021-05-03", "negated", True),
    ]
    assert {(e.basis, e.asserted_by and e.asserted_by.slug) for e in read.of(EventReference)} == {(Basis.TURN, PUTIN)}


def test_parade_with_a_day_and_no_year() -> None:
    read = transcript(
        "Vladimir Putin: On May 4 we remembered. As you know, on May 3 we held the Parade.\nRecep Tayyip Erdogan: Yes."
    )
    assert ("commemoration", "2021-05-03", "historical", True) in events(read)


def test_tomorrow() -> None:
    read = transcript("Vladimir Putin: Pupils will be celebrating graduation tomorrow.\nRecep Tayyip Erdogan: Yes.")
    assert events(read) == [("celebration", "2021-05-06", "planned", True)]


def test_a_conditional_visit() -> None:
    read = transcript("Vladimir Putin: Good day.\nRecep Tayyip Erdogan: I may come to Russia on an official visit.")
    assert events(read) == [("visit", "", "conditional", False)]


def test_a_wrong_date_is_kept() -> None:
    (found,) = call("They recalled the Berlin Conference held on January 29, 2020.").of(EventReference)
    assert (found.stated_date, found.event.slug) == ("2020-01-29", "berlin-conference-2020-01-29")


@pytest.mark.xfail(reason="an article at the head of a sentence is taken into the name of the event")
def test_the_article_is_no_part_of_the_name() -> None:
    assert [e.event.label for e in call("The summit on June 3, 2021 was prepared.").of(EventReference)] == ["summit"]


def test_talk_of_meetings_in_general_is_no_event() -> None:
    assert events(call("Meetings are useful. They spoke of conferences.")) == []

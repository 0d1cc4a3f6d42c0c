"""Two accounts side by side: what both say, what one alone says, and by which name an occasion is found."""

from __future__ import annotations

import json
from functools import cache

import pyoxigraph
import pytest

from kg.comparison import (
    Comparison,
    NoOtherAccountError,
    Section,
    compare,
    compare_events,
    occasions,
    to_html,
    to_json,
    to_markdown,
    to_text,
)
from kg.matching import find_links, link_lines
from kg.query import AmbiguousNameError, Names, UnknownNameError, bind, find_query, run_on_store
from tests.matching.pages import (
    IDS,
    KREMLIN,
    address,
    kremlin_call,
    kyiv_call_in_washington,
    record,
    store,
    washington_call,
)

MOSCOW = kremlin_call(
    published="2021-12-31T02:20:00+03:00",
    more="The presidents discussed sanctions and the situation in Libya. They agreed to work on these issues.",
)
WASHINGTON = washington_call(
    more="The two leaders discussed sanctions and climate change. President Biden <b>&</b> spoke."
)
ALONE = record(
    KREMLIN.format("98050"),
    "2021-05-05T18:00:00+03:00",
    "Vladimir Putin and Emmanuel Macron spoke by telephone",
    "Vladimir Putin and Emmanuel Macron spoke by telephone about the harvest.",
)
TOLD = address("I talked about sanctions with President Biden last night.")


@cache
def linked() -> pyoxigraph.Store:
    found = store(MOSCOW, WASHINGTON, ALONE, TOLD, kyiv_call_in_washington())
    found.load("\n".join(link_lines(find_links(found), IDS)).encode(), pyoxigraph.RdfFormat.N_QUADS)
    return found


def only(text: str) -> Comparison:
    (found,) = compare(linked(), text)
    return found


def section(name: str) -> Section:
    return next(one for one in only("kremlin-98001").sections if one.name == name)


def subjects(section: Section) -> tuple[set[str], set[str], set[str]]:
    both, left, right = section.both, section.left_only, section.right_only
    return {i.subject for i in both}, {i.subject for i in left}, {i.subject for i in right}


def test_topics_stand_with_those_who_name_them() -> None:
    assert subjects(section("topics")) == ({"Sanctions"}, {"Libya"}, {"Climate change"})


def test_every_subject_comes_with_the_sentences_of_who_names_it() -> None:
    (item,) = section("topics").both
    assert "situation in Libya" in item.left[0].sentences[0].quote
    assert "climate change" in item.right[0].sentences[0].quote
    assert item.left[0].sentences[0].url == MOSCOW["url"]
    assert section("topics").left_only[0].right == ()


def named_in_washington() -> pyoxigraph.Store:
    """The same call; Washington has the word Libya, but not as what was discussed."""
    kremlin = kremlin_call(more="The presidents discussed sanctions and the situation in Libya.")
    washington = washington_call(
        more="The two leaders discussed sanctions. President Biden thanked Sweden for its paper on Libya."
    )
    found = store(kremlin, washington)
    found.load("\n".join(link_lines(find_links(found), IDS)).encode(), pyoxigraph.RdfFormat.N_QUADS)
    return found


def test_what_the_other_side_names_without_discussing_it_is_not_called_the_ones_alone() -> None:
    (found,) = compare(named_in_washington(), "kremlin-98001")
    topics = found.sections[0]
    assert subjects(topics) == ({"Sanctions"}, set(), set())
    (libya,) = topics.named_by_right
    assert (libya.subject, libya.right) == ("Libya", ())
    assert [one.quote for one in libya.named] == ["President Biden thanked Sweden for its paper on Libya."]
    assert topics.named_by_left == ()
    text, markdown, html = to_text([found]), to_markdown([found]), to_html([found])
    assert "topics, only kremlin: none" in text
    assert "topics of kremlin, named by whitehouse but not read there as discussed:\n  Libya\n" in text
    assert "    whitehouse names it: “President Biden thanked Sweden" in text
    assert "  - whitehouse names it: “President Biden thanked Sweden" in markdown
    assert "named, but not read as discussed or cited:</p><blockquote>“President Biden thanked Sweden" in html
    (value,) = json.loads(to_json([found]))
    (item,) = value["sections"][0]["named_by_right"]
    assert (item["subject"], item["named"][0]["quote"][:31]) == ("Libya", "President Biden thanked Sweden ")


def test_the_stored_query_leaves_out_what_the_other_side_names() -> None:
    query = find_query("topics-one-side-mentions")

    def topics(found: pyoxigraph.Store) -> list[str]:
        result = run_on_store(found, query.text, bind(query, {"publisher": "kremlin"}, Names(found)))
        return [row[0].value for row in result.rows if row[0]]

    assert topics(linked()) == ["Libya"]
    assert topics(named_in_washington()) == []


def test_a_sentence_that_a_page_has_twice_is_shown_once() -> None:
    twice = store(
        {**MOSCOW, "text": f"{MOSCOW['text']} Vladimir Putin supported sanctions. Vladimir Putin supported sanctions."},
        WASHINGTON,
    )
    twice.load("\n".join(link_lines(find_links(twice), IDS)).encode(), pyoxigraph.RdfFormat.N_QUADS)
    shown = compare(twice, "kremlin-98001")
    positions = shown[0].sections[1]
    assert len({claim.iri for item in positions.left_only for claim in item.left}) > 2
    part = to_text(shown).partition("positions, only kremlin:")[2].partition("positions, only whitehouse")[0]
    of_sanctions = part.partition("\n  Sanctions\n")[2]
    assert of_sanctions.count("“Vladimir Putin supported sanctions.”") == 1


def test_an_outcome_that_one_side_reports_is_its_alone() -> None:
    both, left, right = subjects(section("outcomes"))
    assert (both, right) == (set(), set())
    assert left == {"agreed: Libya", "agreed: Sanctions"}


def test_facts_say_where_the_accounts_differ() -> None:
    facts = {fact.name: fact for fact in only("kremlin-98001").facts}
    assert facts["date"].differs
    assert (facts["date"].left, facts["date"].right) == (("2021-12-31",), ("2021-12-30",))
    assert not facts["participants"].differs
    assert facts["participants"].left == ("Joe Biden", "Vladimir Putin")


@pytest.mark.parametrize(
    "text",
    [
        "event:kremlin-98001",
        "https://w3id.org/parley/id/event/kremlin-98001",
        "kremlin-en-98001",
        MOSCOW["url"],
        WASHINGTON["url"],
        "Joe Biden -- Vladimir Putin",
        "Байден -- Путин 2021-12",
        "Russia -- United States 2021-12-30",
        "RU -- US 2021-12-31",
    ],
)
def test_an_occasion_has_many_names(text: str) -> None:
    found = only(text)
    assert (found.left.publisher, found.right.publisher) == ("kremlin", "whitehouse")


def test_a_page_that_tells_in_passing_is_compared_by_its_telling_words_alone() -> None:
    found = only("Biden -- Zelenskyy 2022")
    assert found.left.in_passing
    assert [one.quote for one in found.left.told] == ["I talked about sanctions with President Biden last night."]
    dates = next(fact for fact in found.facts if fact.name == "date")
    assert dates.left == ()
    assert not dates.differs
    said = {
        one.quote for part in found.sections for i in part.left_only + part.both for c in i.left for one in c.sentences
    }
    assert said <= {"I talked about sanctions with President Biden last night."}


def test_all_occasions_are_listed_by_day() -> None:
    found = occasions(linked())
    assert [(one.level, one.publisher, one.other_publisher) for one in found] == [
        ("whole-account", "kremlin", "whitehouse"),
        ("account-in-passing", "president-gov-ua", "whitehouse"),
    ]
    assert [one.occasion for one in compare_events(linked())] == found


def test_an_event_of_one_publisher_and_unknown_names_are_told_apart() -> None:
    with pytest.raises(NoOtherAccountError, match="no page of another publisher") as caught:
        compare(linked(), "kremlin-98050")
    assert caught.value.exit_code == 1
    with pytest.raises(NoOtherAccountError, match="no such occasion"):
        compare(linked(), "Biden -- Putin 2020")
    with pytest.raises(UnknownNameError, match="did you mean"):
        compare(linked(), "Jo Bidden -- Putin")
    with pytest.raises(UnknownNameError):
        compare(linked(), "kremlin-en-1")


def test_two_occasions_of_the_same_people_are_offered_by_their_days() -> None:
    twice = store(
        MOSCOW,
        WASHINGTON,
        kremlin_call("98060", "2022-02-12T22:00:00+03:00"),
        washington_call("call-b", "2022-02-12T13:00:00-05:00"),
    )
    twice.load("\n".join(link_lines(find_links(twice), IDS)).encode(), pyoxigraph.RdfFormat.N_QUADS)
    with pytest.raises(AmbiguousNameError, match="2021-12-31, 2022-02-12"):
        compare(twice, "Biden -- Putin")
    assert len(compare(twice, "Biden -- Putin 2022")) == 1


def test_text_names_the_publisher_of_every_line() -> None:
    text = to_text([only("kremlin-98001")])
    assert "2021-12-31/2021-12-30: one occasion, two accounts (whole-account" in text
    assert "topics, only whitehouse:\n  Climate change\n    whitehouse “" in text
    assert "positions, both: none" in text
    assert str(only("kremlin-98001")) == text


def test_json_holds_all_of_it() -> None:
    (value,) = json.loads(to_json([only("kremlin-98001")]))
    assert value["occasion"]["level"] == "whole-account"
    assert value["facts"][0] == {"name": "date", "left": ["2021-12-31"], "right": ["2021-12-30"], "differs": True}
    claim = value["sections"][0]["both"][0]["left"][0]
    assert {"name": "topic", "value": "Sanctions"} in claim["arguments"]


def test_html_and_markdown_escape_what_pages_say() -> None:
    hostile = {**MOSCOW, "title": "Telephone conversation with <script>alert(1)</script> | *US* President Joseph Biden"}
    found = store(hostile, WASHINGTON)
    found.load("\n".join(link_lines(find_links(found), IDS)).encode(), pyoxigraph.RdfFormat.N_QUADS)
    shown = compare(found, "kremlin-98001")
    html, markdown = to_html(shown), to_markdown(shown)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "default-src 'none'" in html
    assert "<script>" not in markdown.replace("\\<", "").replace("\\>", "")
    assert "\\| \\*US\\*" in markdown
    assert all(line.count(" | ") <= 4 for line in markdown.splitlines())

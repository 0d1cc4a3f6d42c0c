"""Reports say what the graph says, each statement with its sentence, on a page that can do no harm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.namespaces import PARLEY
from kg.pipeline import build
from kg.query import AmbiguousNameError, ParameterError, UnknownNameError
from kg.reporting import Dossier, dossier, to_html, to_json
from kg.reporting.safe import link, safe
from kg.reporting.timeline import timeline
from kg.resources import folder
from kg.store import open_store

EVENT = "https://w3id.org/parley/id/event/"
TAGS_THAT_LOAD = frozenset(("script", "img", "iframe", "object", "embed", "link", "base", "form", "video", "audio"))
HOSTILE = {
    "url": "http://en.kremlin.ru/events/president/news/900000081",
    "title": "Talks </title><script>alert(1)</script> with \"quotes\" & 'more'",
    "published": "2019-10-24",
    "text": "Vladimir Putin and Idriss Deby discussed the situation in Libya</blockquote><img src=http://x.test/y> and "
    "Sudan. The leaders agreed to go on with their talks.",
}


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("reporting") / "store"
    build([folder("samples")], path)
    return open_store(path)


def with_links(store: Store, *pairs: tuple[str, str]) -> Store:
    """Return a copy of `store` with these links between events and no others."""
    links = NamedNode("https://w3id.org/parley/id/graph/links")
    copy = Store()
    copy.bulk_extend(quad for quad in store if quad.graph_name != links)
    for one, two in pairs:
        copy.add(Quad(NamedNode(EVENT + one), NamedNode(PARLEY.sameOccasion), NamedNode(EVENT + two), links))
    return copy


def quotes(report: Dossier) -> Iterator[str]:
    for counted in (*report.topics, *report.agreements):
        yield from (quote.text for quote in counted.quotes)
    for statement in (*report.positions, *report.outcomes):
        yield from (quote.text for quote in statement.quotes)


def test_a_topic_names_who_discussed_it_and_when(store: Store) -> None:
    report = dossier(store, "topic", ["Ливия"])
    assert report.title == "Libya"
    assert [occasion.date for occasion in report.occasions] == ["2020-01-11", "2020-06-26", "2020-07-13"]
    # Heiko Maas was there on 11 January; the page does not say that he discussed Libya.
    assert "Heiko Maas" in report.occasions[0].people
    assert {person.label: person.occasions for person in report.people} == {
        "Vladimir Putin": 3,
        "Angela Merkel": 1,
        "Emmanuel Macron": 1,
        "Recep Tayyip Erdoğan": 1,
    }


def test_two_editions_of_a_page_are_one_occasion(store: Store) -> None:
    report = dossier(store, "leader", ["Erdoğan"], start="2020-07-01", end="2020-07-31")
    (occasion,) = report.occasions
    assert len(occasion.accounts) == 2
    libya = next(topic for topic in report.topics if topic.label == "Libya")
    assert libya.occasions == 1
    assert {quote.text[:9] for quote in libya.quotes} == {"Recep Tay", "The two p", "Владимир ", "Президент"}


def test_a_pair_is_two_countries_or_two_people(store: Store) -> None:
    countries = dossier(store, "pair", ["FR", "Россия"])
    people = dossier(store, "pair", ["Emmanuel Macron", "Vladimir Putin"])
    assert countries.title == "France and Russia"
    assert [one.key for one in countries.occasions] == [one.key for one in people.occasions] != []
    assert all({"Emmanuel Macron", "Vladimir Putin"} <= set(one.people) for one in countries.occasions)
    assert {holder for statement in people.positions for holder in statement.who} <= {
        "Emmanuel Macron",
        "Vladimir Putin",
    }


def test_accounts_of_one_occasion_count_once(store: Store) -> None:
    """The call of 7 December 2021 is told by Moscow and by Washington; the build has linked the two."""
    apart = dossier(with_links(store), "pair", ["US", "RU"])
    assert len(apart.occasions) == 2
    together = dossier(store, "pair", ["US", "RU"])
    (occasion,) = together.occasions
    assert {account.publisher for account in occasion.accounts} == {"kremlin", "whitehouse"}
    assert {topic.label for topic in together.topics} == {topic.label for topic in apart.topics}
    assert max(topic.occasions for topic in together.topics) == 1


def test_one_page_that_tells_of_two_occasions_does_not_join_them(store: Store) -> None:
    report = dossier(with_links(store), "leader", ["Putin"])
    one, two, three = sorted(occasion.key.removeprefix(EVENT) for occasion in report.occasions)[:3]
    linked = dossier(with_links(store, (one, two), (two, three)), "leader", ["Putin"])
    assert len(linked.occasions) == len(report.occasions) - 1


def test_a_period_leaves_out_what_is_outside(store: Store) -> None:
    report = dossier(store, "leader", ["Putin"], start="2020-06-01", end="2020-06-30")
    assert report.occasions
    assert all(occasion.date.startswith("2020-06") for occasion in report.occasions)
    assert all(quote.startswith("2020-06") for counted in report.topics for quote in (counted.first, counted.last))


@pytest.mark.parametrize(
    ("kind", "names", "error"),
    [
        ("leader", ["Makron"], UnknownNameError),
        ("topic", ["Lybia"], UnknownNameError),
        ("pair", ["FR", "FR"], ParameterError),
        ("pair", ["FR"], ParameterError),
        ("country", ["FR"], ParameterError),
        ("leader", ["Merkel -- Putin"], ParameterError),
    ],
)
def test_wrong_names_are_one_clear_line(store: Store, kind: str, names: list[str], error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        dossier(store, kind, names)
    assert "\n" not in str(caught.value)
    assert not isinstance(caught.value, AmbiguousNameError) or "Merkel" in str(caught.value)


def test_every_quotation_of_the_page_is_one_of_the_graph(store: Store) -> None:
    report = dossier(store, "leader", ["Emmanuel Macron"])
    told = set(quotes(report))
    assert told
    quads = store.quads_for_pattern(None, NamedNode("http://www.w3.org/ns/oa#exact"), None)
    exact = {quad.object.value for quad in quads if isinstance(quad.object, Literal)}
    assert told <= exact
    page = to_html(report, limit=1000)
    assert all(safe(quote) in page for quote in told)
    assert json.loads(to_json(report))["occasions"][0]["title"] == report.occasions[0].title


def test_what_is_cut_is_counted(store: Store) -> None:
    report = dossier(store, "leader", ["Putin"])
    most = max(report.topics, key=lambda topic: len(topic.quotes))
    assert f"… and {len(most.quotes) - 1} more sentences." in to_html(report, limit=1)
    assert "more sentence" not in to_html(report, limit=1000)


def test_the_page_needs_nothing_and_runs_nothing(store: Store) -> None:
    tags = Tags(to_html(dossier(store, "leader", ["Putin"]))).found
    assert not TAGS_THAT_LOAD & {tag for tag, _ in tags}
    for tag, attributes in tags:
        assert not any(name.startswith("on") or name in ("src", "srcset") for name in attributes)
        assert "href" not in attributes or tag == "a"
    policy = next(attributes["content"] for tag, attributes in tags if attributes.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_hostile_pages_stay_text(tmp_path: Path) -> None:
    page = tmp_path / "hostile.jsonl"
    page.write_text(json.dumps(HOSTILE), encoding="utf-8")
    build([page], tmp_path / "store")
    written = to_html(dossier(open_store(tmp_path / "store"), "leader", ["Idriss Déby"]))
    assert "&lt;script&gt;alert(1)" in written
    assert "Libya&lt;/blockquote&gt;&lt;img" in written
    assert not TAGS_THAT_LOAD & {tag for tag, _ in Tags(written).found}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host/x", "http://[", "file:///etc/passwd"]
)
def test_only_web_addresses_are_links(url: str) -> None:
    assert "<a" not in link(url, "page")
    assert link("https://example.org/?a=1&b=2", "page").startswith('<a href="https://example.org/?a=1&amp;b=2"')


def test_a_timeline_shows_gaps_and_never_too_many_bars() -> None:
    bars = re.compile(r'class="bar"><title>([^<]+): (\d+)</title>')
    assert bars.findall(timeline(["2020-01-05", "2020-01-05", "2020-01-07", "nonsense", ""])) == [
        ("2020-01-05", "2"),
        ("2020-01-07", "1"),
    ]
    assert bars.findall(timeline(["2019-12-31", "2021-03-01"])) == [("2019-12", "1"), ("2021-03", "1")]
    assert bars.findall(timeline(["1999-12-31", "2021-03-01"])) == [("1999", "1"), ("2021", "1")]
    assert timeline(["", "nonsense"]) == ""


def test_a_january_between_other_months_is_not_named_like_a_year() -> None:
    names = re.compile(r"<text[^>]*middle[^>]*>([^<]*)<")
    assert names.findall(timeline(["2021-12-07", "2022-02-03"])) == ["2021-12", "2022-01", "2022-02"]
    assert names.findall(timeline(["2020-01-07", "2022-02-03"])) == ["2020", "2021", "2022"]


def test_the_same_bytes_again(store: Store) -> None:
    first, second = (to_html(dossier(store, "topic", ["Ukraine"])) for _ in range(2))
    assert first == second


def test_nothing_found_is_said(store: Store) -> None:
    page = to_html(dossier(store, "topic", ["Libya"], start="2030-01-01"))
    assert "The store has nothing about Libya between 2030-01-01 and the last day" in page

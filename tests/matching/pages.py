"""Small pages of several publishers, in words of our own, read and linked as a build does it."""

from __future__ import annotations

import json

import pyoxigraph

from kg.identifiers import Identifiers
from kg.matching import Links, find_links
from kg.model.pages import RawPage
from kg.parsing import parse
from kg.pipeline import build_page
from kg.reading import read_bytes
from kg.store import read_reference
from kg.store.reading import memory_store

IDS = Identifiers()
Record = dict[str, str]

KREMLIN = "http://en.kremlin.ru/events/president/news/{}"
WASHINGTON = "https://www.whitehouse.gov/briefing-room/statements-releases/{}/"
KYIV = "https://www.president.gov.ua/en/news/{}"
PARIS = "https://www.elysee.fr/en/{}"


def record(url: str, published: str, title: str, text: str, language: str = "en") -> Record:
    return {"url": url, "published": published, "title": title, "text": text, "language": language}


def kremlin_call(number: str = "98001", published: str = "2021-12-30T23:50:00+03:00", more: str = "") -> Record:
    text = f"Vladimir Putin spoke by telephone with President of the United States Joseph Biden. {more}".strip()
    return record(KREMLIN.format(number), published, "Telephone conversation with US President Joseph Biden", text)


def washington_call(name: str = "call-a", published: str = "2021-12-30T17:10:00-05:00", more: str = "") -> Record:
    text = f"President Biden spoke by phone today with President Vladimir Putin of Russia. {more}".strip()
    title = "Readout of President Biden’s Call with President Vladimir Putin of Russia"
    return record(WASHINGTON.format(name), published, title, text)


def kyiv_call_in_washington(name: str = "kyiv-a", published: str = "2022-03-05T20:00:00-05:00") -> Record:
    text = (
        "President Biden spoke by phone today with President Volodymyr Zelenskyy of Ukraine. They discussed sanctions."
    )
    title = "Readout of President Biden’s Call with President Zelenskyy of Ukraine"
    return record(WASHINGTON.format(name), published, title, text)


def address(sentence: str, published: str = "2022-03-06T12:00:00+02:00", name: str = "address-1") -> Record:
    title = "The city stands firm - address by President Volodymyr Zelenskyy"
    text = f"Good morning, dear people! Our defenders hold their lines. {sentence} We thank everybody who helps."
    return record(KYIV.format(name), published, title, text)


def store(*records: Record) -> pyoxigraph.Store:
    """Return a store in memory of these pages with the reference data."""
    lines = list(read_reference(IDS).reference)
    for one in records:
        (raw,) = read_bytes(json.dumps(one).encode(), "page.jsonl")
        assert isinstance(raw, RawPage)
        lines += build_page(parse(raw), IDS).lines
    return memory_store(lines)


def links(*records: Record) -> Links:
    """Return the links between these pages."""
    return find_links(store(*records))


def levels(*records: Record) -> list[str]:
    """Return the levels of the matches between these pages."""
    return [match.level.value for match in links(*records).matches]

"""The English and the Russian edition of one page: one event, the same people, countries, topics and agreements."""

from __future__ import annotations

import json
import re

from kg.identifiers import Identifiers
from kg.model.pages import RawPage
from kg.model.quads import DocumentQuads
from kg.parsing import parse
from kg.pipeline import build_page
from kg.reading import read_bytes

ENGLISH = {
    "url": "http://en.kremlin.ru/events/president/news/99123",
    "language": "en",
    "title": "Telephone conversation with President of Turkey Recep Tayyip Erdogan",
    "published": "2022-05-23T15:00:00+03:00",
    "summary": "Vladimir Putin had a telephone conversation with President of Turkey Recep Tayyip Erdogan.",
    "text": (
        "The presidents discussed the situation in Syria and Libya. Special attention was paid to the fight against "
        "terrorism. Vladimir Putin spoke about the Minsk agreements. The leaders agreed to continue contacts."
    ),
}
RUSSIAN = {
    "url": "http://kremlin.ru/events/president/news/99123",
    "language": "ru",
    "title": "Телефонный разговор с Президентом Турции Реджепом Тайипом Эрдоганом",
    "published": "2022-05-23T15:00:00+03:00",
    "summary": "Владимир Путин провёл телефонный разговор с Президентом Турции Реджепом Тайипом Эрдоганом.",
    "text": (
        "Президенты обсудили ситуацию в Сирии и Ливии. Особое внимание уделено борьбе с терроризмом. Владимир Путин "
        "рассказал о Минских соглашениях. Лидеры договорились продолжить контакты."
    ),
}
# Shortcuts say in one triple what claims say in many.
SHORTCUTS = ("participant", "discussedTopic", "discussed", "representedIn", "cites", "eventType", "date", "startTime")


def _built(record: dict[str, str]) -> DocumentQuads:
    (raw,) = read_bytes(json.dumps(record).encode(), "page.jsonl")
    assert isinstance(raw, RawPage)
    return build_page(parse(raw), Identifiers())


def _facts(quads: DocumentQuads) -> set[str]:
    """Return the shortcut triples, without their graph."""
    wanted = re.compile(rf"<[^>]*#(?:{'|'.join(SHORTCUTS)})> ")
    return {line.rsplit(" <", 1)[0] for line in quads.lines if wanted.search(line) and "/claim/" not in line}


def test_both_editions_state_the_same_facts_about_one_event() -> None:
    """Not one fact differs, neither in the event nor in whom, which country or which topic it names."""
    english, russian = _facts(_built(ENGLISH)), _facts(_built(RUSSIAN))
    assert english == russian
    assert sum("event/kremlin-99123" in fact for fact in english) >= 10


def test_each_edition_is_a_document_of_its_own() -> None:
    """The graphs and the evidence stay apart."""
    english, russian = _built(ENGLISH), _built(RUSSIAN)
    assert {english.document, russian.document} == {"kremlin-en-99123", "kremlin-ru-99123"}
    assert not set(english.lines) & set(russian.lines)


def test_a_site_without_page_numbers_has_an_event_per_page() -> None:
    """Where nothing tells that two pages are editions of one, each has its own event."""
    page = {**ENGLISH, "url": "https://www.president.gov.ua/en/news/some-call-99123"}
    assert not any("event/kremlin-" in line for line in _built(page).lines)

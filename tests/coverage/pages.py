"""Reads what the coverage lists find on small pages in words of our own."""

from __future__ import annotations

from collections import Counter

from kg.coverage.reading import Reading
from kg.coverage.report import LISTINGS, Coverage
from kg.extraction.extract import extract_linked
from kg.linking.link import LinkedPage, link_page
from kg.pipeline import vocabulary
from tests.english_pages import call
from tests.russian_pages import page

RUSSIAN = ("Телефонный разговор с Президентом Турции Реджепом Тайипом Эрдоганом",)
RUSSIAN_LEAD = "Состоялся телефонный разговор Владимира Путина с Президентом Турции Реджепом Тайипом Эрдоганом."


def reading(linked: LinkedPage) -> Reading:
    return Reading(linked, extract_linked(linked))


def english(body: str) -> Reading:
    return reading(call(body).linked)


def russian(body: str) -> Reading:
    return reading(link_page(page(RUSSIAN[0], body, RUSSIAN_LEAD), vocabulary("ru")))


def found(where: Reading, listing: str) -> Counter[str]:
    """Return what one list finds on a page, with counts."""
    (find,) = [one.find for one in LISTINGS if one.name == listing]
    return Counter(finding.shown for finding in find(where))


def coverage(*readings: Reading) -> Coverage:
    counted = Coverage(20)
    for one in readings:
        counted.add(one)
    return counted

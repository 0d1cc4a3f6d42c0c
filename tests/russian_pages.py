"""Builds small Russian pages, in words of our own, for the tests of linking and extraction."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.extraction.context import Context
from kg.extraction.event_type import event_type
from kg.linking.link import link_page
from kg.model.pages import Page, RawPage
from kg.parsing import parse
from kg.pipeline import vocabulary
from kg.reading import read_paths

DAY = "2025-03-20"


@cache
def page(title: str, body: str, summary: str = "", day: str = DAY, place: str = "Москва, Кремль") -> Page:
    """Return the parsed page with this title, summary and body as the site's JSON record would give it."""
    head = " ".join(part for part in ("События", title, summary, f"20 марта 2025 года 12:00 {place}") if part)
    record = {
        "url": "http://kremlin.ru/events/president/news/99999",
        "language": "ru",
        "title": title,
        "published": day,
        "place": place,
        "summary": summary,
        "text": f"{head} {body} Темы Внешняя политика Статус материала Опубликован в разделе: Новости",
        "participants": [],
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
        (raw,) = list(read_paths([str(path)]))
    assert isinstance(raw, RawPage)
    return parse(raw)


def context(title: str, body: str, summary: str = "") -> Context:
    """Return the page linked and ready for extraction."""
    linked = link_page(page(title, body, summary), vocabulary("ru"))
    return Context(linked, event_type(linked))

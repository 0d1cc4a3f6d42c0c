from __future__ import annotations

from kg.errors import PageError
from kg.model.pages import RawPage
from kg.reading import read_bytes

PAGE = "Events\nTalks with {name}\nA lead.\nMay 5, 2021\n12:00\nSochi\nBody.\nTopics\nSport\nText version"
MARKDOWN = """---
tags: x
date: '2022-02-03'
published_time: 2022-02-03 17:12:47-05:00
source_url: https://www.whitehouse.gov/a/b/
title: "Readout of the\\u2019Call with\\_Anna"
---

The President spoke
with Anna.

\\###
"""
HTML = """<!DOCTYPE html><html lang="en"><head><title>x</title><script>var a = "<h1>no</h1>";</script></head><body>
<h1 class="entry-title p-name">Meeting with Anna Example</h1>
<time class="read__published" datetime="2021-05-05">May 5, 2021</time><div class="read__time">12:00</div>
<div class="read__place p-location">Sochi</div><div class="read__lead p-summary">A lead.</div>
<div class="entry-content e-content read__internal_content"><style>p {{}}</style>
<p>With <a href="/catalog/persons/1">Anna Example<span><span>Example Anna</span><span>Mayor</span></span></a> he
spoke&nbsp;long.</p>
<p><a href="/catalog/persons/2"><span>Boris Test</span><span>Test Boris, Minister</span></a>: Hello.</p>
<p>See <a href="/news/1">the <span>earlier</span> page</a>.</p></div>
<div class="read__tags"><div class="read__tagscol"><h3>Topics</h3><ul><li>Sport</li><li>Youth</li></ul></div></div>
<input id="material_link" value="en.kremlin.ru/d/777"></body></html>"""


def one(data: str, name: str) -> RawPage:
    [page] = read_bytes(data.encode(), name)
    assert isinstance(page, RawPage), page
    return page


def test_glued_pages_are_exact_slices_of_the_file() -> None:
    text = PAGE.format(name="Anna") + PAGE.format(name="Boris") + "\n" + PAGE.format(name="Clara")
    found = [page for page in read_bytes(text.encode(), "a.txt") if isinstance(page, RawPage)]
    assert "".join(page.text for page in found) == text
    assert [page.text.split("\n")[1] for page in found] == [f"Talks with {name}" for name in ("Anna", "Boris", "Clara")]
    assert [(page.origin.page, page.origin.line) for page in found] == [(1, 1), (2, 10), (3, 20)]


def test_a_line_events_inside_a_page_does_not_divide_it() -> None:
    text = PAGE.format(name="Anna").replace("Body.", "Body.\nEvents\nMore words.")
    assert one(text, "a.txt").text == text


def test_markdown_title_is_decoded_and_the_body_kept() -> None:
    page = one(MARKDOWN, "a.md")
    assert page.fields["title"].of(page.text) == "Readout of the\u2019Call with\u00a0Anna"
    assert page.fields["body"].of(page.text) == "The President spoke\nwith Anna.\n\n\\###"
    assert page.published == "2022-02-03 17:12:47-05:00"
    assert (page.url, page.layout) == ("https://www.whitehouse.gov/a/b/", "markdown")


def test_html_keeps_visible_text_only() -> None:
    page = one(HTML, "a.html")
    parts = {name: span.of(page.text) for name, span in page.fields.items()}
    assert parts["title"] == "Meeting with Anna Example"
    assert parts["published"] == "May 5, 2021\n12:00"
    assert parts["body"] == "With Anna Example he spoke\u00a0long.\nBoris Test: Hello.\nSee the earlier page."
    assert parts["facets"] == "Topics\nSport\nYouth"
    assert (page.url, page.published, page.language) == ("http://en.kremlin.ru/d/777", "2021-05-05", "en")


def test_a_foreign_html_page_says_so() -> None:
    [error] = read_bytes(b"<html><body><p>Hello</p></body></html>", "a.html")
    assert isinstance(error, PageError)
    assert "not an event page of kremlin.ru" in str(error)


def test_a_byte_order_mark_and_windows_line_ends_are_removed() -> None:
    text = PAGE.format(name="Anna")
    for data in (("\ufeff" + text.replace("\n", "\r\n")).encode(), text.encode("utf-16")):
        [page] = read_bytes(data, "a.txt")
        assert isinstance(page, RawPage)
        assert page.text == text

from __future__ import annotations

import json

import pytest

from kg.errors import PageError
from kg.model.pages import Page, RawPage
from kg.parsing import check_cover, parse
from kg.reading import read_bytes

TEXT = """Events
Talks with Anna Example
A lead about the talks.
May 5, 2021
12:00
Sochi
2 of 3
Anna Example.
They spoke. They agreed.
* * *
Vladimir Putin: Hello.
<…>
Geography
Norland
Topics
Sport
Youth
Publication status
Published in sections: News, Transcripts
Publication date: May 5, 2021, 12:30
Text version"""
FLAT = (
    "События Встреча с мэром Лид о встрече. 8 мая 2025 года 10:10 Москва, Кремль Они встретились. Смотрите также "
    "Поездка в Пример 7 мая 2025 года Говорили о спорте. География Норландская область Пример Темы Внешняя политика "
    "Спорт Лица Пример Иван Петрович Си Вэй Статус материала Опубликован в разделах: Новости , Анонсы "
    "Дата публикации: 8 мая 2025 года, 10:15 Ссылка на материал: kremlin.ru/d/5 Текстовая версия"
)


def page_of(data: str, name: str) -> Page:
    [raw] = read_bytes(data.encode(), name)
    assert isinstance(raw, RawPage), raw
    page = parse(raw)
    assert check_cover(page.text, page.parts) == []
    return page


def record(**values: str) -> Page:
    return page_of(json.dumps(values), "a.jsonl")


def kinds(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in page.parts:
        found.setdefault(part.kind.value, []).append(page.quote(part.span))
    return found


def test_text_layout() -> None:
    page = page_of(TEXT, "a.txt")
    assert page.document_id.startswith("kremlin-2021-05-05-1200-")
    assert (str(page.date), page.date_basis, page.time, page.zone) == ("2021-05-05", "stated", "12:00", "+03:00")
    assert page.place is not None
    assert page.quote(page.place) == "Sochi"
    assert page.gallery == (2, 3)
    assert [page.quote(caption) for caption in page.captions] == ["Anna Example."]
    assert [(facet.kind, facet.value) for facet in page.facets] == [
        ("geography", "Norland"),
        ("topics", "Sport"),
        ("topics", "Youth"),
    ]
    assert page.sections == ("News", "Transcripts")
    assert page.published is not None
    assert page.published.isoformat() == "2021-05-05T12:30:00+03:00"
    assert kinds(page)["furniture"] == ["Events", "Publication status", "Text version"]
    assert not page.announcement


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TEXT.partition("Geography")[0], "cut off"),
        (TEXT.replace("May 5", "February 30"), "no day in the calendar"),
        (TEXT.replace("12:00", "25:99"), "no time of day"),
    ],
)
def test_half_pages_and_impossible_dates_are_errors(text: str, reason: str) -> None:
    [raw] = read_bytes(text.encode(), "a.txt")
    assert isinstance(raw, RawPage)
    with pytest.raises(PageError, match=reason):
        parse(raw)


def test_a_whole_page_on_one_line() -> None:
    page = record(
        url="http://kremlin.ru/events/president/news/5",
        title="Встреча с мэром",
        summary="Лид о встрече.",
        place="Москва, Кремль",
        text=FLAT,
    )
    assert (page.document_id, page.language, page.time) == ("kremlin-ru-5", "ru", "10:10")
    body = [page.quote(sentence.span) for sentence in page.sentences if sentence.zone == "body"]
    assert body == ["Они встретились.", "Говорили о спорте."]
    assert [sentence.zone for sentence in page.sentences] == ["title", "lead", "body", "body"]
    assert [(facet.kind, facet.value) for facet in page.facets] == [
        ("geography", "Норландская область"),
        ("geography", "Пример"),
        ("topics", "Внешняя политика"),
        ("topics", "Спорт"),
        ("persons", "Пример Иван Петрович"),
        ("persons", "Си Вэй"),
    ]
    assert page.sections == ("Новости", "Анонсы")
    assert page.announcement
    assert "Смотрите также Поездка в Пример 7 мая 2025 года" in kinds(page)["furniture"]


def test_markdown_paragraphs_marks_and_lists() -> None:
    body = "The President\nspoke. He left.\n\n**Participants:**\n\n- Anna of\n  Norland\n- Boris\n\n<!-- -->\n\n\\###\n"
    matter = "title: A call\npublished_time: 2022-02-03 23:30:00-05:00"
    page = page_of(f"---\n{matter}\n---\n{body}", "a.md")
    found = kinds(page)
    assert found["paragraph"] == ["The President\nspoke. He left.", "- Anna of\n  Norland", "- Boris"]
    assert (found["heading"], found["break"], found["furniture"]) == (["**Participants:**"], ["\\###"], ["<!-- -->"])
    assert (str(page.date), page.date_basis, page.zone) == ("2022-02-03", "published", "-05:00")
    assert page.quote(page.sentences[-1].span) == "Boris"


def test_announcements_name_their_day() -> None:
    page = record(
        url="http://en.kremlin.ru/events/president/news/6",
        title="On January 5, Vladimir Putin will meet with Anna Example",
        date="2021-12-28T15:00:00Z",
        body="The agenda includes sport.",
    )
    assert page.announcement
    assert (str(page.date), page.date_basis) == ("2022-01-05", "stated")
    assert page.date_span is not None
    assert page.quote(page.date_span) == "January 5"


def test_saved_html_is_the_same_page_as_its_text() -> None:
    markup = (
        '<h1 class="entry-title p-name">Talks</h1>'
        '<time class="read__published" datetime="2021-05-05">May 5, 2021</time>'
        '<div class="read__time">12:00</div><div class="read__place">Sochi</div>'
        '<div class="entry-content"><p>They met.</p><p>Anna Example: Yes.</p></div>'
        '<div class="read__tags"><div class="read__tagscol"><h3>Topics</h3><ul><li>Sport</li></ul></div></div>'
        '<a id="material_link" href="http://en.kremlin.ru/d/9">x</a>'
    )
    page = page_of(markup, "a.html")
    assert (page.document_id, str(page.date), page.time) == ("kremlin-en-9", "2021-05-05", "12:00")
    assert [(facet.kind, facet.value) for facet in page.facets] == [("topics", "Sport")]
    assert [turn.name for turn in page.turns] == ["Anna Example"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://en.kremlin.ru/events/president/news/63564", "kremlin-en-63564"),
        ("https://en.kremlin.ru/events/president/transcripts/63564/", "kremlin-en-63564"),
        ("http://kremlin.ru/d/76870", "kremlin-ru-76870"),
        ("https://www.president.gov.ua/en/news/a-short-slug-7", "president-gov-ua-a-short-slug-7"),
        ("https://example.org/Some_Page", "example-org-some-page"),
        ("https://пример.рф/a", "xn--e1afmkfd-xn--p1ai-a"),
    ],
)
def test_document_ids(url: str, expected: str) -> None:
    assert record(url=url, title="A", text="B.").document_id == expected


def test_document_ids_do_not_depend_on_the_title_or_the_scheme() -> None:
    path = "www.whitehouse.gov/briefing-room/2022/01/02/" + "long-slug-" * 12
    first, second = (record(url=f"{scheme}://{path}", title=scheme, text="B.") for scheme in ("http", "https"))
    assert first.document_id == second.document_id
    assert len(first.document_id) < 90
    assert first.digest != second.digest
    assert record(title="A", text="B.", url="javascript:x").document_id.startswith("page-undated-")

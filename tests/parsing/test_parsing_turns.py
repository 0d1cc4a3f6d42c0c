from __future__ import annotations

import pytest

from kg.model.pages import Page, RawPage
from kg.model.text import Origin, Span
from kg.parsing import parse
from kg.parsing.labels import label_before


def record(body: str, *, url: str = "http://en.kremlin.ru/events/president/news/5", title: str = "Meeting") -> Page:
    fields = {"title": Span(0, len(title)), "body": Span(len(title) + 1, len(title) + 1 + len(body))}
    return parse(RawPage(f"{title}\n{body}", Origin("a"), url=url, published="2022-03-04T10:00:00Z", fields=fields))


def spoken(page: Page) -> list[tuple[str, str, str]]:
    return [(turn.name, turn.office, page.quote(turn.span)) for turn in page.turns]


def test_labels_at_the_start_of_lines() -> None:
    page = record(
        "They met.\n* * *\nBeginning of the talks\nPresident of Russia Vladimir Putin: Hello.\nHow are you?\n"
        "Anna Example\n(retranslated): Well.\nOne more thing: thanks.\n<…>\nVladimir Putin: Bye.\nQuestion: Why?"
    )
    assert spoken(page) == [
        ("Vladimir Putin", "President of Russia", "Hello.\nHow are you?"),
        ("Anna Example", "", "Well.\nOne more thing: thanks."),
        ("Vladimir Putin", "", "Bye."),
        ("Question", "", "Why?"),
    ]
    assert [turn.retranslated for turn in page.turns] == [False, True, False, False]
    assert [turn.order for turn in page.turns] == [1, 2, 3, 4]
    owners = {page.quote(sentence.span): sentence.turn for sentence in page.sentences}
    assert (owners["They met."], owners["How are you?"], owners["Why?"]) == (None, 0, 3)
    assert [sentence.zone for sentence in page.sentences].count("heading") == 1
    assert [page.quote(cut) for cut in page.cuts] == ["<…>"]


def test_labels_inside_a_flattened_line() -> None:
    page = record(
        "They met. * * * Beginning of the talks President of Russia Vladimir Putin: Hello. I will say this: welcome. "
        "President of Norland Anna Bella Example (retranslated): Thank you. Our position is clear: peace. "
        "Vladimir Putin: Fine. Sports Minister Boris Test Test BorisSports Minister: Yes. Boris Test: No."
    )
    assert spoken(page) == [
        ("Vladimir Putin", "President of Russia", "Hello. I will say this: welcome."),
        ("Anna Bella Example", "President of Norland", "Thank you. Our position is clear: peace."),
        ("Vladimir Putin", "", "Fine."),
        ("Boris Test", "Sports Minister", "Yes."),
        ("Boris Test", "", "No."),
    ]
    assert page.turns[3].full_name == "Test Boris"
    assert [page.quote(leak) for leak in page.leaks] == ["Test BorisSports Minister"]


def test_russian_labels_with_pop_ups() -> None:
    page = record(
        "В.Путин: Как дела? И.Пример Пример Иван Петрович мэр города Примерска : Всё хорошо. Скажу так: растём. "
        "В.Путин (обращаясь к И.Примеру) : Спасибо. Реплика: Ура! Х.Бен Пример (как переведено) : Привет.",
        url="http://kremlin.ru/events/president/news/5",
    )
    assert spoken(page) == [
        ("В.Путин", "", "Как дела?"),
        ("И.Пример", "мэр города Примерска", "Всё хорошо. Скажу так: растём."),
        ("В.Путин", "", "Спасибо."),
        ("Реплика", "", "Ура!"),
        ("Х.Бен Пример", "", "Привет."),
    ]
    assert page.turns[1].full_name == "Пример Иван Петрович"
    assert page.turns[4].retranslated


@pytest.mark.parametrize(
    "line",
    [
        "Published in sections: News, Transcripts",
        "One more thing: we agree.",
        "I would like to say this: welcome.",
        "Our next steps: work.",
        "As the President of the Russian Federation: no.",
        "The Federal Assembly: a place.",
        "12:30 is the time.",
    ],
)
def test_an_ordinary_colon_is_no_label(line: str) -> None:
    assert record(f"They met. {line}").turns == ()
    assert record(f"They met.\n{line}").turns == ()


def test_read_outs_of_the_white_house_have_no_labels_but_shouted_ones() -> None:
    url = "https://www.whitehouse.gov/a"
    assert record("Jane Doe: x.\nJohn Doe: y.", url=url).turns == ()
    assert spoken(record("PRESIDENT DOE: Hello.\nQ: Why?", url=url)) == [
        ("PRESIDENT DOE", "", "Hello."),
        ("Q", "", "Why?"),
    ]


def test_a_pop_up_in_running_text_is_furniture_inside_a_sentence() -> None:
    page = record(
        "Иван Пример Пример Иван Петрович Министр спорта Норландии поздравил коллег с победой.",
        url="http://kremlin.ru/events/president/news/5",
    )
    assert [page.quote(leak) for leak in page.leaks] == ["Пример Иван Петрович Министр спорта Норландии"]
    assert [page.quote(one.span) for one in page.sentences if one.zone == "body"] == [
        page.quote(page.body or page.title)
    ]


def test_a_pop_up_of_a_first_name_of_two_words_hides_no_label() -> None:
    """The pop-up behind the visible name lists the surname first, then both first names, glued to the post."""
    text = (
        "You are welcome here. President of Norland Anna Bella Example Example Anna BellaPresident of Norland "
        "(retranslated): It is good to be here."
    )
    label = label_before(text, 0, text.index(":"), set(), line_start=False)
    assert label is not None
    assert (label.name, label.office, label.full_name) == (
        "Anna Bella Example",
        "President of Norland",
        "Example Anna Bella",
    )

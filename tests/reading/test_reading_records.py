from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from kg.errors import InputError, PageError
from kg.model.pages import RawPage
from kg.reading import read_bytes, read_paths

RECORD = {
    "url": "http://en.kremlin.ru/events/president/news/1",
    "title": "Talks with the Mayor",
    "published": "2022-03-04T10:00:00Z",
    "place": "Sochi",
    "summary": "They met.",
    "text": "First\u00a0words.\r\nSecond words.",
    "language": "en",
}


def pages(data: str | bytes, name: str) -> list[RawPage]:
    found = list(read_bytes(data.encode() if isinstance(data, str) else data, name))
    assert all(isinstance(page, RawPage) for page in found), found
    return [page for page in found if isinstance(page, RawPage)]


def errors(data: str | bytes, name: str) -> list[PageError]:
    found = read_bytes(data.encode() if isinstance(data, str) else data, name)
    return [page for page in found if isinstance(page, PageError)]


def check_record(page: RawPage) -> None:
    parts = {name: span.of(page.text) for name, span in page.fields.items()}
    assert parts == {
        "title": "Talks with the Mayor",
        "summary": "They met.",
        "place": "Sochi",
        "body": "First\u00a0words.\nSecond words.",
    }
    assert page.text == "\n".join(parts[name] for name in ("title", "summary", "place", "body"))
    assert (page.url, page.published) == (RECORD["url"], RECORD["published"])


def test_json_lines_compose_the_text_of_their_parts() -> None:
    [page] = pages(json.dumps(RECORD) + "\n", "a.jsonl")
    check_record(page)


def test_a_json_array_and_one_object_are_read_too() -> None:
    array = json.dumps([RECORD, RECORD], indent=1)
    assert [page.origin.line for page in pages(array, "a.json")] == [2, 11]
    check_record(pages(json.dumps(RECORD, indent=1), "a.json")[0])


def test_participants_are_strings_or_objects() -> None:
    listed = [{"name": "ANNA Example", "post": "Mayor"}, "IVANOV Ivan – Director of a works", "Only Name", 7]
    [page] = pages(json.dumps({**RECORD, "participants": listed}), "a.jsonl")
    assert [(person.name, person.post) for person in page.participants] == [
        ("ANNA Example", "Mayor"),
        ("IVANOV Ivan", "Director of a works"),
        ("Only Name", ""),
    ]


def test_csv_columns_are_recognised_and_na_is_absent() -> None:
    text = 'link,headline,date,location,summary,body\nhttp://x.org/a,"One, two",2022-01-01,NA,NA,"Line one\nline two"\n'
    [page] = pages(text, "a.csv")
    assert set(page.fields) == {"title", "body"}
    assert page.text == "One, two\nLine one\nline two"


def test_csv_errors_name_physical_lines() -> None:
    text = 'link,headline,body\nu,t,"a\nb"\nu,t\nu,,x\n'
    found = list(read_bytes(text.encode(), "a.csv"))
    assert isinstance(found[0], RawPage)
    assert [page.line for page in found if isinstance(page, PageError)] == [4, 5]


def test_one_bad_line_does_not_stop_the_others() -> None:
    data = json.dumps(RECORD) + "\n{broken\n\n" + json.dumps(RECORD) + "\n"
    found = list(read_bytes(data.encode(), "a.jsonl"))
    assert [type(page) for page in found] == [RawPage, PageError, RawPage]
    assert isinstance(found[1], PageError)
    assert (found[1].line, found[1].page) == (2, 2)
    assert isinstance(found[2], RawPage)
    assert found[2].origin.line == 4


def test_standard_input_and_gzip_are_sniffed(tmp_path: Path) -> None:
    data = json.dumps(RECORD).encode()
    [page] = read_paths(["-"], stdin=io.BytesIO(gzip.compress(data)))
    assert isinstance(page, RawPage)
    check_record(page)
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(data))
    [page] = read_paths([packed])
    assert isinstance(page, RawPage)


def test_folders_are_sorted_and_patterns_expand(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "sub/c.jsonl", "style.css", ".hidden"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(RECORD))
    found = [page for page in read_paths([tmp_path, str(tmp_path / "*.jsonl")]) if isinstance(page, RawPage)]
    assert [Path(page.origin.file).name for page in found] == ["a.jsonl", "b.jsonl", "c.jsonl"]


@pytest.mark.parametrize("path", ["no/such/file.txt", "no-such-*.md", "", "a\0b"])
def test_a_path_that_is_not_there_is_an_input_error(path: str) -> None:
    with pytest.raises(InputError):
        list(read_paths([path]))


def test_names_of_values_in_capitals_are_read_too() -> None:
    record = {"Title": "Talks", "TEXT": "They met.", "Date": "2022-03-04"}
    [page] = pages(json.dumps(record) + "\n", "a.jsonl")
    assert (page.text, page.published) == ("Talks\nThey met.", "2022-03-04")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"name": "Talks", "content": "They met."}, "read from title or headline; this record has 'name', 'content'"),
        ({"title": "Talks", "article": "They met."}, "read from text or body; this record has 'title', 'article'"),
        ({"results": [{"title": "Talks"}]}, "must be an object of its own"),
        ({"title": "Talks", "text": ["They met."]}, "the value of 'text' is not a text"),
        ({"title": "Talks", "text": "They met.", "date": 1741168800}, "the value of 'date' is not a text"),
    ],
)
def test_an_error_tells_what_a_record_has_instead(record: dict[str, object], said: str) -> None:
    [error] = errors(json.dumps(record) + "\n", "a.jsonl")
    assert said in str(error)

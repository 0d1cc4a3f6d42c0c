"""`kg explain --page`: a page's whole text with every claim marked, as text, HTML and JSON."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.explanation import mark, page_to_terminal, stored_page
from kg.namespaces import PARLEY
from kg.pipeline import find_source
from kg.store import open_store
from tests.cli.conftest import SAMPLES, Run

PAGE = "kremlin-en-900000001"
RULE = "-" * 60 + "\n"
MARK = re.compile(r"⟦\d+(?:–\d+)?(?:, \d+(?:–\d+)?)* |⟧")
TAGS = frozenset(
    ("html", "head", "meta", "title", "style", "body", "h1", "p", "br", "input", "label", "div", "span", "a")
)
HOSTILE = {
    "url": "http://en.kremlin.ru/events/president/news/900000080",
    "title": "Meeting with <script>alert(1)</script> \"quoted\" & 'single'",
    "published": "2019-10-24",
    "text": "Vladimir Putin and Idriss Deby discussed energy and <b onclick=x>Libya</b></div><img src=http://x.test/y> "
    "&amp; \u202ethe rest. </span></body>\x1b[31m They met again.",
}


def pages(store: Path) -> list[str]:
    documents = open_store(store).quads_for_pattern(None, NamedNode(PARLEY.contentHash), None, None)
    return sorted(str(quad.subject).strip("<>").rsplit("/", 1)[-1] for quad in documents)


def claims(store: Path, page: str) -> set[str]:
    """Return the IRIs of all claims of a page, read without the code under test."""
    quads = open_store(store)
    document = NamedNode(f"https://w3id.org/parley/id/document/{page}")
    members = {quad.subject for quad in quads.quads_for_pattern(None, NamedNode(PARLEY.inDocument), document, None)}
    kinds = {quad.subject for quad in quads.quads_for_pattern(None, None, NamedNode(PARLEY.Claim), None)}
    return {str(claim).strip("<>") for claim in members & kinds}


def test_every_claim_is_in_the_legend_once_and_the_text_is_whole(kg: Run, sample_store: Path) -> None:
    found = pages(sample_store)
    assert len(found) == 13
    for page in found:
        words = ("explain", "--page", page, "--source", SAMPLES, "--store", sample_store)
        value = json.loads(kg(*words, "--format", "json").stdout)
        listed = [claim["iri"] for claim in value["claims"]]
        assert len(listed) == len(set(listed))
        assert set(listed) == claims(sample_store, page)
        text = kg(*words).stdout
        _, body, legend = text.split(RULE)
        source = value["text"]
        assert MARK.sub("", body) == (source if source.endswith("\n") else source + "\n")
        numbers = [int(line.split()[0]) for line in legend.splitlines()]
        assert numbers == list(range(1, len(listed) + 1))
        for line, claim in zip(legend.splitlines(), value["claims"], strict=True):
            assert line.endswith(claim["words"])
        html = kg(*words, "--format", "html").stdout
        assert [int(number) for number in re.findall(r'<li class="\w+" id="claim-(\d+)"', html)] == numbers


def test_marks_stand_at_the_quotes(kg: Run, sample_store: Path) -> None:
    value = json.loads(
        kg("explain", "--page", PAGE, "--source", SAMPLES, "--store", sample_store, "--format", "json").stdout
    )
    marked: dict[int, str] = {}
    for stretch in value["stretches"]:
        for number in stretch["claims"]:
            marked[number] = marked.get(number, "") + value["text"][stretch["start"] : stretch["end"]]
    for claim in value["claims"]:
        proof = json.loads(kg("explain", claim["iri"], "--store", sample_store, "--format", "json").stdout)
        quotes = [sentence["quote"] for sentence in proof["claims"][0]["sentences"]]
        assert marked[claim["number"]] == "".join(quotes)
    assert value["sentences_with_claims"] <= value["sentences"]


def test_text_as_a_reader_sees_it(kg: Run, sample_store: Path) -> None:
    text = kg("explain", "--page", PAGE, "--source", SAMPLES / "records.jsonl", "--store", sample_store).stdout
    lines = text.splitlines()
    assert lines[0] == "Telephone conversation with President of Turkey Recep Tayyip Erdogan"
    assert lines[1] == f"{PAGE}, http://en.kremlin.ru/events/president/news/900000001"
    assert re.fullmatch(r"\d+ claims; \d of 7 sentences prove one", lines[2])
    assert re.search(r"⟦[\d–, ]+ The two presidents discussed the crisis in Libya and the situation in Syria\.⟧", text)
    assert re.search(r"discussion +Recep Tayyip Erdoğan, Vladimir Putin – Libya – discussed", text)


@pytest.mark.parametrize(
    "name",
    [
        f"https://w3id.org/parley/id/document/{PAGE}",
        f"document:{PAGE}",
        "http://en.kremlin.ru/events/president/news/900000001",
        "Telephone conversation with President of Turkey Recep Tayyip Erdogan",
    ],
)
def test_a_page_has_several_names(kg: Run, sample_store: Path, name: str) -> None:
    rest = ("--source", SAMPLES, "--store", sample_store)
    assert kg("explain", "--page", name, *rest).stdout == kg("explain", "--page", PAGE, *rest).stdout


def test_colours_for_a_terminal(sample_store: Path) -> None:
    store = open_store(sample_store)
    stored = stored_page(store, PAGE)
    page = mark(stored, find_source([SAMPLES], stored.digest))
    shown = page_to_terminal(page, 80)
    assert "\x1b[" in shown
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert "⟦" in plain
    assert all(len(line.rstrip()) <= 80 for line in plain.splitlines())


class Tags(HTMLParser):
    """Collects the tags of a document with their attributes, and the text inside the page's text block."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "div" in self.open and self.open[-1] != "a":
            self.text += data


def test_a_hostile_page_stays_text(kg: Run, tmp_path: Path) -> None:
    file, store, target = tmp_path / "page.jsonl", tmp_path / "store", tmp_path / "page.html"
    file.write_text(json.dumps(HOSTILE), encoding="utf-8")
    assert kg("build", file, "--store", store).exit_code == 0
    words = ("explain", "--page", "kremlin-en-900000080", "--source", file, "--store", store)
    result = kg(*words, "--format", "html", "-o", target)
    assert result.exit_code == 0, result.output
    parser = Tags()
    parser.feed(target.read_text(encoding="utf-8"))
    assert parser.open == []
    names = {tag for tag, _ in parser.tags}
    assert names <= {*TAGS, "ol", "li"}
    for _, attributes in parser.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "src"]
        assert (attributes.get("href") or "#").startswith("#")
    assert (
        "meta",
        {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"},
    ) in (parser.tags)
    assert HOSTILE["title"] in parser.text
    source = json.loads(kg(*words, "--format", "json").stdout)["text"]
    assert parser.text == source.replace("\x1b", "\ufffd")
    assert any("Libya" in (attributes.get("title") or "") for _, attributes in parser.tags)
    stored = stored_page(open_store(store), "kremlin-en-900000080")
    shown = page_to_terminal(mark(stored, find_source([file], stored.digest)), 80)
    assert "\x1b[31m They" not in shown
    assert "\u202e" not in shown


def test_an_unknown_page_is_answered_with_suggestions(kg: Run, sample_store: Path) -> None:
    result = kg("explain", "--page", "kremlin-en-90000001", "--source", SAMPLES, "--store", sample_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("kg: no page is called 'kremlin-en-90000001'; did you mean kremlin-en-9000000")
    result = kg("explain", "--page", "Atlantis", "--source", SAMPLES, "--store", sample_store)
    assert (result.exit_code, result.stderr) == (2, "kg: no page is called 'Atlantis'\n")


def test_without_or_with_the_wrong_source(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    result = kg("explain", "--page", PAGE, "--store", sample_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "say with --source where the text of kremlin-en-900000001 is" in result.stderr
    assert "records.jsonl" in result.stderr
    changed = tmp_path / "records.jsonl"
    shutil.copy(SAMPLES / "records.jsonl", changed)
    changed.write_text(changed.read_text(encoding="utf-8").replace("Hagia Sophia", "a church"), encoding="utf-8")
    result = kg("explain", "--page", PAGE, "--source", changed, "--store", sample_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"kg: {changed}, page 1, line 1: not the text that was built")
    result = kg("explain", "--page", PAGE, "--source", SAMPLES / "kremlin.csv", "--store", sample_store)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "is not there as it was built" in result.stderr


def test_source_from_stdin(kg: Run, sample_store: Path) -> None:
    data = (SAMPLES / "records.jsonl").read_bytes()
    result = kg("explain", "--page", PAGE, "--source", "-", "--store", sample_store, stdin=data)
    assert result.exit_code == 0
    assert "⟦" in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["Libya", "--page", PAGE],
        ["--page", PAGE, "--limit", "3"],
        ["Libya", "--source", "samples"],
        ["Libya", "--format", "html"],
        [],
    ],
)
def test_wrong_use(kg: Run, sample_store: Path, words: list[str]) -> None:
    result = kg("explain", *words, "--store", sample_store)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: kg explain" in result.stderr

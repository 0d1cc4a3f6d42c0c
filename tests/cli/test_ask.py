"""`kg ask`: formats, pipes, exit codes, and the questions of the documentation on the sample pages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.query import run_sparql
from kg.store import open_store
from tests.cli.conftest import Run


def test_for_a_person(kg: Run, sample_store: Path) -> None:
    result = kg("ask", "Who invited whom?", "--store", sample_store)
    assert result.exit_code == 0, result.stderr
    parts = ("Understood: wanted: people", "Vladimir Putin – Emmanuel Macron", "2020-06-26", "Query:\n  PREFIX oa:")
    assert [part for part in parts if part not in result.stdout] == []
    assert "“Vladimir Putin reaffirmed his invitation to Emmanuel Macron" in " ".join(result.stdout.split())


def test_as_data(kg: Run, sample_store: Path) -> None:
    words = ("ask", "How often did Putin talk to Erdogan by phone in 2020?", "--store", sample_store, "--format")
    record = json.loads(kg(*words, "json").stdout)
    assert record["number"] == 1 and record["measure"] == "often"
    assert "Recep Tayyip Erdoğan (person:recep-tayyip-erdogan)" in record["understood"]
    assert {row["source"] for row in record["rows"]} == {
        "http://en.kremlin.ru/events/president/news/900000001",
        "http://kremlin.ru/events/president/news/900000001",
    }
    result = kg(*words, "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["answer"] for row in rows] == ["1", "1"]
    assert "telephone conversation" in result.stderr  # how it was understood is never lost
    assert kg(*words, "tsv").stdout.startswith("answer\tevent\tdate\tsentence\tsource\n")
    assert kg(*words, "md").stdout.startswith("| answer | event |")


def test_the_query_alone_can_be_run(kg: Run, sample_store: Path) -> None:
    result = kg("ask", "Who discussed Libya?", "--sparql", "--store", sample_store)
    assert result.exit_code == 0
    found = run_sparql(open_store(sample_store), result.stdout)
    assert {str(row[0].value) for row in found.rows if row[0]} == {
        "Angela Merkel",
        "Emmanuel Macron",
        "Recep Tayyip Erdoğan",
        "Vladimir Putin",
    }


def test_no_answer_is_no_error(kg: Run, sample_store: Path) -> None:
    result = kg("ask", "Who discussed Antarctica?", "--store", sample_store)
    assert result.exit_code == 0
    assert "No page in this store says so." in result.stdout


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who discussed Lybia?", 'I do not know "Lybia", did you mean Libya'),
        ("Who did not discuss Libya?", '"not": a negation'),
        ("Кто не обсуждал Ливию?", "вопрос не понят: «не»: отрицание"),
        ("?", "there is no question"),
    ],
)
def test_not_understood(kg: Run, sample_store: Path, question: str, words: str) -> None:
    result = kg("ask", question, "--store", sample_store)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
    assert result.stderr.startswith("kg: ") and result.stderr.count("\n") == 1


def test_many_questions(kg: Run, sample_store: Path) -> None:
    questions = "Who discussed Libya?\n\nWho discussed Lybia?\nО чём говорили Путин и Меркель?\n".encode()
    result = kg("ask", "-", "--store", sample_store, "--format", "json", stdin=questions)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["question"] for record in records] == [
        "Who discussed Libya?",
        "Who discussed Lybia?",
        "О чём говорили Путин и Меркель?",
    ]
    assert records[1]["words"] == ["Lybia"] and records[1]["instead"][0] == "Who discussed Libya?"
    assert any(row["answer"] == "Сирия" for row in records[2]["rows"])
    assert result.exit_code == 2  # one of them was not understood


def test_without_a_question(kg: Run) -> None:
    result = kg("ask")
    assert result.exit_code == 0
    assert "Which leaders discussed Libya?" in result.stdout and "Кто кого пригласил?" in result.stdout


def test_help_has_an_example(kg: Run) -> None:
    assert 'kg ask "Which leaders discussed Libya?"' in kg("ask", "--help").stdout

"""`kg query`: the list, parameters, formats, and the certain facts of the sample pages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from kg.cli.query import query_command
from kg.query import list_queries
from tests.cli.conftest import Run


def rows(kg: Run, store: Path, *words: str) -> list[dict[str, Any]]:
    result = kg("query", *words, "--store", store, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def libya(kg: Run, store: Path, *words: str) -> set[tuple[str, str]]:
    answer = rows(kg, store, "leaders-who-discussed", *words)
    return {(row["date"], row["leader"]) for row in answer}


LIBYA = {
    ("2020-01-11", "Angela Merkel"),
    ("2020-01-11", "Vladimir Putin"),
    ("2020-06-26", "Emmanuel Macron"),
    ("2020-06-26", "Vladimir Putin"),
    ("2020-07-13", "Recep Tayyip Erdoğan"),
    ("2020-07-13", "Vladimir Putin"),
}


@pytest.mark.parametrize("name", ["Libya", "libya", "LY", "Ливия", "country:LY"])
def test_leaders_who_discussed_libya(kg: Run, sample_store: Path, name: str) -> None:
    assert libya(kg, sample_store, "--topic", name) == LIBYA


def test_every_answer_has_its_sentence_and_source(kg: Run, sample_store: Path) -> None:
    answer = rows(kg, sample_store, "leaders-who-discussed", "--topic", "Libya")
    assert list(answer[0]) == ["leader", "event", "date", "modality", "sentence", "source"]
    for row in answer:
        assert row["modality"] == "discussed"
        assert "Liby" in row["sentence"] or "Ливи" in row["sentence"]
        assert row["source"].startswith("http")


def test_days_limit_the_answer(kg: Run, sample_store: Path) -> None:
    assert {day for day, _ in libya(kg, sample_store, "--topic", "Libya", "--from", "2020-06", "--to", "2020-06")} == {
        "2020-06-26"
    }
    assert libya(kg, sample_store, "--topic", "Libya", "--from", "2021") == set()


def test_announced_topics_are_not_discussed(kg: Run, sample_store: Path) -> None:
    assert libya(kg, sample_store, "--topic", "migration") == set()
    announced = rows(kg, sample_store, "announced-but-not-discussed")
    assert ("Vladimir Putin", "announced") in {(row["leader"], row["modality"]) for row in announced}


def test_date_conflict(kg: Run, sample_store: Path) -> None:
    conflicts = rows(kg, sample_store, "date-conflicts")
    assert ("2020-01-29", "2020-01-19") in {(row["stated"], row["reference"]) for row in conflicts}


def test_an_invitation_was_accepted(kg: Run, sample_store: Path) -> None:
    invitations = rows(kg, sample_store, "invitations")
    assert ("Vladimir Putin", "Emmanuel Macron", "accepted") in {
        (row["inviter"], row["invitee"], row["status"]) for row in invitations
    }


def test_participants_with_role_and_capacity(kg: Run, sample_store: Path) -> None:
    answer = rows(kg, sample_store, "participations")
    found = {(row["date"], row["agent"], row["role"], row["capacity"]) for row in answer}
    assert {
        ("2020-06-26", "Emmanuel Macron", "principal", "President of France"),
        ("2020-06-26", "Mikhail Murashko", "attendee", "Minister of Health of Russia"),
        ("2020-01-11", "Heiko Maas", "attendee", "Minister of Foreign Affairs of Germany"),
        ("2020-08-05", "Michel Aoun", "addressee", "President of Lebanon"),
        ("2021-12-07", "Joe Biden", "principal", "President of the United States"),
        ("2022-04-04", "Anton Siluanov", "principal", "Minister of Finance of Russia"),
    } <= found


def test_a_meeting_that_did_not_happen(kg: Run, sample_store: Path) -> None:
    assert "2020-05-09" in {row["statedDate"] for row in rows(kg, sample_store, "meetings-that-did-not-happen")}


def test_formats_hold_the_same_cells(kg: Run, sample_store: Path) -> None:
    words = ("query", "leaders-who-discussed", "--topic", "Libya", "--store", sample_store, "--format")
    expected = json.loads(kg(*words, "json").stdout)
    assert list(csv.DictReader(io.StringIO(kg(*words, "csv").stdout))) == expected
    assert [line.split("\t") for line in kg(*words, "tsv").stdout.splitlines()[1:]] == [
        list(row.values()) for row in expected
    ]
    markdown = kg(*words, "md").stdout.splitlines()
    assert markdown[0] == "| leader | event | date | modality | sentence | source |"
    assert len(markdown) == len(expected) + 2
    table = kg(*words, "table").stdout.splitlines()
    assert table[0].split() == list(expected[0])
    assert len(table) == len(expected) + 1


def test_output_to_a_file(kg: Run, sample_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "answer.csv"
    words = ("query", "leaders-who-discussed", "--topic", "Libya", "--store", sample_store, "--format", "csv")
    assert kg(*words, "-o", target).stdout == ""
    assert target.read_text(encoding="utf-8") == kg(*words).stdout


def test_list_names_every_query_with_its_parameters(kg: Run) -> None:
    result = kg("query", "--list")
    assert result.exit_code == 0
    for query in list_queries():
        assert query.summary in result.stdout
    assert "leaders-who-discussed --topic TOPIC [--from DATE] [--to DATE]\n" in result.stdout
    assert len(list_queries()) >= 25
    listed = json.loads(kg("query", "--list", "--format", "json").stdout)
    assert [query["name"] for query in listed] == [query.name for query in list_queries()]


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_help_of_each_query_shows_its_parameters(kg: Run, query: Any) -> None:
    result = kg("query", query.name, "--help")
    assert result.exit_code == 0
    for parameter in query.parameters:
        assert f"--{parameter.name} " in result.stdout or f"--{parameter.name}," in result.stdout.replace(" ", ",")
    assert f"kg query {query.name}" in result.stdout
    options = [name for option in query_command(query).params for name in option.opts]
    assert len(options) == len(set(options)), "a parameter of the query is called like an option of ours"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["leaders-who-discused"], "did you mean leaders-who-discussed"),
        (["leaders-who-discussed"], "needs the parameter 'topic'"),
        (["leaders-who-discussed", "--topic", "Atlantis"], "no topic or country is called 'Atlantis'"),
        (["leaders-who-discussed", "--topik", "Libya"], "--topic"),
        (["leaders-who-discussed", "--topic", "Libya", "--from", "26.6.2020"], "is not a date"),
        (["leaders-who-discussed", "--topic", "Libya", "--from", "2020-02-30"], "is not a date"),
        (["leaders-who-discussed", "--topic", "Libya", "--format", "xml"], "'xml' is not one of"),
        (["--list", "invitations"], "exclude each other"),
    ],
    ids=["query", "missing", "name", "parameter", "date", "no such day", "format", "list"],
)
def test_wrong_use(kg: Run, sample_store: Path, words: list[str], message: str) -> None:
    result = kg("query", *([*words, "--store", str(sample_store)] if words[0] != "--list" else words))
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""

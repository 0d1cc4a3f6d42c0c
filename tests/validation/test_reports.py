"""Reports show the sentence, and programs can read them."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import ReferenceDataError
from kg.namespaces import SH
from kg.validation import (
    SMALL,
    json_report,
    read_shapes,
    sarif_report,
    text_report,
    turtle_report,
    validate_documents,
    validate_graphs,
)
from kg.validation.report import Quote, Report
from kg.validation.text import marked
from tests.sample_claims import TEXT
from tests.validation.broken import CASES, GRAPH, IDS, REFERENCE, good

SHAPES = read_shapes()


def report(rule: str = "agent-kind", language: str = "en") -> Report:
    case = next(case for case in CASES if case.rule == rule)
    return validate_graphs([(GRAPH, case.change(good()))], REFERENCE, SHAPES, language=language)


def test_text_prints_the_sentence_with_the_words_marked() -> None:
    text = text_report(report(), {IDS.document("sample-en-1"): TEXT})
    assert "⟦Ada Example spoke by telephone with Rufus Firefly.⟧" in text
    assert "VIOLATION: The agent is a country" in text
    assert "https://news.example.org/sample-en-1" in text
    assert "does not conform" in text


def test_messages_come_in_russian_too() -> None:
    assert "Действующее лицо — страна" in text_report(report(language="ru"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("energy", "The two presidents discussed ⟦energy⟧ and the situation in Sylvania."),
        ("Telephone", "⟦Telephone⟧ conversation with President of Freedonia Rufus Firefly"),
        ("too.", "The summit of 1998 was named, ⟦too.⟧"),
    ],
)
def test_marked_sentences(words: str, expected: str) -> None:
    start = TEXT.index(words)
    quote = Quote("d", words, start, start + len(words))
    assert marked(quote, TEXT) == expected
    assert marked(quote, "another text") == f"⟦{words}⟧"


def test_json_holds_every_finding() -> None:
    found = report()
    value = json.loads(json_report(found))
    assert value["conforms"] is False
    assert sum(map(len, value["documents"].values())) == len(found.findings)
    first = value["documents"][IDS.document("sample-en-1")][0]
    assert first["quotes"][0]["text"] == TEXT[first["quotes"][0]["start"] : first["quotes"][0]["end"]]


def test_turtle_is_a_shacl_report() -> None:
    graph = rdflib.Graph().parse(data=turtle_report(report()), format="turtle")
    results = list(graph.subjects(rdflib.RDF.type, rdflib.URIRef(SH.ValidationResult)))
    assert len(results) == len(report().findings)
    assert (None, rdflib.URIRef(SH.conforms), rdflib.Literal(False)) in graph
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]
    empty = validate_graphs([(GRAPH, good())], REFERENCE, SHAPES)
    assert "true" in turtle_report(empty)


def test_sarif_has_the_structure_of_2_1_0() -> None:
    value = json.loads(sarif_report(report(), "1.2"))
    assert value["version"] == "2.1.0"
    (run,) = value["runs"]
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(names) == len(set(names))
    for result in run["results"]:
        assert names[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert result["locations"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == region["snippet"]["text"]


def test_reports_do_not_depend_on_the_order_of_the_lines() -> None:
    case = next(case for case in CASES if case.rule == "claim-evidence")
    lines = case.change(good())
    one = validate_graphs([(GRAPH, lines)], REFERENCE, SHAPES)
    two = validate_graphs([(GRAPH, lines[::-1])], REFERENCE, SHAPES)
    assert json_report(one) == json_report(two)


def test_no_documents_conform() -> None:
    assert validate_documents([]).conforms


def test_shapes_of_the_user_may_use_all_of_shacl(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix p: <https://w3id.org/parley/ontology#> .
        <urn:mine> a sh:NodeShape ; sh:targetClass p:Document ; sh:property <urn:mine:1> .
        <urn:mine:1> a sh:PropertyShape ; sh:path p:section ; sh:maxLength 2 ; sh:message "too long"@en .""",
        encoding="utf-8",
    )
    normalize = rdflib.NORMALIZE_LITERALS
    found = validate_graphs([(GRAPH, good())], shapes=read_shapes([path]))
    assert [finding.message for finding in found.findings] == ["too long"]
    assert rdflib.NORMALIZE_LITERALS is normalize


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<urn:a> oops", "not Turtle"),
        ("@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:a> sh:rule <urn:b> .", "not allowed"),
        ("@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:a> sh:target <urn:b> .", "not allowed"),
        ("@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:a> sh:js <urn:b> .", "not allowed"),
    ],
)
def test_bad_shapes_name_the_file(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=rf"bad\.ttl: .*{reason}"):
        read_shapes([path])


def test_auto_is_pyshacl_for_few_documents_and_queries_for_many() -> None:
    pages = [(GRAPH, good())]
    assert validate_graphs(pages, REFERENCE, SHAPES, engine="auto").engine == "pyshacl"
    assert validate_graphs(pages, REFERENCE, SHAPES).engine == "queries"
    names = [f"sample-en-{number}" for number in range(1, SMALL + 2)]
    many = [(IDS.graph(name), [line.replace("sample-en-1", name) for line in good()]) for name in names]
    report = validate_graphs(many, REFERENCE, SHAPES, engine="auto")
    assert (report.engine, report.documents) == ("queries", SMALL + 1)


def test_json_names_the_engine() -> None:
    found = validate_graphs([(GRAPH, good())], REFERENCE, SHAPES)
    assert json.loads(json_report(found))["engine"] == "queries"


def test_an_unknown_engine_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="engine"):
        validate_graphs([], engine="magic")


def test_the_turtle_report_is_read_by_pyoxigraph() -> None:
    assert list(ox.parse(turtle_report(report()).encode(), ox.RdfFormat.TURTLE))

"""The loader reads strictly: each mistake is an error with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query import ParameterError, QueryFileError, find_query, list_queries, load_query

GOOD = """#+ summary: Things
#+ defaults:
#+   - from: 2020-01-01
#+ params:
#+   - name: topic
#+     type: topic
#+     required: true
#+   - name: from
#+     type: date
#+     required: false
#+ columns: [s]
SELECT ?s WHERE { GRAPH ?g { ?s ?p ?_topic_iri, ?__from_xsd_date } }
"""


def write(folder: Path, text: str, name: str = "things.rq") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_all_parts(tmp_path: Path) -> None:
    query = load_query(write(tmp_path, GOOD))
    assert (query.name, query.summary, query.columns) == ("things", "Things", ("s",))
    topic, since = query.parameters
    assert (topic.name, topic.type, topic.required, topic.variable) == ("topic", "topic", True, "_topic_iri")
    assert (since.variable, since.default) == ("__from_xsd_date", "2020-01-01")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("#+ columns:", "#+ colums:", 11, "unknown decorator 'colums'"),
        ("#+ summary: Things", "#+ summary: a: b", 1, "not YAML"),
        ("#+ summary: Things", "#+ tags: [a]", 1, "summary is missing"),
        ("name: topic", "name: to_pic", 4, "bad parameter name 'to_pic'"),
        ("type: topic", "type: subject", 4, "has type 'subject'"),
        ("required: true", "required: maybe", 4, "must say"),
        ("required: true", "required: false", 12, "?__topic_iri"),
        ("?_topic_iri", "?_topic", 12, "?_topic_iri"),
        ("- from: 2020", "- form: 2020", 2, "'form'"),
        ("GRAPH ?g { ", "GRAPH ?g { ?x ?y ?_extra . ", 12, "?_extra is not declared"),
        ("?s ?p ", "?s ?p ?_a_b_c_d_e , ", 12, "naming rule"),
        ("GRAPH ?g {", "GRAPH ?g (", 12, "not SPARQL"),
        ("GRAPH ?g {", "SERVICE <http://example.org/> {", 12, "SERVICE"),
        ("WHERE", "FROM <file:///etc/passwd> WHERE", 12, "FROM"),
        ("SELECT ?s WHERE", "INSERT { ?s ?p 1 } WHERE", 12, "INSERT"),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    path = write(tmp_path, GOOD.replace(old, new))
    with pytest.raises(QueryFileError) as caught:
        load_query(path)
    assert (caught.value.file, caught.value.line) == (str(path), line)
    assert words in caught.value.reason


def test_file_name_is_checked(tmp_path: Path) -> None:
    with pytest.raises(QueryFileError, match="lower-case words"):
        load_query(write(tmp_path, GOOD, "My_Query.rq"))


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "things.rq"
    path.write_bytes(b"#+ summary: \xff\n")
    with pytest.raises(QueryFileError, match="not UTF-8"):
        load_query(path)


def test_users_folder_and_unknown_name(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    assert [query.name for query in list_queries(tmp_path)] == ["things"]
    assert find_query("Things", tmp_path).name == "things"
    with pytest.raises(ParameterError, match="did you mean things"):
        find_query("thing", tmp_path)
    with pytest.raises(ParameterError, match="did you mean leaders-who-discussed"):
        find_query("leaders-discussed")
    with pytest.raises(ParameterError, match="no such folder"):
        list_queries(tmp_path / "nowhere")

"""Every stored query is strict SPARQL 1.1 (Jena: test_jena.py), counts a triple in two graphs once, stays at home."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest
from pyparsing.results import ParseResults
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from kg.query import run_on_store
from kg.resources import files
from tests.query.data import store

FILES = files("queries", ".rq")
REPORTS = sorted((Path(__file__).resolve().parents[2] / "kg").rglob("*.rq"))
ALL = [*FILES, *[path for path in REPORTS if "_data" not in path.parts]]
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_AGGREGATE = re.compile(r"\b(COUNT|SUM|AVG|GROUP_CONCAT)\s*\(\s*(DISTINCT\b|\*)?", re.IGNORECASE)
_REMOTE = re.compile(r"\b(SERVICE|LOAD|FROM)\b", re.IGNORECASE)
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>\s]*>')
# Groups without one row are dropped with it: whether there is a row does not depend on how many times.
_ANY_ROW = "COUNT(*) > 0"


def body(path: Path) -> str:
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def pytest_id(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", ALL, ids=pytest_id)
def test_rdflib_parses_it(path: Path) -> None:
    tree = parseQuery(path.read_text(encoding="utf-8"))
    assert isinstance(tree, ParseResults)
    assert translateQuery(tree).algebra.name == "SelectQuery"


@pytest.mark.parametrize("path", ALL, ids=pytest_id)
def test_oxigraph_parses_it(path: Path) -> None:
    found = pyoxigraph.Store().query(path.read_text(encoding="utf-8"))
    assert isinstance(found, pyoxigraph.QuerySolutions)


def test_a_query_that_is_not_sparql_fails() -> None:
    with pytest.raises(SyntaxError):
        pyoxigraph.Store().query("SELECT ?a WHERE { ?a ?b }")
    with pytest.raises(Exception, match="Expected"):
        parseQuery("SELECT ?a WHERE { ?a ?b }")


def repeats_rows(text: str) -> str:
    """Return why a triple that stands in two graphs could count twice or show twice; "" when it cannot."""
    bare = text.replace(_ANY_ROW, "")
    for found in _AGGREGATE.finditer(bare):
        if (found[2] or "").upper() != "DISTINCT":
            return f"{found[0]}… counts without DISTINCT"
    head = bare[: bare.upper().index("WHERE")].upper()
    if "GROUP BY" not in bare.upper() and "DISTINCT" not in head and "REDUCED" not in head:
        return "rows are neither grouped nor DISTINCT"
    return ""


@pytest.mark.parametrize("path", ALL, ids=pytest_id)
def test_a_triple_in_two_graphs_makes_no_second_row(path: Path) -> None:
    assert repeats_rows(body(path)) == ""


@pytest.fixture(scope="module")
def doubled() -> pyoxigraph.Store:
    """The fixture of the query tests with every triple once more, in a second graph."""
    quads = list(store())
    copies = [pyoxigraph.Quad(q.subject, q.predicate, q.object, _copy_of(q.graph_name)) for q in quads]
    found = pyoxigraph.Store()
    found.extend([*quads, *copies])
    assert len(found) == 2 * len(quads)
    return found


def _copy_of(graph: object) -> pyoxigraph.NamedNode:
    assert isinstance(graph, pyoxigraph.NamedNode)
    return pyoxigraph.NamedNode(graph.value + "-copy")


@pytest.mark.parametrize("path", FILES, ids=pytest_id)
def test_the_answer_stays_when_every_triple_stands_in_two_graphs(path: Path, doubled: pyoxigraph.Store) -> None:
    text = path.read_text(encoding="utf-8")
    once, twice = run_on_store(store(), text), run_on_store(doubled, text)
    assert twice.rows == once.rows


def test_the_check_for_repeated_rows_can_fail() -> None:
    assert repeats_rows("SELECT ?a WHERE { GRAPH ?g { ?a ?b ?c } }")
    assert repeats_rows("SELECT (COUNT(?a) AS ?n) WHERE { GRAPH ?g { ?a ?b ?c } } GROUP BY ?b")
    assert not repeats_rows("SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE { GRAPH ?g { ?a ?b ?c } } GROUP BY ?b")


@pytest.mark.parametrize("path", ALL, ids=pytest_id)
def test_no_query_leaves_the_store(path: Path) -> None:
    assert not _REMOTE.search(_STRINGS.sub("", body(path)))


def test_queries_in_the_documentation_are_sparql() -> None:
    """Only parsed: one of them would call Wikidata."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "linked-data.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sparql\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert [bool(_REMOTE.search(block)) for block in blocks] == [False, True]
    for block in blocks:
        assert translateQuery(parseQuery(block)).algebra.name == "SelectQuery"

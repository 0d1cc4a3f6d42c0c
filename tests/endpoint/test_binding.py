"""Values in a query's text: whole terms in the place of whole variables, and nothing that parsers read in two ways."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.endpoint import with_values
from kg.query import ParameterError, SparqlError
from kg.query.model import Term

TEXT = """#+ summary: ?_a is not a variable here
SELECT ?x WHERE { GRAPH ?g { ?x <x:?_a> ?_a ; <x:p> "?_a", '''?_a''' . FILTER(STR(?_ab) = "") } } # ?_a
"""


def test_variables_only() -> None:
    bound = with_values(TEXT, {"_a": Literal('q"\n', language="en")})
    assert bound == TEXT.replace("<x:?_a> ?_a ;", '<x:?_a> "q\\"\\n"@en ;')


def test_no_values_no_change() -> None:
    assert with_values(TEXT, {}) is TEXT


@pytest.mark.parametrize("text", ["\\u0022", "a\\U00000022", "bell \x07", "\x00"])
def test_what_parsers_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="cannot be sent"):
        with_values(TEXT, {"_a": Literal(text)})


def test_a_place_for_variables_only() -> None:
    with pytest.raises(SparqlError, match="where no value can be put"):
        with_values("SELECT (1 AS ?_a) WHERE {}", {"_a": Literal("x")})


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_comes_back_as_itself(text: str) -> None:
    """Bound by text as by substitution: the one row holds the very literal."""
    query = "SELECT ?out WHERE { BIND(?_a AS ?out) }"
    term: Term = Literal(text)
    try:
        bound = with_values(query, {"_a": term})
    except ParameterError:
        assert "\\u" in str(term) or "\\U" in str(term)
        return
    found = pyoxigraph.Store().query(bound)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert [solution["out"] for solution in found] == [term]


def test_iris_are_checked_before_they_get_here() -> None:
    for bad in ("x:a> } #", "x:a b", 'x:"', "x:\\u003e", "no scheme"):
        with pytest.raises(ValueError, match="IRI"):
            NamedNode(bad)

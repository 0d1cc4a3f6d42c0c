"""Runs queries on Oxigraph or on rdflib with the same rows as answer; values are bound as terms, never as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Variable

from kg.identifiers import Identifiers
from kg.query.catalogue import find_query
from kg.query.errors import SparqlError
from kg.query.model import QueryResult, StoredQuery, Term
from kg.query.names import Names
from kg.query.parameters import bind
from kg.query.sparql import check, with_projected

if TYPE_CHECKING:
    import rdflib

_TRIPLE = ("subject", "predicate", "object")
_NO_TERMS: Mapping[str, Term] = {}


def answer(
    store: pyoxigraph.Store,
    query: StoredQuery | str,
    values: Mapping[str, str] | None = None,
    *,
    names: Names | None = None,
    ids: Identifiers | None = None,
) -> QueryResult:
    """Answer a stored query (or the shipped one of that name) with `values` as the user typed them."""
    stored = find_query(query) if isinstance(query, str) else query
    return run_on_store(store, stored.text, bind(stored, values or {}, names or Names(store, ids)))


def run_sparql(store: pyoxigraph.Store, text: str) -> QueryResult:
    """Run free-form SPARQL that only reads; a SELECT gives its columns, ASK one cell, CONSTRUCT three columns.

    Raises SparqlError for anything else: updates, SERVICE, FROM, and what is not SPARQL.
    """
    check(text)
    return run_on_store(store, text)


def run_on_store(store: pyoxigraph.Store, text: str, terms: Mapping[str, Term] = _NO_TERMS) -> QueryResult:
    """Run checked query `text` on Oxigraph with `terms` for some of its variables."""
    substitutions: dict[Variable, Any] = {Variable(name): term for name, term in terms.items()}
    try:
        found = store.query(with_projected(text, list(terms)), substitutions=substitutions)
    except (SyntaxError, RuntimeError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        raise SparqlError(str(getattr(error, "msg", error)), line or 1) from error
    if isinstance(found, pyoxigraph.QueryBoolean):
        return QueryResult(("answer",), ((_boolean(bool(found)),),))
    if isinstance(found, pyoxigraph.QueryTriples):
        return QueryResult(_TRIPLE, tuple((_ours(t.subject), t.predicate, _ours(t.object)) for t in found))
    columns = tuple(variable.value for variable in found.variables if variable.value not in terms)
    rows = tuple(tuple(_ours(solution[column]) for column in columns) for solution in found)
    return QueryResult(columns, rows)


def run_on_rdflib(dataset: rdflib.Dataset, text: str, terms: Mapping[str, Term] = _NO_TERMS) -> QueryResult:
    """Run checked query `text` on an rdflib Dataset; made for tests and for graphs that already live in rdflib."""
    bindings: dict[str, Any] = {name: _to_rdflib(term) for name, term in terms.items()}
    found = dataset.query(text, initBindings=bindings)
    if found.type == "ASK":
        return QueryResult(("answer",), ((_boolean(bool(found.askAnswer)),),))
    if found.type != "SELECT":
        triples = found.graph or ()
        return QueryResult(_TRIPLE, tuple(tuple(_from_rdflib(node) for node in triple) for triple in triples))
    columns = tuple(str(variable) for variable in found.vars or () if str(variable) not in terms)
    rows = tuple(
        tuple(_from_rdflib(binding.get(column)) for column in _variables(columns)) for binding in found.bindings
    )
    return QueryResult(columns, rows)


def _variables(columns: tuple[str, ...]) -> list[Any]:
    import rdflib

    return [rdflib.Variable(column) for column in columns]


def _boolean(value: bool) -> Literal:
    return Literal(value)


def _ours(term: Any) -> Term | None:
    """Return a term that a cell may hold; a blank node of foreign data is shown by its label."""
    if term is None or isinstance(term, (NamedNode, Literal)):
        return term
    return Literal(str(term))


def _to_rdflib(term: Term) -> rdflib.term.Node:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))


def _from_rdflib(node: Any) -> Term | None:
    import rdflib

    if node is None:
        return None
    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))
    return Literal(str(node))

"""Stored and free-form queries: files with grlc decorators, names instead of IRIs, two engines, one result type."""

from kg.query.catalogue import find_query, list_queries
from kg.query.engines import answer, run_on_rdflib, run_on_store, run_sparql
from kg.query.errors import AmbiguousNameError, ParameterError, QueryFileError, SparqlError, UnknownNameError
from kg.query.loader import load_query
from kg.query.model import Parameter, QueryResult, StoredQuery, Term
from kg.query.names import Names, compact, fold
from kg.query.parameters import bind, period
from kg.query.render import STYLES, render

__all__ = [
    "STYLES",
    "AmbiguousNameError",
    "Names",
    "Parameter",
    "ParameterError",
    "QueryFileError",
    "QueryResult",
    "SparqlError",
    "StoredQuery",
    "Term",
    "UnknownNameError",
    "answer",
    "bind",
    "compact",
    "find_query",
    "fold",
    "list_queries",
    "load_query",
    "period",
    "render",
    "run_on_rdflib",
    "run_on_store",
    "run_sparql",
]

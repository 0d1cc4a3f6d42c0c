"""The two engines: set queries on Oxigraph for daily use, and pyshacl as the reference that they are compared with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pyoxigraph
import pyshacl
import rdflib
from pyoxigraph import NamedNode
from rdflib import SH, Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as QueryResult
from rdflib.term import Node

from kg.errors import ReferenceDataError
from kg.validation.compiler import SetQuery, path_text
from kg.validation.results import Result

_COMPONENT = len(str(SH))


def run_queries(store: pyoxigraph.Store, queries: Iterable[SetQuery]) -> list[Result]:
    """Return what breaks the constraints, found by set queries over the default graph of `store`."""
    found: dict[tuple[str, ...], Result] = {}
    for query in queries:
        for result in _run(store, query):
            found.setdefault(result.key, result)
    return [found[key] for key in sorted(found)]


def _run(store: pyoxigraph.Store, query: SetQuery) -> Iterable[Result]:
    solutions = store.query(query.text)
    if not isinstance(solutions, pyoxigraph.QuerySolutions):
        raise ReferenceDataError(f"shape {query.shape}: its query is not a SELECT")
    has_value = any(variable.value == "value" for variable in solutions.variables)
    for row in solutions:
        focus, value = row["this"], row["value"] if has_value else None
        if value is None and query.constraint is not None:
            value = focus  # SHACL: a SPARQL constraint that names no value is about the node itself
        if isinstance(focus, NamedNode) and (value is None or isinstance(value, NamedNode | pyoxigraph.Literal)):
            yield Result(query.shape, query.constraint, query.component, focus, query.path, value)


@lru_cache(maxsize=256)
def _prepared(text: str, namespaces: tuple[tuple[str, str], ...]) -> Query:
    return prepareQuery(text, initNs=dict(namespaces))


class _PreparingGraph(Graph):
    """A graph that parses each text of a query once; pyshacl asks the same one for every focus node."""

    def query(
        self,
        query_object: str | Query,
        processor: Any = "sparql",
        result: Any = "sparql",
        initNs: Any = None,  # noqa: N803 - rdflib's own name
        *rest: Any,
        **options: Any,
    ) -> QueryResult:
        """Return the result of a query, parsed when its text is new."""
        if isinstance(query_object, str):
            named = dict(self.namespaces()) if initNs is None else initNs
            query_object = _prepared(query_object, tuple(sorted((p, str(iri)) for p, iri in named.items())))
        return super().query(query_object, processor, result, initNs, *rest, **options)


def run_pyshacl(store: pyoxigraph.Store, shapes: Graph) -> list[Result]:
    """Return what breaks the constraints, found by pyshacl on a copy of `store`."""
    data = _PreparingGraph()
    data.parse(data=_triples(store), format="nt")
    normalize = rdflib.NORMALIZE_LITERALS
    try:
        # meta_shacl, rules, scripts and imports stay off: shapes may only describe.
        outcome = pyshacl.validate(
            data, shacl_graph=shapes, inplace=True, do_owl_imports=False, advanced=False, js=False
        )
    finally:
        rdflib.NORMALIZE_LITERALS = normalize
    report = outcome[1]
    if not isinstance(report, Graph):  # pyshacl may hand back the exception instead of raising it
        raise ReferenceDataError(f"shapes: pyshacl cannot run them ({report})")
    results = {result.key: result for result in _results(report, shapes)}
    return [results[key] for key in sorted(results)]


def _triples(store: pyoxigraph.Store) -> bytes:
    triples = {str(quad.triple) for quad in store}
    return "".join(f"{triple} .\n" for triple in triples).encode()


def _results(report: Graph, shapes: Graph) -> Iterable[Result]:
    for node in report.subjects(SH.focusNode, None):
        constraint = report.value(node, SH.sourceConstraint)
        shape = report.value(node, SH.sourceShape)
        focus = _term(report.value(node, SH.focusNode))
        component = str(report.value(node, SH.sourceConstraintComponent))[_COMPONENT:]
        path = shapes.value(shape, SH.path) if shape is not None else None
        value = _term(report.value(node, SH.value))
        if shape is not None and isinstance(focus, NamedNode):
            yield Result(shape, constraint, component, focus, path_text(shapes, path) if path else "", value)


def _term(node: Node | None) -> NamedNode | pyoxigraph.Literal | None:
    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if isinstance(node, rdflib.Literal):
        if node.language:
            return pyoxigraph.Literal(str(node), language=node.language)
        datatype = None if node.datatype is None else NamedNode(str(node.datatype))
        return pyoxigraph.Literal(str(node), datatype=datatype)
    return None

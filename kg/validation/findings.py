"""From raw results to findings: which document, which claim, which words of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg.identifiers import Identifiers
from kg.namespaces import OA, PARLEY, RDF, RDFS, SCHEMA
from kg.validation.report import Finding, Quote
from kg.validation.results import Result
from kg.validation.shapes import Shapes

GraphLines = tuple[str, Sequence[str]]
"""A named graph's IRI and its N-Quads lines."""

_TYPE = NamedNode(RDF.type)
_CLAIM = NamedNode(PARLEY.Claim)
_EVIDENCE = NamedNode(PARLEY.evidence)
_IN_EVENT = NamedNode(PARLEY.inEvent)
_LABEL = NamedNode(RDFS.label)


class Explainer:
    """Explains results over one batch: its graphs, and `store` with their triples and the reference data."""

    def __init__(
        self, graphs: Sequence[GraphLines], store: pyoxigraph.Store, shapes: Shapes, ids: Identifiers, language: str
    ) -> None:
        self._graphs = graphs
        self._store = store
        self._shapes = shapes
        self._ids = ids
        self._language = language

    def findings(self, results: Iterable[Result]) -> list[Finding]:
        """Return one finding per result and document."""
        return [self._finding(result, document) for result in results for document in self._documents_of(result)]

    @cached_property
    def _where(self) -> dict[str, set[str]]:
        """The graphs in which each subject stands."""
        where: dict[str, set[str]] = {}
        for graph, lines in self._graphs:
            for subject in {line[: line.index(" ")] for line in lines}:
                where.setdefault(subject, set()).add(graph)
        return where

    def _documents_of(self, result: Result) -> list[str]:
        graphs = self._where.get(str(result.focus), set())
        if len(graphs) > 1 and result.value is not None:
            start, middle = f"{result.focus} ", f" {result.value} "
            lines_of = dict(self._graphs)
            graphs = {g for g in graphs if any(x.startswith(start) and middle in x for x in lines_of[g])} or graphs
        prefix = self._ids.namespace("graph")
        shared = {self._ids.graph(name) for name in ("reference", "ontology", "links", "quality", "meta")}
        documents = {"" if g in shared else self._ids.document(g.removeprefix(prefix)) for g in graphs}
        return sorted(documents) or [""]

    def _finding(self, result: Result, document: str) -> Finding:
        rule = self._shapes.rule(result.shape, result.constraint, self._language)
        claim = self._claim(result)
        value = "" if result.value is None else result.value.value
        return Finding(
            severity=rule.severity,
            document=document,
            shape=rule.iri,
            name=rule.name,
            message=rule.message.replace("{?value}", self._label(result.value)),
            hint=rule.hint,
            focus=result.focus.value,
            component=result.component,
            path=result.path.strip("<>"),
            value=value,
            value_is_iri=isinstance(result.value, NamedNode),
            claim=claim.value if claim else "",
            url=self._literal(NamedNode(document), SCHEMA.url) if document else "",
            quotes=self._quotes(claim, result.focus),
        )

    def _claim(self, result: Result) -> NamedNode | None:
        if next(self._store.quads_for_pattern(result.focus, _TYPE, _CLAIM), None):
            return result.focus
        of_evidence = self._subjects(_EVIDENCE, result.focus)
        if of_evidence:
            return of_evidence[0]
        if isinstance(result.value, NamedNode):
            about_value = {quad.subject for quad in self._store.quads_for_pattern(None, None, result.value)}
            of_event = [claim for claim in self._subjects(_IN_EVENT, result.focus) if claim in about_value]
            return of_event[0] if of_event else None
        return None

    def _subjects(self, predicate: NamedNode, value: NamedNode) -> list[NamedNode]:
        found = {quad.subject for quad in self._store.quads_for_pattern(None, predicate, value)}
        return sorted((node for node in found if isinstance(node, NamedNode)), key=str)

    def _quotes(self, claim: NamedNode | None, focus: NamedNode) -> tuple[Quote, ...]:
        nodes = {focus}
        if claim is not None:
            evidence = self._store.quads_for_pattern(claim, _EVIDENCE, None)
            nodes |= {quad.object for quad in evidence if isinstance(quad.object, NamedNode)}
        quotes = (self._quote(node) for node in sorted(nodes, key=str))
        return tuple(sorted((quote for quote in quotes if quote), key=lambda quote: (quote.start, quote.end)))

    def _quote(self, node: NamedNode) -> Quote | None:
        text = self._literal(node, OA.exact)
        start, end = self._literal(node, PARLEY.start), self._literal(node, PARLEY.end)
        if not (text and start.isdecimal() and end.isdecimal()):
            return None
        return Quote(node.value.partition("#")[0], text, int(start), int(end))

    def _literal(self, subject: NamedNode, predicate: str) -> str:
        quads = self._store.quads_for_pattern(subject, NamedNode(predicate), None)
        return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")

    def _label(self, value: NamedNode | Literal | None) -> str:
        if not isinstance(value, NamedNode):
            return "" if value is None else value.value
        labels = {
            quad.object.language: quad.object.value
            for quad in self._store.quads_for_pattern(value, _LABEL, None)
            if isinstance(quad.object, Literal)
        }
        return labels.get(self._language) or labels.get("en") or value.value.rpartition("/")[2]

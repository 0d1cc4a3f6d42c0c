"""The shapes as read from `shapes/*.ttl`, and what is said in them about each rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import ReferenceDataError
from kg.resources import files
from kg.validation.report import Severity

_SEVERITIES = {SH.Violation: Severity.VIOLATION, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}
# They let a shapes file run code or fetch from the network; none of our rules needs them.
_REFUSED = (SH.js, SH.jsFunctionName, SH.rule, SH.target, SH.SPARQLFunction, SH.SPARQLTargetType)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a rule is called, how bad it is to break it, and what to do then."""

    iri: str
    name: str
    hint: str
    message: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Shapes:
    """A shapes graph; hand it to an engine as it is."""

    graph: Graph

    def rule(self, shape: Node, constraint: Node | None, language: str) -> Rule:
        """Return the rule that `shape`, or the SPARQL `constraint` in it, stands for, in `language` or English."""
        node = constraint or shape
        severity = self.graph.value(shape, SH.severity)
        return Rule(
            iri=str(node),
            name=self._text(node, SH.name, language) or str(node).rpartition("#")[2],
            hint=self._text(node, SH.description, language),
            message=self._text(node, SH.message, language),
            severity=_SEVERITIES.get(URIRef(str(severity)), Severity.VIOLATION),
        )

    def _text(self, node: Node, predicate: URIRef, language: str) -> str:
        texts = {
            value.language: str(value) for value in self.graph.objects(node, predicate) if isinstance(value, Literal)
        }
        return texts.get(language) or texts.get("en") or texts.get(None) or ""


def read_shapes(paths: Iterable[Path] | None = None) -> Shapes:
    """Read the shapes in `paths`, or those that come with the program.

    Raises ReferenceDataError that names the file, also for shapes that could run code or reach the network.
    """
    graph = Graph()
    for path in files("shapes", ".ttl") if paths is None else paths:
        try:
            # The data, not the path, so that a name which looks like an address is never fetched.
            graph.parse(data=path.read_text(encoding="utf-8"), format="turtle", publicID=path.resolve().as_uri())
        except OSError as error:
            raise ReferenceDataError(f"{path}: cannot be read ({error.strerror})") from error
        except (SyntaxError, ValueError, AssertionError, IndexError) as error:
            raise ReferenceDataError(f"{path}: not Turtle ({' '.join(str(error).split())[:200]})") from error
        for term in _REFUSED:
            if (None, term, None) in graph or (None, RDF.type, term) in graph:
                raise ReferenceDataError(f"{path}: {term.n3(graph.namespace_manager)} is not allowed in shapes")
    return Shapes(graph)

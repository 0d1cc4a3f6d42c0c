"""The rules of validation as a page to read: what is checked, how bad it is, in which words, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_HEAD = """# The rules of validation

<!-- Written out of shapes/*.ttl by `make docs`; do not edit. -->

`kg validate` checks a store against these SHACL shapes. Any SHACL processor can: the files are in `shapes/`.

- **Violation**: the data break a promise of the ontology, and queries may answer wrongly; `kg validate` exits with 1.
  Correct the Turtle that you added, or build the page again. What Parley itself wrote is a bug: report it.
- **Warning**: the data are usable, but something is unusual, often a gap in the reference data. Look at the sentence
  (`kg explain IRI`) and add to the reference data what is missing.
- **Info**: a note for the reader; nothing is wrong with the graph.
"""


def shapes_text() -> str:
    """Return the page as Markdown."""
    from rdflib import RDF, SH

    from kg.validation.shapes import read_shapes

    graph = read_shapes().graph
    shapes = sorted(graph.subjects(RDF.type, SH.NodeShape), key=_name)
    return "".join([_HEAD, *(line for shape in shapes for line in _section(graph, shape))])


def _section(graph: Graph, shape: Node) -> Iterator[str]:
    from rdflib import SH

    rules = [(shape, constraint) for constraint in graph.objects(shape, SH.sparql)]
    if not rules and (shape, SH.message, None) in graph:
        rules.append((shape, shape))
    for part in graph.objects(shape, SH.property):
        constraints = list(graph.objects(part, SH.sparql))
        rules += [(part, constraint) for constraint in constraints] or [(part, part)]
    title = " · ".join(filter(None, (_text(graph, shape, SH.name, tag) for tag in ("en", "ru")))) or _name(shape)
    yield f"\n## {title}\n\n`shape:{_name(shape)}`, for {_targets(graph, shape)}.\n"
    for owner, rule in sorted(rules, key=lambda pair: (_name(pair[0]), _text(graph, pair[1], SH.message, "en"))):
        yield _rule(graph, owner, rule)


def _rule(graph: Graph, owner: Node, rule: Node) -> str:
    from rdflib import SH, URIRef

    def said(predicate: Node, tag: str) -> str:
        return _text(graph, rule, predicate, tag) or _text(graph, owner, predicate, tag)

    severity = _name(graph.value(owner, SH.severity) or SH.Violation)
    path = graph.value(owner, SH.path)
    # A path of several properties is a blank node; its message says what it means.
    on = f" on `{_short(graph, path)}`" if isinstance(path, URIRef) else ""
    name = " · ".join(filter(None, (said(SH.name, "en"), said(SH.name, "ru"))))
    return (
        f"\n### {name}\n\n`shape:{_name(owner)}`{on} · **{severity}**\n\n"
        f"- message: {said(SH.message, 'en')}\n- сообщение: {said(SH.message, 'ru')}\n"
        f"- why, and what to do: {said(SH.description, 'en')}\n- почему и что делать: {said(SH.description, 'ru')}\n"
    )


def _targets(graph: Graph, shape: Node) -> str:
    from rdflib import RDF, RDFS, SH

    found = [f"each `{_short(graph, thing)}`" for thing in graph.objects(shape, SH.targetClass)]
    found += [f"whatever has `{_short(graph, thing)}`" for thing in graph.objects(shape, SH.targetSubjectsOf)]
    found += [f"whatever `{_short(graph, thing)}` leads to" for thing in graph.objects(shape, SH.targetObjectsOf)]
    if (shape, RDF.type, RDFS.Class) in graph:
        found.append("its own instances")
    return ", ".join(sorted(found)) or "the shapes that use it"


def _text(graph: Graph, node: Node, predicate: Node, language: str) -> str:
    texts = [str(value) for value in graph.objects(node, predicate) if getattr(value, "language", None) == language]
    return " ".join(min(texts).split()) if texts else ""


def _short(graph: Graph, node: Node) -> str:
    return graph.namespace_manager.normalizeUri(str(node))


def _name(node: Node) -> str:
    return str(node).rpartition("#")[2]

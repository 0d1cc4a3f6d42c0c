"""The documentation of the ontology as one HTML page: pyLODE's, with a diagram of the classes and Russian names."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from importlib.util import find_spec

from kg.dataset.diagram import class_diagram
from kg.dataset.terms import ontology_terms
from kg.namespaces import DCTERMS, PARLEY, RDFS
from kg.resources import folder

_BEFORE = '<div class="section" id="classes">'
_AFTER = '<div id="namespaces">'
_TRANSLATED = (RDFS.label, RDFS.comment, DCTERMS.title)


def can_write_ontology_page() -> bool:
    """Tell whether the extra `docs` is installed."""
    return find_spec("pylode") is not None


def ontology_page() -> str:
    """Return the HTML page; it needs no file and no network beside it."""
    from rdflib import Graph, Literal, URIRef

    graph = Graph().parse(folder("ontology") / "parley.ttl", format="turtle")
    # pyLODE would write the names of all languages one after the other as one.
    for predicate in _TRANSLATED:
        for triple in list(graph.triples((None, URIRef(predicate), None))):
            if isinstance(triple[2], Literal) and triple[2].language not in (None, "en"):
                graph.remove(triple)
    with _logging_as_it_was():
        from pylode import OntPub

        page = str(OntPub(ontology=graph).make_html())
    if _BEFORE not in page or _AFTER not in page:
        raise RuntimeError("pyLODE writes other sections than it did; see kg/dataset/ontologypage.py")
    page = page.replace(_BEFORE, _diagram() + _BEFORE, 1)
    return page.replace(_AFTER, _values() + _names() + _AFTER, 1)


@contextmanager
def _logging_as_it_was() -> Iterator[None]:
    """Undo what importing pyLODE does to the logging of the whole process, and say nothing meanwhile."""
    root = logging.getLogger()
    level, handlers, disabled = root.level, root.handlers[:], root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        root.setLevel(level)
        root.handlers[:] = handlers
        logging.disable(disabled)


def _diagram() -> str:
    return f'<div class="section" id="diagram"><h2>Diagram of the classes</h2>{class_diagram(ontology_terms())}</div>\n'


def _values() -> str:
    """Return the table of the fixed values, which pyLODE leaves out."""
    rows = [
        (kind, term.name, term.labels.get("en", ""), term.comments.get("en", ""))
        for term in ontology_terms().values()
        for kind in term.classes
    ]
    return _table("values", "Fixed values", ("class", "value", "label", "meaning"), sorted(rows))


def _names() -> str:
    rows = [
        (name, term.labels.get("en", ""), term.labels.get("ru", ""), term.comments.get("ru", ""))
        for name, term in ontology_terms().items()
    ]
    head = ("term", "English", "по-русски", "пояснение")
    return _table("russian", "Names in Russian · Названия по-русски", head, rows)


def _table(anchor: str, title: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    cells = "".join(f"<th>{escape(name)}</th>" for name in head)
    return (
        f'<div class="section" id="{anchor}"><h2>{escape(title)}</h2><p>Namespace: <code>{PARLEY.iri}</code></p>'
        f"<table>\n<tr>{cells}</tr>\n{body}</table></div>\n"
    )

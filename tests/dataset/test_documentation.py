"""The pages about the ontology and the shapes hold every term and every rule, and say the same each time."""

from __future__ import annotations

import logging
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from rdflib import RDF, SH

from kg.dataset.diagram import class_diagram
from kg.dataset.ontologypage import ontology_page
from kg.dataset.shapesdoc import shapes_text
from kg.dataset.terms import ontology_terms
from kg.namespaces import PARLEY
from kg.validation.shapes import read_shapes


@pytest.fixture(scope="module")
def page() -> str:
    return ontology_page()


def test_every_term_is_on_the_page_in_both_languages(page: str) -> None:
    terms = ontology_terms()
    assert set(terms) == set(PARLEY)
    for name, term in terms.items():
        assert re.search(rf"(#|<td>){re.escape(name)}<", page), name
        assert term.labels["ru"] in page, name


def test_the_page_needs_nothing_beside_it(page: str) -> None:
    assert not re.findall(r'<(?:script|img|link)[^>]*(?:src|href)="(?!data:)[^"]*"', page)
    assert "<svg" in page
    assert "pyLODE" in page or "pylode" in page


def test_the_page_is_the_same_again_and_leaves_logging_alone(page: str) -> None:
    root = logging.getLogger()
    before = (root.level, list(root.handlers), root.manager.disable)
    assert ontology_page() == page
    assert (root.level, list(root.handlers), root.manager.disable) == before


def test_the_diagram_shows_every_class_once_and_keeps_its_subclasses_apart() -> None:
    svg = ElementTree.fromstring(class_diagram(ontology_terms()))  # noqa: S314 - our own
    space = "{http://www.w3.org/2000/svg}"
    titles = [(text.text or "").split(" · ")[0] for text in svg.iter(f"{space}text") if text.get("class") == "c"]
    assert sorted(titles) == sorted(name for name, term in ontology_terms().items() if term.is_class)
    boxes = [rect for rect in svg.iter(f"{space}rect") if rect.get("class") == "b"]
    spans = sorted((int(box.get("x", 0)), int(box.get("y", 0)), int(box.get("height", 0))) for box in boxes)
    for left, right in pairwise(spans):
        assert left[0] != right[0] or left[1] + left[2] <= right[1], "boxes lie on each other"


def test_every_rule_is_documented_with_severity_and_both_messages() -> None:
    text = shapes_text()
    graph = read_shapes().graph
    messages = list(graph.objects(None, SH.message))
    assert len(messages) > 100
    for message in messages:
        assert " ".join(str(message).split()) in text
    shapes = [str(shape).rpartition("#")[2] for shape in graph.subjects(RDF.type, SH.NodeShape)]
    for shape in shapes:
        documented = f"`shape:{shape}`" in text
        assert documented, shape
    rules = text.split("\n### ")[1:]
    assert len(rules) * 2 >= len(messages)
    for rule in rules:
        assert re.search(r"\*\*(Violation|Warning|Info)\*\*", rule), rule
        for part in ("message", "сообщение", "why, and what to do", "почему и что делать"):
            assert re.search(rf"^- {part}: \S", rule, re.MULTILINE), rule

"""RDF out, queries and validation, each beside the plain way of doing it with rdflib or pyshacl."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import pyoxigraph
import pyshacl
import rdflib
from pyoxigraph import NamedNode, RdfFormat

from kg.model.quads import DocumentQuads
from kg.query import find_query, run_on_rdflib, run_on_store
from kg.serialization import FORMATS, write
from kg.store import memory_store
from kg.validation import Report, read_shapes, validate_documents
from kg.validation.batch import add_reference, flat_store
from kg.validation.screening import make_screen
from tests.bench.data import IDS, documents, reference
from tests.bench.measure import Row, best, paired

QUERIES = ("topics-discussed", "co-participation-pairs", "evidence-completeness")
SHAPES = read_shapes()
Term = rdflib.term.Node


def rows() -> Iterator[Row]:
    yield from emission()
    yield turtle()
    yield from queries()
    yield from validation()


def emission() -> Iterator[Row]:
    """Quads to bytes, against the same triples, ready-made, added to an rdflib graph and written as N-Triples."""
    lines = [line for one in documents(20) for line in one.lines]
    triples = [_rdflib_triple(quad) for quad in _quads(documents(20))]

    def base() -> bytes:
        graph = rdflib.Graph()
        for triple in triples:
            graph.add(triple)
        return graph.serialize(format="nt", encoding="utf-8")

    def mapped() -> bytes:
        return "\n".join(line for one in documents(20) for line in one.lines).encode()

    size = f"{len(triples):,} triples"
    ours, other = paired(lambda: write(lines, io.BytesIO(), FORMATS["nquads"]), base)
    yield Row("mapped lines to sorted N-Quads", size, ours, other, "rdflib: add, serialize nt")
    ours, other = paired(mapped, base)
    yield Row("claims to N-Quads, mapping included", size, ours, other, "the same; rdflib gets its triples ready-made")


def turtle() -> Row:
    found = documents(20)
    lines = [line for one in found for line in one.all_lines]
    graph = rdflib.Graph()
    for quad in _quads(found):
        graph.add(_rdflib_triple(quad))
    ours, other = paired(
        lambda: write(lines, io.BytesIO(), FORMATS["turtle"]), lambda: graph.serialize(format="turtle"), 1
    )
    return Row("Turtle export", f"{len(graph):,} triples", ours, other, "rdflib: serialize turtle")


def queries() -> Iterator[Row]:
    lines = [line for one in documents(5) for line in one.all_lines] + list(reference().reference)
    store = memory_store(lines)
    dataset = rdflib.Dataset()
    dataset.parse(data="\n".join(lines), format="nquads")
    for name in QUERIES:
        text = find_query(name).text
        same = run_on_store(store, text).rows
        if sorted(map(str, same)) != sorted(map(str, run_on_rdflib(dataset, text).rows)):
            raise SystemExit(f"{name}: the engines do not give the same rows")
        ours = best(partial(run_on_store, store, text))
        other = best(partial(run_on_rdflib, dataset, text), 1)
        yield Row(f"query {name}", f"{len(lines):,} quads, {len(same)} rows", ours, other, "rdflib")


def validation() -> Iterator[Row]:
    """Both of our engines, the findings compared, against pyshacl called without anything of ours."""
    found = documents(2)
    lines = list(reference().reference)

    def run(engine: str) -> Report:
        return validate_documents(found, lines, SHAPES, engine=engine)

    if run("queries").findings != run("pyshacl").findings:
        raise SystemExit("the engines do not find the same")
    store = flat_store(line for one in found for line in one.all_lines)
    add_reference(store, flat_store(lines))
    data = rdflib.Graph().parse(data="".join(f"{quad.triple} .\n" for quad in store), format="nt")

    def plain() -> None:
        pyshacl.validate(data, shacl_graph=SHAPES.graph, inplace=True)

    size = f"{len(found)} pages"
    ours, other = paired(lambda: run("queries"), plain, 1)
    yield Row("validation, compiled queries", size, ours, other, "pyshacl")
    ours, other = paired(lambda: run("pyshacl"), plain, 1)
    yield Row("validation, pyshacl with each query parsed once", size, ours, other, "pyshacl")
    yield _screening(found, lines, run("queries"), plain)


def _screening(
    found: list[DocumentQuads], reference_lines: list[str], report: Report, plain: Callable[[], object]
) -> Row:
    screen = make_screen(SHAPES, reference_lines)
    if screen is None:
        raise SystemExit("the shapes ask for more than the screen can tell")
    pages = {IDS.document(one.document): one.all_lines for one in found}
    passed = {name for name, lines in pages.items() if screen.passes(lines)}
    if not passed or passed & {finding.document for finding in report.findings}:
        raise SystemExit("the screen passes no page, or one in which the engines find something")
    ours, other = paired(lambda: [screen.passes(lines) for lines in pages.values()], plain, 1)
    return Row(
        "validation, the screen of `kg build --validate`", f"{len(passed)} of {len(pages)} pass", ours, other, "pyshacl"
    )


def _quads(found: Iterable[DocumentQuads]) -> Iterator[pyoxigraph.Quad]:
    data = "\n".join(line for one in found for line in one.lines).encode()
    return iter(pyoxigraph.parse(data, RdfFormat.N_QUADS))


def _rdflib_triple(quad: pyoxigraph.Quad) -> tuple[Term, Term, Term]:
    value = quad.object
    term: Term
    if isinstance(value, pyoxigraph.Literal):
        datatype = None if value.language else rdflib.URIRef(value.datatype.value)
        term = rdflib.Literal(value.value, lang=value.language, datatype=datatype)
    else:
        term = rdflib.URIRef(_iri(value))
    return rdflib.URIRef(_iri(quad.subject)), rdflib.URIRef(quad.predicate.value), term


def _iri(node: object) -> str:
    if not isinstance(node, NamedNode):
        raise TypeError(f"not an IRI: {node}")
    return node.value

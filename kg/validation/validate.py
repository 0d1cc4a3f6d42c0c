"""Validating documents, in batches that stay small however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import pyoxigraph

from kg.identifiers import Identifiers
from kg.model.quads import DocumentQuads
from kg.validation.batch import add_reference, flat_store
from kg.validation.compiler import UnsupportedShapeError, compile_shapes
from kg.validation.engines import run_pyshacl, run_queries
from kg.validation.findings import Explainer, GraphLines
from kg.validation.report import Finding, Report, Severity
from kg.validation.results import Result
from kg.validation.shapes import Shapes, read_shapes

_BATCH = 300
_DEFAULT_IDS = Identifiers()
_ORDER = list(Severity)

Engine = Callable[[pyoxigraph.Store], list[Result]]


def validate_documents(
    documents: Iterable[DocumentQuads],
    reference: Iterable[str] = (),
    shapes: Shapes | None = None,
    *,
    ids: Identifiers = _DEFAULT_IDS,
    language: str = "en",
    engine: str = "queries",
) -> Report:
    """Validate mapped documents before or after they are stored; see `validate_graphs`."""
    graphs = ((document.graph, document.all_lines) for document in documents)
    return validate_graphs(graphs, reference, shapes, ids=ids, language=language, engine=engine)


def validate_graphs(
    graphs: Iterable[GraphLines],
    reference: Iterable[str] = (),
    shapes: Shapes | None = None,
    *,
    ids: Identifiers = _DEFAULT_IDS,
    language: str = "en",
    engine: str = "queries",
) -> Report:
    """Validate named graphs, given as (IRI, N-Quads lines), and return what was found; never raises on bad data.

    `reference` are the N-Quads lines of the reference graph, needed for what a page takes from there;
    `language` chooses the messages (en, ru); `engine` is "queries" (fast) or "pyshacl" (the reference).
    """
    rules = shapes or read_shapes()
    run = _engine(rules, engine)
    known = flat_store(reference)
    findings: set[Finding] = set()
    count = 0
    source = iter(graphs)
    while batch := list(islice(source, _BATCH)):
        count += len(batch)
        findings.update(_validate_batch(batch, known, rules, run, ids, language))
    return Report(_merged(sorted(findings, key=_place)), count)


def _engine(shapes: Shapes, name: str) -> Engine:
    if name not in ("queries", "pyshacl"):
        raise ValueError(f"not an engine: {name!r}")
    if name == "queries":
        try:
            queries = compile_shapes(shapes.graph)
        except UnsupportedShapeError:
            # Shapes of the user may use all of SHACL; slow is better than skipped.
            return lambda store: run_pyshacl(store, shapes.graph)
        return lambda store: run_queries(store, queries)
    return lambda store: run_pyshacl(store, shapes.graph)


def _validate_batch(
    batch: Sequence[GraphLines], known: pyoxigraph.Store, shapes: Shapes, run: Engine, ids: Identifiers, language: str
) -> Iterator[Finding]:
    store = flat_store(line for _, lines in batch for line in lines)
    add_reference(store, known)
    yield from Explainer(batch, store, shapes, ids, language).findings(run(store))


def _merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return sorted findings without those that differ from another only in the component."""
    first: dict[tuple[str, ...], Finding] = {}
    for finding in findings:
        first.setdefault((finding.document, finding.shape, finding.focus, finding.value), finding)
    return tuple(first.values())


def _place(finding: Finding) -> tuple[object, ...]:
    start = finding.quotes[0].start if finding.quotes else -1
    return (
        finding.document,
        _ORDER.index(finding.severity),
        start,
        finding.shape,
        finding.focus,
        finding.component,
        finding.value,
    )

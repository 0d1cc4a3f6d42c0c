"""Validating documents, in batches that stay small however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

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

ENGINES = ("auto", "pyshacl", "queries")
SMALL = 15
"""Up to how many documents "auto" runs pyshacl, which takes hundreds of milliseconds for each."""


@dataclass(frozen=True, slots=True)
class _Engine:
    name: str
    run: Callable[[pyoxigraph.Store], list[Result]]


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
    links: GraphLines | None = None,
) -> Report:
    """Validate named graphs, given as (IRI, N-Quads lines), and return what was found; never raises on bad data.

    `reference` are the N-Quads lines of the reference graph, needed for what a page takes from there;
    `language` chooses the messages (en, ru). `engine` is "queries" (fast), "pyshacl" (the reference), or "auto":
    pyshacl for up to 15 graphs and queries above; the report says which one ran. `links` is the graph that links
    events: it is checked by itself and is no page, so it does not count as one.
    """
    rules = shapes or read_shapes()
    source = iter(graphs)
    first = list(islice(source, SMALL + 1))
    chosen = _engine(rules, engine, small=len(first) <= SMALL)
    known = flat_store(reference)
    findings: set[Finding] = set()
    count = 0
    source = chain(first, source)
    while batch := list(islice(source, _BATCH)):
        count += len(batch)
        findings.update(_validate_batch(batch, known, rules, chosen, ids, language))
    if links is not None and links[1]:
        findings.update(_validate_batch([links], known, rules, chosen, ids, language))
    return Report(_merged(sorted(findings, key=_place)), count, chosen.name)


def _engine(shapes: Shapes, name: str, *, small: bool) -> _Engine:
    if name not in ENGINES:
        raise ValueError(f"not an engine: {name!r}")
    reference = _Engine("pyshacl", lambda store: run_pyshacl(store, shapes.graph))
    if name == "pyshacl" or (name == "auto" and small):
        return reference
    try:
        queries = compile_shapes(shapes.graph)
    except UnsupportedShapeError:
        # Shapes of the user may use all of SHACL; slow is better than skipped.
        return reference
    return _Engine("queries", lambda store: run_queries(store, queries))


def _validate_batch(
    batch: Sequence[GraphLines],
    known: pyoxigraph.Store,
    shapes: Shapes,
    engine: _Engine,
    ids: Identifiers,
    language: str,
) -> Iterator[Finding]:
    store = flat_store(line for _, lines in batch for line in lines)
    add_reference(store, known)
    yield from Explainer(batch, store, shapes, ids, language).findings(engine.run(store))


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

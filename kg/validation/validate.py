"""Validating documents, in batches that stay small however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice

import pyoxigraph

from kg.identifiers import Identifiers
from kg.model.quads import DocumentQuads
from kg.namespaces import PARLEY
from kg.validation.batch import add_reference, flat_store
from kg.validation.compiler import UnsupportedShapeError, compile_shapes
from kg.validation.engines import run_pyshacl, run_queries
from kg.validation.findings import Explainer, GraphLines
from kg.validation.report import Finding, Report, Severity
from kg.validation.results import Result
from kg.validation.screening import Screen, make_screen
from kg.validation.shapes import Shapes, read_shapes

_BATCH = 300
_REPORTS = f"<{PARLEY.reports}>"
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
    known = list(reference)
    screen = make_screen(rules, known) if first and chosen.name == "queries" else None
    looked = _Looked(chain(first, source), screen)
    base = None
    findings: set[Finding] = set()
    for batch in looked.batches():
        base = flat_store(known) if base is None else base
        findings.update(_validate_batch(batch, base, rules, chosen, ids, language))
    if links is not None and links[1]:
        base = flat_store(known) if base is None else base
        findings.update(_validate_batch([links], base, rules, chosen, ids, language))
    return Report(_merged(sorted(findings, key=_place)), looked.count, chosen.name)


class _Looked:
    """Sorts out the graphs that the screen does not let pass (all of them without one), and counts what it saw."""

    def __init__(self, graphs: Iterable[GraphLines], screen: Screen | None) -> None:
        self.count = 0
        self._graphs = graphs
        self._screen = screen

    def batches(self) -> Iterator[list[GraphLines]]:
        """Yield what an engine has to look at; neighbours that report one event stay together."""
        batch: list[GraphLines] = []
        for _, group in groupby(self._graphs, key=_event):
            unit = list(group)
            self.count += len(unit)
            if self._screen is not None and self._screen.passes(chain.from_iterable(lines for _, lines in unit)):
                continue
            batch += unit
            if len(batch) >= _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


def _event(graph: GraphLines) -> str:
    """Return the event that a page reports: editions of one page state facts about the same node."""
    name, lines = graph
    return next((line.split(" ", 3)[2] for line in lines if line.split(" ", 2)[1] == _REPORTS), name)


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

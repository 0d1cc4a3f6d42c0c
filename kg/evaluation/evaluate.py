"""`evaluate`: what a store says, compared with annotations field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Store

from kg.evaluation.addresses import page_key
from kg.evaluation.annotations import Annotation
from kg.evaluation.fields import EVIDENCE, FIELDS, FieldItems
from kg.evaluation.findings import Findings
from kg.evaluation.lookup import Lookup
from kg.evaluation.matching import pair
from kg.evaluation.model import ALL, Difference, Evaluation

_SPACE = re.compile(r"\s+")


def evaluate(store: Store, annotations: Sequence[Annotation], texts: Mapping[str, str] | None = None) -> Evaluation:
    """Compare the pages of `store` with `annotations`; pages that nobody annotated are not looked at.

    `texts` are page texts by `page_key`: with them every quote is checked to stand in its page, white space aside.
    A page that the store lacks counts as one where nothing was found.
    """
    lookup = Lookup(store)
    documents = lookup.documents()
    result = Evaluation(sources=tuple(sorted({annotation.source for annotation in annotations})))
    for annotation in annotations:
        key = page_key(annotation.url)
        document = documents.get(key)
        if document is None:
            result.missing_documents.append(annotation.url)
            _compare(result, annotation, {})
            continue
        findings = Findings(lookup, document)
        _compare(result, annotation, findings.fields())
        if texts is not None and key in texts:
            _check_quotes(result, annotation.source, findings.quotes(), texts[key])
    return result


def _compare(result: Evaluation, annotation: Annotation, found: FieldItems) -> None:
    for name, same in FIELDS.items():
        pairing = pair(found.get(name, ()), annotation.fields.get(name, ()), same)
        for source in (ALL, annotation.source):
            result.score(name, source).add(pairing.hits, len(pairing.extra), len(pairing.missing))
        if pairing.extra or pairing.missing:
            result.differences.append(Difference(annotation.id, name, pairing.extra, pairing.missing))


def _check_quotes(result: Evaluation, source: str, quotes: Iterable[str], text: str) -> None:
    page = _squeezed(text)
    for quote in quotes:
        verbatim = _squeezed(quote) in page
        for name in (ALL, source):
            result.score(EVIDENCE, name).add(int(verbatim), int(not verbatim), 0)


def _squeezed(text: str) -> str:
    return _SPACE.sub(" ", text)

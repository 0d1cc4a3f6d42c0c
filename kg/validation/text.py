"""A report for people: each finding with the sentence that it is about, the words in question marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.validation.report import Finding, Quote, Report, Severity

OPEN, CLOSE = "⟦", "⟧"
_SENTENCE_END = re.compile(r"[.!?…]\s+|\n")
_CONTEXT = 300


def text_report(report: Report, texts: Mapping[str, str] | None = None) -> str:
    """Return the report as text; `texts` gives page texts by document IRI, to print whole sentences."""
    return "".join(f"{line}\n" for line in _lines(report, texts or {}))


def _lines(report: Report, texts: Mapping[str, str]) -> Iterator[str]:
    for document, findings in report.by_document().items():
        yield f"{document or 'reference data'}  {findings[0].url}".rstrip()
        for finding in findings:
            yield from _finding(finding, texts)
        yield ""
    yield _summary(report)


def _finding(finding: Finding, texts: Mapping[str, str]) -> Iterator[str]:
    yield f"  {finding.severity.upper()}: {finding.message}"
    for quote in finding.quotes:
        yield f"    {marked(quote, texts.get(quote.document))}  (characters {quote.start}–{quote.end})"
    yield f"    rule:  {finding.name} ({finding.shape.rpartition('#')[2]})"
    yield f"    claim: {finding.claim}" if finding.claim else f"    where: {finding.focus}"
    if finding.value and finding.value != finding.focus:
        yield f"    value: {finding.value}"
    if finding.hint:
        yield f"    hint:  {finding.hint}"


def marked(quote: Quote, text: str | None = None) -> str:
    """Return the sentence around `quote` on one line, the quoted words marked; without `text` only the words."""
    if text is None or text[quote.start : quote.end] != quote.text:
        return _one_line(f"{OPEN}{quote.text}{CLOSE}")
    before, after = text[max(0, quote.start - _CONTEXT) : quote.start], text[quote.end : quote.end + _CONTEXT]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    end = None if quote.text.rstrip().endswith((".", "!", "?", "…")) else _SENTENCE_END.search(after)
    whole = quote.text.rstrip().endswith((".", "!", "?", "…"))
    after = "" if whole else after[: end.start() + 1] if end else after
    return _one_line(f"{before}{OPEN}{quote.text}{CLOSE}{after}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _summary(report: Report) -> str:
    verdict = "conforms" if report.conforms else "does not conform"
    counts = ", ".join(f"{severity.value}s: {report.count(severity)}" for severity in Severity)
    return f"{report.documents} graphs: {verdict} ({counts})"

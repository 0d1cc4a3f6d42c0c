"""A report for programs: JSON, a SHACL report in Turtle, and SARIF for code-review tools."""

from __future__ import annotations

import json
from dataclasses import asdict

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.namespaces import RDF, SH
from kg.validation.report import Finding, Report, Severity

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_REPORT = "urn:parley:validation-report"


def json_report(report: Report) -> str:
    """Return the report as JSON, findings by document."""
    value = {
        "conforms": report.conforms,
        "engine": report.engine,
        "graphs": report.documents,
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "documents": {
            document: [asdict(finding) for finding in findings] for document, findings in report.by_document().items()
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def turtle_report(report: Report) -> str:
    """Return the report as a SHACL validation report in Turtle, one subject block per result, no blank nodes."""
    node = NamedNode(_REPORT)
    triples = [
        Triple(node, NamedNode(RDF.type), NamedNode(SH.ValidationReport)),
        Triple(node, NamedNode(SH.conforms), Literal(report.conforms)),
    ]
    results = [NamedNode(f"{_REPORT}:{number}") for number in range(1, len(report.findings) + 1)]
    triples += [Triple(node, NamedNode(SH.result), result) for result in results]
    for result, finding in zip(results, report.findings, strict=True):
        triples += _result(result, finding)
    body = serialize(triples, format=RdfFormat.TURTLE, prefixes={"sh": SH.iri})
    return body.decode() if body else ""


def _result(node: NamedNode, finding: Finding) -> list[Triple]:
    pairs: list[tuple[str, NamedNode | Literal]] = [
        (RDF.type, NamedNode(SH.ValidationResult)),
        (SH.resultSeverity, NamedNode(SH[finding.severity.value.capitalize()])),
        (SH.focusNode, NamedNode(finding.focus)),
        (SH.sourceConstraintComponent, NamedNode(SH.iri + finding.component)),
        (SH.sourceShape, NamedNode(finding.shape)),
        (SH.resultMessage, Literal(finding.message)),
    ]
    if finding.path.startswith("http"):  # a plain property; other paths would need blank nodes
        pairs.append((SH.resultPath, NamedNode(finding.path)))
    if finding.value:
        pairs.append((SH.value, NamedNode(finding.value) if finding.value_is_iri else Literal(finding.value)))
    return [Triple(node, NamedNode(predicate), value) for predicate, value in pairs]


def sarif_report(report: Report, version: str = "0") -> str:
    """Return the report in SARIF 2.1.0; offsets are code points of the page's text."""
    rules: dict[str, Finding] = {}
    for finding in report.findings:
        rules.setdefault(finding.shape, finding)
    index = {shape: number for number, shape in enumerate(rules)}
    driver = {"name": "Parley", "version": version, "rules": [_rule(finding) for finding in rules.values()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, index[finding.shape]) for finding in report.findings],
    }
    value = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _rule(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.shape.rpartition("#")[2],
        "name": finding.name,
        "shortDescription": {"text": finding.name},
        "fullDescription": {"text": finding.hint or finding.name},
        "help": {"text": finding.hint or finding.name},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _sarif_result(finding: Finding, rule: int) -> dict[str, object]:
    locations: list[dict[str, object]] = [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": finding.url or quote.document},
                "region": {
                    "charOffset": quote.start,
                    "charLength": max(quote.end - quote.start, 0),
                    "snippet": {"text": quote.text},
                },
            },
            "logicalLocations": [{"fullyQualifiedName": finding.claim or finding.focus}],
        }
        for quote in finding.quotes
    ]
    if not locations:
        locations = [{"logicalLocations": [{"fullyQualifiedName": finding.focus}]}]
    return {
        "ruleId": finding.shape.rpartition("#")[2],
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": locations,
    }

"""What validation found: values, not exceptions; one finding per broken rule and place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; only a violation means that the data do not conform."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page that a finding is about: `start` and `end` are code points of the page's text."""

    document: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule at one place.

    `shape` is the IRI of the rule and `name` its name; `focus` the node that breaks it, `claim` the claim it is about
    ("" when none), `document` the document's IRI ("" for reference data); `hint` says what to do;
    `component` is the SHACL constraint component (the first one, when the same value breaks several of one rule);
    `path`, a SPARQL property path without angle brackets, and `value` are there as far as the rule has them.
    """

    severity: Severity
    document: str
    shape: str
    name: str
    message: str
    hint: str
    focus: str
    component: str
    path: str = ""
    value: str = ""
    value_is_iri: bool = False
    claim: str = ""
    url: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, sorted by document, then severity, then place.

    `documents` tells how many graphs were looked at, `engine` what ran the shapes: "pyshacl" or "queries". `earlier`
    of the documents were found to keep the same rules when they were built, and have not changed since.
    """

    findings: tuple[Finding, ...]
    documents: int
    engine: str = ""
    earlier: int = 0

    @property
    def conforms(self) -> bool:
        """Whether no finding is a violation."""
        return not any(finding.severity is Severity.VIOLATION for finding in self.findings)

    def by_document(self) -> dict[str, tuple[Finding, ...]]:
        """Return the findings of each document that has any."""
        groups: dict[str, list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault(finding.document, []).append(finding)
        return {document: tuple(findings) for document, findings in groups.items()}

    def count(self, severity: Severity) -> int:
        """Return how many findings have `severity`."""
        return sum(finding.severity is severity for finding in self.findings)

"""Checking the graph against the shapes; nonconformance is a report that prints the sentence, not an exception."""

from kg.validation.machine import json_report, sarif_report, turtle_report
from kg.validation.report import Finding, Quote, Report, Severity
from kg.validation.shapes import Shapes, read_shapes
from kg.validation.text import text_report
from kg.validation.validate import ENGINES, SMALL, validate_documents, validate_graphs

__all__ = [
    "ENGINES",
    "SMALL",
    "Finding",
    "Quote",
    "Report",
    "Severity",
    "Shapes",
    "json_report",
    "read_shapes",
    "sarif_report",
    "text_report",
    "turtle_report",
    "validate_documents",
    "validate_graphs",
]

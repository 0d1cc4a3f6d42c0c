"""Composes the stages over many pages: read, parse, extract, map, store; failures are collected, never raised."""

from __future__ import annotations

from kg.pipeline.build import build
from kg.pipeline.coverage import measure_coverage
from kg.pipeline.page import build_page
from kg.pipeline.report import BuildReport, Failure
from kg.pipeline.source import SourceError, find_source
from kg.pipeline.vocabularies import reference_data, vocabulary
from kg.pipeline.workers import usable_cores

__all__ = [
    "BuildReport",
    "Failure",
    "SourceError",
    "build",
    "build_page",
    "find_source",
    "measure_coverage",
    "reference_data",
    "usable_cores",
    "vocabulary",
]

"""What the reader understood of many pages, and what it did not: shares, and lists of what to teach it next.

Works on linked pages and their claims, one page at a time; knows neither files nor the graph.
"""

from __future__ import annotations

from kg.coverage.render import FORMATS, render
from kg.coverage.report import CoverageReport

__all__ = ["FORMATS", "CoverageReport", "render"]

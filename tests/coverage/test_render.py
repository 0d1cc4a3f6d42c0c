"""What reaches a terminal: drawn tables of its width, and nothing that could move its cursor."""

from __future__ import annotations

from kg.coverage import CoverageReport, render
from tests.english_pages import call


def test_tables_on_a_terminal() -> None:
    report = CoverageReport(limit=3)
    report.add(call("Vladimir Putin gardled a tower\u200e\u0007 near [red]Zelbor[/red].").linked)
    drawn = render(report, "text", width=120)
    assert "gardled" in drawn
    assert "[red]Zelbor" in drawn
    assert "\u0007" not in drawn
    assert "\u0007" not in render(report, "md")
    assert "all pages" not in drawn  # one group says it all

"""`kg stats --coverage`: what was understood of pages that need not be in any store."""

from __future__ import annotations

import shutil
import sys

from kg.cli.build import problems
from kg.cli.options import STDOUT, is_terminal, number, say, write_text
from kg.cli.progress import progress


def report(paths: tuple[str, ...], style: str, limit: int, *, examples: bool, quiet: bool) -> int:
    """Write the coverage report of the pages under `paths` to stdout and return the exit code."""
    from kg.coverage import render
    from kg.pipeline import measure_coverage
    from kg.reading.paths import expand

    for _ in expand(paths):  # a mistyped path is told before anything is read
        pass
    with progress(0, hidden=quiet or not is_terminal()) as advance:
        found, read = measure_coverage(paths, limit=limit, progress=advance.pages if advance else None)
    width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else None
    write_text(STDOUT, render(found, style, examples=examples, width=width))
    say(problems(read))
    understood = sum(group.read for group in found.in_order())
    duplicate = f", {read.duplicates:,} duplicate" if read.duplicates else ""
    say(
        [f"{number(read.read, 'page')} read: {understood:,} counted{duplicate}, {len(read.failed):,} failed"],
        quiet=quiet,
    )
    return 1 if read.failed else 0

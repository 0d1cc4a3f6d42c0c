"""`make bench`: how much faster the program is than the plain way of doing the same, as a table of ratios.

The pairs run in turns in one process and CPU time counts, so that the ratios hold on a busy machine too; the last rows
are wall time on all cores.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import version
from importlib.util import find_spec

from tests.bench import graphs, machine, mappers, texts
from tests.bench.measure import Row

_PACKAGES = ("rdflib", "pyshacl", "pyoxigraph", "ahocorasick_rs", "pymorphy3", "maplib")
_HEAD = ("what", "size", "ours", "plain", "ratio", "beside")


def main() -> None:
    """Measure and print."""
    sys.stdout.write(table([*graphs.rows(), *mappers.rows(), *texts.rows(), *machine.rows()]))
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES if find_spec(name) is not None)
    computer = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    sys.stdout.write(f"\nPython {platform.python_version()}, {versions}; {computer}.\n")


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [_HEAD, ("---", "---", "---:", "---:", "---:", "---"), *(row.cells() for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    main()

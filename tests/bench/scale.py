"""How a build grows with the archive: `python -m tests.bench.scale 1000 3000 10000 33000 --folder DIR`.

For every number of pages it makes one JSON Lines file (texts of 4 to 10 kB out of the samples' sentences, with other
days and addresses), and runs the commands that a user would: a build with validation, the same again with nothing
new, an export of compressed N-Quads, a query. Times are wall time; memory is the most that all processes of the build
held at a time, what they share counted in each. The last line does the same claims of 200 pages with rdflib and
pyshacl.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.identifiers import Identifiers
from kg.store import document_graphs, graph_lines, open_store
from tests.bench.machine import made_records

LARGEST = 10_000
_HEAD = (
    "pages",
    "MB of text",
    "quads",
    "build, validate",
    "pages/s",
    "memory",
    "nothing new",
    "export .nq.gz",
    "query",
)
_COMPARED = 200
_PAUSE = 0.2
_PAGE = 4096


@dataclass(frozen=True)
class Step:
    """What a command took: wall seconds, and the most memory of it and its children in MB."""

    seconds: float
    memory: int


def main() -> None:
    """Measure and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pages", nargs="+", type=int)
    options.add_argument("--folder", type=Path, default=None, help="where the files go (default: a temporary folder)")
    chosen = options.parse_args()
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix="parley-scale-"))
    _say(
        (
            "pages",
            "MB of text",
            "quads",
            "build, validate",
            "pages/s",
            "memory",
            "nothing new",
            "export .nq.gz",
            "query",
        )
    )
    _say(["---:"] * 9)
    for pages in chosen.pages:
        _say(measured(pages, folder))
    sys.stdout.write(compared(folder) + "\n")
    if chosen.folder is None:
        shutil.rmtree(folder)


def measured(pages: int, folder: Path) -> tuple[str, ...]:
    """Return the row of one size; the store stays in `folder` for the next one to replace."""
    source, store, packed = folder / "pages.jsonl", folder / "store", folder / "export.nq.gz"
    shutil.rmtree(store, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    with source.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in made_records(pages, LARGEST))
    first = run(["build", source, "--store", store, "--validate", "-q"])
    again = run(["build", source, "--store", store, "--validate", "-q"])
    export = run(["export", "--store", store, "--format", "nquads", "-o", packed])
    query = run(["query", "topics-by-year", "--store", store, "--format", "csv"])
    graphs = json.loads((store / "manifest.json").read_bytes())["graphs"].values()
    if (stored := sum(1 for entry in graphs if entry["document"])) != pages:
        raise SystemExit(f"{stored:,} of {pages:,} pages are in the store: see above")
    quads = sum(entry["count"] for entry in graphs)
    return (
        f"{pages:,}",
        f"{source.stat().st_size / 1e6:,.0f}",
        f"{quads:,}",
        f"{first.seconds:,.1f} s",
        f"{pages / first.seconds:,.0f}",
        f"{first.memory:,} MB",
        f"{again.seconds:.1f} s",
        f"{export.seconds:,.1f} s",
        f"{query.seconds:.1f} s",
    )


def run(words: Iterable[object]) -> Step:
    """Run a `kg` command and return what it took. Raises CalledProcessError when it ends with a fault of its own."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", "from kg.cli import main; main()", *map(str, words)], stdout=subprocess.DEVNULL
    )
    most = [0]
    watch = threading.Thread(target=_watch, args=(process, most), daemon=True)
    watch.start()
    code = process.wait()
    seconds = time.monotonic() - started
    watch.join()
    if code not in (0, 1):
        raise subprocess.CalledProcessError(code, process.args)
    return Step(seconds, most[0])


def _watch(process: subprocess.Popen[bytes], most: list[int]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], _memory(process.pid) * _PAGE // 1_000_000)
        time.sleep(_PAUSE)


def _memory(pid: int) -> int:
    """Return how many pages of memory a process and its descendants hold; 0 when it has ended."""
    try:
        own = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except (OSError, IndexError):
        return 0
    return own + sum(_memory(int(child)) for child in children)


def compared(folder: Path) -> str:
    """Return one line: the claims of some pages added to rdflib, validated by pyshacl, written by rdflib."""
    import pyshacl
    from rdflib import Graph

    from kg.validation import read_shapes

    ids = Identifiers()
    store = open_store(folder / "store")
    reference = graph_lines(store, ids.graph("reference"))
    lines: list[str] = []
    for number, (_, own) in enumerate(document_graphs(store, ids)):
        if number == _COMPARED:
            break
        lines += own
    triples = "".join(f"{line[: line.rindex(' <')]} .\n" for line in lines)
    started = time.process_time()
    graph = Graph().parse(data=triples, format="nt")
    added = time.process_time()
    data = graph + Graph().parse(data="".join(f"{x[: x.rindex(' <')]} .\n" for x in reference), format="nt")
    before = time.process_time()
    pyshacl.validate(data, shacl_graph=read_shapes().graph, inplace=True)
    checked = time.process_time()
    graph.serialize(format="turtle")
    seconds = (added - started) + (checked - before) + (time.process_time() - checked)
    return (
        f"\nrdflib and pyshacl on {_COMPARED} of these pages, CPU time: add {added - started:.1f} s, validate "
        f"{checked - before:.1f} s, write {time.process_time() - checked:.1f} s: {_COMPARED / seconds:.1f} pages/s, "
        "reading the claims not counted."
    )


def _say(cells: Iterable[str]) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

"""RDF out beside maplib, a mapper in Rust: the same triples from ready-made columns.

It comes with the extra `bench` (`make bench` installs it), and the row is left out with a line where it is missing.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from typing import Any

from kg.serialization import FORMATS, write
from tests.bench.data import documents
from tests.bench.measure import Row, paired

_COPIES = 20
_Part = tuple[str, list[str], list[str]]


def rows() -> Iterator[Row]:
    if find_spec("maplib") is None:
        sys.stderr.write("bench: maplib is not installed (extra bench): its row is left out\n")
        return
    yield mapped()


def mapped() -> Row:
    """Triples with IRIs and plain texts, which both write in the same way, to sorted N-Triples; the lines are compared.

    maplib gets one data frame per predicate, already made; ours gets N-Quads lines, as mapping makes them.
    """
    import maplib

    lines = [line for one in documents(_COPIES) for line in one.lines if line[: line.rindex(" <")].endswith((">", '"'))]
    lines = [line for line in lines if "^^<" not in line]
    parts = list(_parts(lines))
    frames = [(predicate, _frame(subjects, objects)) for predicate, subjects, objects in parts]

    def other() -> list[str]:
        model = maplib.Model()
        for predicate, frame in frames:
            model.map_triples(frame, predicate=predicate)
        return sorted(model.writes(format="ntriples").splitlines())

    def ours() -> list[str]:
        stream = io.BytesIO()
        write(lines, stream, FORMATS["ntriples"])
        return stream.getvalue().decode().splitlines()

    if ours() != other():
        raise SystemExit("maplib does not write the same triples")
    mine, base = paired(ours, other)
    return Row("mapped lines to sorted N-Triples", f"{len(ours()):,} triples", mine, base, "maplib: map, write")


def _parts(lines: list[str]) -> Iterator[_Part]:
    """Yield subjects and objects by predicate and kind of object, as maplib takes them: IRIs and texts bare."""
    triples = [line[: line.rindex(" <")].split(" ", 2) for line in lines]
    ordered = sorted(triples, key=_kind)
    for (predicate, is_iri), group in groupby(ordered, key=_kind):
        pairs = [(subject[1:-1], object_[1:-1] if is_iri else _text(object_)) for subject, _, object_ in group]
        yield predicate[1:-1], [one for one, _ in pairs], [other for _, other in pairs]


def _kind(triple: list[str]) -> tuple[str, bool]:
    return triple[1], triple[2].startswith("<")


def _text(literal: str) -> str:
    from kg.serialization.quads import unescape

    return unescape(literal[1:-1])


def _frame(subjects: list[str], objects: list[str]) -> Any:
    import polars

    return polars.DataFrame({"subject": subjects, "object": objects})

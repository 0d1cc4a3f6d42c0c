"""The manifest: what each graph of a store must contain, so that lost or changed data are noticed."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.store.errors import StoreDamagedError

_FORMAT = 1
_SEAL = b',\n"sha256": "'
_IRI = re.compile(r"[^\x00-\x20<>\"{}|\\^`\ufffd]+")


@dataclass(frozen=True, slots=True)
class GraphEntry:
    """What one named graph must contain.

    `document` is the document's id, or "" for graphs such as reference; `content` the hash of what it was made from;
    `count` the number of quads, `sha256` the hash of its sorted N-Quads lines; `flags` the same hash over the
    document's lines in the quality graph, "" when it has none; `copies` the content hashes of other copies of the
    document that were in the input and do not count, sorted; `checked` names the rules that the graph was found to
    keep when it was built, "" when it was not tried or may break one.
    """

    content: str
    count: int
    sha256: str
    document: str = ""
    flags: str = ""
    copies: tuple[str, ...] = ()
    checked: str = ""


@dataclass(slots=True)
class Manifest:
    """All graphs of a store by IRI; `clean` is false while a writer is at work."""

    base: str
    clean: bool = True
    graphs: dict[str, GraphEntry] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many quads the store must hold."""
        return sum(entry.count for entry in self.graphs.values())

    def write(self, path: Path) -> None:
        """Write the manifest in one step: a reader sees the old one or the new one, never half of one."""
        value = {
            "format": _FORMAT,
            "base": self.base,
            "clean": self.clean,
            "graphs": {iri: asdict(entry) for iri, entry in sorted(self.graphs.items())},
        }
        write_atomically(path, _sealed(json.dumps(value, indent=0, ensure_ascii=False).encode()))


def read_manifest(path: Path) -> Manifest:
    """Read the manifest at `path`; raise StoreDamagedError when it is not one."""
    try:
        data = path.read_bytes()
        value = json.loads(data)
        if value["format"] != _FORMAT:
            raise StoreDamagedError(
                f"{path}: format {value['format']}, this version reads {_FORMAT}; "
                "remove the store folder and build again"
            )
        body, _, _ = data.rpartition(_SEAL)
        if "sha256" in value and data != _sealed(body + b"\n}"):
            raise StoreDamagedError(f"{path}: changed since it was written; remove the store folder and build again")
        graphs = {iri: _entry(entry) for iri, entry in value["graphs"].items()}
        return Manifest(base=value["base"], clean=bool(value["clean"]), graphs=graphs)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreDamagedError(f"{path}: not a manifest ({error}); remove the store folder and build again") from error


def _sealed(body: bytes) -> bytes:
    """Return a JSON object with the hash of itself as its last member."""
    return body.removesuffix(b"\n}") + _SEAL + hashlib.sha256(body).hexdigest().encode() + b'"\n}\n'


def read_journal(path: Path, start: str) -> frozenset[str]:
    """Return the graphs that a writer touched and did not commit: the whole lines of the journal.

    A last line that was cut off, and whatever is no IRI that begins with `start`, counts as none: what such a graph
    holds does not agree with the manifest, which is then noticed.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return frozenset()
    return frozenset(line for line in lines[:-1] if line.startswith(start) and _IRI.fullmatch(line))


def _entry(value: dict[str, Any]) -> GraphEntry:
    return GraphEntry(**{**value, "copies": tuple(value.get("copies", ()))})


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, bring it to disk, and rename it into place."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

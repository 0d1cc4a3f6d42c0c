"""The offline way: N-Quads files in shards, their checksums, and a script per kind of server that loads them."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.endpoint.ledger import LEDGER, Entry, Ledger
from kg.endpoint.scripts import SCRIPTS
from kg.endpoint.source import LocalGraphs, measured
from kg.errors import ExportError
from kg.identifiers import Identifiers

SHARD_QUADS = 500_000
_SUMS = "SHA256SUMS"


def write_files(
    source: LocalGraphs, ids: Identifiers, folder: Path, progress: Callable[[int, int], None] | None = None
) -> list[Path]:
    """Write all graphs to `folder` and return the files; the same graphs give the same bytes.

    The books of a push are among them, so that a later push to a server that was loaded from the files knows what is
    there. Raises ExportError when the folder holds anything else than a former run's files.
    """
    _prepare(folder)
    total = sum(graph.count for graph in source.graphs.values())
    written: list[Path] = []
    entries: dict[str, Entry] = {}
    done = 0
    for number, shard in enumerate(_shards(source), 1):
        lines: list[str] = []
        for iri in shard:
            found = source.lines(iri)
            graph = measured(iri, found)
            entries[iri] = Entry(graph.sha256, graph.count)
            lines += found
        written.append(_write(folder / f"data-{number:04d}.nq.gz", _packed(lines)))
        done += len(lines)
        if progress:
            progress(done, total)
    written.append(_write(folder / "push.nq.gz", _packed(_books(entries, ids))))
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in written)
    written.append(_write(folder / _SUMS, sums.encode()))
    for name, script in SCRIPTS.items():
        path = _write(folder / name, script.encode())
        path.chmod(0o755)
        written.append(path)
    return written


def _books(entries: dict[str, Entry], ids: Identifiers) -> Iterator[str]:
    return Ledger.lines_of(entries, ids.graph(LEDGER))


def _prepare(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder}: a file, not a folder to write to")
    folder.mkdir(parents=True, exist_ok=True)
    ours = {"push.nq.gz", _SUMS, *SCRIPTS}
    for entry in sorted(folder.iterdir()):
        if entry.name not in ours and not (entry.name.startswith("data-") and entry.name.endswith(".nq.gz")):
            raise ExportError(f"{folder}: holds {entry.name}, which is not from here; name an empty folder")
    for entry in folder.glob("data-*.nq.gz"):
        # A smaller store has fewer shards: what is left of a larger one must not be loaded with them.
        entry.unlink()


def _shards(source: LocalGraphs) -> Iterator[list[str]]:
    shard: list[str] = []
    size = 0
    for iri, graph in sorted(source.graphs.items()):
        if shard and size + graph.count > SHARD_QUADS:
            yield shard
            shard, size = [], 0
        shard.append(iri)
        size += graph.count
    if shard:
        yield shard


def _packed(lines: Iterable[str]) -> bytes:
    return gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0)


def _write(path: Path, data: bytes) -> Path:
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)
    return path

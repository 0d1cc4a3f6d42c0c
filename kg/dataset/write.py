"""Writing a data set: graph files, tables, description, documentation, checksums; one folder, whole or not at all."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, Store

from kg.dataset.codebook import codebook_csv, codebook_text
from kg.dataset.columns import tables
from kg.dataset.context import context
from kg.dataset.counts import count
from kg.dataset.description import DataFile, Description, description_turtle
from kg.dataset.diagram import class_diagram
from kg.dataset.folder import CHECKSUMS, checksum, checksum_lines, whole_folder
from kg.dataset.occasions import occasions
from kg.dataset.ontologypage import can_write_ontology_page, ontology_page
from kg.dataset.pages import Names, by_event, pages
from kg.dataset.readme import readme
from kg.dataset.rows import CLAIMS, event_row
from kg.dataset.shapesdoc import shapes_text
from kg.dataset.sources import Source, Sources, sources_csv
from kg.dataset.terms import ontology_terms
from kg.dataset.writers import TableFiles, can_write_parquet
from kg.errors import ExportError
from kg.identifiers import Identifiers
from kg.namespaces import PARLEY
from kg.resources import files, folder
from kg.serialization import FORMATS
from kg.serialization.jsonldterms import jsonld_with_terms
from kg.serialization.prefixes import Prefixes
from kg.store import store_lines

Progress = Callable[[str], None]
_CHUNK = 1 << 20
_GRAPH_FILES = {"data.nq.gz": "nquads", "data.trig.gz": "trig", "data.ttl": "turtle"}
_MEDIA = {
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".md": "text/markdown",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}
_FEATURES = {"data.nq.gz": "N-Quads", "data.trig.gz": "TriG", "data.ttl": "Turtle", "data.jsonld": "JSON-LD"}


@dataclass(frozen=True, slots=True)
class DatasetReport:
    """What was written: names of files in order, rows by table, different triples, and notes on what was left out."""

    folder: Path
    files: tuple[str, ...]
    rows: dict[str, int]
    triples: int
    notes: tuple[str, ...]


def write_dataset(
    store: Store,
    ids: Identifiers,
    target: Path,
    *,
    issued: str = "",
    url: str = "",
    progress: Progress | None = None,
) -> DatasetReport:
    """Write all of `store` to the folder `target`; the same store gives the same bytes.

    `issued` is the day of publication (ISO 8601), `url` where the folder will be found: both go into the description.
    `progress` hears what is being written. Raises ExportError for a folder that cannot be taken or a wrong option.
    """
    _check_options(issued, url)
    say = progress or (lambda _: None)
    with whole_folder(target) as part:
        _write_graphs(store, ids, part, say)
        written, sources = _write_tables(store, ids, part, say)
        _write_ontology(part, say)
        say("counts")
        counts = count(lambda: store_lines(store))
        about = Description(ids, counts, sources, _described(part), version("parley-kg"), issued, url)
        _put(part / "void.ttl", description_turtle(about))
        names = _names(part)
        _put(part / "README.md", readme(about, written, names))
        say("checksums")
        _put(part / CHECKSUMS, checksum_lines((name, checksum(part / name)) for name in [*names, "README.md"]))
        names = _names(part)
    return DatasetReport(target, tuple(names), {t.table.name: t.rows for t in written}, counts.triples, tuple(_notes()))


def _check_options(issued: str, url: str) -> None:
    try:
        if issued:
            dt.date.fromisoformat(issued)
    except ValueError as error:
        raise ExportError(f"not a day (YYYY-MM-DD): {issued!r}") from error
    if not url:
        return
    try:
        NamedNode(url)
    except ValueError as error:
        raise ExportError(f"not a web address: {url!r} ({error})") from error
    if not url.startswith(("http://", "https://")):
        raise ExportError(f"not a web address: {url!r} (it starts with http:// or https://)")


def _write_graphs(store: Store, ids: Identifiers, part: Path, say: Progress) -> None:
    for name, format_name in _GRAPH_FILES.items():
        say(name)
        _put_pieces(part / name, FORMATS[format_name].write(store_lines(store), Prefixes(ids)))
    say("data.jsonld")
    terms = context(ids)
    _put_pieces(part / "data.jsonld", jsonld_with_terms(store_lines(store), terms))
    _put(part / "context.jsonld", json.dumps({"@context": terms.document()}, ensure_ascii=False, indent=2) + "\n")


def _write_tables(store: Store, ids: Identifiers, part: Path, say: Progress) -> tuple[list[TableFiles], list[Source]]:
    say("tables")
    names, same, sources = Names(store), occasions(store), Sources()
    with ExitStack() as stack:
        parquet = can_write_parquet()
        written = {t.name: stack.enter_context(TableFiles(part, t, parquet=parquet)) for t in tables().values()}
        for event, group in by_event(pages(store, ids)):
            written["events"].add(event_row(event, group, names, same))
            for page in group:
                sources.add(page, names.one(event, PARLEY.date))
                for name, rows in CLAIMS.items():
                    for row in rows(page, names):
                        written[name].add(row)
    found = list(written.values())
    _put(part / "codebook.md", codebook_text(found))
    _put(part / "codebook.csv", codebook_csv(found))
    _put(part / "sources.csv", sources_csv(sources.sorted()))
    return found, sources.sorted()


def _write_ontology(part: Path, say: Progress) -> None:
    say("ontology")
    home = part / "ontology"
    (home / "shapes").mkdir(parents=True)
    shutil.copyfile(folder("ontology") / "parley.ttl", home / "parley.ttl")
    for path in files("shapes", ".ttl"):
        shutil.copyfile(path, home / "shapes" / path.name)
    _put(home / "classes.svg", class_diagram(ontology_terms()))
    _put(home / "shapes.md", shapes_text())
    if can_write_ontology_page():
        _put(home / "ontology.html", ontology_page())


def _notes() -> Iterator[str]:
    if not can_write_parquet():
        yield "no Parquet tables: they need the extra parquet (pip install 'parley-kg[parquet]')"
    if not can_write_ontology_page():
        yield "no ontology.html: it needs the extra docs (pip install 'parley-kg[docs]')"


def _described(part: Path) -> list[DataFile]:
    return [
        DataFile(name, _media(name), path.stat().st_size, checksum(path), _FEATURES.get(name, ""))
        for name in _names(part)
        for path in (part / name,)
    ]


def _media(name: str) -> str:
    return _MEDIA[Path(name.removesuffix(".gz")).suffix]


def _names(part: Path) -> list[str]:
    return sorted(path.relative_to(part).as_posix() for path in part.rglob("*") if path.is_file())


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _put_pieces(path: Path, pieces: Iterable[str]) -> None:
    with _opened(path) as stream:
        pending: list[str] = []
        size = 0
        for piece in pieces:
            pending.append(piece)
            size += len(piece)
            if size >= _CHUNK:
                stream.write("".join(pending).encode())
                pending, size = [], 0
        stream.write("".join(pending).encode())


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes] | gzip.GzipFile]:
    with path.open("wb") as stream:
        if path.suffix != ".gz":
            yield stream
            return
        # No name and no time in the header, so that the bytes depend on the quads alone.
        with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=stream, mtime=0) as packed:
            yield packed

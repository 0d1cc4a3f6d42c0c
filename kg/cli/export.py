"""`kg export`: a store as RDF, or as a folder that is ready to publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.cli.options import STDOUT, is_terminal, number, quiet_option, say, store_option
from kg.cli.stores import OpenStore, opened

# Written out, so that help needs no import; a test compares them with kg.serialization.
FORMATS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")
_OURS = ("ontology", "reference")
_OF_FILES = ("format_name", "output", "pages_only")
_OF_DATASETS = ("issued", "url", "quiet")


@click.command("export", short_help="Write a store as RDF, or as a data set.")
@store_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    help="Format; without it the suffix of the file decides, and turtle on stdout.",
)
@click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", show_default=True, help="File to write to; - is stdout."
)
@click.option("--pages-only", is_flag=True, help="Leave out the reference data and the ontology.")
@click.option("--dataset", type=click.Path(path_type=Path), metavar="DIR", help="Write a folder to publish.")
@click.option("--issued", metavar="DATE", default="", help="Day of publication in the description of the data set.")
@click.option("--url", metavar="URL", default="", help="Where the folder will be found, for its description.")
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    store: Path,
    format_name: str | None,
    output: str,
    pages_only: bool,
    dataset: Path | None,
    issued: str,
    url: str,
    quiet: bool,
) -> None:
    """Write all that the store holds as RDF; the same pages always give the same bytes.

    TriG, N-Quads and JSON-LD keep the named graph of each page; the flat formats lose no provenance, since every
    claim names its page and its sentence. A file that ends in .gz is compressed.

    With --dataset, write a folder instead: the graph in four formats, tables of events, participations, discussions and
    agreements (CSV, and Parquet with the extra parquet) with a codebook, a description (VoID, DCAT), sources and their
    licences, the ontology and its documentation, checksums and a README. It holds no time, unless --issued or the
    environment variable SOURCE_DATE_EPOCH gives one. docs/dataset.md tells what is in it.

    \b
    Examples:
      kg export --format turtle --output graph.ttl
      kg export --output graph.nq.gz
      kg export --format ntriples --pages-only | wc -l
      kg export --dataset parley-data --issued 2026-12-01
    """
    _check_use(ctx, dataset)
    source = opened(store)
    if dataset is not None:
        _write_dataset(source, dataset, issued or _build_day(), url, quiet=quiet)
        return
    from kg.serialization import export
    from kg.store import store_lines

    lines = store_lines(source.quads, _page_graphs(source) if pages_only else None)
    chosen = format_name or ("turtle" if output == STDOUT else "")
    export(lines, output, chosen, source.ids)


def _check_use(ctx: click.Context, dataset: Path | None) -> None:
    for name in _OF_DATASETS if dataset is None else _OF_FILES:
        if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            option = "--" + name.removesuffix("_name").replace("_", "-")
            with_it = "goes with --dataset only" if dataset is None else "does not go with --dataset"
            raise click.UsageError(f"{option} {with_it}", ctx)


def _build_day() -> str:
    """Return the day that SOURCE_DATE_EPOCH (seconds, as reproducible builds use it) stands for; "" when not set."""
    import datetime as dt
    import os

    from kg.errors import ExportError

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return dt.datetime.fromtimestamp(int(given), dt.UTC).date().isoformat() if given else ""
    except (ValueError, OverflowError, OSError) as error:
        raise ExportError(f"SOURCE_DATE_EPOCH: not a number of seconds: {given!r}") from error


def _write_dataset(source: OpenStore, target: Path, issued: str, url: str, *, quiet: bool) -> None:
    from kg.dataset import write_dataset

    with _progress(hidden=quiet or not is_terminal()) as heard:
        report = write_dataset(source.quads, source.ids, target, issued=issued, url=url, progress=heard)
    say(f"kg: note: {note}" for note in report.notes)
    rows = ", ".join(f"{count:,} {name}" for name, count in report.rows.items())
    say([f"{number(len(report.files), 'file')}, {report.triples:,} triples, {rows}; in {target}"], quiet=quiet)


@contextmanager
def _progress(*, hidden: bool) -> Iterator[Callable[[str], None] | None]:
    """Show on stderr what is being written; None when nothing is shown."""
    if hidden:
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("data set") as status:
        yield lambda what: status.update(f"writing {what}")


def _page_graphs(source: OpenStore) -> list[str]:
    from kg.store import graph_names

    ours = {source.ids.graph(name) for name in _OURS}
    return [graph for graph in graph_names(source.quads) if graph not in ours]

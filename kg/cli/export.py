"""`kg export`: a store as RDF."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import STDOUT, store_option
from kg.cli.stores import OpenStore, opened

# Written out, so that help needs no import; a test compares them with kg.serialization.
FORMATS = ("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")
_OURS = ("ontology", "reference")


@click.command("export", short_help="Write a store as RDF.")
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
def command(store: Path, format_name: str | None, output: str, pages_only: bool) -> None:
    """Write all that the store holds as RDF; the same pages always give the same bytes.

    TriG, N-Quads and JSON-LD keep the named graph of each page; the flat formats lose no provenance, since every
    claim names its page and its sentence. A file that ends in .gz is compressed.

    \b
    Examples:
      kg export --format turtle --output graph.ttl
      kg export --output graph.nq.gz
      kg export --format ntriples --pages-only | wc -l
    """
    from kg.serialization import export
    from kg.store import store_lines

    source = opened(store)
    lines = store_lines(source.quads, _page_graphs(source) if pages_only else None)
    chosen = format_name or ("turtle" if output == STDOUT else "")
    export(lines, output, chosen, source.ids)


def _page_graphs(source: OpenStore) -> list[str]:
    from kg.store import graph_names

    ours = {source.ids.graph(name) for name in _OURS}
    return [graph for graph in graph_names(source.quads) if graph not in ours]

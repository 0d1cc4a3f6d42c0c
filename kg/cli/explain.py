"""`kg explain`: down to the sentences."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import STDOUT, store_option, write_text
from kg.cli.stores import OpenStore, opened
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.explanation import MarkedPage


@click.command("explain", short_help="Open a claim, event, entity or name down to its sentences.")
@click.argument("what", nargs=-1, metavar="[IRI|TEXT]")
@store_option
@click.option("--network", metavar="KIND", help='Open the edge "A -- B" as it is in this network (see kg graph).')
@click.option("--page", metavar="PAGE", help="Show the text of this page (IRI, id, address or title) with its claims.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="PATH",
    help="Where the text of the page is, as given to kg build; may be repeated.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "html", "json")),
    default="text",
    show_default=True,
    help="Format; html goes with --page.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show only the first N claims (text only).")
@click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", show_default=True, help="File to write to; - is stdout."
)
@click.pass_context
def command(
    ctx: click.Context,
    what: tuple[str, ...],
    store: Path,
    network: str | None,
    page: str | None,
    sources: tuple[str, ...],
    style: str,
    limit: int | None,
    output: str,
) -> None:
    """Open what IRI|TEXT names down to the sentences that prove it, with title, date and address of their pages.

    It may be a claim, an event, a page, a person, country, agreement or topic: its IRI, its short form as other
    commands print it (person:emmanuel-macron), or its name in English or Russian. "A -- B" opens what connects two,
    with --network the tie as kg graph makes it.

    With --page the whole text of a page is shown, every claim numbered at the words that prove it and told below, so
    that what was missed is seen as well. The store keeps no page texts: --source says where they are.

    \b
    Examples:
      kg explain Libya --limit 3
      kg explain "Emmanuel Macron -- Libya"
      kg explain "Emmanuel Macron -- Angela Merkel" --network leaders-by-topics
      kg explain kremlin-en-900000001 --format json
      kg explain --page kremlin-en-900000001 --source pages/
      kg explain --page kremlin-en-900000001 --source pages/ --format html --output page.html
    """
    if page is None:
        _check_use(ctx, what, style, with_sources=bool(sources))
        write_text(output, _explained(opened(store), " ".join(what), style, limit, network or ""))
        return
    if what or limit or network:
        raise click.UsageError("--page shows one page whole: IRI|TEXT, --limit and --network do not go with it", ctx)
    marked = _marked(opened(store), page, sources)
    write_text(output, _shown(marked, style, to_terminal=output == STDOUT and sys.stdout.isatty()))


def _check_use(ctx: click.Context, what: tuple[str, ...], style: str, *, with_sources: bool) -> None:
    if not what:
        raise click.UsageError("what is to be explained? Give IRI|TEXT, or a page with --page", ctx)
    if with_sources or style == "html":
        raise click.UsageError("--source and --format html go with --page", ctx)


def _explained(source: OpenStore, what: str, style: str, limit: int | None, network: str) -> str:
    from kg.explanation import explain, to_json, to_text

    explanation = explain(source.quads, what, ids=source.ids, network=network)
    return to_json(explanation) if style == "json" else to_text(explanation, limit)


def _marked(source: OpenStore, name: str, sources: tuple[str, ...]) -> MarkedPage:
    """Return the page with its claims; InputError tells which file is needed when no source is given."""
    from kg.explanation import mark, stored_page
    from kg.pipeline import find_source

    stored = stored_page(source.quads, name, ids=source.ids)
    if not sources:
        raise InputError(
            f"the store keeps sentences, not whole pages: say with --source where the text of {stored.id} is "
            f"(it was built from a file called {stored.file})"
        )
    return mark(stored, find_source(sources, stored.digest, stored.url))


def _shown(page: MarkedPage, style: str, *, to_terminal: bool) -> str:
    from kg.explanation import page_to_html, page_to_json, page_to_terminal, page_to_text

    if style == "text" and to_terminal:
        return page_to_terminal(page, shutil.get_terminal_size((100, 24)).columns)
    return {"text": page_to_text, "html": page_to_html, "json": page_to_json}[style](page)

"""`kg explain`: down to the sentences."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import STDOUT, store_option, write_text
from kg.cli.stores import opened


@click.command("explain", short_help="Open a claim, event, entity or name down to its sentences.")
@click.argument("what", nargs=-1, required=True, metavar="IRI|TEXT")
@store_option
@click.option(
    "--format", "style", type=click.Choice(("text", "json")), default="text", show_default=True, help="Format."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show only the first N claims (text only).")
@click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", show_default=True, help="File to write to; - is stdout."
)
def command(what: tuple[str, ...], store: Path, style: str, limit: int | None, output: str) -> None:
    """Open what IRI|TEXT names down to the sentences that prove it, with title, date and address of their pages.

    It may be a claim, an event, a page, a person, country, agreement or topic: its IRI, its short form as other
    commands print it (person:emmanuel-macron), or its name in English or Russian. "A -- B" opens what connects two.

    \b
    Examples:
      kg explain Libya --limit 3
      kg explain "Emmanuel Macron -- Libya"
      kg explain kremlin-en-900000001 --format json
    """
    from kg.explanation import explain, to_json, to_text

    source = opened(store)
    explanation = explain(source.quads, " ".join(what), ids=source.ids)
    write_text(output, to_json(explanation) if style == "json" else to_text(explanation, limit))

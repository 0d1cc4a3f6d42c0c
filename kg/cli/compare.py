"""`kg compare`: two accounts of one occasion."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import STDOUT, store_option, write_text
from kg.cli.stores import OpenStore, opened

FORMATS = ("text", "json", "md", "html")


@click.command("compare", short_help="Lay two publishers' accounts of one occasion side by side.")
@click.argument("event", nargs=-1, metavar="[EVENT]")
@store_option
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", show_default=True, help="Format.")
@click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", show_default=True, help="File to write to; - is stdout."
)
def command(event: tuple[str, ...], store: Path, style: str, output: str) -> None:
    """Show what two publishers say of one occasion: what both report, what only one does, and where they differ.

    EVENT is an event or a page (IRI, id, address or title), or "A -- B DATE" for two people or countries and a day,
    month or year. Without it, the occasions that two publishers report are listed, each with how sure that is. Every
    subject comes with the sentences. The exit code is 1 when only one publisher reports the event.

    \b
    Examples:
      kg compare
      kg compare "Joe Biden -- Vladimir Putin 2021-12-07"
      kg compare "Ukraine -- United States 2021-12" --format md
      kg compare "Joe Biden -- Vladimir Putin 2021-12-07" --format html --output compare.html
    """
    write_text(output, _list(opened(store), style) if not event else _compared(opened(store), " ".join(event), style))


def _compared(source: OpenStore, event: str, style: str) -> str:
    from kg.comparison import compare, to_html, to_json, to_markdown, to_text

    writers = {"text": to_text, "json": to_json, "md": to_markdown, "html": to_html}
    return writers[style](compare(source.quads, event, ids=source.ids))


def _list(source: OpenStore, style: str) -> str:
    from kg.comparison import occasions
    from kg.comparison.pagehtml import list_html
    from kg.comparison.render import list_json, list_markdown, list_text

    writers = {"text": list_text, "json": list_json, "md": list_markdown, "html": list_html}
    return writers[style](occasions(source.quads, ids=source.ids))

"""`kg evaluate`: a store against annotations."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.app import nearest
from kg.cli.options import STDOUT, say, store_option, write_text
from kg.cli.stores import opened

if TYPE_CHECKING:
    from kg.evaluation import Evaluation

_WITH_DETAILS = ("text", "json")
_SHOWN = 10


def floors_of(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Return fields with the least F1 that each must reach; an unknown field is answered with the nearest."""
    return tuple(_floor(value) for value in values)


def _floor(value: str) -> tuple[str, float]:
    from kg.evaluation import EVIDENCE, FIELDS

    field, equals, figure = value.partition("=")
    known = (*FIELDS, EVIDENCE)
    if not equals:
        raise click.BadParameter(f"{value!r}: write FIELD=F1, e.g. participants=0.9")
    if field not in known:
        raise click.BadParameter(f"no field {field!r}{nearest(field, known)}")
    try:
        least = float(figure)
    except ValueError:
        raise click.BadParameter(f"{figure!r} is not a number") from None
    if not 0 <= least <= 1:
        raise click.BadParameter(f"{figure} is not an F1: it lies between 0 and 1")
    return field, least


@click.command("evaluate", short_help="Compare a store with annotations, field by field.")
@click.argument("gold", metavar="GOLD")
@store_option
@click.option("--pages", metavar="FILE", help="JSON Lines of the pages: checks that every quote is verbatim.")
@click.option("--details", is_flag=True, help="Say what is too many (+) and missing (-) on each page.")
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json", "csv", "md")),
    default="text",
    show_default=True,
    help="Format.",
)
@click.option(
    "--min",
    "floors",
    callback=floors_of,
    multiple=True,
    metavar="FIELD=F1",
    help="Exit with 1 when the F1 of a field is less; may be repeated.",
)
@click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", show_default=True, help="File to write to; - is stdout."
)
@click.pass_context
def command(
    ctx: click.Context,
    gold: str,
    store: Path,
    pages: str | None,
    details: bool,
    style: str,
    floors: tuple[tuple[str, float], ...],
    output: str,
) -> None:
    """Compare the store with the annotations in GOLD and give precision, recall and F1 per field and source.

    GOLD is a JSON Lines file (- for stdin), one annotated page per line, or a folder with annotations.jsonl, where
    pages.jsonl is taken for --pages. The exit code is 1 when a --min is missed or an annotated page is not in the
    store. docs/accuracy.md tells what an annotation looks like and what the figures mean.

    \b
    Examples:
      kg evaluate gold/
      kg evaluate gold/annotations.jsonl --store my-store --details --format json
      kg evaluate - --min participants=0.5 --min date=0.9 < gold/annotations.jsonl
    """
    from kg.evaluation import evaluate, find_files, read_annotations, read_texts, render

    if details and style not in _WITH_DETAILS:
        raise click.UsageError("--details goes with --format text and json", ctx)
    if gold == pages == "-":
        raise click.UsageError("GOLD and --pages cannot both be read from stdin", ctx)
    file, beside = find_files(gold)
    texts = pages or beside
    source = opened(store)
    result = evaluate(source.quads, read_annotations(file), read_texts(texts) if texts else None)
    if style == "text":
        style = "table" if output == STDOUT and sys.stdout.isatty() else "plain"
    write_text(output, render(result, style, details=details))
    say(complaints := list(_complaints(result, floors)))
    ctx.exit(1 if complaints else 0)


def _complaints(result: Evaluation, floors: tuple[tuple[str, float], ...]) -> Iterator[str]:
    """Yield one line per page that the store lacks and per floor that is missed; floors hold for rounded figures."""
    missing = result.missing_documents
    for url in missing[:_SHOWN]:
        yield _printable(f"kg: no document for {url}")
    if len(missing) > _SHOWN:
        yield f"kg: … and for {len(missing) - _SHOWN:,} more; --format json lists them all"
    for field, least in floors:
        reached = round(result.score(field).f1, 3)
        if reached < least:
            yield f"kg: {field} F1 {reached} < {least}"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in text)

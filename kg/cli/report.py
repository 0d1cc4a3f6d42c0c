"""`kg report`: a leader, a topic or a pair on one page that people hand on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from kg.cli.options import STDOUT, number, quiet_option, say, store_option, write_text
from kg.cli.stores import opened

_SUBJECT = "Give one subject: --leader NAME, --topic NAME, or --pair ONE OTHER"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about: its kind and the one or two names that were given."""

    kind: str
    names: tuple[str, ...]


@click.command("report", short_help="Write a leader, a topic or a pair as one page to hand on.")
@click.option("--leader", metavar="NAME", help="With whom, about what, in whose words: everything about one person.")
@click.option("--topic", metavar="NAME", help="Who discussed a topic, one below it, or a country's situation.")
@click.option("--pair", nargs=2, metavar="ONE OTHER", help="What two countries (or two people) did together.")
@store_option
@click.option("--from", "start", metavar="DATE", help="Only events from this day on (YYYY, YYYY-MM, YYYY-MM-DD).")
@click.option("--to", "end", metavar="DATE", help="Only events up to this day.")
@click.option(
    "--format", "style", type=click.Choice(("html", "json")), default="html", show_default=True, help="Format."
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    metavar="N",
    help="Show at most N sentences of each topic and agreement (html only).",
)
@click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", show_default=True, help="File to write to; - is stdout."
)
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    leader: str | None,
    topic: str | None,
    pair: tuple[str, str] | None,
    store: Path,
    start: str | None,
    end: str | None,
    style: str,
    limit: int,
    output: str,
    quiet: bool,
) -> None:
    """Write one self-contained page: timeline, network, topics, agreements, positions, quotations with their sources.

    It needs no network and no script, so it can be mailed, printed and put on a stick. Names are English or Russian,
    codes or IRIs. What several governments report of one occasion counts once.

    \b
    Examples:
      kg report --leader "Emmanuel Macron" -o macron.html
      kg report --topic Libya --from 2020 --to 2020-12 -o libya.html
      kg report --pair FR RU -o france-russia.html
      kg report --pair FR RU --format json | head -5
    """
    subject = _subject(ctx, leader, topic, pair)
    from importlib.metadata import version

    from kg.query import period
    from kg.reporting import dossier, to_html, to_json

    source = opened(store)
    first, last = period(start, end)
    report = dossier(source.quads, subject.kind, subject.names, start=first, end=last, ids=source.ids)
    text = to_json(report) if style == "json" else to_html(report, limit=limit, version=version("parley-kg"))
    write_text(output, text)
    where = "" if output == STDOUT else f", in {output}"
    counts = f"{number(len(report.occasions), 'occasion')} on {number(report.pages, 'page')}"
    say([f"{report.title}: {counts}{where}"], quiet=quiet)


def _subject(ctx: click.Context, leader: str | None, topic: str | None, pair: tuple[str, str] | None) -> Subject:
    """Return the one subject that was given; wrong use when there is none or more than one."""
    given = [Subject("leader", (leader,))] if leader is not None else []
    given += [Subject("topic", (topic,))] if topic is not None else []
    given += [Subject("pair", pair)] if pair is not None else []
    if len(given) != 1:
        raise click.UsageError(_SUBJECT, ctx)
    return given[0]

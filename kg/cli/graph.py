"""`kg graph`: networks out of a store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import STDOUT, number, quiet_option, say, store_option, write_text
from kg.cli.query import FORMATS, rendered
from kg.cli.stores import opened

if TYPE_CHECKING:
    from kg.cli.stores import OpenStore

# Written out, so that help needs no import; a test compares them with kg.projection.
KINDS = ("co-participation", "co-discussion", "leader-topic", "leader-agreement", "country-country", "invitations")


@click.command("graph", short_help="Project the store to a network.")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@store_option
@click.option(
    "-o", "--output", metavar="FILE", help="Network file: .graphml, .gexf, .json (node-link), .csv (edges), .png, .svg."
)
@click.option("--topic", metavar="NAME", default="", help="Only discussions of this topic or country.")
@click.option("--from", "start", metavar="DATE", help="Only events from this day on (YYYY, YYYY-MM, YYYY-MM-DD).")
@click.option("--to", "end", metavar="DATE", help="Only events up to this day.")
@click.option("--metrics", is_flag=True, help="Print a table of the nodes: degree, betweenness, community.")
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="table", show_default=True, help="Format of that table."
)
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    kind: str,
    store: Path,
    output: str | None,
    topic: str,
    start: str | None,
    end: str | None,
    metrics: bool,
    style: str,
    quiet: bool,
) -> None:
    """Make the network KIND out of what the pages report as fact; every tie carries its claims and sentences.

    \b
    Kinds:
      co-participation   people who took part in the same events
      co-discussion      people who discussed a topic with each other
      leader-topic       leaders and the topics they discuss
      leader-agreement   leaders and the agreements cited where they took part
      country-country    countries represented at the same events
      invitations        who invited whom

    \b
    Examples:
      kg graph co-participation --output network.graphml
      kg graph co-discussion --topic Libya --from 2020 --metrics
      kg graph country-country -o edges.csv --metrics --format csv > nodes.csv
    """
    if output is None and not metrics:
        raise click.UsageError("nothing to do: give --output FILE, --metrics, or both", ctx)
    if output == STDOUT:
        raise click.UsageError("a network is written to a file; its suffix names the format", ctx)
    from kg import projection

    source = opened(store)
    first, last = _days(source, start, end)
    network = projection.project(source.quads, kind, topic=topic, start=first, end=last, ids=source.ids)
    written = projection.write_graph(network, Path(output)) if output else []
    if metrics:
        write_text(STDOUT, rendered(projection.metrics(network), style, to_terminal=sys.stdout.isatty()))
    whole = projection.summary(network)
    counts = f"{number(whole['nodes'], 'node')}, {number(whole['edges'], 'edge')}, density {whole['density']}"
    where = f", in {', '.join(map(str, written))}" if written else ""
    say([f"{kind}: {counts}, {number(whole['components'], 'component')}{where}"], quiet=quiet)


def _days(source: OpenStore, start: str | None, end: str | None) -> tuple[str, str]:
    """Read the two days the way stored queries do, as ISO dates."""
    from kg.query import Names, Parameter, StoredQuery, bind

    ends = tuple(Parameter(name=name, type="date", required=False, variable=name) for name in ("from", "to"))
    dated = StoredQuery(name="graph", path=Path(), text="", summary="", parameters=ends)
    given = {name: value for name, value in (("from", start), ("to", end)) if value is not None}
    bound = bind(dated, given, Names(source.quads, source.ids))
    first, last = (bound[name].value if name in bound else "" for name in ("from", "to"))
    return first, last

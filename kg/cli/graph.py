"""`kg graph`: networks out of a store."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import STDOUT, number, quiet_option, say, store_option, write_text
from kg.cli.query import FORMATS, rendered
from kg.cli.stores import opened

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

    from kg.cli.stores import OpenStore
    from kg.query import QueryResult

    Networks = dict[str, nx.Graph[str]]

# Written out, so that help needs no import; a test compares them with kg.projection.
KINDS = (
    "co-participation",
    "co-discussion",
    "leader-topic",
    "leader-agreement",
    "country-country",
    "invitations",
    "leaders-by-topics",
    "topics-by-leaders",
    "leaders-by-agreements",
    "stance-agreement",
    "stance-opposition",
)
WEIGHTS = ("count", "days", "newness", "newman", "jaccard", "association")
PLOTS = ("network", "ego", "timeline", "heatmap", "chord")
COLUMNS = ("gephi", "snake")
PERIODS = ("year", "month")
TABLES = ("nodes", "ties", "bridges", "communities", "changes")
# Of the tables of ties: what nobody reads on a screen.
MACHINE_COLUMNS = ("source_id", "target_id", "newness", "newman", "jaccard", "association", "events", "claims", "page")


@click.command("graph", short_help="Project the store to a network.")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@store_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Network file: .graphml, .gexf, .json (node-link), .csv or .parquet (edges, and nodes beside), "
    ".html (interactive), .png or .svg.",
)
@click.option("--topic", metavar="NAME", default="", help="Only what is about this topic or country.")
@click.option("--from", "start", metavar="DATE", default="", help="Only events from this day on (YYYY[-MM[-DD]]).")
@click.option("--to", "end", metavar="DATE", default="", help="Only events up to this day.")
@click.option("--by", type=click.Choice(PERIODS), help="One network per year or month: FILE-2021.csv, FILE-2022.csv …")
@click.option("--weight", type=click.Choice(WEIGHTS), default="count", show_default=True, help="What weights mean.")
@click.option(
    "--half-life",
    type=float,
    default=365.0,
    show_default=True,
    metavar="DAYS",
    help="After how many days an occasion is worth half (newness).",
)
@click.option(
    "--backbone", type=float, metavar="ALPHA", help="Only ties that are significant at this level (disparity filter)."
)
@click.option("--ego", default="", metavar="NAME", help="Only the network around this node.")
@click.option(
    "--radius", type=int, default=1, show_default=True, metavar="STEPS", help="How far the network around NAME goes."
)
@click.option(
    "--sentences", type=int, default=3, show_default=True, metavar="N", help="Sentences that a tie carries at most."
)
@click.option("--plot", type=click.Choice(PLOTS), default="network", show_default=True, help="What .png and .svg show.")
@click.option(
    "--columns",
    type=click.Choice(COLUMNS),
    default="gephi",
    show_default=True,
    help="Column names of .csv: Source, Target … or source, target … (R, Stata, SQL).",
)
@click.option("--table", type=click.Choice(TABLES), help="Print a table: of nodes (with centralities), ties, changes …")
@click.option("--metrics", is_flag=True, help="The same as --table nodes.")
@click.option(
    "--backend", default="networkx", show_default=True, metavar="NAME", help="NetworkX backend that computes --metrics."
)
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="table", show_default=True, help="Format of that table."
)
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    kind: str,
    store: Path,
    output: str | None,
    by: str | None,
    table: str | None,
    metrics: bool,
    backend: str,
    style: str,
    quiet: bool,
    plot: str,
    columns: str,
    **options: Any,
) -> None:
    """Make the network KIND out of what the pages report as fact; every tie carries its claims and sentences.

    \b
    Kinds:
      co-participation       people who took part in the same events
      co-discussion          people who discussed a topic with each other
      leader-topic           leaders and the topics they discuss
      leader-agreement       leaders and the agreements cited where they took part
      country-country        countries represented at the same events
      invitations            who invited whom
      leaders-by-topics      leaders tied by the topics they both discuss
      topics-by-leaders      topics tied by the leaders who discuss both
      leaders-by-agreements  leaders tied by agreements cited where each took part
      stance-agreement       people who took the same position on a topic
      stance-opposition      people who took opposite positions on a topic

    An occasion that several pages or governments report counts once. Weights: count of occasions (or of topics,
    agreements, leaders shared); days; newness; and three that make up for opportunity, so that a summit of twenty
    does not drown calls: newman, jaccard, association.

    \b
    Examples:
      kg graph co-participation --output network.graphml
      kg graph co-discussion --topic Libya --from 2020 --metrics
      kg graph country-country -o edges.csv --metrics --format csv > nodes.csv
      kg graph co-participation --ego "Vladimir Putin" --weight newman -o putin.html
      kg graph country-country --by year --table changes
    """
    table = "nodes" if metrics else table
    _check_use(ctx, output, table, by)
    source = opened(store)
    networks = _networks(source, kind, by, options)
    shown = None if table is None else _table(networks, table, by, backend)
    written = _write(networks, output, plot=plot, columns=columns) if output else []
    if shown is not None:
        shown = _readable(shown) if style == "table" else shown
        write_text(STDOUT, rendered(shown, style, to_terminal=sys.stdout.isatty()))
    say(_report(kind, networks, written, table), quiet=quiet)


def _check_use(ctx: click.Context, output: str | None, table: str | None, by: str | None) -> None:
    if output is None and table is None:
        raise click.UsageError("nothing to do: give --output FILE, --table, --metrics, or both", ctx)
    if output == STDOUT:
        raise click.UsageError("a network is written to a file; its suffix names the format", ctx)
    if table == "changes" and by is None:
        raise click.UsageError("changes are from one slice to the next: say --by year or --by month", ctx)


def _networks(source: OpenStore, kind: str, by: str | None, options: dict[str, Any]) -> Networks:
    """Return the network under the name "", or one per slice under the name of the slice."""
    from kg import projection

    if by is None:
        return {"": projection.project(source.quads, kind, ids=source.ids, **options)}
    return projection.slices(source.quads, kind, by, ids=source.ids, **options)


def _table(networks: Networks, table: str, by: str | None, backend: str) -> QueryResult:
    """Return the table of all networks; with slices, each row begins with the name of its slice."""
    from kg import projection

    if table == "changes":
        return projection.changes(networks)
    tables: dict[str, Callable[[nx.Graph[str]], QueryResult]] = {
        "ties": projection.tie_table,
        "bridges": projection.bridge_table,
        "communities": projection.community_table,
        "nodes": lambda network: projection.metrics(network, backend),
    }
    made = tables[table]
    if by is None:
        return made(networks[""])
    return projection.stacked({name: made(network) for name, network in networks.items()})


def _readable(shown: QueryResult) -> QueryResult:
    """Return the columns that fit on a screen; the other formats have all of them."""
    kept = [place for place, column in enumerate(shown.columns) if column not in MACHINE_COLUMNS]
    return replace(
        shown,
        columns=tuple(shown.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in shown.rows),
    )


def _write(networks: Networks, output: str, **style: str) -> list[Path]:
    from kg import projection

    path = Path(output)
    written = []
    for name, network in networks.items():
        target = path.with_name(f"{path.stem}-{name}{path.suffix}") if name else path
        written += projection.write_graph(network, target, **style)
    return written


def _report(kind: str, networks: Networks, written: list[Path], table: str | None) -> list[str]:
    from kg import projection

    lines = []
    for name, network in networks.items():
        whole = projection.summary(network)
        counts = f"{number(whole['nodes'], 'node')}, {number(whole['edges'], 'edge')}, density {whole['density']}"
        lines.append(f"{kind}{name and f' {name}'}: {counts}, {number(whole['components'], 'component')}")
    if not networks:
        lines.append(f"{kind}: nothing with a date")
    if written:
        lines[-1] += f", in {', '.join(map(str, written))}" if len(networks) == 1 else ""
        lines += [f"in {', '.join(map(str, written))}"] if len(networks) > 1 else []
    if table == "nodes" and not projection.has_scipy():
        lines.append(projection.NEEDS_SCIPY)
    return lines

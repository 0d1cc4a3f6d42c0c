"""`kg push`: a store to a triplestore, or to files from which one can be loaded."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.endpoints import Reach, server_options
from kg.cli.options import is_terminal, number, quiet_option, say, store_option

if TYPE_CHECKING:
    from kg.endpoint import Endpoint, LocalGraphs, Plan, PushReport
    from kg.identifiers import Identifiers

METHODS = ("auto", "graph-store", "update")
_SHOWN = 10


@click.command("push", short_help="Bring a store to a triplestore.")
@click.argument("endpoint", required=False, metavar="ENDPOINT")
@store_option
@click.option("--files", type=click.Path(path_type=Path), metavar="DIR", help="Write files and load scripts instead.")
@click.option(
    "--method",
    type=click.Choice(METHODS),
    default="auto",
    show_default=True,
    help="Graph Store Protocol or SPARQL Update; auto: the former where there is one.",
)
@click.option(
    "--update-endpoint", metavar="URL", default="", help="Address for updates, where the profile has another."
)
@click.option("--graph-store", metavar="URL", default="", help="Address of the Graph Store Protocol, likewise.")
@server_options
@click.option("--delete-missing", is_flag=True, help="Remove graphs that an earlier push brought and the store lost.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done; the exit code is 0 all the same.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object on stdout.")
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    endpoint: str | None,
    store: Path,
    files: Path | None,
    method: str,
    update_endpoint: str,
    graph_store: str,
    profile: str,
    user: str,
    netrc: Path | None,
    timeout: float | None,
    delete_missing: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Bring each named graph of the store to the triplestore at ENDPOINT, and count both sides at the end.

    Only graphs whose content differs from what the server has are sent; a push that was stopped goes on when it is
    run again. ENDPOINT is the server's base address or its query address. Credentials come from KG_ENDPOINT_USER and
    KG_ENDPOINT_PASSWORD, from KG_ENDPOINT_TOKEN, from a netrc file or a prompt. The exit code is 1 when the server
    fails or a graph has not the same number of triples on both sides.

    \b
    With a server:
      kg push http://127.0.0.1:7878
      kg push http://127.0.0.1:8890 --profile virtuoso --user dba --dry-run

    \b
    Examples:
      kg push --files bulk/
    """
    from kg.cli.stores import opened
    from kg.endpoint import graphs_in

    if (endpoint is None) == (files is None):
        raise click.UsageError("name an ENDPOINT, or --files DIR for files instead", ctx)
    ids = opened(store).ids
    source = graphs_in(store)
    hidden = quiet or as_json or not is_terminal()
    if files is not None:
        _write(source, ids, files, hidden=hidden, quiet=quiet)
        return
    reach = Reach(endpoint or "", profile, user, netrc, timeout, update_endpoint, graph_store)
    server = reach.connect(quiet=quiet)
    if dry_run:
        _dry_run(source, server, ids, delete_missing=delete_missing, as_json=as_json)
        return
    report = _push(source, server, ids, method, delete_missing=delete_missing, hidden=hidden)
    if as_json:
        click.echo(json.dumps(_described(report), indent=2))
    say(_problems(report))
    say(_summary(report), quiet=quiet)
    ctx.exit(0 if report.complete else 1)


def _push(
    source: LocalGraphs, server: Endpoint, ids: Identifiers, method: str, *, delete_missing: bool, hidden: bool
) -> PushReport:
    from kg.endpoint import EndpointError, push

    try:
        with _progress("triples", hidden=hidden) as advance:
            return push(source, server, ids, method=method, delete_missing=delete_missing, progress=advance)
    except EndpointError:
        say(["kg: the push is not finished; the same command again goes on where it stopped"])
        raise


def _write(source: LocalGraphs, ids: Identifiers, folder: Path, *, hidden: bool, quiet: bool) -> None:
    from kg.endpoint import write_files

    with _progress("triples", hidden=hidden) as advance:
        written = write_files(source, ids, folder, advance)
    total = sum(graph.count for graph in source.graphs.values())
    scripts = ", ".join(path.name for path in written if path.suffix == ".sh")
    say(
        [f"{number(len(source.graphs), 'graph')}, {number(total, 'triple')} in {folder}; load with one of {scripts}"],
        quiet=quiet,
    )


def _dry_run(source: LocalGraphs, server: Endpoint, ids: Identifiers, *, delete_missing: bool, as_json: bool) -> None:
    from kg.endpoint import Ledger, plan

    todo: Plan = plan(source, server, Ledger(server, ids))
    if as_json:
        value = {
            "send": [graph.iri for graph in todo.send],
            "triples": todo.triples,
            "unchanged": [graph.iri for graph in todo.unchanged],
            "remove" if delete_missing else "extra": list(todo.extra),
        }
        click.echo(json.dumps(value, indent=2))
        return
    for graph in todo.send:
        click.echo(f"send    {graph.iri}  {number(graph.count, 'triple')} (now {todo.server[graph.iri]:,})")
    for iri in todo.extra:
        click.echo(f"{'remove ' if delete_missing else 'extra  '} {iri}  {number(todo.server[iri], 'triple')}")
    click.echo(
        f"would send {number(len(todo.send), 'graph')} ({number(todo.triples, 'triple')}) to "
        f"{server.addresses.query}; {len(todo.unchanged):,} unchanged"
    )


def _summary(report: PushReport) -> Iterator[str]:
    parts = [f"{len(report.sent):,} sent", f"{len(report.unchanged):,} unchanged"]
    if report.removed:
        parts.append(f"{len(report.removed):,} removed")
    here = sum(count.local for count in report.counts)
    there = sum(count.server for count in report.counts)
    yield (
        f"{number(len(report.counts), 'graph')}: {', '.join(parts)} by {report.method} in {report.seconds:.1f} s; "
        f"triples here {here:,}, at {report.endpoint} {there:,}"
    )
    if report.extra:
        yield (
            f"kg: note: {number(len(report.extra), 'graph')} of an earlier push not in this store any more; "
            "--delete-missing removes them"
        )


def _problems(report: PushReport) -> Iterator[str]:
    for count in report.different[:_SHOWN]:
        yield f"kg: {count.graph}: {number(count.local, 'triple')} here, {count.server:,} on the server"
    more = len(report.different) - _SHOWN
    if more > 0:
        yield f"kg: {more:,} more graphs differ; --json lists them all"


def _described(report: PushReport) -> dict[str, object]:
    return {
        "endpoint": report.endpoint,
        "method": report.method,
        "complete": report.complete,
        "sent": report.sent,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "extra": report.extra,
        "seconds": round(report.seconds, 3),
        "counts": [{"graph": c.graph, "here": c.local, "server": c.server} for c in report.counts],
    }


@contextmanager
def _progress(what: str, *, hidden: bool) -> Iterator[Callable[[int, int], None] | None]:
    if hidden:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn(what), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)

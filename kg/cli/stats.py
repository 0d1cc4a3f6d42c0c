"""`kg stats`: what a store holds, in numbers; with --coverage, what was understood of pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import quiet_option, store_option
from kg.cli.stores import OpenStore, opened
from kg.namespaces import PARLEY

if TYPE_CHECKING:
    import pyoxigraph

_CLASSES = {
    "documents": "Document",
    "events": "Event",
    "people": "Person",
    "leaders": "Leader",
    "countries": "Country",
    "organizations": "Organization",
    "agreements": "Agreement",
    "topics": "Topic",
    "claims": "Claim",
    "quality_flags": "QualityFlag",
}
_KINDS = (
    "Participation",
    "Discussion",
    "Mention",
    "AgreementReference",
    "EventReference",
    "Stance",
    "Outcome",
    "Invitation",
    "QuantityClaim",
    "Proposal",
    "OrganizerClaim",
)
# The statements of each page stand in a graph of its own: ask over all of them.
_INSTANCES = "SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ GRAPH ?g {{ ?thing a <{iri}> }} }}"
_DAYS = f"""SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last)
WHERE {{ GRAPH ?g {{ ?document <{PARLEY.reports}> ?event . ?event <{PARLEY.date}> ?day }} }}"""


_DEFAULT_LIMIT = 20
# Options that say nothing about a store.
_OF_COVERAGE = ("style", "limit", "examples", "quiet")


@click.command("stats", short_help="Count what a store holds, or what was understood of pages.")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@store_option
@click.option("--coverage", is_flag=True, help="Report what was understood of the pages under PATH; needs no store.")
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json", "md")),
    default="text",
    show_default=True,
    help="Format of the coverage report.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1, max=10_000),
    default=_DEFAULT_LIMIT,
    show_default=True,
    metavar="N",
    help="Rows of each list of the coverage report.",
)
@click.option(
    "--examples/--no-examples", default=True, show_default=True, help="Show sentences in the coverage report."
)
@click.option("--json", "as_json", is_flag=True, help="Print the numbers as one JSON object.")
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    store: Path,
    coverage: bool,
    style: str,
    limit: int,
    examples: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Count what the store holds: triples, documents, entities by class (reference data included), claims by kind.

    With --coverage, read the pages under each PATH (file, folder, pattern, or - for stdin) as kg build does and report
    by language and site what was understood of them and what was not: sentences without the claim that their verb
    promises, and the most frequent unknown verbs, names, people, offices and topics. Nothing is stored. The exit code
    is 1 when a page could not be read. docs/coverage.md tells how to read the report.

    \b
    Examples:
      kg stats
      kg stats --store my-store --json
      kg stats --coverage pages/ --limit 5
      kg stats --coverage corpus.csv --format json > coverage.json
      zcat pages.jsonl.gz | kg stats --coverage - --format md --no-examples
    """
    if coverage:
        if not paths:
            raise click.UsageError("--coverage needs the pages to read: give PATH", ctx)
        from kg.cli.coverage import report

        ctx.exit(report(paths, "json" if as_json else style, limit, examples=examples, quiet=quiet))
    _check_use(ctx, paths)
    numbers = statistics(opened(store))
    if as_json:
        click.echo(json.dumps(numbers, ensure_ascii=False, indent=2))
        return
    for name, value in numbers.items():
        if isinstance(value, dict):
            click.echo(f"{name.replace('_', ' ')}:")
            for kind, count in value.items():
                click.echo(f"  {kind:<20} {count:>10,}")
        else:
            shown = f"{value:,}" if isinstance(value, int) else value
            click.echo(f"{name.replace('_', ' '):<22} {shown:>10}")


def _check_use(ctx: click.Context, paths: tuple[str, ...]) -> None:
    if paths:
        raise click.UsageError("pages are read with --coverage only; a store is named with --store", ctx)
    for name in _OF_COVERAGE:
        if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            option = "format" if name == "style" else name
            raise click.UsageError(f"--{option} goes with --coverage", ctx)


def statistics(source: OpenStore) -> dict[str, int | str | dict[str, int]]:
    """Return the numbers by name; days are ISO dates, empty when there is no event."""
    quads = source.quads
    numbers: dict[str, int | str | dict[str, int]] = {"triples": len(quads)}
    numbers |= {name: _count(quads, PARLEY[term]) for name, term in _CLASSES.items()}
    first, last = _days(quads)
    numbers |= {"first_day": first, "last_day": last}
    numbers["claims_by_kind"] = {kind: count for kind in _KINDS if (count := _count(quads, PARLEY[kind]))}
    return numbers


def _count(quads: pyoxigraph.Store, iri: str) -> int:
    return int(_first_row(quads, _INSTANCES.format(iri=iri))[0])


def _days(quads: pyoxigraph.Store) -> tuple[str, str]:
    first, last = _first_row(quads, _DAYS)
    return first, last


def _first_row(quads: pyoxigraph.Store, text: str) -> list[str]:
    from kg.query import run_on_store

    result = run_on_store(quads, text)
    return ["" if cell is None else cell.value for cell in result.rows[0]]

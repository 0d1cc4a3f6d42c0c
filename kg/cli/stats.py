"""`kg stats`: what a store holds, in numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import store_option
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


@click.command("stats", short_help="Count what a store holds.")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print the numbers as one JSON object.")
def command(store: Path, as_json: bool) -> None:
    """Count what the store holds: triples, documents, entities by class (reference data included), claims by kind.

    \b
    Examples:
      kg stats
      kg stats --store my-store --json
    """
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

"""`kg query`: the stored queries as commands, each with the parameters that its file declares."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.endpoints import Reach, server_options
from kg.cli.options import STDOUT, StorePath, number, quiet_option, say, store_option, write_text
from kg.cli.stores import opened

if TYPE_CHECKING:
    from kg.query import Parameter, QueryResult, StoredQuery

FORMATS = ("table", "json", "csv", "tsv", "md")
PLACES = ("auto", "server", "here")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class StoredQueries(click.Group):
    """A group whose commands are the stored queries."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all stored queries."""
        from kg.query import list_queries

        return [query.name for query in list_queries()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a stored query; an unknown name is answered with what is like it."""
        from kg.query import find_query

        return query_command(find_query(cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the stored queries with their summaries; their SPARQL need not be read for that."""
        from kg.query import list_queries

        with formatter.section("Stored queries"):
            formatter.write_dl([(query.name, query.summary) for query in list_queries()])


@click.group(
    "query", cls=StoredQueries, invoke_without_command=True, subcommand_metavar="NAME [--PARAM VALUE]… [OPTIONS]"
)
@click.option("--list", "as_list", is_flag=True, help="List the stored queries with their parameters.")
@click.option("--format", "style", type=click.Choice(("table", "json")), default="table", help="Format of the list.")
@click.option("--store", type=StorePath(), metavar="DIR", help="Store folder, as after NAME.")
@click.pass_context
def command(ctx: click.Context, as_list: bool, style: str, store: Path | None) -> None:
    """Run the stored query NAME; `kg query NAME --help` shows its parameters.

    Names may be given in English or Russian, as ISO code, topic notation or IRI; dates as YYYY, YYYY-MM or YYYY-MM-DD.

    \b
    Examples:
      kg query --list
      kg query leaders-who-discussed --topic Libya
      kg query topics-of-leader --leader Macron --from 2020 --format csv > topics.csv
    """
    if ctx.invoked_subcommand is not None:
        if as_list:
            raise click.UsageError("--list and the name of a query exclude each other", ctx)
        # Given before the name, the store holds for the query as well.
        ctx.default_map = {ctx.invoked_subcommand: {"store": str(store)}} if store else None
        return
    if not as_list:
        raise click.UsageError("which query? kg query --list shows them all", ctx)
    click.echo(listing(style), nl=False)


def listing(style: str) -> str:
    """Return the list of stored queries, as text or JSON."""
    from kg.query import list_queries

    queries = list_queries()
    if style == "json":
        return json.dumps([_described(query) for query in queries], ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{query.name}{_usage(query)}\n    {query.summary}\n" for query in queries)


def query_command(query: StoredQuery) -> click.Command:
    """Return the command that runs `query`, with one option per declared parameter."""

    def run(
        store: Path,
        style: str,
        output: str,
        quiet: bool,
        endpoint: str | None,
        profile: str,
        user: str,
        netrc: Path | None,
        timeout: float | None,
        evaluate: str,
        **values: str | None,
    ) -> None:
        given = {name: value for name, value in values.items() if value is not None}
        if endpoint is None:
            result = _from_store(store, query, given)
        else:
            result = _from_server(Reach(endpoint, profile, user, netrc, timeout), query, given, evaluate, quiet=quiet)
        write_text(output, rendered(result, style, to_terminal=output == STDOUT and sys.stdout.isatty()))
        say([f"{number(len(result.rows), 'row')}"], quiet=quiet or not sys.stderr.isatty())

    options: list[click.Parameter] = [_option(parameter) for parameter in query.parameters]
    shell = click.Command(query.name, callback=run, params=options, help=_help(query), short_help=query.summary)
    for decorate in (quiet_option, _evaluate_option, server_options, _endpoint_option):
        decorate(shell)
    for decorate in (_output_option, _format_option, store_option):
        decorate(shell)
    return shell


def _from_store(root: Path, query: StoredQuery, values: dict[str, str]) -> QueryResult:
    from kg.query import Names, answer

    source = opened(root)
    return answer(source.quads, query, values, names=Names(source.quads, source.ids), ids=source.ids)


def _from_server(
    reach: Reach, query: StoredQuery, values: dict[str, str], evaluate: str, *, quiet: bool
) -> QueryResult:
    from kg.endpoint import answer_at, evaluated_here

    server = reach.connect(quiet=quiet)
    if evaluated_here(server, evaluate):
        say([f"kg: note: evaluated here, on the graphs read from {server.addresses.query}"], quiet=quiet)
    return answer_at(server, query, values, where=evaluate)


_format_option = click.option(
    "--format", "style", type=click.Choice(FORMATS), default="table", show_default=True, help="Format of the answer."
)
_output_option = click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", show_default=True, help="File to write to; - is stdout."
)
_endpoint_option = click.option("--endpoint", metavar="URL", help="Ask this server instead of a store.")
_evaluate_option = click.option(
    "--evaluate",
    type=click.Choice(PLACES),
    default="auto",
    show_default=True,
    help="Where, with --endpoint: by the server, or here on its graphs; auto knows which servers get it right.",
)


def rendered(result: QueryResult, style: str, *, to_terminal: bool) -> str:
    """Return the answer in `style`; a table is drawn on a terminal and plain, one line per row, in a pipe."""
    from kg.query import render

    if style != "table":
        return render(result, style)
    if not to_terminal:
        return render(result, "plain")
    return render(result, "table", width=shutil.get_terminal_size((100, 24)).columns)


def _option(parameter: Parameter) -> click.Option:
    kebab = _CAMEL.sub("-", parameter.name).lower()
    spellings = dict.fromkeys((f"--{kebab}", f"--{parameter.name}"))
    notes = [parameter.description or parameter.type]
    if parameter.choices:
        notes.append(f"one of {', '.join(parameter.choices)}")
    if parameter.example:
        notes.append(f"e.g. {parameter.example}")
    if parameter.default:
        notes.append(f"default {parameter.default}")
    notes += ["required"] if parameter.required else []
    return click.Option([*spellings, parameter.name], metavar=parameter.type.upper(), help="; ".join(notes))


def _usage(query: StoredQuery) -> str:
    words = [f"--{parameter.name} {parameter.type.upper()}" for parameter in query.parameters]
    optional = (word if p.required else f"[{word}]" for p, word in zip(query.parameters, words, strict=True))
    return "".join(f" {word}" for word in optional)


def _help(query: StoredQuery) -> str:
    example = " ".join(
        f"--{parameter.name} {_quoted(parameter.example)}"
        for parameter in query.parameters
        if parameter.required and parameter.example
    )
    columns = f"\n\nColumns: {', '.join(query.columns)}." if query.columns else ""
    return (
        f"{query.summary}.\n\n{query.description}{columns}\n\n\b\nExample:\n  kg query {query.name} {example}".rstrip()
    )


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text


def _described(query: StoredQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "summary": query.summary,
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "required": parameter.required,
                "default": parameter.default,
                "description": parameter.description,
                "example": parameter.example,
            }
            for parameter in query.parameters
        ],
        "columns": list(query.columns),
    }

"""`kg demo`: the main job on the shipped sample pages, from reading to an answer with its sentences."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.build import problems, summary
from kg.cli.options import StorePath, number, say
from kg.cli.stores import opened

if TYPE_CHECKING:
    from kg.cli.stores import OpenStore

DEMO_STORE = Path(".demo", "kg-store")
QUESTION = "leaders-who-discussed"
TOPIC = "Libya"

_NEXT = (
    "query date-conflicts",
    "query invitations",
    "query announced-but-not-discussed",
    'query topics-of-leader --leader "Emmanuel Macron"',
    "query --list",
    "explain Libya",
    "graph co-participation --output network.graphml",
    "export --output graph.ttl",
)


@click.command("demo", short_help="Build the shipped sample pages and answer a first question.")
@click.option(
    "--store",
    type=StorePath(),
    metavar="DIR",
    default=str(DEMO_STORE),
    show_default=True,
    help="Store folder to build.",
)
@click.pass_context
def command(ctx: click.Context, store: Path) -> None:
    """Build the shipped sample pages into a store, validate it, and answer which leaders discussed Libya.

    The pages have the layout and the kind of facts of real ones, in wording made up for this program. Nothing is
    downloaded; only the store folder and a cache of Russian name forms are written (KG_CACHE tells where).

    \b
    Example:
      kg demo
    """
    from kg.cli.validate import validated
    from kg.pipeline import build
    from kg.resources import folder

    say(["1. Building the sample pages"])
    report = build([folder("samples")], store)
    say(problems(report))
    say([f"   {summary(report, store)}", "2. Validating against the shapes"])
    source = opened(store)
    found = validated(source)
    verdict = "conforms" if found.conforms else "does not conform"
    say([f"   {number(found.documents, 'page')}: {verdict}, {number(len(found.findings), 'finding')} (kg validate)"])
    say([f"3. Which leaders discussed {TOPIC}?  (kg query {QUESTION} --topic {TOPIC})"])
    click.echo()
    for line in answer_lines(source):
        click.echo(line)
    say(["", "Try next:", f"   export KG_STORE={store}", *(f"   {invoked_as()} {words}" for words in _NEXT)])
    ctx.exit(1 if report.failed or not found.conforms else 0)


def invoked_as() -> str:
    """Return how the user can call this program again: "kg" when it is on the path, else the path of its script."""
    script = Path(sys.argv[0])
    on_path = shutil.which("kg")
    if script.name != "kg" or (on_path and script.exists() and script.samefile(on_path)):
        return "kg"
    return str(script)


def answer_lines(source: OpenStore) -> Iterator[str]:
    """Yield the answer as paragraphs: who and when, then the sentence and where it stands."""
    from kg.query import answer

    result = answer(source.quads, QUESTION, {"topic": TOPIC}, ids=source.ids)
    events: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for row in result.rows:
        cells = dict(zip(result.columns, ("" if cell is None else cell.value for cell in row), strict=True))
        sentences = events.setdefault((cells["date"], cells["event"], cells["source"]), {})
        sentences.setdefault(" ".join(cells["sentence"].split()), []).append(cells["leader"])
    width = shutil.get_terminal_size((100, 24)).columns
    for (date, event, address), sentences in sorted(events.items()):
        yield f"{date}  {event}"
        for sentence, leaders in sentences.items():
            yield f"  {', '.join(leaders)}"
            yield click.wrap_text(f"“{sentence}”", width, "    ", "    ")
        yield f"    {address}"
        yield ""

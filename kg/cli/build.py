"""`kg build`: pages into a store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import is_terminal, number, quiet_option, say, store_option
from kg.cli.progress import progress

if TYPE_CHECKING:
    from kg.pipeline import BuildReport

_SHOWN_DUPLICATES = 5


@click.command("build", short_help="Read pages and build them into a store.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@store_option
@click.option("--prune", is_flag=True, help="Drop the pages of the store that are not under any PATH any more.")
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes that read (default: one per core)."
)
@click.option(
    "--scheduler", metavar="URL", default="", help="Let the workers of a Dask cluster read (tcp://host:8786)."
)
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    default=0.0,
    help="Wait so long for another build of the store to end (default: say who holds it and stop).",
)
@click.option("--validate", is_flag=True, help="Check the pages against the shapes as they are read.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object on stdout.")
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    store: Path,
    prune: bool,
    jobs: int | None,
    scheduler: str,
    wait: float,
    validate: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read the pages under each PATH (file, folder, pattern, or - for stdin) and build them into the store.

    Formats: the plain text of kremlin.ru pages (several in one file), JSON Lines, CSV, Markdown with front matter,
    and saved HTML of kremlin.ru; each may be gzipped. Unchanged pages are left alone, unless the reference data or the
    program changed since. A page that cannot be read is reported with file, page and line, and the others go on; the
    exit code is then 1.

    \b
    Examples:
      kg build pages/ --store my-store
      kg build corpus.csv 'saved/*.html' --json > report.json
      kg build pages/ --prune --validate
      zcat pages.jsonl.gz | kg build -
      kg build pages/ --wait 600

    \b
    On a Dask cluster:
      kg build pages/ --scheduler tcp://10.0.0.5:8786
    """
    from kg.pipeline import build, usable_cores
    from kg.reading.paths import expand

    # Before the store is opened: a mistyped path must not leave an empty store behind.
    total = _size(list(expand(paths)))
    with progress(total, hidden=quiet or as_json or not is_terminal()) as advance:
        report = build(
            paths,
            store,
            progress=advance.pages if advance else None,
            on_bytes=advance.bytes if advance else None,
            prune=prune,
            validate=validate,
            jobs=jobs or usable_cores(),
            wait=wait,
            scheduler=scheduler,
        )
    if as_json:
        click.echo(json.dumps({**report.as_dict(), "store": str(store)}, ensure_ascii=False, indent=2))
    say(problems(report))
    say(upgrade(report), quiet=quiet)
    if prune and report.failed:
        say(["kg: note: nothing was dropped, because what could not be read may be in the store"])
    say([summary(report, store)], quiet=quiet)
    conforms = _conforms(report, quiet=quiet or as_json)
    ctx.exit(1 if report.failed or report.lost or not conforms else 0)


def _conforms(report: BuildReport, *, quiet: bool) -> bool:
    """Tell whether no page breaks a rule, or none was checked; findings go to stdout unless `quiet`."""
    if report.validation is None:
        return True
    from kg.validation import text_report

    if not quiet:
        click.echo(text_report(report.validation), nl=False)
    return report.validation.conforms


def summary(report: BuildReport, store: Path) -> str:
    """Return one line that says what a build did."""
    counts = [f"{report.built:,} built", f"{report.unchanged:,} unchanged"]
    if report.duplicates:
        counts.append(f"{report.duplicates:,} duplicate")
    if report.dropped:
        counts.append(f"{report.dropped:,} dropped")
    counts.append(f"{len(report.failed):,} failed")
    done = f"{number(report.read, 'page')} read: {', '.join(counts)}"
    return f"{done}; {report.triples:,} triples in {report.seconds:.1f} s, in {store}"


def upgrade(report: BuildReport) -> Iterator[str]:
    """Yield one line when pages were read anew although they had not changed."""
    if report.outdated:
        what = f"{number(report.outdated, 'page')} rebuilt" if report.unchanged else "everything is rebuilt"
        yield f"kg: note: {what}: the reference data or the program changed"


def problems(report: BuildReport) -> Iterator[str]:
    """Yield one line for each page that failed, and for the first pages that were there twice."""
    for page in report.failed:
        yield _line("kg: ", page.file, page.page, page.line, page.reason)
    if report.lost:
        some = ", ".join(report.lost[:_SHOWN_DUPLICATES])
        yield (
            f"kg: {number(len(report.lost), 'document')} of the store were damaged and are gone ({some}); "
            "build all pages again to get them back"
        )
    for page in report.duplicate_pages[:_SHOWN_DUPLICATES]:
        yield _line("kg: note: ", page.file, page.page, page.line, page.reason)
    more = len(report.duplicate_pages) - _SHOWN_DUPLICATES
    if more > 0:
        yield f"kg: note: {more:,} more duplicate pages; --json lists them all"


def _line(start: str, file: str, page: int, line: int, reason: str) -> str:
    text = f"{start}{file}, page {page}, line {line}: {reason}"
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _size(paths: Iterable[Path | str]) -> int:
    """Return how many bytes the files have together; 0 when one of them is standard input."""
    total = 0
    for path in paths:
        if isinstance(path, str):
            return 0
        with suppress(OSError):
            total += path.stat().st_size
    return total

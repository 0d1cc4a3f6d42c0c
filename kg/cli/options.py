"""Options and output that several verbs share."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from kg.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_STORE = "kg-store"
STDOUT = "-"


class StorePath(click.Path):
    """A store folder; only its name is checked here, the store says the rest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; an empty one is wrong use."""
        if not str(value).strip():
            self.fail("the name of the store folder is empty", param, ctx)
        return Path(value)


store_option = click.option(
    "--store",
    type=StorePath(),
    metavar="DIR",
    default=DEFAULT_STORE,
    envvar="KG_STORE",
    show_default=True,
    show_envvar=True,
    help="Store folder.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors on stderr.")


@contextmanager
def binary_output(target: str) -> Iterator[IO[bytes]]:
    """Open `target` ("-" is stdout) for bytes; a file appears whole or not at all."""
    if target == STDOUT:
        yield sys.stdout.buffer
        return
    path = Path(target)
    if path.is_dir():
        raise ExportError(f"{path}: a folder, not a file to write to")
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


def write_text(target: str, text: str) -> None:
    """Write `text` to the file `target`, or to stdout."""
    with binary_output(target) as stream:
        stream.write(text.encode())


def say(lines: Iterable[str], *, quiet: bool = False) -> None:
    """Write `lines` to stderr."""
    if not quiet:
        for line in lines:
            click.echo(line, err=True)


def number(value: float, noun: str) -> str:
    """Return a count with its noun: "1 page", "2,000 pages"."""
    return f"{value:,} {noun}" if value == 1 else f"{value:,} {noun}s"


def is_terminal() -> bool:
    """Tell whether stderr is a terminal that shows progress."""
    return sys.stderr.isatty()

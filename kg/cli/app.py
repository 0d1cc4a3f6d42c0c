"""The `kg` command: its verbs, loaded when they are asked for, and what becomes of every error."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from contextlib import suppress
from typing import Any, NoReturn

import click

from kg.errors import ParleyError

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_BUG = 70
EXIT_INTERRUPTED = 130
_DAMAGE = ("Corruption:", "IO error:")
"""How the database begins to say, in the middle of reading, that a block of it is not what was written."""

# Verb -> its one-line help, here so that `kg --help` imports none of them; the module kg.cli.<verb> holds `command`.
VERBS = {
    "build": "Read pages and build them into a store.",
    "validate": "Check a store against the shapes.",
    "export": "Write a store as RDF.",
    "push": "Bring a store to a triplestore.",
    "query": "Run a stored query, or list them.",
    "ask": "Answer a question in plain words, English or Russian.",
    "graph": "Project the store to a network.",
    "explain": "Open a claim, event, entity or name down to its sentences.",
    "compare": "Lay two publishers' accounts of one occasion side by side.",
    "report": "Write a leader, a topic or a pair as one page to hand on.",
    "evaluate": "Compare a store with annotations, field by field.",
    "stats": "Count what a store holds, or what was understood of pages.",
    "demo": "Build the shipped sample pages and answer a first question.",
}

_EPILOG = """\b
Start here:
  kg demo
  kg build pages/ && kg query leaders-who-discussed --topic Libya

\b
Exit codes: 0 fine; 1 problems found (a violation, a page that failed);
2 wrong use; 70 a bug of ours; 130 interrupted."""


class Verbs(click.Group):
    """A group that imports a verb's module only when the verb is used, and never shows a traceback by itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of a first session."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command of a verb."""
        if cmd_name not in VERBS:
            return None
        command = importlib.import_module(f"kg.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve a verb; a misspelt one is answered with the nearest."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            raise click.UsageError(f"no command {args[0]!r}{nearest(args[0], VERBS)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; every error that is not click's own becomes one line and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            _silence_stdout()
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("kg: interrupted", err=True)
            ctx.exit(EXIT_INTERRUPTED)
        except Exception as error:  # noqa: BLE001 - the outermost frame: whatever is left has to become a message
            ctx.exit(_report(error, debug=bool(ctx.params.get("debug"))))
        return result


def nearest(word: str, known: Any) -> str:
    """Return "; did you mean …?" with the nearest of the `known` words, or an empty string."""
    import difflib

    found = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.5)
    return f"; did you mean {found[0]}?" if found else ""


def _report(error: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    if isinstance(error, ParleyError):
        _say(str(error))
        return error.exit_code
    if isinstance(error, OSError | RuntimeError) and str(error).startswith(_DAMAGE):
        _say(f"the store is damaged ({error}); remove its folder and build again")
        return EXIT_USAGE
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        _say(f"{where}{error.strerror or error}")
        return EXIT_USAGE
    _say(f"a bug in Parley ({type(error).__name__}: {error}); please report it with the output of kg --debug …")
    return EXIT_BUG


def _say(message: str) -> None:
    # One line, whatever the message holds: control characters in a file name must not reach the terminal.
    line = " ".join(message.split())
    click.echo("kg: " + "".join(c if c.isprintable() else "\ufffd" for c in line), err=True)


def _silence_stdout() -> None:
    """Point stdout nowhere, so that the interpreter's own flush at exit does not complain about the broken pipe."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Verbs, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="parley-kg", prog_name="kg", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Turn official event pages into a knowledge graph whose every claim opens down to its sentence.

    Data are written to stdout, messages and progress to stderr; `-` stands for stdin or stdout.
    """


def main() -> NoReturn:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal or pipe in another encoding must not stop an answer that holds Russian names.
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    cli.main(prog_name="kg")
    raise AssertionError("click exits by itself")

"""`kg ask`: a question in plain words, answered with the sentences that prove it."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import STDOUT, store_option, write_text
from kg.cli.query import FORMATS
from kg.cli.stores import OpenStore, opened

if TYPE_CHECKING:
    from kg.asking import Answer, Asker

_STDIN = "-"
_EXIT_REFUSED = 2


@click.command("ask", short_help="Answer a question in plain words, English or Russian.")
@click.argument("question", nargs=-1, metavar="[QUESTION|-]")
@store_option
@click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Format of the answer; table is for reading.",
)
@click.option("--sparql", "only_query", is_flag=True, help="Print the SPARQL of the question and do not run it.")
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Time for one question."
)
@click.option(
    "-o", "--output", default=STDOUT, metavar="FILE", show_default=True, help="File to write to; - is stdout."
)
@click.pass_context
def command(
    ctx: click.Context,
    question: tuple[str, ...],
    store: Path,
    style: str,
    only_query: bool,
    seconds: float,
    output: str,
) -> None:
    """Answer QUESTION with the sentences that prove it, the SPARQL that was run, and how it was understood.

    It is read by a grammar that has to understand every word of it: a question with a word, a name or a condition
    that it does not know is refused, with the reason and with questions that can be answered. Without QUESTION the
    forms of questions are listed. With - questions are read from stdin, one a line; --format json then writes one
    JSON object a line.

    \b
    Examples:
      kg ask "Which leaders discussed Libya?"
      kg ask "How often did Putin talk to Erdogan by phone in 2020?" --format json
      kg ask "О чём говорили Путин и Меркель?"
      kg ask "Who invited whom?" --sparql
      echo "Who met whom?" | kg ask - --format json
    """
    words = " ".join(question).strip()
    if not words:
        if question:
            raise click.UsageError("the question is empty", ctx)
        write_text(output, _forms())
        return
    session = _Session(opened(store), style, only_query, seconds, to_terminal=output == STDOUT and sys.stdout.isatty())
    if words != _STDIN:
        write_text(output, session.answered(words))
        return
    write_text(output, "".join(session.each(sys.stdin.buffer.read().decode("utf-8", "replace").splitlines())))
    ctx.exit(_EXIT_REFUSED if session.refused else 0)


class _Session:
    """Answers questions over one store in one format; `refused` counts those that were not understood."""

    def __init__(self, source: OpenStore, style: str, only_query: bool, seconds: float, *, to_terminal: bool) -> None:
        from kg.asking import Asker

        self._source = source
        self._asker: Asker = Asker(source.quads, ids=source.ids)
        self._style = style
        self._only_query = only_query
        self._seconds = seconds
        self._width = shutil.get_terminal_size((100, 24)).columns if to_terminal else None
        self.refused = 0

    def answered(self, question: str) -> str:
        """Return the answer to one question in the format; raises NotUnderstoodError."""
        from kg.asking import to_sparql
        from kg.asking.render import beside_words, to_data, to_text

        if self._only_query:
            understood = self._asker.understand(question)
            return to_sparql(understood.understanding, understood.language, self._source.ids)
        answer = self._answer(question)
        if self._style == "table":
            return to_text(answer, self._width)
        if self._style != "json":
            click.echo(f"kg: {answer.words}", err=True)
            if answer.beside is not None:
                click.echo(f"kg: {beside_words(answer.beside)}; --format table or json shows them", err=True)
        return to_data(answer, self._style)

    def each(self, lines: list[str]) -> Iterator[str]:
        """Yield the answer to each line that holds a question; a refusal is part of the output and stops nothing."""
        for question in filter(None, (line.strip() for line in lines)):
            yield self._line(question)

    def _line(self, question: str) -> str:
        from kg.asking import NotUnderstoodError, TooLongError
        from kg.asking.render import refusal_record, to_record

        as_json = self._style == "json" and not self._only_query
        try:
            if not as_json:
                return f"# {question}\n{self.answered(question)}"
            return json.dumps(to_record(self._answer(question)), ensure_ascii=False) + "\n"
        except NotUnderstoodError as error:
            self.refused += 1
            if as_json:
                return json.dumps(refusal_record(question, error), ensure_ascii=False) + "\n"
            return f"# {question}\n# {error}\n"
        except TooLongError as error:
            self.refused += 1
            record = {"question": question, "refused": [str(error)], "words": [], "instead": []}
            return json.dumps(record, ensure_ascii=False) + "\n" if as_json else f"# {question}\n# {error}\n"

    def _answer(self, question: str) -> Answer:
        from kg.asking import ask

        return ask(self._source.quads, question, asker=self._asker, ids=self._source.ids, seconds=self._seconds)


def _forms() -> str:
    """Return the forms of questions with names put in, in both languages."""
    from kg.asking.nearest import examples
    from kg.asking.packs import languages, pack

    lines = [line for language in languages() for line in ("", *(f"  {text}" for text in examples(pack(language))))]
    return "\n".join(["kg ask understands questions such as these:", *lines, "", *_HINTS]) + "\n"


_HINTS = (
    'Add "in 2020", "in March 2022", "before 2021", "since 2019", "between 2019 and 2021", "by phone", "in Moscow".',
    "Every word has to be understood; what is not is named, with questions that can be answered.",
)

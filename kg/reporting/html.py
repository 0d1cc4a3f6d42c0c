"""Writes a report as one HTML file that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from kg.reporting.model import Counted, Dossier, Occasion, Quote, Statement
from kg.reporting.network import MOST_PEOPLE, network
from kg.reporting.safe import link, safe
from kg.reporting.timeline import timeline

# Nothing may be loaded, whatever the pages' text is: a second lock behind the escaping.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_METER = 16  # rem of the longest bar
_WHOLE = "Everything that these pages report as fact; plans and announcements are left out."
_LEADS = {
    "leader": "What official pages report of {subject}: with whom, about what, in whose words.",
    "topic": "Who discussed {subject}, when, and in whose words, as official pages report it.",
    "pair": "What official pages report of {subject} together: when, about what, in whose words.",
}
_CAVEAT = (
    "Each page is one side’s account. Being named in a list of topics is not the same as being settled, and what no "
    "page reports is missing here. Every statement opens to the sentence that it rests on."
)


def to_html(report: Dossier, *, limit: int = 5, version: str = "") -> str:
    """Return the report as an HTML document; of each thing at most `limit` sentences are shown, the rest counted."""
    return "".join(f"{line}\n" for line in (*_head(report), *_body(report, limit, version), "</body>", "</html>"))


def _head(report: Dossier) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{safe(report.title)}</title>"
    yield f"<style>\n{_style()}</style>"
    yield "</head>"
    yield "<body>"


@cache
def _style() -> str:
    return (files("kg.reporting") / "style.css").read_text(encoding="utf-8")


def _body(report: Dossier, limit: int, version: str) -> Iterator[str]:
    yield f"<h1>{safe(report.title)}</h1>"
    yield f'<p class="lead">{safe(_LEADS[report.kind].format(subject=report.title))}</p>'
    yield f"<p>{safe(_scope(report))}</p>"
    yield f'<p class="note">{safe(_CAVEAT)}</p>'
    if report.occasions:
        yield from _charts(report)
        yield from _counted("Topics", report.topics, limit)
        yield from _counted("Agreements cited", report.agreements, limit)
        yield from _statements("Outcomes", report.outcomes, limit)
        yield from _statements("Positions", report.positions, limit)
        yield from _people(report)
        yield from _occasions(report.occasions)
    yield f"<footer><p>{safe(_made(report, version))}</p></footer>"


def _scope(report: Dossier) -> str:
    if not report.occasions:
        period = (
            f" between {report.start or 'the first'} and {report.end or 'the last day'}" if _bounded(report) else ""
        )
        return f"The store has nothing about {report.title}{period}."
    days = [occasion.date for occasion in report.occasions if occasion.date]
    period = f"{days[0]} to {days[-1]}" if days else "undated"
    sources = ", ".join(f"{source.publisher} ({_number(source.pages, 'page')})" for source in report.sources)
    return f"{_number(len(report.occasions), 'occasion')}, {period}. Sources: {sources}. {_WHOLE}"


def _bounded(report: Dossier) -> bool:
    return bool(report.start or report.end)


def _charts(report: Dossier) -> Iterator[str]:
    if chart := timeline(occasion.date for occasion in report.occasions):
        yield "<h2>When</h2>"
        yield chart
    centre = report.subjects[0] if report.kind == "leader" else ""
    if chart := network(centre, report.people, report.ties):
        yield "<h2>With whom</h2>"
        more = len(report.people) - MOST_PEOPLE
        shown = f"The {MOST_PEOPLE} most frequent of {len(report.people)} people. " if more > 0 else ""
        how = "Lines are as thick as the number of common occasions; people of one side stand together."
        yield f"<p>{safe(shown)}{how}</p>"
        yield chart


def _counted(title: str, things: tuple[Counted, ...], limit: int) -> Iterator[str]:
    if not things:
        return
    yield f"<h2>{safe(title)}</h2>"
    most = things[0].occasions
    for thing in things:
        wide = _METER * thing.occasions / most
        note = f" · {thing.note}" if thing.note else ""
        days = thing.first if thing.first == thing.last else f"{thing.first} to {thing.last}"
        yield "<details>"
        yield (
            f'<summary><span class="meter" style="width:{wide:.2f}rem"></span>{safe(thing.label)}: '
            f"{_number(thing.occasions, 'occasion')}, {safe(days)}{safe(note)}</summary>"
        )
        yield from _quotes(thing.quotes, limit)
        yield "</details>"


def _quotes(quotes: tuple[Quote, ...], limit: int) -> Iterator[str]:
    for quote in quotes[:limit]:
        said = f"{safe(quote.speaker)}: " if quote.speaker else ""
        where = f"{quote.date} · " if quote.date else ""
        yield (
            f"<blockquote>{said}“{safe(quote.text)}”"
            f'<span class="where">{safe(where)}{link(quote.url, quote.title or quote.url)}</span></blockquote>'
        )
    if len(quotes) > limit:
        yield f"<p>… and {_number(len(quotes) - limit, 'more sentence')}.</p>"


def _statements(title: str, statements: tuple[Statement, ...], limit: int) -> Iterator[str]:
    if not statements:
        return
    yield f"<h2>{safe(title)}</h2>"
    yield f"<details{' open' if len(statements) <= 4 * limit else ''}>"
    yield f"<summary>{_number(len(statements), 'statement')}</summary>"
    yield "<table><tr><th>Day</th><th>Who</th><th>What</th><th>In these words</th></tr>"
    for statement in statements:
        topics = f" ({', '.join(statement.topics)})" if statement.topics else ""
        yield (
            f'<tr><td class="d">{safe(statement.date)}</td><td>{safe(", ".join(statement.who))}</td>'
            f"<td>{safe(statement.act + topics)}</td><td>{''.join(_quotes(statement.quotes, 1))}</td></tr>"
        )
    yield "</table>"
    yield "</details>"


def _people(report: Dossier) -> Iterator[str]:
    if not report.people:
        return
    yield "<h2>People</h2>"
    rows = (
        (safe(one.label), safe(one.note), str(one.occasions), safe(one.first), safe(one.last)) for one in report.people
    )
    yield from _table(("Name", "Mostly for", "Occasions", "First", "Last"), rows, numbers=(2,))


def _occasions(occasions: tuple[Occasion, ...]) -> Iterator[str]:
    yield "<h2>Occasions</h2>"
    rows = (
        (
            safe(one.date),
            safe(one.title),
            safe(" · ".join(part for part in (one.type, one.place) if part)),
            safe(", ".join(one.people)),
            "<br>".join(link(account.url, account.publisher) for account in one.accounts),
        )
        for one in occasions
    )
    yield from _table(("Day", "Occasion", "How, where", "Who", "Pages"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], numbers: tuple[int, ...] = ()) -> Iterator[str]:
    """Write a table of cells that are HTML already."""

    def column(place: int) -> str:
        return ' class="n"' if place in numbers else ' class="d"' if not place else ""

    yield "<details open><summary>Table</summary><table>"
    yield "<tr>" + "".join(f"<th{column(place)}>{name}</th>" for place, name in enumerate(head)) + "</tr>"
    for row in rows:
        yield "<tr>" + "".join(f"<td{column(place)}>{cell}</td>" for place, cell in enumerate(row)) + "</tr>"
    yield "</table></details>"


def _made(report: Dossier, version: str) -> str:
    what = " and ".join(report.iris)
    return f"Made by Parley{f' {version}' if version else ''} (kg report) from its knowledge graph; about {what}."


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"

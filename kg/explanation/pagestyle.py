"""The style sheet of a marked page: readable in light and dark, on paper, and with kinds of claims hidden."""

from __future__ import annotations

from collections.abc import Iterable

from kg.explanation.palette import look

_COMMON = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; }
.text { white-space: pre-wrap; line-height: 2.4; border-block: 1px solid #8886; padding-block: 1rem; margin-block: 1rem;
  overflow-wrap: anywhere; }
.words { border-bottom-width: 2px; padding-bottom: calc(var(--depth) * 4px); }
.number { font-size: .65rem; vertical-align: super; text-decoration: none; color: inherit; border: 1px solid;
  border-radius: .3rem; padding: 0 .2rem; margin-right: .15rem; line-height: 1; }
.key { border-bottom-width: 3px; margin-right: .5rem; white-space: nowrap; }
.legend { list-style: none; padding: 0; }
.legend li { margin: .2rem 0; }
:target { outline: 2px solid; outline-offset: 2px; }
"""


def stylesheet(kinds: Iterable[str]) -> str:
    """Return the CSS for a page with claims of these `kinds`."""
    return _COMMON + "".join(_rules(kind) for kind in kinds)


def _rules(kind: str) -> str:
    shown = look(kind)
    hidden = f"#show-{kind}:not(:checked)"
    return (
        f".words.{kind}, .key.{kind} {{ border-bottom-style: {shown.line}; border-bottom-color: {shown.colour}; }}\n"
        f".words.{kind} {{ background: {shown.colour}1a; }}\n"
        f".number.{kind} {{ border-color: {shown.colour}; border-style: {shown.line}; }}\n"
        f"{hidden} ~ .text .number.{kind}, {hidden} ~ .legend li.{kind} {{ display: none; }}\n"
        f"{hidden} ~ .text .words.{kind} {{ border-bottom-style: none; background: none; }}\n"
    )

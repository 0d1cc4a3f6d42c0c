"""The little that must be known about SPARQL text: its tokens, its parameter variables, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.query.errors import SparqlError

PARAMETER = re.compile(
    r"\?(?P<marks>_{1,2})(?P<name>[a-zA-Z0-9]+)"
    r"(_(?P<type>iri|number|literal|integer))?"
    r"(_(?P<prefix>[a-zA-Z0-9]+)_(?P<datatype>[a-zA-Z0-9]+))?"
    r"(_(?P<language>[a-zA-Z0-9]+))?"
)
"""The naming rule of grlc (taken over from BASIL) for variables that are parameters."""

_TOKEN = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    r"|(?P<string>\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<name>[\w.-]*:[\w.%:\\-]*)"
    r"|(?P<word>[A-Za-z_]\w*)"
    r"|(?P<brace>[{}])"
    r"|(?P<other>\S)",
    re.DOTALL,
)
_REFUSED = {
    "SERVICE": "SERVICE calls another server and is refused",
    "FROM": "FROM may read files or addresses and is refused; name graphs with GRAPH",
}
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"])
_CLAUSES_AFTER_GROUP = frozenset(("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"))


@dataclass(frozen=True, slots=True)
class Token:
    """A token outside comments; `depth` counts the braces around it."""

    kind: str
    text: str
    start: int
    depth: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` without comments and white space."""
    depth = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind == "comment":
            continue
        if match[0] == "}":
            depth -= 1
        yield Token(kind, match[0], match.start(), depth)
        if match[0] == "{":
            depth += 1


def line_of(text: str, position: int) -> int:
    """Return the 1-based line of `position` in `text`."""
    return text.count("\n", 0, position) + 1


def parameter_variables(text: str) -> dict[str, tuple[re.Match[str], int]]:
    """Return the parameter variables of `text` (without the question mark) with their parts and first line."""
    found: dict[str, tuple[re.Match[str], int]] = {}
    for token in tokens(text):
        if token.kind == "variable" and token.text.startswith("?_"):
            match = PARAMETER.fullmatch(token.text)
            line = line_of(text, token.start)
            if match is None:
                raise SparqlError(f"{token.text} does not follow the naming rule of parameters", line)
            found.setdefault(token.text[1:], (match, line))
    return found


def check(text: str) -> None:
    """Raise SparqlError unless `text` is a query that only reads, and only from the store it is given to."""
    position = text.find("\\u") if "\\u" in text else text.find("\\U")
    if position >= 0:
        # Parsers disagree on when these are read, and a disagreement could hide a SERVICE from the check below.
        raise SparqlError("write the character itself instead of a \\u escape", line_of(text, position))
    _check_words(text)
    _check_tree(text)


def _check_words(text: str) -> None:
    first = True
    for token in tokens(text):
        if token.kind != "word":
            continue
        word = token.text.upper()
        if word in _REFUSED:
            raise SparqlError(_REFUSED[word], line_of(text, token.start))
        if word in ("PREFIX", "BASE"):
            continue
        if first and word in _UPDATES:
            raise SparqlError(f"{word} changes data; only queries are run here", line_of(text, token.start))
        first = False


def _check_tree(text: str) -> None:
    # Imported here: listing queries and printing help must not wait for rdflib.
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(text)
    except ParseException as error:
        raise SparqlError(f"not SPARQL: {error.msg} near {error.line.strip()[:60]!r}", error.lineno) from error
    names = set(_names(tree))
    for name, word in (("ServiceGraphPattern", "SERVICE"), ("DatasetClause", "FROM")):
        if name in names:
            raise SparqlError(_REFUSED[word])


def _names(node: Any) -> Iterator[str]:
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        yield node.name
        for value in node.values():
            yield from _names(value)
    elif isinstance(node, (list, tuple, ParseResults)):
        for value in node:
            yield from _names(value)


def with_projected(text: str, variables: list[str]) -> str:
    """Return `text` with `variables` added to the outer SELECT and its GROUP BY.

    Oxigraph substitutes only variables that are projected, and a file that projects its parameters would break
    under grlc. Only variable names of the file itself are added here, never a value.
    """
    extra = "".join(f" ?{variable}" for variable in variables)
    if not extra:
        return text
    found = list(tokens(text))
    cuts = [position for position in (_after_select(found), _group_end(found)) if position is not None]
    for position in sorted(cuts, reverse=True):
        text = f"{text[:position]}{extra} {text[position:]}"
    return text


def _after_select(found: list[Token]) -> int | None:
    for index, token in enumerate(found):
        if token.kind == "word" and token.depth == 0 and token.text.upper() == "SELECT":
            following = found[index + 1]
            last = following if following.text.upper() in ("DISTINCT", "REDUCED") else token
            return last.start + len(last.text)
    return None


def _group_end(found: list[Token]) -> int | None:
    for index, token in enumerate(found[:-1]):
        if token.depth == 0 and token.text.upper() == "GROUP" and found[index + 1].text.upper() == "BY":
            for later in found[index + 2 :]:
                if later.kind == "word" and later.text.upper() in _CLAUSES_AFTER_GROUP:
                    return later.start
            return found[-1].start + len(found[-1].text)
    return None

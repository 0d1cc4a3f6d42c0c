"""The values of the query package: a stored query, its parameters, and the one type of result."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

Term = NamedNode | Literal
"""What a cell or a parameter holds; blank nodes do not occur in our data."""

Row = tuple[Term | None, ...]
"""One answer; None is a cell without value."""

NAME_TYPES = ("topic", "country", "leader", "person", "agreement", "organization", "eventtype", "event", "document")
"""Parameter types whose values are names that the store knows."""

PARAMETER_TYPES = (*NAME_TYPES, "claim", "date", "year", "integer", "text", "language")
"""Every type that a parameter may have."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a stored query; `variable` is the SPARQL variable that its value is bound to."""

    name: str
    type: str
    required: bool
    variable: str
    description: str = ""
    example: str = ""
    default: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """One `.rq` file: what it answers, its parameters and columns, and its text, which runs anywhere as it is."""

    name: str
    path: Path
    text: str
    summary: str
    summary_ru: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[str, ...] = ()

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter called `name`, if there is one."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A table of terms; `columns` name the cells of each row, in order."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

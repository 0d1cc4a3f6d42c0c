"""What can be wrong with a stored query, a parameter or a free-form query, one class per case."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import QueryError


class QueryFileError(QueryError):
    """A `.rq` file that breaks the conventions: names file, line (1-based) and the reason."""

    def __init__(self, reason: str, *, file: str, line: int = 1) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.reason = reason
        self.file = file
        self.line = line


class SparqlError(QueryError):
    """Query text that is not SPARQL, or that asks for what is refused here; `line` is 1-based."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line


class ParameterError(QueryError):
    """A parameter that is missing, unknown or of the wrong type."""


class UnknownNameError(ParameterError):
    """A name that nothing in the store has; `suggestions` holds up to three that look like it."""

    def __init__(self, what: str, name: str, suggestions: Sequence[str] = ()) -> None:
        hint = f"; did you mean {' or '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"no {what} is called {name!r}{hint}")
        self.name = name
        self.suggestions = tuple(suggestions)


class AmbiguousNameError(ParameterError):
    """A name that several things have; `choices` are their prefixed names, each of which is accepted."""

    def __init__(self, what: str, name: str, choices: Sequence[str]) -> None:
        super().__init__(f"{name!r} may be more than one {what}; say which: {', '.join(choices)}")
        self.name = name
        self.choices = tuple(choices)

"""A raw validation result, the common ground of the two engines."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode
from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Result:
    """One broken constraint: the shape (and SPARQL constraint) of the shapes graph, and where it is broken.

    `path` and `value` are None when the constraint has none; terms of the data are pyoxigraph terms.
    """

    shape: Node
    constraint: Node | None
    component: str
    focus: NamedNode
    path: str = ""
    value: NamedNode | Literal | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """The result as plain text, for sorting and comparing."""
        return (str(self.shape), str(self.constraint), self.component, str(self.focus), self.path, str(self.value))

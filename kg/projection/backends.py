"""Runs NetworkX's algorithms, on another engine where the user names one that is installed (NetworkX's dispatch)."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.query import ParameterError

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

NATIVE = "networkx"


@dataclass(frozen=True, slots=True)
class Engine:
    """Where algorithms run; raises ParameterError for a backend that is not installed."""

    backend: str = NATIVE

    def __post_init__(self) -> None:
        if self.backend != NATIVE and self.backend not in installed():
            known = ", ".join((NATIVE, *installed()))
            raise ParameterError(
                f"the NetworkX backend {self.backend!r} is not installed (there is {known}); "
                "for rustworkx: pip install nx-rustworkx"
            )

    def run(self, algorithm: Callable[..., Any], graph: nx.Graph[Any], **parameters: Any) -> Any:
        """Return `algorithm(graph, **parameters)`; what the backend lacks, NetworkX does itself.

        Such backends implement only some algorithms, and the results are the same up to rounding.
        """
        if self.backend == NATIVE:
            return algorithm(graph, **parameters)
        try:
            with warnings.catch_warnings():
                # Our graphs do not change between two algorithms: the backend's copy of them may be kept.
                warnings.filterwarnings("ignore", message="Note: conversions to backend graphs", category=UserWarning)
                return algorithm(graph, backend=self.backend, **parameters)
        except NotImplementedError:
            return algorithm(graph, **parameters)


def installed() -> tuple[str, ...]:
    """Return the names of the backends that are installed, besides NetworkX itself."""
    import networkx as nx

    return tuple(sorted(set(nx.config.backends) - {NATIVE}))

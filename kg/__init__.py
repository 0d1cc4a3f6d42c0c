"""Parley: official event pages in, a validated RDF knowledge graph with the proving sentences out.

The names below are the public interface of the library; what they stand for is loaded when it is first used, so
`import kg` costs nothing and changes nothing. docs/library.md shows each of them at work.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import ParleyError
    from kg.explanation import Explanation
    from kg.library import Store, Table, build, open_store
    from kg.pipeline import BuildReport
    from kg.validation import Report

    __version__: str

_HOME = {
    "BuildReport": "kg.pipeline",
    "Explanation": "kg.explanation",
    "ParleyError": "kg.errors",
    "Report": "kg.validation",
    "Store": "kg.library",
    "Table": "kg.library",
    "build": "kg.library",
    "open_store": "kg.library",
}

__all__ = [
    "BuildReport",
    "Explanation",
    "ParleyError",
    "Report",
    "Store",
    "Table",
    "__version__",
    "build",
    "open_store",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("parley-kg")
    elif name in _HOME:
        value = getattr(import_module(_HOME[name]), name)
    else:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

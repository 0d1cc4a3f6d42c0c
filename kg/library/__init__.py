"""The library for programs and notebooks: build, open, ask, project and explain, with plain values in and out."""

from kg.library.building import build
from kg.library.store import Store, open_store
from kg.library.table import Table

__all__ = ["Store", "Table", "build", "open_store"]

"""The tables of a data set as `tables.toml` describes them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import ReferenceDataError

Cell = str | int | bool | None
Row = dict[str, Cell]

TYPES = ("string", "date", "integer", "boolean")
_FILE = Path(__file__).with_name("tables.toml")
# What Stata takes for a variable without renaming it.
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, one of TYPES, and what it means."""

    name: str
    type: str
    definition: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ReferenceDataError(f"{_FILE}: {self.name!r} is no name that Stata takes")
        if self.type not in TYPES:
            raise ReferenceDataError(f"{_FILE}: column {self.name} has the unknown type {self.type!r}")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row of it stands for, its columns, and those that together tell a row from all others."""

    name: str
    unit: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


@cache
def tables() -> dict[str, Table]:
    """Return all tables by name, in order; raises ReferenceDataError for a damaged file."""
    try:
        data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        found = [_table(entry, data["claims"]) for entry in data["table"]]
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ReferenceDataError(f"{_FILE}: {error}") from error
    return {table.name: table for table in found}


def _table(entry: dict[str, Any], claims: dict[str, Any]) -> Table:
    columns = entry["column"]
    if entry.get("claims"):
        columns = [*claims["before"], *columns, *claims["after"]]
    return Table(entry["name"], entry["unit"], tuple(entry["key"]), tuple(Column(**column) for column in columns))

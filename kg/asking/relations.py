"""The relations that one can ask about, read from relations.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("relations.toml")


@dataclass(frozen=True, slots=True)
class Relation:
    """How a relation is stated in the graph; the meaning of each field is told in relations.toml."""

    name: str
    where: str
    where_planned: str
    roles: dict[str, str]
    narrow: dict[str, str]
    always: str
    named: tuple[str, ...]
    rare: bool
    receives: tuple[str, ...]
    at_once: bool
    slots: dict[str, str]
    what: str
    types: tuple[str, ...]
    acts: tuple[str, ...]
    together: bool
    any_realis: bool
    is_contact: bool
    becomes: dict[str, str]
    beside: str
    dated: str
    in_person: bool


@cache
def relation(name: str) -> Relation:
    """Return the relation called `name`, with what it takes over from the one that it is like."""
    table = _inherited(name)
    return Relation(
        name,
        table["where"],
        table.get("where_planned", table["where"]),
        table["role"],
        table.get("narrow", {}),
        table.get("always", ""),
        tuple(table.get("named", ())),
        table.get("rare", False),
        tuple(table.get("receives", ())),
        table.get("at_once", False),
        table["slot"],
        table.get("what", ""),
        tuple(table.get("types", ())),
        tuple(table.get("acts", ())),
        table.get("together", False),
        table.get("any_realis", False),
        table.get("contact", False),
        table.get("becomes", {}),
        table.get("beside", ""),
        table.get("dated", "?happening"),
        table.get("in_person", False),
    )


def kinds(role: str, of: str) -> tuple[str, ...]:
    """Return the kinds of name that may fill `role` of relation `of`, in the order of preference."""
    found = _choice("kinds", role, of)
    more = relation(of).named if role == "theme" else ()
    return (*found, *(kind for kind in more if kind not in found))


def wanted(role: str, of: str) -> tuple[str, ...]:
    """Return the classes that may be asked for in `role` of relation `of`."""
    return _choice("wanted", role, of)


def _choice(table: str, role: str, of: str) -> tuple[str, ...]:
    found = _data()[table]
    return tuple(found.get(f"{role}_{of}", found.get(role, ())))


def _inherited(name: str) -> dict[str, Any]:
    table = _data()[name]
    return {**_inherited(table["like"]), **table} if "like" in table else dict(table)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))

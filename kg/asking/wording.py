"""Says in plain words how a question was understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.asking.model import Asked, Given, Understanding
from kg.asking.relations import relation


def to_words(understanding: Understanding, texts: dict[str, Any]) -> str:
    """Return the understanding in words: what is wanted, each condition, each note, joined by semicolons."""
    return "; ".join((*_main(understanding, texts), *understanding.notes))


def _main(it: Understanding, texts: dict[str, Any]) -> Iterator[str]:
    wanted = texts["joined"].join(_wanted(it, asked, texts) for asked in it.asked)
    yield texts[it.measure].format(asked=wanted)
    yield texts["relation"][it.relation]
    for given in it.given:
        yield _role(it, given, texts)
    if it.types:
        yield texts["types"].format(types=", ".join(texts["type"].get(name, name) for name in it.types))
    if it.period:
        first = it.period.first.isoformat() if it.period.first else ""
        last = it.period.last.isoformat() if it.period.last else ""
        which = "period_both" if first and last else "period_first" if first else "period_last"
        yield texts[which].format(first=first, last=last)
    if it.edge:
        yield texts[f"edge_{it.edge}"]
    yield texts["planned" if it.planned else "actual"]


def _wanted(it: Understanding, asked: Asked, texts: dict[str, Any]) -> str:
    """Return the class that is asked for, with its role where the relation does not make that plain."""
    wanted: str = texts["wanted"][asked.wanted]
    alone = len(it.asked) == 1
    if asked.role == asked.wanted or (alone and asked.role in ("theme", "agent")):
        return wanted
    together = asked.role == "agent" and relation(it.relation).together
    return f"{wanted} ({texts['role']['agent_more' if together else asked.role]})"


def _role(it: Understanding, given: Given, texts: dict[str, Any]) -> str:
    asks_agent = any(asked.role == "agent" for asked in it.asked)
    together = relation(it.relation).together
    name = "agent_more" if given.role == "agent" and together and (asks_agent or len(given.things) > 1) else given.role
    joined = texts["either" if given.any_of else "joined"].join(f"{t.label} ({t.short})" for t in given.things)
    same = f" ({texts['same_event']})" if given.role == "theme" and len(given.things) > 1 and not given.any_of else ""
    return f"{texts['role'][name]}: {joined}{same}"

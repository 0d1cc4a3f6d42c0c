"""Measures the matching of events on annotated pairs of pages, and says of each pair what was decided and why.

    python -m tests.matching.pairs [PAIRS.jsonl] [STORE]

`PAIRS.jsonl` has per line a `kind` (same, announcement-of, different) and the addresses of the pages `a` and `b`. With
STORE the links are those of a store that was built before; without, only the pages of the pairs are read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg.errors import PageError
from kg.identifiers import Identifiers
from kg.matching import Account, Links, find_links, read_accounts
from kg.matching.kinds import is_conversation
from kg.matching.moments import clocks
from kg.matching.occasion import judge
from kg.matching.reading import Contents
from kg.namespaces import PARLEY, SCHEMA, XSD
from kg.parsing import parse
from kg.pipeline import build_page
from kg.reading import read_paths
from kg.store import open_store, read_reference
from kg.store.reading import memory_store

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAIRS = SHARED / "gold" / "pairs" / "dev.jsonl"
CORPORA = SHARED / "corpora"
EXPECTED = {"same": "same", "announcement-of": "announced", "different": "apart"}


@dataclass(frozen=True)
class Decision:
    """What was decided of one pair: same, announced or apart; `why` in words. A page that is not there is missing."""

    number: int
    kind: str
    addresses: tuple[str, str]
    decided: str
    why: str

    @property
    def right(self) -> bool:
        return EXPECTED[self.kind] == self.decided


def pairs(path: Path = PAIRS) -> list[dict[str, str]]:
    """Return kind and addresses of the pairs."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [{"kind": r["kind"], "a": r["a"]["url"], "b": r["b"]["url"]} for r in records]


def store_of(addresses: set[str]) -> pyoxigraph.Store:
    """Return a store in memory of the pages with these addresses."""
    ids = Identifiers()
    lines = list(read_reference(ids).reference)
    for raw in read_paths([CORPORA]):
        if not isinstance(raw, PageError) and raw.url in addresses:
            lines += build_page(parse(raw), ids).lines
    return memory_store(lines)


def decide(wanted: list[dict[str, str]], store: pyoxigraph.Store) -> list[Decision]:
    """Return the decision on each pair."""
    links, accounts = find_links(store), read_accounts(store)
    return [
        Decision(number, pair["kind"], (pair["a"], pair["b"]), *_decided(pair, store, links, accounts))
        for number, pair in enumerate(wanted)
    ]


def _decided(
    pair: dict[str, str], store: pyoxigraph.Store, links: Links, accounts: dict[str, Account]
) -> tuple[str, str]:
    one, two = (_event(store, pair[side]) for side in ("a", "b"))
    if not one or not two:
        return "missing", "a page is not in the store"
    for match in links.matches:
        if {match.one, match.two} == {one, two}:
            return "same", f"{match.level.value} {match.score:.2f}: {'; '.join(match.reasons)}"
    for link in links.announcements:
        if {link.announced, link.reported} == {one, two}:
            return "announced", "; ".join(link.reasons)
    return "apart", _why_apart(accounts[one], accounts[two], store, accounts)


def _why_apart(one: Account, two: Account, store: pyoxigraph.Store, accounts: dict[str, Account]) -> str:
    if one.publisher == two.publisher and not one.planned and not two.planned:
        return "one publisher, and neither page announces"
    if one.planned or two.planned:
        return "an announcement without the day, people or gathering of the other page"
    if is_conversation(one) and is_conversation(two):
        return judge(one, two, Contents(store), clocks(accounts.values())).against or "another account is nearer"
    return "no sentence of either page tells of the other's conversation"


def _event(store: pyoxigraph.Store, address: str) -> str:
    url = Literal(address, datatype=NamedNode(XSD.anyURI))
    for quad in store.quads_for_pattern(None, NamedNode(SCHEMA.url), url, None):
        for reported in store.quads_for_pattern(quad.subject, NamedNode(PARLEY.reports), None, None):
            assert isinstance(reported.object, NamedNode)
            return reported.object.value
    return ""


def summary(decisions: list[Decision]) -> Iterator[str]:
    """Yield the figures: how many of each kind were decided rightly, and precision and recall of "same"."""
    for kind in EXPECTED:
        of_kind = [decision for decision in decisions if decision.kind == kind]
        yield f"{kind}: {sum(decision.right for decision in of_kind)} of {len(of_kind)}"
    precision, recall = scores(decisions)
    yield f"same: precision {precision:.3f}, recall {recall:.3f}"


def scores(decisions: list[Decision], decided: str = "same") -> tuple[float, float]:
    """Return precision and recall of one decision."""
    made = [decision for decision in decisions if decision.decided == decided]
    due = [decision for decision in decisions if EXPECTED[decision.kind] == decided]
    hits = sum(decision.right for decision in made)
    return hits / len(made) if made else 1.0, hits / len(due) if due else 1.0


def main(arguments: list[str]) -> int:
    """Print every pair and the figures."""
    wanted = pairs(Path(arguments[0]) if arguments else PAIRS)
    known = {pair[side] for pair in wanted for side in ("a", "b")}
    store = open_store(Path(arguments[1])) if len(arguments) > 1 else store_of(known)
    decisions = decide(wanted, store)
    for decision in decisions:
        mark = "ok   " if decision.right else "WRONG"
        sys.stdout.write(f"{mark} {decision.number:3} {decision.kind:16} {decision.decided:10} {decision.why}\n")
        if not decision.right:
            sys.stdout.write("".join(f"            {address}\n" for address in decision.addresses))
    sys.stdout.write("".join(f"{line}\n" for line in summary(decisions)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Small graphs of our own, in two editions, one of which differs without differing in size."""

from __future__ import annotations

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from kg.identifiers import Identifiers
from kg.store import store_lines

IDS = Identifiers()
_P = [NamedNode(f"https://example.org/p{number}") for number in range(3)]


def edition(number: int, *, graphs: int = 6, size: int = 5) -> pyoxigraph.Store:
    """Return edition 1 or 2: the second has one graph more, one less, one longer, one of the same size but changed."""
    store = pyoxigraph.Store()
    first = 1 if number == 2 else 0
    for graph in range(first, graphs + number - 1):
        name = NamedNode(IDS.graph(f"page-{graph}"))
        count = size + (7 if number == 2 and graph == 2 else 0)
        for index in range(count):
            subject = NamedNode(f"https://example.org/page-{graph}/{index}")
            changed = number == 2 and graph == 3 and index == 0
            text = f'Слово «{index}» "x"\n\\ {"second" if changed else "first"}'
            store.add(Quad(subject, _P[index % 3], Literal(text, language="ru"), name))
            store.add(Quad(subject, _P[0], Literal(index), name))
    return store


def data_lines(store: pyoxigraph.Store) -> list[str]:
    """Return all lines but those of the books that a push keeps."""
    books = f"<{IDS.graph('push')}> ."
    return [line for line in store_lines(store) if not line.endswith(books)]

"""A stored page: which one is meant, what identifies its text, and the claims that it makes."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.explanation.model import Explanation
from kg.explanation.opening import explain
from kg.explanation.reading import Reader
from kg.identifiers import Identifiers
from kg.namespaces import PARLEY, RDF, SCHEMA
from kg.query.errors import UnknownNameError
from kg.query.names import Names


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What the store knows of a page; `digest` is that of its text, `file` the name of the file that it was in."""

    id: str
    url: str
    digest: str
    file: str
    explanation: Explanation


def stored_page(store: Store, text: str, *, ids: Identifiers | None = None) -> StoredPage:
    """Return the page that `text` names: its IRI, id, address or title.

    Raises UnknownNameError with ids, addresses or titles that look like it, AmbiguousNameError with the choices.
    """
    names = Names(store, ids)
    node = _find(store, names, text)
    reader = Reader(store, names)
    return StoredPage(
        id=_local(names, node),
        url=reader.text(node, SCHEMA.url),
        digest=reader.text(node, PARLEY.contentHash),
        file=reader.text(node, PARLEY.sourceFile),
        explanation=explain(store, node.value, ids=ids),
    )


def _find(store: Store, names: Names, text: str) -> NamedNode:
    try:
        return names.resolve(text, "document")
    except UnknownNameError as error:
        quads = store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(PARLEY.Document), None)
        known = sorted({_local(names, quad.subject) for quad in quads if isinstance(quad.subject, NamedNode)})
        # The words for a page are its id first: it is short, and unlike a title it names one page.
        close = difflib.get_close_matches(text.strip(), known, n=3, cutoff=0.6)
        raise UnknownNameError("page", text, [*close, *error.suggestions][:3]) from None


def _local(names: Names, node: NamedNode) -> str:
    return names.compact(node.value).removeprefix("document:")

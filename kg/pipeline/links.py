"""The links between events, found anew at the end of a build whenever a page or a rule has changed."""

from __future__ import annotations

import hashlib

from kg.identifiers import Identifiers
from kg.matching import find_links, link_lines, rules_digest
from kg.store import StoreWriter

GRAPH = "links"


def update_links(writer: StoreWriter, ids: Identifiers) -> bool:
    """Make the graph `links` that of the present pages; return whether it had to be looked for.

    What is found depends on all pages together, so after any sequence of builds the links are those of one build from
    scratch. Nothing is read when neither the pages nor the rules have changed since.
    """
    made_from = hashlib.sha256(f"{writer.documents_digest()} {rules_digest()}".encode()).hexdigest()
    if writer.made_from(GRAPH) == made_from:
        return False
    writer.put_graph(GRAPH, link_lines(find_links(writer.quads), ids), made_from)
    return True

"""Links as N-Quads lines of the graph `links`, and what they depend on besides the pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from kg.identifiers import Identifiers, digest
from kg.mapping import terms
from kg.matching.model import Announcement, Level, Links, Match
from kg.namespaces import PARLEY, RDF

_FOLDER = Path(__file__).resolve().parent
_WHOLE = frozenset((Level.OCCASION, Level.EDITION))
_TYPE, _MATCH = terms.ref(RDF.type), terms.ref(PARLEY.EventMatch)

Triple = tuple[str, str, str]


def link_lines(links: Links, ids: Identifiers) -> list[str]:
    """Return the sorted N-Quads lines of `links`."""
    tail = f" <{ids.graph('links')}> ."
    triples = {triple for match in links.matches for triple in _match(match, ids)}
    triples |= {triple for announcement in links.announcements for triple in _announcement(announcement)}
    return sorted(" ".join(triple) + tail for triple in triples)


@cache
def rules_digest() -> str:
    """Return a hash of the program's rules and words for matching: when it changes, links are looked for anew."""
    paths = [*_FOLDER.glob("*.py"), *_FOLDER.parent.glob("languages/*/matching.toml")]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def _match(match: Match, ids: Identifiers) -> Iterator[Triple]:
    one, two = terms.ref(match.one), terms.ref(match.two)
    # Without the base, so that a graph under another base has the same local names.
    local = digest(match.one.removeprefix(ids.base), match.two.removeprefix(ids.base))
    node = terms.ref(ids.iri("match", local))
    for subject, value in ((one, two), (two, one)):
        yield subject, terms.ref(PARLEY.sameEvent), value
        if match.level in _WHOLE:
            yield subject, terms.ref(PARLEY.sameOccasion), value
    yield node, _TYPE, _MATCH
    yield node, terms.ref(PARLEY.matchedEvent), one
    yield node, terms.ref(PARLEY.matchedEvent), two
    yield node, terms.ref(PARLEY.matchLevel), terms.ref(PARLEY[match.level.value])
    yield node, terms.ref(PARLEY.score), terms.typed(str(Decimal(str(match.score)).normalize()), "decimal")
    for reason in match.reasons:
        yield node, terms.ref(PARLEY.reason), terms.text(reason)
    for sentence in match.sentences:
        yield node, terms.ref(PARLEY.toldIn), terms.ref(sentence)
    if match.teller:
        yield node, terms.ref(PARLEY.toldBy), terms.ref(match.teller)


def _announcement(link: Announcement) -> Iterator[Triple]:
    yield terms.ref(link.announced), terms.ref(PARLEY.announces), terms.ref(link.reported)

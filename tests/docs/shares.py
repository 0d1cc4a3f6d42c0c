"""How many entities of the reference data carry which outside identifier, as a table for the documentation."""

from __future__ import annotations

from collections import Counter, defaultdict
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.namespaces import PARLEY, RDF, SKOS
from kg.resources import files

_KINDS = ("Country", "Organization", "Person", "Leader", "Agreement", "Topic")
_SCHEMES = {"www.wikidata.org": "Wikidata", "sws.geonames.org": "GeoNames", "eurovoc.europa.eu": "EuroVoc"}
_COLUMNS = ("Wikidata", "EuroVoc", "GeoNames", "ISO 3166-1")


def shares() -> str:
    """Return the table as Markdown."""
    kinds, carried = _read()
    lines = ["| kind | in the reference data | " + " | ".join(_COLUMNS) + " |", "|---|---:|---:|---:|---:|---:|"]
    for kind in _KINDS:
        members = kinds[PARLEY[kind]]
        counts = Counter(scheme for member in members for scheme in carried[member])
        cells = [_share(counts[column], len(members)) for column in _COLUMNS]
        lines.append(f"| {kind} | {len(members):,} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _read() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the members of each class, and the schemes in which each thing has a number."""
    kinds: dict[str, set[str]] = defaultdict(set)
    carried: dict[str, set[str]] = defaultdict(set)
    leader_posts, held = set(), []
    for path in files("ontology", ".ttl"):
        for quad in ox.parse(path=path):
            subject, predicate, value = str(quad.subject), quad.predicate.value, quad.object
            if predicate == RDF.type and isinstance(value, ox.NamedNode):
                kinds[value.value].add(subject)
            elif predicate in (SKOS.exactMatch, SKOS.closeMatch) and isinstance(value, ox.NamedNode):
                scheme = _SCHEMES.get(urlsplit(value.value).hostname or "")
                carried[subject] |= {scheme} if scheme else set()
            elif predicate in (PARLEY.isoCode, PARLEY.iso3Code):
                carried[subject].add("ISO 3166-1")
            elif predicate == PARLEY.isLeaderPost and isinstance(value, ox.Literal) and value.value == "true":
                leader_posts.add(subject)
            elif predicate in (PARLEY.ofPost, PARLEY.heldBy):
                held.append((subject, predicate, str(value)))
    led = {tenure for tenure, predicate, post in held if predicate == PARLEY.ofPost and post in leader_posts}
    kinds[PARLEY.Leader] = {
        person for tenure, predicate, person in held if predicate == PARLEY.heldBy and tenure in led
    }
    return kinds, carried


def _share(count: int, total: int) -> str:
    return f"{count:,} ({100 * count / total:.0f} %)" if count else "–"

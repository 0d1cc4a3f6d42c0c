"""Reads our Turtle files into plain Python values, one record per subject."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ReferenceDataError

ONTOLOGY = "https://w3id.org/parley/ontology#"
ID = "https://w3id.org/parley/id/"
_SHORT = {
    ONTOLOGY: "",
    "http://www.w3.org/2000/01/rdf-schema#": "",
    "http://www.w3.org/2004/02/skos/core#": "",
    "http://xmlns.com/foaf/0.1/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "",
}


@dataclass(slots=True)
class Record:
    """One subject of the reference data: its class, its id and its values by short property name."""

    kind: str
    slug: str
    values: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def texts(self, *properties: str, language: str = "") -> list[str]:
        """Return the values of `properties`, of one language when given."""
        return [v for p in properties for v, tag in self.values.get(p, ()) if not language or tag == language]

    def one(self, name: str) -> str:
        """Return the first value of property `name`, or an empty string."""
        found = self.values.get(name)
        return found[0][0] if found else ""


def _short(iri: str) -> str:
    for base, short in _SHORT.items():
        if iri.startswith(base):
            return short + iri[len(base) :]
    return iri


def read_records(paths: list[Path]) -> dict[tuple[str, str], Record]:
    """Return all entities described in the Turtle files, keyed by (type segment, slug).

    Raises ReferenceDataError with file and position for a file that does not parse.
    """
    records: dict[tuple[str, str], Record] = {}
    for path in paths:
        try:
            triples = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
        except (SyntaxError, ValueError, OSError) as error:
            raise ReferenceDataError(f"{path}: not readable as Turtle: {error}") from error
        for triple in triples:
            subject = triple.subject
            if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(ID):
                continue
            segment, _, slug = subject.value[len(ID) :].partition("/")
            record = records.get((segment, slug))
            if record is None:
                record = records[(segment, slug)] = Record(segment, slug)
            value = triple.object
            if isinstance(value, ox.Literal):
                record.values[_short(triple.predicate.value)].append((value.value, value.language or ""))
            elif isinstance(value, ox.NamedNode):
                short = value.value.rsplit("/", 1)[-1] if value.value.startswith(ID) else _short(value.value)
                record.values[_short(triple.predicate.value)].append((short, ""))
    return records

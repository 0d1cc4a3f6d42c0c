"""A JSON-LD context: short names for properties and classes, with the type of their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import ExportError
from kg.namespaces import VOCABULARIES

IRI = "@id"
LANGUAGES = "@language"


@dataclass(frozen=True, slots=True)
class Term:
    """A short name for `iri`; `values` is a datatype's IRI, IRI for things, LANGUAGES for a map of texts, or ""."""

    name: str
    iri: str
    values: str = ""


class Context:
    """The terms of a JSON-LD file, over the prefixes of the vocabularies; things below `base` go by their path."""

    def __init__(self, terms: Mapping[str, Term], base: str) -> None:
        self.terms = terms
        self.base = base
        self._prefixes = {v.prefix: v.iri for v in VOCABULARIES}
        self._check()

    def document(self) -> dict[str, object]:
        """Return what belongs behind "@context"."""
        prefixes = dict(sorted(self._prefixes.items()))
        terms = {term.name: self._definition(term) for term in sorted(self.terms.values(), key=lambda term: term.name)}
        return {"@version": 1.1, "@base": self.base, "id": "@id", "type": "@type", **prefixes, **terms}

    def reference(self, iri: str) -> str:
        """Return how a thing is named: by its path below the base, with a prefix, or in full."""
        if iri.startswith(self.base) and ":" not in iri[len(self.base) :]:
            return iri[len(self.base) :]
        return self.compact(iri)

    def compact(self, iri: str) -> str:
        """Return `iri` with the prefix of its vocabulary, or in full."""
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def _definition(self, term: Term) -> object:
        if not term.values:
            return self.compact(term.iri)
        if term.values == LANGUAGES:
            return {"@id": self.compact(term.iri), "@container": "@language"}
        return {
            "@id": self.compact(term.iri),
            "@type": term.values if term.values == IRI else self.compact(term.values),
        }

    def _check(self) -> None:
        names = [term.name for term in self.terms.values()]
        twice = {name for name in names if names.count(name) > 1 or name in self._prefixes or name in ("id", "type")}
        if twice:
            raise ExportError(f"JSON-LD context: {', '.join(sorted(twice))} would mean two things")

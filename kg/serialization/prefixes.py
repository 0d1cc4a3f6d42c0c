"""Shortening IRIs with prefixes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.identifiers import Identifiers
from kg.namespaces import VOCABULARIES

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*)", re.ASCII)
_SPLIT = re.compile(r"(.*[/#])([^/#]*)", re.DOTALL)


class Prefixes:
    """The prefixes of an export: one per vocabulary and one per type of entity, and `extra` ones (namespace by prefix).

    It remembers what it has shortened.
    """

    def __init__(self, ids: Identifiers, extra: Mapping[str, str] | None = None) -> None:
        self.bound = {v.prefix: v.iri for v in VOCABULARIES} | ids.prefixes() | dict(extra or {})
        self._by_namespace = {namespace: prefix for prefix, namespace in self.bound.items()}
        self._known: dict[str, str | None] = {}

    def sorted(self) -> list[tuple[str, str]]:
        """Return (prefix, namespace) pairs in order."""
        return sorted(self.bound.items())

    def name(self, iri: str) -> str | None:
        """Return `iri` as prefix:local, or None when it has no such name that all parsers take without escapes."""
        try:
            return self._known[iri]
        except KeyError:
            return self._known.setdefault(iri, self._shorten(iri))

    def split(self, iri: str) -> tuple[str, str, str]:
        """Return prefix, namespace and local part of a predicate; the prefix is "" when none is bound."""
        match = _SPLIT.fullmatch(iri)
        if match is None:
            return "", iri, ""
        return self._by_namespace.get(match[1], ""), match[1], match[2]

    def _shorten(self, iri: str) -> str | None:
        prefix, _, local = self.split(iri)
        return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else None

"""Parsing: a `RawPage` becomes a `Page`, a document with parts, sentences, turns, dates and an id."""

from __future__ import annotations

from kg.parsing.parser import parse
from kg.parsing.spans import check_cover

__all__ = ["check_cover", "parse"]

"""The graph as files: Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/XML; the same quads always give the same bytes."""

from kg.serialization.export import export, write
from kg.serialization.formats import FORMATS, Format, format_for

__all__ = ["FORMATS", "Format", "export", "format_for", "write"]

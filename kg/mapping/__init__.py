"""Claims become RDF here and nowhere else: a page and its claims in, sorted N-Quads lines out."""

from kg.mapping.page import map_page

__all__ = ["map_page"]

"""Parley: official event pages in, a validated RDF knowledge graph with the proving sentences out."""

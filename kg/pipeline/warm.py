"""Imported once in the process from which workers are forked, so that they share the reference data in memory."""

from __future__ import annotations

from kg.pipeline import page
from kg.pipeline.vocabularies import vocabulary

__all__ = ["page"]

vocabulary("en")

"""Reads claims out of a linked page: one module per kind of claim, all with the signature `LinkedPage -> claims`."""

from __future__ import annotations

"""What is measured on: the sample pages, repeated under other ids until there are enough of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from kg.extraction.extract import extract
from kg.identifiers import Identifiers
from kg.mapping.page import map_page
from kg.model.claims import PageClaims
from kg.model.pages import Page, RawPage
from kg.model.quads import DocumentQuads
from kg.parsing import parse
from kg.pipeline import vocabulary
from kg.reading import read_paths
from kg.store import ReferenceQuads, read_reference

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
IDS = Identifiers()


@cache
def raw_pages() -> list[RawPage]:
    return [raw for raw in read_paths([SAMPLES]) if isinstance(raw, RawPage)]


@cache
def claims(copies: int) -> list[tuple[Page, PageClaims]]:
    """Return the sample pages with their claims, `copies` times, each copy with an id of its own."""
    read = [parse(raw) for raw in raw_pages()]
    pages = [_renamed(page, number) for number in range(copies) for page in read]
    return [(page, extract(page, vocabulary(page.language))) for page in pages]


def documents(copies: int) -> list[DocumentQuads]:
    """Return the quads of the pages of `claims`."""
    return [map_page(page, found, IDS) for page, found in claims(copies)]


def _renamed(page: Page, number: int) -> Page:
    return replace(page, document_id=f"{page.document_id}-{number}") if number else page


@cache
def reference() -> ReferenceQuads:
    return read_reference(IDS)

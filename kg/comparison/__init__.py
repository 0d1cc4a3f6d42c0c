"""Lays two publishers' accounts of one occasion side by side: what both say, what one alone says, in which words."""

from kg.comparison.compare import compare, compare_events
from kg.comparison.errors import NoOtherAccountError
from kg.comparison.model import Comparison, Fact, Item, Occasion, Section, Side
from kg.comparison.occasions import occasions
from kg.comparison.pagehtml import to_html
from kg.comparison.render import to_json, to_markdown, to_text

__all__ = [
    "Comparison",
    "Fact",
    "Item",
    "NoOtherAccountError",
    "Occasion",
    "Section",
    "Side",
    "compare",
    "compare_events",
    "occasions",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
]

"""Opens a claim, an edge, an event, a document or an entity down to the sentences that prove it."""

from kg.explanation.document import StoredPage, stored_page
from kg.explanation.marking import MarkedPage, NumberedClaim, Stretch, mark
from kg.explanation.model import ClaimView, Explanation, Sentence
from kg.explanation.opening import explain
from kg.explanation.pagehtml import page_to_html
from kg.explanation.pagetext import page_to_json, page_to_terminal, page_to_text
from kg.explanation.render import to_json, to_text

__all__ = [
    "ClaimView",
    "Explanation",
    "MarkedPage",
    "NumberedClaim",
    "Sentence",
    "StoredPage",
    "Stretch",
    "explain",
    "mark",
    "page_to_html",
    "page_to_json",
    "page_to_terminal",
    "page_to_text",
    "stored_page",
    "to_json",
    "to_text",
]

"""Opens a claim, an edge, an event, a document or an entity down to the sentences that prove it."""

from kg.explanation.model import ClaimView, Explanation, Sentence
from kg.explanation.opening import explain
from kg.explanation.render import to_json, to_text

__all__ = ["ClaimView", "Explanation", "Sentence", "explain", "to_json", "to_text"]

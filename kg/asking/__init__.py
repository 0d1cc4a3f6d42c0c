"""Questions in plain words, English or Russian: understood by a grammar, answered with the sentences that prove it."""

from kg.asking.answering import SECONDS, ask
from kg.asking.errors import NotUnderstoodError, TooLongError
from kg.asking.model import Answer, Asked, Given, Period, Thing, Understanding
from kg.asking.sparql import to_sparql
from kg.asking.understanding import Asker, Understood

__all__ = [
    "SECONDS",
    "Answer",
    "Asked",
    "Asker",
    "Given",
    "NotUnderstoodError",
    "Period",
    "Thing",
    "TooLongError",
    "Understanding",
    "Understood",
    "ask",
    "to_sparql",
]

"""One look per kind of claim: a colour that people with any colour vision tell apart, and a solid or dashed line.

The colours are those of Okabe and Ito (https://jfly.uni-koeln.de/color/); related kinds share one and differ by line.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A colour as #rrggbb and the style of an underline as CSS calls it."""

    colour: str
    line: str = "solid"


LOOKS: dict[str, Look] = {
    "Discussion": Look("#D55E00"),
    "Proposal": Look("#D55E00", "dashed"),
    "Stance": Look("#CC79A7"),
    "Outcome": Look("#009E73"),
    "Invitation": Look("#009E73", "dashed"),
    "AgreementReference": Look("#E69F00"),
    "EventReference": Look("#E69F00", "dashed"),
    "Participation": Look("#0072B2"),
    "OrganizerClaim": Look("#0072B2", "dashed"),
    "QuantityClaim": Look("#56B4E9"),
    "Mention": Look("#777777", "dotted"),
}
"""The kinds in the order of what a reader looks for first; a stretch with several has the colour of the first."""

OTHER = Look("#000000")


def look(kind: str) -> Look:
    """Return the look of a kind of claim."""
    return LOOKS.get(kind, OTHER)


def rank(kind: str) -> int:
    """Return the place of a kind in the order of looks; unknown ones come last."""
    return list(LOOKS).index(kind) if kind in LOOKS else len(LOOKS)

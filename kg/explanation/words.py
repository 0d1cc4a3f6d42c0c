"""A claim in a line of plain words: who, what, in which way; then all that is out of the ordinary about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.explanation.model import ClaimView

# What a reader wants to see first of each kind, in this order; what belongs together stands in one string. All other
# arguments follow with their names.
_FIRST: dict[str, tuple[str, ...]] = {
    "Participation": ("agent", "role", "represents", "capacityStated"),
    "Discussion": ("discussant", "topic", "modality"),
    "Stance": ("holder", "speechAct", "proposition"),
    "AgreementReference": ("references", "relation", "surface"),
    "EventReference": ("references", "relation"),
    "Outcome": ("agent", "outcomeKind", "about"),
    "Invitation": ("inviter", "invitee", "status"),
    "Proposal": ("proposer", "content"),
    "OrganizerClaim": ("organizer", "activity"),
    "QuantityClaim": ("comparator value unit", "valueText"),
    "Mention": ("mentions", "surface"),
}
_VERBATIM = frozenset(("activity", "capacityStated", "content", "proposition", "surface", "valueText"))
# Said by the number of holders already.
_LEFT_OUT = frozenset(("joint",))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def in_words(claim: ClaimView) -> str:
    """Return the claim as one line without its kind: "Joe Biden, Olaf Scholz – Ukraine – discussed"."""
    values: dict[str, list[str]] = {}
    for name, value in claim.arguments:
        values.setdefault(name, []).append(" ".join(value.split()))
    groups = [group.split() for group in _FIRST.get(claim.kind, ())]
    shown = {name for group in groups for name in group} | _LEFT_OUT
    core = " – ".join(part for group in groups if (part := _together(group, values)))
    rest = [f"{_spaced(name)}: {', '.join(several)}" for name, several in values.items() if name not in shown]
    line = "; ".join(part for part in (core, *rest) if part)
    remarks = list(_remarks(claim))
    return f"{line} ({', '.join(remarks)})" if remarks else line


def kind_in_words(kind: str) -> str:
    """Return the name of a kind of claim as words: "agreement reference"."""
    return _spaced(kind.removesuffix("Claim") or kind)


def _spaced(name: str) -> str:
    return _CAMEL.sub(" ", name).lower()


def _together(group: list[str], values: dict[str, list[str]]) -> str:
    return " ".join(_value(name, values[name]) for name in group if name in values)


def _value(name: str, several: list[str]) -> str:
    text = ", ".join(several)
    return f"“{text}”" if name in _VERBATIM else text


def _remarks(claim: ClaimView) -> Iterator[str]:
    """Yield what is not as usual: a plain fact, told by the page itself, in so many words."""
    if claim.realis not in ("", "actual"):
        yield claim.realis
    if claim.asserted_by not in ("", "narrator"):
        yield f"says {claim.asserted_by}"
    if claim.basis not in ("", "explicit"):
        yield claim.basis

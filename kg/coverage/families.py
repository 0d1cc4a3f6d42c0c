"""Which kind of claim a sentence should give by the verbs in it, and whether it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.coverage.lexicon import acts
from kg.coverage.reading import Reading
from kg.coverage.tally import Example
from kg.coverage.verbs import clauses
from kg.model.claims import Claim, Discussion, Invitation, Mention, Outcome, Proposal, Stance


@dataclass(frozen=True, slots=True)
class Family:
    """Speech acts that belong together, and the kinds of claim that show that one of them was understood."""

    name: str
    title: str
    acts: frozenset[str]
    kinds: tuple[type[Claim], ...]


FAMILIES = (
    Family("discussion", "discussion verb", frozenset(("discuss", "negotiate")), (Discussion,)),
    Family(
        "modal",
        "verb of hoping, asking, proposing, promising",
        frozenset(("hope", "request", "propose", "commit")),
        (Stance, Proposal, Outcome),
    ),
    Family(
        "outcome", "verb of agreeing, signing, announcing", frozenset(("agree", "sign", "announce")), (Outcome, Stance)
    ),
    Family(
        "invitation",
        "verb of inviting, accepting, declining",
        frozenset(("invite", "accept", "decline")),
        (Invitation,),
    ),
)
# All other acts take a position; an act that is new in the lexicon does too until it is entered above.
STANCE = Family("stance", "verb of saying or taking a position", frozenset(), (Stance,))
CLAUSE = Family("clause", "resolved subject and finite verb", frozenset(), ())
ALL = (FAMILIES[0], STANCE, *FAMILIES[1:], CLAUSE)
"""The rows of the report, in their order."""

_OF_ACT = {act: family for family in FAMILIES for act in family.acts}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence of one family: whether it gave a claim that fits."""

    family: str
    understood: bool
    example: Example


def verdicts(reading: Reading) -> Iterator[Verdict]:
    """Yield a verdict for every narrated sentence and every family that it belongs to."""
    for sentence in reading.narrated:
        kinds = reading.kinds_at(sentence)
        found = {_OF_ACT.get(act.act, STANCE) for act in acts(reading, sentence)}
        for family in ALL:
            if family in found:
                yield Verdict(family.name, bool(kinds.intersection(family.kinds)), reading.example(sentence))
        if clauses(reading, sentence):
            yield Verdict(CLAUSE.name, says_something(kinds), reading.example(sentence))


def says_something(kinds: frozenset[type[Claim]]) -> bool:
    """Tell whether claims of these kinds say more than that somebody or something is named."""
    return bool(kinds - {Mention})

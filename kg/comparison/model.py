"""Two accounts of one occasion as values: facts side by side, and what each says under each subject."""

from __future__ import annotations

from dataclasses import dataclass

from kg.explanation import ClaimView, Sentence


@dataclass(frozen=True, slots=True)
class Occasion:
    """Two events that are linked: `one` and `two` are their IRIs, `teller` the one whose page tells in passing.

    `level` is whole-account, account-in-passing, same-gathering or other-edition; `score` lies between 0 and 1.
    """

    one: str
    two: str
    level: str
    score: float
    reasons: tuple[str, ...]
    told_in: tuple[str, ...] = ()
    teller: str = ""
    date: str = ""
    other_date: str = ""
    title: str = ""
    other_title: str = ""
    publisher: str = ""
    other_publisher: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One account: who publishes it, its event, and its pages as (title, address)."""

    publisher: str
    event: str
    title: str
    date: str
    pages: tuple[tuple[str, str], ...]
    told: tuple[Sentence, ...] = ()
    in_passing: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A plain fact as both accounts give it, each value a list of words; `differs` when both give it, differently."""

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Tell whether the two accounts contradict each other in it, or one names more than the other."""
        return bool(self.left and self.right) and self.left != self.right


@dataclass(frozen=True, slots=True)
class Item:
    """One subject of a section with the claims of each side about it; a side that says nothing has none.

    `named` are the sentences of a side without claims that name the subject all the same.
    """

    subject: str
    left: tuple[ClaimView, ...]
    right: tuple[ClaimView, ...]
    named: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """All that is said of one kind (topics, positions, outcomes, agreements), by who says it.

    `named_by_right` are topics and agreements of the left side alone that the right one names, without being read to
    discuss or cite them; `left_only` are those that it does not even name in any sentence that the store holds.
    """

    name: str
    both: tuple[Item, ...]
    left_only: tuple[Item, ...]
    right_only: tuple[Item, ...]
    named_by_right: tuple[Item, ...] = ()
    named_by_left: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two accounts of one occasion side by side."""

    occasion: Occasion
    left: Side
    right: Side
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]

    def __str__(self) -> str:
        """Write it as `kg compare` prints it."""
        from kg.comparison.render import to_text

        return to_text([self])

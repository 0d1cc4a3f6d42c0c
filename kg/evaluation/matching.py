"""When what was found and what was annotated count as the same, and the pairing of the two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Item = tuple[str, ...]
"""One value of a field: a single word, all names of one thing, or a pair such as person and topic."""

Same = Callable[[Item, Item], bool]

_NOT_WORD = re.compile(r"[^a-z0-9а-яё]+")
# Names this short are contained in too many others.
_LONG_NAME = 6
_SHARED_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Pairing:
    """The outcome of comparing two lists: how many found a partner, and what is left over on either side."""

    hits: int
    extra: tuple[Item, ...]
    missing: tuple[Item, ...]


def pair(found: Iterable[Item], wanted: Iterable[Item], same: Same) -> Pairing:
    """Pair each found item, in order, with the first annotated one that is still free and that it equals."""
    free = list(wanted)
    extra: list[Item] = []
    hits = 0
    for item in found:
        partner = next((index for index, other in enumerate(free) if same(item, other)), None)
        if partner is None:
            extra.append(item)
        else:
            del free[partner]
            hits += 1
    return Pairing(hits, tuple(extra), tuple(free))


def words(text: str) -> list[str]:
    """Return the words of `text` without case, diacritics and punctuation; Latin and Russian letters are kept.

    >>> words("Recep Tayyip ERDOĞAN's")
    ['recep', 'tayyip', 'erdogan', 's']
    """
    plain = unicodedata.normalize("NFKD", text).lower()
    return _NOT_WORD.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).split()


def equal(one: Item, two: Item) -> bool:
    """Tell whether two items are the very same."""
    return one == two


def same_person(one: Item, two: Item) -> bool:
    """Tell whether two people are one: all words of one name occur in the other, or family name and initial agree."""
    first, second = words(one[0]), words(two[0])
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return first[-1] == second[-1] and first[0][0] == second[0][0]


def same_person_with(one: Item, two: Item) -> bool:
    """Tell whether two pairs name one person and exactly the same country or topic."""
    return one[1] == two[1] and same_person(one, two)


def any_name(one: Item, two: Item) -> bool:
    """Tell whether some name of one thing equals some name of the other, or holds it when both are long."""
    return any(_same_name(first, second) for first in one for second in two)


def same_outcome(one: Item, two: Item) -> bool:
    """Tell whether two outcomes are of one kind and share most words of the shorter sentence."""
    first, second = set(words(one[1])), set(words(two[1]))
    if one[0] != two[0] or not first or not second:
        return False
    return len(first & second) / min(len(first), len(second)) >= _SHARED_WORDS


def _same_name(one: str, two: str) -> bool:
    first, second = " ".join(words(one)), " ".join(words(two))
    if not first or not second:
        return False
    if first == second:
        return True
    return min(len(first), len(second)) >= _LONG_NAME and (first in second or second in first)

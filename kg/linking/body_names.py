"""Reads the whole name of an organisation around its head word ("Committee", "Foundation", "Ministry")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.linking.body_words import BodyWords
from kg.model.text import Span

# How far a name may reach from its head word.
_REACH = 110
_TOKEN = re.compile(r"(?:[A-Z]\.)+(?:-[A-Z][\w.-]*|[A-Z]\b)?|(?:St|Dr|Mt|Jr|Sr|Ft)\.|[\w@][\w@'/+-]*|&")
# "House-led Working Group": whose it is, not its name.
_COMPOUND = re.compile(
    r"-(?:led|based|wide|owned|funded|backed|run|level|style|hosted|sponsored|convened|elect|affiliated)$"
)
_ANDS = ("&", "and")
_HOUSES = frozenset(["Lab", "House", "Government", "State", "City", "Center", "Centre", "University", "Office"])
_LINK = re.compile(r" +(of|for|on|to|against|in|at|de|with(?= +(?:Disab|Autis|Down ))) +(the +)?(?=[A-Z])")
_TRADES = ("ists", "ers", "ors")
_ALWAYS = frozenset(["of"])
_MORE = re.compile(r"(?: +and +|, +and +| *, +| +& +)(?=[A-Z])")
_OWNERS = frozenset(["Children's", "Women's", "People's", "Men's"])

# Tells what else (a person, a country, a known body) begins at a position: "person", "country", "organization", "".
Neighbour = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name as printed: its span, where its head word stands, and what stands before and behind the head."""

    span: Span
    head: Span
    before: tuple[str, ...]  # words before the head
    linked: bool  # "of X" or "for X" follows the head


def read_name(text: str, head: Span, words: BodyWords, known: Neighbour, ends: Callable[[int], str]) -> BodyName:
    """Return the name around `head`; `known` and `ends` tell what else begins and ends at a position."""
    start, before = _left(text, head, words, ends)
    end, linked = _right(text, head, words, known, bool(before))
    return BodyName(Span(start, end), head, tuple(before), linked)


def _left(text: str, head: Span, words: BodyWords, ends: Callable[[int], str]) -> tuple[int, list[str]]:
    low = max(0, head.start - _REACH)
    tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, low, head.start)]
    if low and tokens and tokens[0][0] == low:
        tokens = tokens[1:]  # cut in two by the limit
    start = head.start
    found: list[str] = []
    while tokens:
        at, end, word = tokens.pop()
        gap = text[end:start]
        if gap.strip(" ") or not gap:
            break
        if word in _ANDS:
            if not found or not tokens or not _may_join(word, tokens[-1], words, ends):
                break
        elif _is_outside(word, end, words, ends) or (found and ends(end) == "person"):
            break
        found.append(word)
        start = at
    while found and found[-1] in _ANDS:
        start += len(found.pop()) + 1
    return start, found[::-1]


def _may_join(joint: str, before: tuple[int, int, str], words: BodyWords, ends: Callable[[int], str]) -> bool:
    """Tell whether "and" belongs to the name: "Food and Drug Administration"."""
    _, end, word = before
    return word[0].isupper() and (joint == "&" or (word in words.fields and not ends(end)))


def _is_outside(word: str, end: int, words: BodyWords, ends: Callable[[int], str]) -> bool:
    """Tell whether a word before a name is no part of it."""
    if not _names(word) or word in words.starters or word in words.posts or word in ("Jr.", "Sr."):
        return True
    if _COMPOUND.search(word):
        return True
    owner = word.removesuffix("'s")  # "Ukraine's", but not "Cattlemen's"
    return owner != word and bool(ends(end - 2) or owner in words.posts | words.simple_heads | _HOUSES)


def _names(word: str) -> bool:
    return word[0].isupper() or word[0] == "@" or (word[0].isdigit() and word[-1:].isalpha())


def _right(text: str, head: Span, words: BodyWords, known: Neighbour, named: bool) -> tuple[int, bool]:
    end, linked = head.end, False
    for _ in range(3):
        link = _LINK.match(text, end)
        if link is None or (link[1] in ("in", "at", "de", "with") and not linked):
            break
        stop = _run(text, link.end(), words, known, owner=link[1] == "of")
        if stop is None or (link[1] not in _ALWAYS and (named or linked) and known(link.end())):
            break
        if linked and link[1] in ("on", "in", "at", "to", "against"):
            break
        end, linked = stop, True
    return end, linked


def _run(text: str, start: int, words: BodyWords, known: Neighbour, owner: bool) -> int | None:
    """Return where the capital words that begin at `start` end; None when they are no part of a name."""
    end = _words(text, start, words, known)
    if end is None:
        return None
    while True:
        more = _MORE.match(text, end)
        if more is None or known(more.end()):
            return end
        stop = _words(text, more.end(), words, known)
        if stop is None or not _joins(text[start:end], text[more.end() : stop], words, "," in more[0]):
            return end
        following = _TOKEN.match(text, stop + 1)
        if following is not None and following[0] in words.posts:
            return end  # "… of Finance and Deputy Minister X"
        if "," in more[0] and "and" not in more[0] and not _list_goes_on(text, stop):
            return end
        end = stop


def _joins(left: str, right: str, words: BodyWords, listed: bool) -> bool:
    """Tell whether "and" joins two things that one body is for, and not two bodies."""
    if words.simple_heads & {*right.split()} or right.split()[0] in words.posts:
        return False
    fields = _is_field(left, words), _is_field(right, words)
    return all(fields) if listed else any(fields) or _are_alike(left, right)


def _are_alike(left: str, right: str) -> bool:
    """Tell whether two single words name people of two trades: "Bakers and Millers"."""
    return " " not in left + right and left.endswith(_TRADES) and right.endswith(_TRADES)


def _list_goes_on(text: str, position: int) -> bool:
    return re.match(r"(?:,(?: +[A-Z][\w-]*){1,3}){0,4},? +and +[A-Z]", text[position : position + 120]) is not None


def _is_field(phrase: str, words: BodyWords) -> bool:
    parts = phrase.split()
    return bool(parts) and (parts[0] in words.fields or parts[-1] in words.fields)


def _words(text: str, start: int, words: BodyWords, known: Neighbour) -> int | None:
    end = None
    for match in _TOKEN.finditer(text, start, min(len(text), start + _REACH)):
        gap = text[end if end is not None else start : match.start()]
        word = match[0]
        if gap.strip(" ") or not (_names(word) or word == "&") or word in words.starters:
            break
        if end is not None and known(match.start()) == "person":
            break
        if end is not None and word in words.posts and not word.endswith("s"):
            break
        if end is None and known(match.start()) == "person":
            return None
        end = match.end()
        if word.endswith("'s") and word not in _OWNERS:
            return end - 2
    return end

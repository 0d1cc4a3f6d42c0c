"""First look at a page: every reference-data name in its text, sorted into categories."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page, PartKind
from kg.model.text import Span
from kg.vocabulary.folding import fold
from kg.vocabulary.matcher import Hit, Matcher, leftmost_longest

_FENCE = "\x1e"
_GAP = re.compile(r" {2,}")
# Parts that stand in the middle of a sentence.
_INSIDE = (PartKind.FURNITURE, PartKind.RETRANSLATED, PartKind.CUT)
# Which reading wins when one stretch of text is the name of several things.
# "Lee Jun-seok" is not Lee Jun.
_GOES_ON = re.compile(r"-[a-z]")
_RANK = (
    "person",
    "role",
    "agreement",
    "organization",
    "domestic",
    "country",
    "government",
    "adjective",
    "place",
    "family",
)


@dataclass(frozen=True)
class Names:
    """The folded text and its name hits: `hits` without overlaps, `families` kept apart for the people stage.

    `entities` are found once more without people, offices and agreements in the way: "Office of the President" is
    a body also where it is part of an office, and "UN Charter" names the United Nations.
    """

    text: str
    hits: tuple[Hit, ...]
    entities: tuple[Hit, ...]
    families: dict[int, Hit]
    by_start: dict[int, Hit]

    def category(self, hit: Hit) -> str:
        """Return the strongest category that the hit's payloads allow."""
        return category(hit)


def category(hit: Hit) -> str:
    """Return the strongest category that the hit's payloads allow."""
    return _strongest(hit.payloads)


@lru_cache(maxsize=100_000)
def _strongest(payloads: tuple[tuple[str, str], ...]) -> str:
    have = {c for c, _ in payloads}
    return next(c for c in _RANK if c in have)


def slugs(hit: Hit, wanted: str) -> list[str]:
    """Return the slugs of a hit's payloads of one category."""
    return [s for c, s in hit.payloads if c == wanted]


def find_names(page: Page, vocabulary: Vocabulary) -> Names:
    """Return every name of the vocabulary that occurs in the page's readable parts."""
    text = _fenced(fold(page.text), page)
    every = _matches(vocabulary.matcher, text)
    families: dict[int, Hit] = {}
    rest = []
    for hit in every:
        kinds = {c for c, _ in hit.payloads}
        if "family" in kinds:
            known = families.get(hit.span.start)
            if known is None or known.span.end < hit.span.end:
                families[hit.span.start] = hit
        if kinds - {"family"}:
            rest.append(hit)
    hits = leftmost_longest([h for h in rest if not (category(h) == "person" and _GOES_ON.match(text, h.span.end))])
    bodies = [h for h in rest if category(h) not in ("person", "role", "agreement")]
    agreements = leftmost_longest([h for h in rest if any(c == "agreement" for c, _ in h.payloads)])
    found = leftmost_longest(bodies)
    # "Collective Security Treaty" inside the name of the organisation is no reference to the treaty.
    agreements = [a for a in agreements if not any(b.span.contains(a.span) and b.span != a.span for b in found)]
    entities = sorted([*found, *agreements], key=lambda h: (h.span.start, -h.span.end))
    return Names(text, tuple(hits), tuple(entities), families, {h.span.start: h for h in hits})


def _matches(matcher: Matcher, text: str) -> list[Hit]:
    """Return all hits in `text`; a name may be broken over lines, so that several spaces stand between its words."""
    gaps = [(m.start() + 1, m.end()) for m in _GAP.finditer(text)] if "  " in text else []
    if not gaps:
        return matcher.all(text)
    cuts, lost, pieces, at = [], [], [], 0
    missing = 0
    for start, end in gaps:
        pieces.append(text[at:start])
        missing += end - start
        cuts.append(end - missing)
        lost.append(missing)
        at = end
    hits = matcher.all("".join([*pieces, text[at:]]))
    moved = [0, *lost]

    def back(position: int, side: Callable[[list[int], int], int]) -> int:
        return position + moved[side(cuts, position)]

    return [Hit(Span(back(h.span.start, bisect_right), back(h.span.end, bisect_left)), h.payloads) for h in hits]


def _fenced(text: str, page: Page) -> str:
    """Put a sign that is no space between paragraphs, so that no name is read across them; offsets stay."""
    chars = list(text)
    for before, after in pairwise(page.sentences):
        end = before.span.end
        if (before.paragraph, before.zone) != (after.paragraph, after.zone) and end < len(chars) and chars[end] == " ":
            chars[end] = _FENCE
    for part in page.parts:
        end = part.span.end
        if part.kind not in _INSIDE and end < len(chars) and chars[end] == " ":
            chars[end] = _FENCE
    return "".join(chars)


def text_of(names: Names, span: Span) -> str:
    """Return the folded text of `span`."""
    return names.text[span.start : span.end]

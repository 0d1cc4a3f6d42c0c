"""Says why a question has no reading: the words that nobody knows, those that cannot be expressed, or the order."""

from __future__ import annotations

from kg.asking.packs import Pack
from kg.asking.things import THING, ThingFinder
from kg.asking.tokens import Edge, Word, plain, span_text

_SHORT = 3
_NUMBER = 2
_DASHES = frozenset("-–—")
_LOOKED_UP = 2  # a list of names like each of many words helps nobody


def reasons_against(
    question: str, found: list[Word], edges: list[list[Edge]], reached: int, of: Pack, finder: ThingFinder
) -> tuple[list[str], list[str]]:
    """Return the reasons, each a text for the user, and the words at fault."""
    named = {
        position for row in edges for edge in row if edge.kind == THING for position in range(edge.start, edge.end)
    }
    longer = {
        position
        for row in edges
        for edge in row
        for position in range(edge.start, edge.end)
        if edge.end - edge.start > 1
    }
    reasons, at_fault, taken = _inexpressible(question, found, named | longer, of)
    known = {position for row in edges for edge in row for position in range(edge.start, edge.end)} | taken
    unknown = _runs([position for position in range(len(found)) if position not in known])
    texts = [span_text(question, found, _with_name(start, end, found, edges), end) for start, end in unknown]
    dates = [text for text in texts if plain(text) in of.months or text.isdigit()]
    if dates:
        reasons.append(of.texts["bad_date"].format(words=" ".join(dates)))
        at_fault += dates
        texts = [text for text in texts if text not in dates]
    if texts:
        quoted = ", ".join(f'"{text}"' for text in texts)
        reasons.append(of.texts["unknown_words"].format(words=quoted) + _did_you_mean(texts, of, finder))
    if not reasons:
        read = span_text(question, found, 0, reached) if reached else ""
        rest = span_text(question, found, reached, len(found)) if reached < len(found) else ""
        reasons.append(of.texts["unknown_order"].format(read=read) if read else of.texts["unread"])
        at_fault = [rest] if rest else []
    return reasons, at_fault + texts


def _inexpressible(
    question: str, found: list[Word], named: set[int], of: Pack
) -> tuple[list[str], list[str], set[int]]:
    reasons: list[str] = []
    at_fault: list[str] = []
    taken: set[int] = set()
    for start in range(len(found)):
        for length in (3, 2, 1):
            phrase = tuple(word.plain for word in found[start : start + length])
            span = set(range(start, start + length))
            if len(phrase) == length and phrase in of.cannot and not span & (named | taken):
                text = span_text(question, found, start, start + length)
                reasons.append(of.texts["cannot_word"].format(word=text, reason=of.cannot[phrase]))
                at_fault.append(text)
                taken |= span
    return reasons, at_fault, taken


def _with_name(start: int, end: int, found: list[Word], edges: list[list[Edge]]) -> int:
    """Return where an unknown word begins with the name before it, when it is a number of the name: "Nord Stream 2"."""
    signs = [word.plain for word in found[start:end]]
    if not signs[-1].isdigit() or len(signs[-1]) > _NUMBER or not set(signs[:-1]) <= _DASHES:
        return start
    names = (edge.start for row in edges[:start] for edge in row if edge.kind == THING and edge.end == start)
    return min(names, default=start)


def _did_you_mean(texts: list[str], of: Pack, finder: ThingFinder) -> str:
    looked_up = [text for text in texts if len(text) > _SHORT][:_LOOKED_UP]
    names = [name for text in looked_up for name in finder.suggestions(text)]
    return ", " + of.texts["suggest_names"].format(names=", ".join(dict.fromkeys(names))) if names else ""


def _runs(positions: list[int]) -> list[tuple[int, int]]:
    """Return neighbouring positions as half-open spans."""
    runs: list[tuple[int, int]] = []
    for position in positions:
        if runs and runs[-1][1] == position:
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return runs

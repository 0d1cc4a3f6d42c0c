"""Documents that no table has: with a title of their own ("Treaty on …") or a proper name in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.context import Context
from kg.linking.spots import SpotKind
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import fast

# How far before its noun a proper name may begin.
_REACH = 80


def titles(context: Context, needs: str = "needs") -> Iterator[tuple[Span, Sentence]]:
    """Yield where documents stand with their own title although no table has them: "Treaty on …".

    `needs` names the words that their sentence must hold: "signed" leaves out drafts and frameworks.
    """
    words = context.linked.vocabulary.pack.table("agreements", "titled")
    pattern = words.get("pattern")
    said = fast(words.get(needs, words.get("needs", "")))
    for match in fast(pattern).finditer(context.text) if pattern else ():
        span = Span(match.start("title"), match.end("title"))
        sentence = context.sentence_at(span.start)
        if sentence is None or said.search(context.text, sentence.span.start, sentence.span.end) is None:
            continue
        if not _taken(context, span, 80):
            yield span, sentence


def split(context: Context) -> Iterator[tuple[Span, Sentence, str]]:
    """Yield (where, sentence, title) of titles with a verb between their halves: "A treaty was signed between …"."""
    pattern = context.linked.vocabulary.pack.table("agreements", "titled").get("split")
    for match in fast(pattern).finditer(context.text) if pattern else ():
        sentence = context.sentence_at(match.start())
        if sentence is not None and not _taken(context, Span(match.start(), match.end()), 0):
            quote = context.linked.page.quote
            halves = (Span(match.start(h), match.end(h)) for h in ("what", "rest"))
            yield Span(match.start(), match.end()), sentence, " ".join(" ".join(map(quote, halves)).split())


def proper(context: Context) -> Iterator[tuple[Span, Sentence]]:
    """Yield where documents stand by a proper name in capitals that no table has, whatever is said of them."""
    words = context.linked.vocabulary.pack.table("agreements", "proper")
    if "noun" not in words:
        return
    for match in fast(words["noun"]).finditer(context.text):
        sentence = context.sentence_at(match.start())
        if sentence is None:
            continue
        left = max(sentence.span.start, match.start() - _REACH)
        before = re.search(words["before"], context.text[left : match.start()])
        start = left + before.start() if before is not None else match.start()
        lead = re.match(words["leading"], context.text[start : match.end()])
        start += lead.end() if lead is not None else 0
        if match["tail"] is None and not re.search(words["telling"], context.text[start : match.start()]):
            continue
        if re.search(words["not"], context.text[start : match.end()]) is None:
            span = Span(start, match.end())
            if not _taken(context, span, 0) and not _part_of_name(context, span):
                yield span, sentence


def _taken(context: Context, span: Span, near: int) -> bool:
    """Tell whether the document, or one right beside it, is in the table."""
    return any(
        s.kind is SpotKind.AGREEMENT and s.span.overlaps(span)
        for s in context.linked.mentions.within(max(0, span.start - max(near, _REACH)), span.end + max(near, _REACH))
    )


def _part_of_name(context: Context, span: Span) -> bool:
    """Tell whether the words belong to the name of a body or an office: "Collective Security Treaty Organisation"."""
    near = (span.start - _REACH, span.end + _REACH)
    spots = [s for s in context.linked.mentions.within(*near) if s.kind is SpotKind.ORGANIZATION]
    return any(s.span.overlaps(span) and s.span.end >= span.end for s in [*spots, *context.linked.people.within(*near)])

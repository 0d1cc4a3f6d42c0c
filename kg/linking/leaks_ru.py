"""Where a leaked person pop-up really ends: a post holds no verb, so the sentence goes on at the first one."""

from __future__ import annotations

import re

from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.folding import fold
from kg.vocabulary.russian import parses

_VERBAL = frozenset(["VERB", "PRTS", "GRND", "INFN"])


def leaks(page: Page) -> list[Span]:
    """Return the pop-ups inside the sentences of `page`, each cut before the first verb."""
    out = []
    for leak in page.leaks:
        text = fold(page.quote(leak))
        end = leak.end
        for match in re.finditer(r"\b[а-я]{4,}\b", text):
            if parses(match[0])[0].tag.POS in _VERBAL:
                end = leak.start + len(text[: match.start()].rstrip())
                break
        if end > leak.start:
            out.append(Span(leak.start, end))
    return out

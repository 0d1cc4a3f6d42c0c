"""Does a page announce an event that has not happened yet?"""

from __future__ import annotations

import re
from datetime import date

from kg.model.text import Span
from kg.parsing.dates import EN_MONTH, MONTHS, RU_MONTH, Printed, make_day, nearest
from kg.parsing.layout import Layout

_SECTIONS = frozenset(("Announcements", "Announcement", "Анонсы", "Анонс"))
_FUTURE = re.compile(
    r"\bwill (?:be |also |then )?(?:have|hold|meet|visit|take|attend|address|receive|host|travel|speak|chair|make|go|"
    r"join|deliver|participate|arrive|welcome|gather|open|begin|start|launch|mark|discuss|review|present|award|convene)\b|"
    r"\b(?:проведёт|проведет|посетит|посетят|примет|примут|встретится|встретятся|состоится|состоятся|пройдёт|пройдет|"
    r"пройдут|выступит|прибудет|прибудут|откроет|вручит|возглавит|обсудит|обсудят|проведут|совершит)\b"
)
_PAST = re.compile(
    r"\b(?:held|met|spoke|discussed|visited|attended|took part|had a|made a|addressed|sent|signed|received|hosted|"
    r"thanked|said|told|congratulated|called|announced|stated|convened|emphasi[sz]ed|arrived|opened|began)\b|"
    r"\b(?:провёл|провел|провела|провели|встретил\w*|состоял\w*|обсудил\w*|посетил\w*|принял\w*|выступил\w*|поздравил\w*|"
    r"подписал\w*|направил\w*|поблагодарил\w*|прошл?[аои]?)\b"
)
_OPENING_DAY = re.compile(
    rf"(?:On\s)?(?P<m1>{EN_MONTH})\s(?P<d1>\d{{1,2}})(?:[–-]\d{{1,2}})?(?!\d|,?\s\d{{4}})|"
    rf"(?P<d2>\d{{1,2}})(?:\s?[–−-]\s?\d{{1,2}})?\s(?P<m2>{RU_MONTH})(?!\s\d{{4}})"
)
_TALK = re.compile(r"[:“”\"«»]|\bI\b|\bwe\b|\b[Ww]e will\b")


def is_announcement(text: str, layout: Layout, first: Span | None, *, official: bool) -> bool:
    """Tell whether the page announces; `first` is the first body sentence, `official` that the site is known to."""
    if layout.announced or _SECTIONS.intersection(layout.sections):
        return True
    if not official:
        return False
    title = layout.title.of(text)
    if _FUTURE.search(title) and not _PAST.search(title) and not _TALK.search(title):
        return True
    opening = layout.lead or first
    words = opening.of(text) if opening else ""
    return bool(_FUTURE.search(words)) and not _PAST.search(words) and not _TALK.search(words)


def announced_day(text: str, layout: Layout, first: Span | None, published: date | None) -> Printed | None:
    """Return the day that an announcement names: its own line, or "On June 3" in title, lead or first sentence.

    The year, which is not printed, is that of the first such day from the publication on.
    """
    if layout.announced:
        return layout.announced
    if published is None:
        return None
    for span in (layout.title, layout.lead, first):
        found = _OPENING_DAY.search(text, span.start, span.end) if span else None
        if found is None:
            continue
        month = MONTHS[(found["m1"] or found["m2"]).lower()]
        day = nearest(month, int(found["d1"] or found["d2"]), published)
        if day:
            start = found.start("m1") if found["m1"] else found.start("d2")
            return Printed(make_day(day.year, day.month, day.day), "", Span(start, found.end()), None)
    return None

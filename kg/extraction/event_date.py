"""The day of the event: as the first sentence states it, else the day of publication."""

from __future__ import annotations

import datetime as dt
import re

from kg.extraction.dates import MONTHS_EN
from kg.linking.link import LinkedPage

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH, _WEEKDAY = "|".join(MONTHS_EN), "|".join(_WEEKDAYS)
_RANGE = r"(?P<day>\d{1,2})(?: ?(?:-|to|and) ?(?:(?P<month2>" + _MONTH + r") )?(?P<last>\d{1,2}))?"
# "on July 4", "July 4-5, 2024", "from June 26 to July 5", "on Friday, July 22"; "on 4 July 2024"
_DAY = re.compile(
    rf"\b(?:(?P<month>{_MONTH}) {_RANGE}(?!\d)(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<first>\d{{1,2}})(?: ?- ?(?P<to>\d{{1,2}}))? (?P<of>{_MONTH})(?:,? (?P<year2>\d{{4}}))?)\b"
)
_ON_WEEKDAY = re.compile(rf"\b(?:[Oo]n|(?P<last>[Ll]ast)|[Tt]his|[Pp]ast) (?P<day>{_WEEKDAY})\b|^(?P<bare>{_WEEKDAY}),")

# How far into its first sentence a page may say that its event was on another day.
_HEAD = 320
# A day this long ago belongs to something else, or the page would not be news; tomorrow is a matter of time zones.
_LONGEST, _EARLIEST = dt.timedelta(days=31), dt.timedelta(days=-1)


def event_date(linked: LinkedPage) -> dt.date | None:
    """Return the day of the event: as the page states it, else the day of publication."""
    page = linked.page
    if page.date is None or page.announcement:
        return page.date
    lead = next((s for s in page.sentences if s.zone in ("lead", "body")), None)
    if lead is None or lead.turn is not None:
        return page.date
    text = linked.text[lead.span.start : lead.span.end][:_HEAD]
    tables = linked.vocabulary.pack.files.get("events", {})
    for entry in tables.get("date", ()):
        match = re.search(entry["pattern"], text)
        if match is not None and not _of_other(linked, text[: match.start()]):
            return page.date + dt.timedelta(days=entry["shift"])
    if linked.vocabulary.language != "en":
        return page.date
    return _stated(linked, text, page.date) or page.date


def _of_other(linked: LinkedPage, before: str) -> bool:
    """Tell whether the words before a date give it to something other than the event: "after the attack on …"."""
    pattern = linked.vocabulary.pack.table("events", "date_words").get("other", r"(?!)")
    return re.search(pattern, before) is not None


def _stated(linked: LinkedPage, text: str, published: dt.date) -> dt.date | None:
    """Read "on February 18" or "on Monday" where it tells when the event was."""
    today = linked.vocabulary.pack.table("events", "date_words").get("today", r"(?!)")
    spoken = linked.vocabulary.pack.table("events", "date_words").get("spoken", r"(?!)")
    if re.search(today, text) is not None or re.search(spoken, text) is not None:
        return None
    for match in _DAY.finditer(text):
        day = _day(match, published)
        if day is not None and not _of_other(linked, text[: match.start()]):
            return day
    named = _ON_WEEKDAY.search(text)
    if named is None or _of_other(linked, text[: named.start()]):
        return None
    back = (published.weekday() - _WEEKDAYS.index(named["day"] or named["bare"])) % 7
    return published - dt.timedelta(days=back or (7 if named["last"] else 0))


def _day(match: re.Match[str], published: dt.date) -> dt.date | None:
    """Return the last day of what matched; None when it lies too far from the day of publication.

    A journey that is still going on has its page's day.
    """
    month = match["month2"] or match["month"] or match["of"]
    day = match["last"] or match["day"] or match["to"] or match["first"]
    stated = match["year"] or match["year2"]
    for year in (int(stated),) if stated else (published.year, published.year - 1):
        try:
            found = dt.date(year, MONTHS_EN.index(month) + 1, int(day))
        except ValueError:
            return None
        if _EARLIEST <= published - found <= _LONGEST:
            return min(found, published) if match["last"] or match["to"] else found
    return None

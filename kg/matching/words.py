"""The words of a language by which conversations are told of, and gatherings and their days are named."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from kg.extraction.dates import find_dates
from kg.vocabulary.packs import languages, load_pack

_NEVER = r"(?!)"
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of `matching.toml` of one language, compiled."""

    contact: re.Pattern[str]
    joined: re.Pattern[str]
    first_person: re.Pattern[str]
    impersonal: re.Pattern[str]
    unreal: re.Pattern[str]
    distant: re.Pattern[str]
    days: tuple[tuple[re.Pattern[str], int, int], ...]
    weekday: re.Pattern[str]
    weekdays: tuple[str, ...]
    gathering: re.Pattern[str]
    body: re.Pattern[str]
    number: re.Pattern[str]
    common: frozenset[str]

    def days_stated(self, sentence: str, page_day: dt.date) -> tuple[dt.date, dt.date, str] | None:
        """Return the first and last day that a sentence can mean, with its words; None when it gives no time."""
        for start, end, iso in find_dates(sentence, 0, len(sentence), page_day.year):
            if len(iso) == len("2022-03-01"):
                day = dt.date.fromisoformat(iso)
                return day, day, sentence[start:end]
        for pattern, first, last in self.days:
            if match := pattern.search(sentence):
                return page_day + dt.timedelta(first), page_day + dt.timedelta(last), match[0]
        if match := self.weekday.search(sentence):
            name = match["day"].casefold()
            index = next(i for i, known in enumerate(self.weekdays) if known.casefold() == name)
            day = page_day - dt.timedelta((page_day.weekday() - index) % _WEEK)
            return day, day, match[0]
        return None


@cache
def words_of(language: str) -> Words:
    """Return the words of `language`; pages in a language without a pack are read with the English ones."""
    pack = load_pack(language if language in languages() else "en")
    told, weekdays = pack.table("matching", "told"), pack.table("matching", "weekdays")
    gathering = pack.table("matching", "gathering")

    def compiled(table: dict[str, str], name: str) -> re.Pattern[str]:
        return re.compile(table.get(name, _NEVER))

    return Words(
        contact=compiled(told, "contact"),
        joined=compiled(told, "joined"),
        first_person=compiled(told, "first_person"),
        impersonal=compiled(told, "impersonal"),
        unreal=compiled(told, "unreal"),
        distant=compiled(told, "distant"),
        days=tuple(
            (re.compile(entry["pattern"]), entry["from"], entry["to"])
            for entry in pack.files.get("matching", {}).get("day", ())
        ),
        weekday=compiled(weekdays, "pattern"),
        weekdays=tuple(weekdays.get("names", ())),
        gathering=compiled(gathering, "pattern"),
        body=compiled(gathering, "place"),
        number=compiled(gathering, "number"),
        common=frozenset(gathering.get("common", ())),
    )

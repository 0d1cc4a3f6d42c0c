"""Event references: other events that the page speaks of, with the date as stated or worked out."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from kg.extraction.context import Context
from kg.extraction.dates import find_dates
from kg.identifiers import slug
from kg.linking.spots import SpotKind
from kg.model.claims import Basis, EventReference, Realis
from kg.model.entities import Entity, ReferencedEvent
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import PatternBank


@lru_cache(maxsize=8)
def _rules(pack: Pack) -> tuple[PatternBank, tuple[dict[str, str], ...]]:
    entries = pack.files.get("event_references", {}).get("rule", ())
    bank = PatternBank([re.compile(e["pattern"]) for e in entries])
    return bank, tuple({k: str(v) for k, v in e.items()} for e in entries)


@lru_cache(maxsize=8)
def _relative(pack: Pack) -> tuple[tuple[re.Pattern[str], int, int], ...]:
    entries = pack.files.get("event_references", {}).get("relative", ())
    return tuple((re.compile(e["pattern"]), e.get("days", 0), e.get("years", 0)) for e in entries)


def extract(context: Context) -> list[EventReference]:
    """Return the event references of all readable sentences, in text order."""
    out: list[EventReference] = []
    named: set[str] = set()
    bank, rules = _rules(context.linked.vocabulary.pack)
    for sentence in context.linked.page.sentences:
        if sentence.zone not in ("body", "lead", "heading"):
            continue
        taken: list[Span] = []
        for index, match in bank.finditer(context.text, sentence.span.start, sentence.span.end):
            rule = rules[index]
            if "once" in rule and match["name"] in named:
                continue
            span = Span(match.start(), match.end())
            if "overlap" not in rule and any(t.overlaps(span) for t in taken):
                continue
            claims = _claims(context, sentence, match, rule["category"], rule)
            if claims:
                named.add(match["name"])
                taken.append(span)
                out += claims
    return out


def _claims(
    context: Context, sentence: Sentence, match: re.Match[str], category: str, rule: dict[str, str]
) -> list[EventReference]:
    groups = match.groupdict()
    label = _label(context, match, rule)
    dates = _dates(context, sentence, match, rule)
    place = _place(context, match) if groups.get("place") else None
    if rule.get("needs") == "date" and not dates:
        return []
    realis = Realis(rule.get("realis", "") or _realis(context, dates[0][0] if dates else ""))
    out = []
    for date, computed in dates or [("", False)]:
        local = slug(label) + (f"-{date}" if date else "")
        event = ReferencedEvent(local, label, context.linked.page.language, category, date, place)
        evidence = context.evidence(sentence.span)
        out.append(
            EventReference(
                event=event,
                relation="mentioned",
                stated_date=date,
                computed=computed,
                evidence=(evidence,),
                extractor=f"event-reference.{category}",
                asserted_by=evidence.speaker,
                basis=Basis.TURN if evidence.speaker is not None else Basis.EXPLICIT,
                realis=realis,
            )
        )
    return out


def _label(context: Context, match: re.Match[str], rule: dict[str, str]) -> str:
    """Return what to call the event: its name as printed, or the rule's form of it ("talks in X")."""
    printed = {k: context.linked.page.text[match.start(k) : match.end(k)] for k, v in match.groupdict().items() if v}
    return " ".join(rule.get("label", "{name}").format(**printed).split())


def _dates(context: Context, sentence: Sentence, match: re.Match[str], rule: dict[str, str]) -> list[tuple[str, bool]]:
    """Return the dates inside the match: absolute ones as stated, relative ones worked out."""
    day = context.linked.page.date
    year = day.year if day is not None else 0
    start, end = match.start(), min(sentence.span.end, match.end() + int(rule.get("reach", "0")))
    years_ago = re.search(
        r"exactly (\d+) years ago|\b(\d+) years ago", context.text[start : min(sentence.span.end, end + 40)]
    )
    if years_ago is not None and day is not None:
        back = int(years_ago[1] or years_ago[2])
        for _, _, iso in find_dates(context.text, start, end, year) or [(0, 0, day.isoformat())]:
            if len(iso) == 10:
                return [(f"{int(iso[:4]) - back:04d}{iso[4:]}", True)]
    found: list[tuple[str, bool]] = []
    if day is not None:
        for pattern, days, years in _relative(context.linked.vocabulary.pack):
            if pattern.search(context.text, start, end):
                moved = day + dt.timedelta(days=days)
                found.append((moved.replace(year=moved.year + years).isoformat(), True))
    # Look past the end, or a date that begins before it would be read by half.
    for at, stop, iso in find_dates(context.text, start, min(sentence.span.end, end + 20), year):
        if at >= end:
            continue
        stated = re.search(r"\d{4}", context.text[at:stop]) is not None
        found.append((iso, not stated))
    return found


def _realis(context: Context, date: str) -> str:
    day = context.linked.page.date
    if not date or day is None:
        return Realis.HISTORICAL.value
    return Realis.PLANNED.value if date > day.isoformat() else Realis.HISTORICAL.value


def _place(context: Context, match: re.Match[str]) -> Entity | None:
    for spot in context.linked.mentions.within(match.start("place"), match.end("place")):
        if spot.kind in (SpotKind.PLACE, SpotKind.GOVERNMENT, SpotKind.COUNTRY):
            return spot.entities[0] if spot.kind is SpotKind.PLACE else None
    return None

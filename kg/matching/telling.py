"""The account in passing: a page of one side's words tells of a conversation that another publisher reports."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.matching.kinds import is_conversation, is_told
from kg.matching.model import Account, Level, Match, Page
from kg.matching.moments import Interval, news_interval, overlap
from kg.matching.reading import Contents
from kg.matching.words import Words, words_of

_DAYS_BACK = 7
"""How long after a conversation a page may still tell of it: a weekday names one day of the last seven."""
_WITHOUT_TIME = dt.timedelta(hours=30)
"""How long before its page a conversation was of which no time is told."""
_CLEARLY = dt.timedelta(hours=12)
_TWO_SIDES = 2
_SCORE, _TIME_STATED, _SUBJECTS, _TITLE = 0.78, 0.06, 0.04, 0.1
_ADJACENT = 2
_SOON = 40
# Between somebody and what he did: no other name, no new clause.
_CLEAR = re.compile(r"[^A-ZА-ЯЁ;:?!]{0,80}")


@dataclass(slots=True)
class _Sentence:
    """A sentence of a page: its words, who speaks, and whom and which countries of the conversation it names."""

    iri: str
    quote: str
    speaker: str
    start: int
    end: int
    people: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)


def tellings(
    accounts: dict[str, Account], contents: Contents, clocks: dict[str, dt.tzinfo], home: dict[str, str]
) -> Iterator[Match]:
    """Yield the matches of conversations with pages that tell of them in passing."""
    tellers: dict[tuple[str, int], list[Account]] = defaultdict(list)
    for account in accounts.values():
        if account.day is not None and not account.planned and is_told(account):
            tellers[(account.publisher, account.day.toordinal())].append(account)
    found: dict[tuple[str, str, str], list[tuple[dt.timedelta, Match]]] = defaultdict(list)
    for event in accounts.values():
        if event.day is None or event.planned or not is_conversation(event) or len(event.parties) < _TWO_SIDES:
            continue
        for publisher, country in home.items():
            if publisher == event.publisher or country not in event.parties:
                continue
            for shift in range(-1, _DAYS_BACK + 1):
                for teller in tellers.get((publisher, event.day.toordinal() + shift), ()):
                    match = _told(event, teller, contents, clocks, country)
                    if match:
                        others = "|".join(sorted(_others(event, country)))
                        found[(teller.event, event.publisher, others)].append((_age(event, teller), match))
    for rivals in found.values():
        yield from _nearest(rivals)


def _told(event: Account, teller: Account, contents: Contents, clocks: dict[str, dt.tzinfo], home: str) -> Match | None:
    """Return the match when a sentence of `teller` tells of `event`."""
    for page in teller.pages:
        words = words_of(page.language)
        sentences = _sentences(event, page, contents, home)
        for index, sentence in enumerate(sentences):
            named = _names(event, teller, sentence, sentences[index + 1 : index + 2], words, home)
            when = _time(event, teller, page, sentence, words, clocks) if named else None
            if named and when:
                return _match(event, teller, page, sentence, (named, when), contents)
    return None


def _sentences(event: Account, page: Page, contents: Contents, home: str) -> list[_Sentence]:
    """Return the sentences of a page that name people or countries of `event`, in text order.

    None when the page names nobody of the other side: then it cannot tell of the event.
    """
    others = _others(event, home)
    found: dict[str, _Sentence] = {}
    for things in (others, event.principals.keys() - others, event.parties):
        for thing in sorted(things):
            _add_namings(found, thing, thing in event.parties, page, contents)
        if not found:
            return []
    # The page's own principal takes part in it, and no claim need name him in each of its sentences.
    for sentence in found.values():
        for person in sorted(event.principals.keys() - others - sentence.people.keys()):
            if surface := contents.full_name_in(sentence.quote, person):
                sentence.people[person] = surface
    return sorted(found.values(), key=lambda sentence: (sentence.start, sentence.iri))


def _add_namings(found: dict[str, _Sentence], thing: str, is_side: bool, page: Page, contents: Contents) -> None:
    """Add to `found` where a page names `thing`, with the words that it does so by."""
    for claim, surface in contents.claims_naming(thing, page.graph):
        for iri in contents.evidence(claim, page.graph):
            sentence = found.get(iri)
            if sentence is None:
                sentence = found[iri] = _sentence(iri, page, contents)
            if not surface or surface not in sentence.quote:
                surface = contents.name_in(sentence.quote, thing)
            target = sentence.countries if is_side else sentence.people
            target[thing] = max(target.get(thing, ""), surface, key=len)


def _sentence(iri: str, page: Page, contents: Contents) -> _Sentence:
    start, _, end = iri.rpartition("#char=")[2].partition(",")
    quote, speaker = contents.quote(iri, page.graph), contents.speaker(iri, page.graph)
    return _Sentence(iri, quote, speaker, int(start), int(end))


def _others(event: Account, home: str) -> frozenset[str]:
    return frozenset(person for person, side in event.principals.items() if side != home)


def _names(
    event: Account, teller: Account, sentence: _Sentence, after: list[_Sentence], words: Words, home: str
) -> str:
    """Return in words who is told to have talked with whom; "" when the sentence does not tell it of `event`."""
    if words.distant.search(sentence.quote):
        return ""
    own = {person for person, side in event.principals.items() if side == home}
    others = [person for person in sentence.people if person in _others(event, home)]
    met = [other for other in others if _talked(own, teller, sentence, other, words)]
    if met and (len(event.parties) == _TWO_SIDES or len(met) >= _TWO_SIDES):
        return f"tells of contact with {_listed(met)}"
    sides = [country for country, surface in sentence.countries.items() if country != home and surface]
    ours = [person for person in sentence.people if person in own]
    if ours and any(_in_contact(sentence.quote, sentence.countries[side], words) for side in sides):
        for following in after:
            joined = [person for person in following.people if person in _others(event, home)]
            if following.start - sentence.end <= _ADJACENT and joined and words.joined.search(following.quote):
                return f"tells of contact of {_listed(ours)}, joined by {_listed(joined)}"
    return ""


def _talked(own: set[str], teller: Account, sentence: _Sentence, other: str, words: Words) -> bool:
    """Tell whether it is the event's principal of the page's own side who had the contact with `other`.

    He is named before the words for it with nobody between, or among those whom they join, or speaks of himself.
    """
    quote, surface = sentence.quote, sentence.people[other]
    place = quote.find(surface)
    names = [sentence.people[person] for person in sentence.people if person in own and sentence.people[person]]
    speaks = bool(own & ({sentence.speaker} if sentence.speaker else set(teller.principals)))
    for start in _contacts(quote, surface, words):
        if speaks and any(
            _CLEAR.fullmatch(quote, at.end(), start) for at in words.first_person.finditer(quote[:start])
        ):
            return True
        spots = [(quote.find(name), len(name)) for name in names]
        if any(start <= at < place or (at >= 0 and _CLEAR.fullmatch(quote, at + size, start)) for at, size in spots):
            return True
        if speaks and words.impersonal.search(quote):
            return True
    return False


def _in_contact(quote: str, surface: str, words: Words) -> bool:
    return bool(_contacts(quote, surface, words))


def _contacts(quote: str, surface: str, words: Words) -> list[int]:
    """Return where words for a contact that was stand and lead up to a name; what follows soon may still put it off."""
    place = quote.find(surface) if surface else -1
    if place < 1 or words.unreal.search(quote[: place + len(surface) + _SOON]):
        return []
    starts: list[int] = []
    while match := words.contact.search(quote[:place], starts[-1] + 1 if starts else 0):
        starts.append(match.start())
    return starts


def _time(
    event: Account, teller: Account, page: Page, sentence: _Sentence, words: Words, clocks: dict[str, dt.tzinfo]
) -> str:
    """Return in words how the time that is told fits the event; "" when it does not."""
    if teller.day is None:
        return ""
    clock = page.issued.tzinfo if page.issued else clocks[teller.publisher]
    issued = page.issued or dt.datetime.combine(teller.day, dt.time.max, clock)
    when = news_interval(event, clocks[event.publisher])
    if when is None or when[0] > issued:
        return ""
    stated = words.days_stated(sentence.quote, teller.day)
    if stated is None:
        return "within the day before the page came out" if overlap(when, (issued - _WITHOUT_TIME, issued)) else ""
    first, last, text = stated
    told: Interval = (
        dt.datetime.combine(first, dt.time.min, clock),
        min(issued, dt.datetime.combine(last, dt.time.max, clock)),
    )
    return f"at the time that it tells: {text}" if overlap(when, told) else ""


def _match(
    event: Account, teller: Account, page: Page, sentence: _Sentence, reasons: tuple[str, str], contents: Contents
) -> Match:
    title = _in_title(event, page, contents)
    subjects = contents.topics(event.event) & contents.topics(teller.event)
    score = _SCORE + _TIME_STATED * reasons[1].startswith("at") + _SUBJECTS * bool(subjects) + _TITLE * title
    one, two = sorted((event.event, teller.event))
    level = Level.OCCASION if title else Level.MENTION
    about = ("its title is about the conversation",) if title else ()
    return Match(one, two, level, round(score, 2), (*about, *reasons), (sentence.iri,), teller.event)


def _in_title(event: Account, page: Page, contents: Contents) -> bool:
    """Tell whether already the title speaks of contact between all principals of the event."""
    words = words_of(page.language)
    names = [contents.name_in(page.title, person) for person in sorted(event.principals)]
    return all(names) and any(_in_contact(page.title, name, words) for name in names)


def _age(event: Account, teller: Account) -> dt.timedelta:
    """Return how long before the telling page the event's page came out, or after it."""
    if event.issued and teller.issued:
        return abs(teller.issued - event.issued)
    return dt.timedelta(days=abs(((teller.day or dt.date.min) - (event.day or dt.date.min)).days))


def _nearest(rivals: list[tuple[dt.timedelta, Match]]) -> list[Match]:
    """Return the match with the nearest of several conversations of the same people, if it is clearly the nearest."""
    rivals.sort()
    if len(rivals) > 1 and rivals[1][0] - rivals[0][0] < _CLEARLY:
        return []
    return [rivals[0][1]]


def _listed(people: Iterable[str]) -> str:
    return ", ".join(sorted(person.rpartition("/")[2] for person in people))

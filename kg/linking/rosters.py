"""Lists of people: bulleted, numbered or plain lines under a heading such as "Participants included:"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.linking.raw import Names, category
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page, Sentence
from kg.model.text import Span
from kg.vocabulary.matcher import Hit
from kg.vocabulary.packs import Pack

_BULLET = re.compile(r"(?:^|[\s\x1e])(?:[-*•–]|\d{1,2}[.)])[\s\x1e]+$")
# Mark-up and the number before the first word of a line.
_LEAD_IN = re.compile(r"(?:[*_\\ ]|<[^<>]{0,60}>|\d{1,2}[.)] )*")
_LEAD_OUT = re.compile(r"[*_\\ ]|<[^<>]{0,60}>$")
_WORD = r"(?:[A-Z]\.?(?=[ A-Z])|[A-Z][\w'-]*[\w])"
_PARTICLE = r"(?:bin|ben|ibn|al|el|de|da|del|di|do|dos|du|van|von|der|den|la|le|ud|y|ter)"
_NICK = r"(?:[\"(][A-Z][\w' -]{1,20}[\")] +)?"
_NAME = rf"{_WORD}(?: +{_NICK}(?:{_PARTICLE}(?: +|-)){{0,2}}{_WORD}){{1,4}}"
_SUFFIX = r"(?:,? +(?:Jr|Sr)\b\.?|,? +I{2,3}\b|,? +IV\b)?"
_AFTER_NAME = r"[*_\\ ]*(?P<sign>,|\(|;|:|- | -|(?:of|from|at|for) |<|$)"
_ORG_NAME = re.compile(rf": *(?P<name>{_NAME}){_SUFFIX}[*_\\ ]*$")
# "Silver Spring, MD" is rare beside "Jane Quibble, MD".
_STATE = re.compile(r"[*_\\ ]*, *(?:(?!MD|DO|JD|RN|NP|PA)[A-Z]{2}(?![\w'])|D\.C\.)")
# Most pages have no line that could begin a list.
_LISTS = re.compile(r"\n[ \t\xa0]*(?:[-*•–]|\d{1,2}[.)])\s")
_NAME_BEHIND = re.compile(r" +[A-Z][\w'.]+ +[A-Z]")
_LONGEST_HEADING = 140
_LONGEST_ITEM = 320
_NOBODY = r"(?!)"
_BODIES = ("organization", "domestic", "place", "country", "government", "adjective")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of people: its words, and the name at its head where one stands there by itself."""

    span: Span
    name: Span | None


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that may be an entry, and how much its form tells that it is a person.

    3 surely, 2 likely ("Name, …"), 1 perhaps (capital words alone), 0 no.
    """

    entry: Entry
    person: int


def rosters(page: Page, names: Names, vocabulary: Vocabulary) -> list[Entry]:
    """Return the entries of all lists of `page` that name those who took part, in text order."""
    if _LISTS.search(page.text) is None and not any(_opens_list(s, names.text) for s in page.sentences):
        return []
    return _Reader(page, names, vocabulary).read()


def _opens_list(sentence: Sentence, text: str) -> bool:
    return sentence.turn is None and (sentence.zone == "heading" or text[sentence.span.end - 1] in ":*>")


class _Reader:
    """Goes through a page line by line and keeps what the last heading said about the lines below it."""

    def __init__(self, page: Page, names: Names, vocabulary: Vocabulary) -> None:
        self.page = page
        self.names = names
        self.words = _words(vocabulary.pack)
        self.not_names = vocabulary.not_names
        self.given_names = vocabulary.given_names
        self.found: list[Entry] = []
        self._block: list[_Line] = []
        self._state = ""  # "attending", "never", or "" when no heading has said anything

    def read(self) -> list[Entry]:
        for sentence in self.page.sentences:
            if sentence.turn is None and sentence.zone in ("body", "lead", "heading"):
                self._line(sentence)
        self._close()
        return self.found

    def _line(self, sentence: Sentence) -> None:
        span = self._content(sentence.span)
        if span is None:
            return
        text = self.names.text[span.start : span.end]
        heading = self._heading(text, sentence)
        if self._is_item(sentence) and not (heading and text.endswith(":")):
            self._block.append(self._item(span))
        elif heading:
            self._close()
            self._state = self._said_by(text)
        elif self._state == "attending" and self._plain_item(text, span):
            self._block.append(self._item(span))
        else:
            self._close()
            self._state = ""

    def _content(self, span: Span) -> Span | None:
        """Return a line's span without number and mark-up around it."""
        lead = _LEAD_IN.match(self.names.text, span.start, span.end)
        start, end = (lead.end() if lead else span.start), span.end
        while end > start and (out := _LEAD_OUT.search(self.names.text, max(start, end - 62), end)):
            if out.end() != end:
                if self.names.text[end - 1] not in "*_\\ ":
                    break
                end -= 1
            else:
                end = out.start()
        return Span(start, end) if start < end else None

    def _is_item(self, sentence: Sentence) -> bool:
        start = sentence.span.start
        head = self.names.text[start : start + 5]
        return (
            re.match(r"\d{1,2}[.)] ", head) is not None
            or _BULLET.search(self.names.text[max(0, start - 8) : start]) is not None
        ) and sentence.span.end - start < _LONGEST_ITEM

    def _heading(self, text: str, sentence: Sentence) -> bool:
        if text.endswith(":"):
            return True
        whole = self.names.text[sentence.span.start : sentence.span.end]
        marked = sentence.zone == "heading" or (whole[:1] in "*_<" and whole[-1:] in "*_>")
        short = len(text) < _LONGEST_HEADING and not text.endswith((".", ",", ";"))
        return marked and short and "," not in text

    def _said_by(self, text: str) -> str:
        """Return what a heading makes of the lines below it."""
        tail = text[-_LONGEST_HEADING * 2 :]
        if self.words.never.search(tail):
            return "never"
        if self.words.bodies.search(tail):
            return ""  # only the form of the lines can tell that they name people
        if self.words.attending.search(tail):
            return "attending"
        short = len(text) < _LONGEST_HEADING
        return "attending" if short and self._state == "attending" else ""

    def _close(self) -> None:
        """End the list: keep it when its heading or the form of its lines says that it names those who came."""
        lines, self._block = self._block, []
        likely = sum(1 for line in lines if line.person > 1)
        sure = sum(1 for line in lines if line.person > 2)
        if not lines or self._state == "never":
            return
        by_form = len(lines) > 1 and likely * 10 >= len(lines) * 7 and sure * 3 >= len(lines)
        if self._state != "attending" and not by_form:
            return
        all_names = self._state == "attending" and len(lines) > 2 and all(line.person for line in lines)
        lowest = 1 if likely * 2 > len(lines) or all_names else 2 if self._state == "attending" else 3
        for line in lines:
            self.found.append(line.entry if line.person >= lowest else replace(line.entry, name=None))

    def _plain_item(self, text: str, span: Span) -> bool:
        """Tell whether a line without a bullet is an entry of the list under the last heading."""
        if len(text) > 160 or text.endswith("."):
            return False
        return self._item(span).person > 1

    # -- one line ------------------------------------------------------------------------------------------------

    def _item(self, span: Span) -> _Line:
        match = self.words.item.match(self.names.text, span.start, span.end)
        if match is None or self.names.text[match.end("name") - 1] in "'-":
            match = _ORG_NAME.search(self.names.text, span.start, span.end)
            if match is None:
                return _Line(Entry(span, None), self._by_office(span))
        name = Span(match.start("name"), match.end("name"))
        person = self._is_person(name, match)
        return _Line(Entry(span, name), person) if person else _Line(Entry(span, None), self._by_office(span))

    def _by_office(self, span: Span) -> int:
        """A line such as "Northland Senator Jane Quibble" is surely a person: an office with capitals behind it."""
        for position in range(span.start, span.end):
            hit = self.names.by_start.get(position)
            if hit is None or hit.span.end > span.end:
                continue
            if category(hit) == "person":
                return 3
            if category(hit) == "role" and _NAME_BEHIND.match(self.names.text, hit.span.end, span.end):
                return 3
        return 0

    def _is_person(self, name: Span, match: re.Match[str]) -> int:
        known = self.names.by_start.get(name.start)
        if known is not None and category(known) == "person" and known.span.end == name.end:
            return 3
        inside = [h for p in range(name.start, name.end) if (h := self.names.by_start.get(p)) is not None]
        words = self.names.text[name.start : name.end].split()
        given = words[0] in self.given_names
        groups = match.groupdict()
        titled, sign = bool(groups.get("title")), groups.get("sign")
        if any(category(h) == "role" for h in inside):
            return 0
        if not given and any(category(h) in _BODIES and self._names_body(h, name) for h in inside):
            return 0
        common = {w.rstrip(".") for w in words} & self.not_names
        if common and not (given and common == {words[-1]} and sign == ","):
            return 0  # "Jane White, baker" is a person, "White House, Washington" is not
        if _STATE.match(self.names.text, name.end) and not titled:
            return 0
        if given or titled:
            return 3
        return 2 if sign in (",", "(") else 0 if sign else 1

    def _names_body(self, hit: Hit, name: Span) -> bool:
        """Tell whether a known name makes the whole a body or place; "Jordan Quibble" is a person all the same."""
        return hit.span.start > name.start or " " in self.names.text[hit.span.start : hit.span.end]


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language for headings and entries of lists."""

    attending: re.Pattern[str]
    never: re.Pattern[str]
    bodies: re.Pattern[str]
    item: re.Pattern[str]


@lru_cache(maxsize=4)
def _words_of(attending: str, never: str, bodies: str, titles: tuple[str, ...]) -> _Words:
    title = "|".join(map(re.escape, sorted(titles, key=len, reverse=True))) or _NOBODY
    item = rf"(?P<title>(?:(?:{title}) +){{0,3}})(?P<name>{_NAME}){_SUFFIX}{_AFTER_NAME}"
    return _Words(re.compile(attending), re.compile(never), re.compile(bodies), re.compile(item))


def _words(pack: Pack) -> _Words:
    table = pack.table("cast", "rosters")
    attending = table.get("attending") or pack.table("cast", "patterns").get("attendance", _NOBODY)
    never, bodies = table.get("never", _NOBODY), table.get("bodies", _NOBODY)
    return _words_of(attending, never, bodies, tuple(pack.words("names", "titles")))

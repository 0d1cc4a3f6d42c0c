"""Of which type the event of a page is: told from the title, the first sentences and who takes part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg.linking.link import LinkedPage
from kg.linking.spots import SpotKind
from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.packs import Pack
from kg.vocabulary.patterns import PatternBank


@lru_cache(maxsize=8)
def _rules(pack: Pack) -> tuple[tuple[tuple[str, str], ...], PatternBank]:
    """Return (type, where) of every rule in order, and their patterns."""
    entries = pack.files.get("events", {}).get("rule", ())
    return tuple((e["type"], e["where"]) for e in entries), PatternBank([re.compile(e["pattern"]) for e in entries])


# How many sentences at the head of a page may say on what occasion its words were spoken.
_SAID = 6


def _body_spans(page: Page) -> list[Span]:
    """Return where the sentences of the narrated body stand."""
    return [s.span for s in page.sentences if s.zone == "body" and s.turn is None]


@dataclass
class _Stretches:
    """The stretches of one page that its rules look at, each worked out when first asked for."""

    linked: LinkedPage

    @cached_property
    def whole_title(self) -> str:
        """The title as printed."""
        title = self.linked.page.title
        return self.linked.text[title.start : title.end]

    @cached_property
    def title(self) -> str:
        """The part of the title that names the occasion: without the words quoted in it."""
        return self._occasion or self.whole_title

    @cached_property
    def _occasion(self) -> str:
        """Return "address by X" of "We shall win - address by X", and "X at the forum" of "X at the forum: We …"."""
        speaker = self.linked.vocabulary.pack.table("events", "quoted").get("speaker")
        if not speaker:
            return ""
        text, begin = self.whole_title, self.linked.page.title.start
        named = {s.span.start - begin for s in self.linked.people.within(begin, begin + len(text))}
        at = text.rfind(" - ")
        if at > 0 and (at + 3 in named or re.match(speaker, text[at + 3 :])):
            return text[at + 3 :]
        colon = text.find(": ")
        if colon > 0 and (re.match(speaker, text) or any(position < colon for position in named)):
            return text[:colon]
        return ""

    @cached_property
    def _body(self) -> list[str]:
        return [self.linked.text[span.start : span.end] for span in _body_spans(self.linked.page)[:_SAID]]

    @cached_property
    def lead(self) -> str:
        """The summary and the first two sentences."""
        lead = self.linked.page.lead
        summary = self.linked.text[lead.start : lead.end] if lead is not None else ""
        return " ".join([summary, *self._body[:2]]).strip()

    @cached_property
    def first(self) -> str:
        """The first sentence alone, where a page without a summary says what happened."""
        return self._body[0] if self._body and self.linked.page.lead is None else ""

    @property
    def opening(self) -> str:
        """How the body begins."""
        return self.first

    @cached_property
    def body(self) -> str:
        """The first sentences, where a page without a summary may say who spoke."""
        return " ".join(self._body) if self.linked.page.lead is None else ""

    @cached_property
    def said(self) -> str:
        """The sentence that says on what occasion the words of the page were spoken; "" when there is none.

        Only on pages without a summary whose title does not tell it. It is the first sentence that a rule for such
        sentences fits: later ones tell of other occasions.
        """
        itself = self.linked.vocabulary.pack.table("events", "quoted").get("occasion", "$")
        if self.linked.page.lead is not None or (not self._occasion and re.search(itself, self.whole_title)):
            return ""
        rules, bank = _rules(self.linked.vocabulary.pack)
        of_speaking = {index for index, (_, where) in enumerate(rules) if where == "said"}
        for sentence in self._body:
            if any(bank.patterns[index].search(sentence) for index in of_speaking & set(bank.possible(sentence))):
                return sentence
        return ""

    def of(self, where: str) -> tuple[str, ...]:
        """Return the stretches that a rule with this `where` looks at."""
        return (self.title, self.lead) if where == "any" else (getattr(self, where),)


def event_type(linked: LinkedPage) -> str:
    """Return the notation of the event's type; "other" when no rule fits."""
    stretches = _Stretches(linked)
    rules, bank = _rules(linked.vocabulary.pack)
    possible: dict[str, frozenset[int]] = {}  # the rules that can fit a stretch
    for index, (notation, where) in enumerate(rules):
        for stretch in stretches.of(where):
            if stretch not in possible:
                possible[stretch] = frozenset(bank.possible(stretch))
            if index in possible[stretch] and bank.patterns[index].search(stretch):
                return _reclassified(notation, linked)
    return "other"


_HEADS = ("president", "prime-minister", "chancellor", "king", "emir", "sultan", "crown-prince")
# Offices of the own country although their region is disputed, so that its country by law is another.
_REGIONAL = ("governor", "mayor", "head-of-region")


def _reclassified(notation: str, linked: LinkedPage) -> str:
    """A head of state with people of the own country only is at work, not in diplomacy."""
    for step in (_in_diplomacy, _of_many, _at_work):
        notation = step(notation, linked)
    return notation


def _in_diplomacy(notation: str, linked: LinkedPage) -> str:
    """A working meeting with somebody from abroad is a meeting."""
    own = linked.cast.own_country
    if notation != "working-meeting":
        return notation
    people = linked.cast.principals
    if any(m.country not in ("", own) and m.office_code not in _REGIONAL for m in people):
        return "meeting"
    if linked.page.source == "whitehouse" and not any(m.office_code == "president" for m in people):
        return "meeting"
    return notation


def _of_many(notation: str, linked: LinkedPage) -> str:
    """A meeting of the leaders of more than two countries is a summit, unless they were met one after the other."""
    leaders = {m.country for m in linked.cast.principals if m.country and m.office_code in _HEADS}
    if notation != "meeting" or len(leaders) < 3:
        return notation
    separately = linked.vocabulary.pack.table("events", "reclassify").get("separately", "$^")
    first = _body_spans(linked.page)[:1]
    return notation if any(re.search(separately, linked.text[s.start : s.end]) for s in first) else "summit"


def _at_work(notation: str, linked: LinkedPage) -> str:
    """What the own head of state does with people of the own country alone is a working meeting."""
    own = linked.cast.own_country
    people, members = linked.cast.principals, linked.cast.members
    types = linked.vocabulary.pack.words("events", "reclassify", "working_types")
    if notation not in types or notation == "videoconference" or not own or not people:
        return notation
    leader = any(m.country == own and m.office_code == "president" for m in people)
    foreign = any(m.country not in ("", own) or (m.organization and m.country != own) for m in members)
    foreign = foreign or _from_abroad(linked)
    official = len(people) == 1 or any(m.office_code and m.office_code != "president" for m in members)
    if not leader or foreign or _is_social(linked):
        return notation
    return "working-meeting" if official or _at_home(linked) else notation


def _from_abroad(linked: LinkedPage) -> bool:
    """Tell whether title or first sentences say that the other side, of whom nobody may be known, is foreign."""
    table, own = linked.vocabulary.pack.table("events", "reclassify"), linked.cast.own_country
    kinds = (SpotKind.COUNTRY, SpotKind.ADJECTIVE, SpotKind.GOVERNMENT)
    if "counterpart" not in table:
        return False
    for span in (linked.page.title, *_body_spans(linked.page)[:2]):
        for match in re.finditer(table["counterpart"], linked.text[span.start : span.end]):
            spots = linked.mentions.within(span.start + match.start(), span.start + match.end())
            if re.search(table["abroad"], match.group()):
                return True
            if any(s.kind in kinds and s.entities[0].slug != own for s in spots):
                return True
    return False


def _is_social(linked: LinkedPage) -> bool:
    """Tell whether the people met hold no office of the state: clergy, families, veterans, students."""
    social = linked.vocabulary.pack.table("events", "reclassify").get("social", "")
    title = linked.page.title
    if not social:
        return False
    clergy = any(m.office_code == "religious-leader" for m in linked.cast.principals)
    return clergy or re.search(social, linked.text[title.start : title.end]) is not None


def _at_home(linked: LinkedPage) -> bool:
    """Tell whether title and lead name no country but the own one, on pages that call such meetings working ones."""
    if linked.page.source != "kremlin":
        return False
    spans = [linked.page.title, *([linked.page.lead] if linked.page.lead is not None else [])]
    spots = [s for span in spans for s in linked.mentions.within(span.start, span.end)]
    kinds = (SpotKind.COUNTRY, SpotKind.ADJECTIVE, SpotKind.GOVERNMENT)
    return not any(s.kind in kinds and s.entities[0].slug != linked.cast.own_country for s in spots)

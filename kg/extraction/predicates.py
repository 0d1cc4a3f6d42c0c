"""Finds who does what in the narrator's sentences: predicates, their subjects and the stretch of text they govern."""

from __future__ import annotations

import re

from kg.extraction.acts import ActFinder
from kg.extraction.clauses import clause_start, region_end
from kg.extraction.grammar import apart, load_grammar
from kg.extraction.predicate import Doer, Found, Predicate
from kg.linking.link import LinkedPage
from kg.linking.members import Member
from kg.linking.spots import Spot, SpotKind
from kg.model.claims import Basis, Realis
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span

# How many characters the words between a subject and its verb may take, as in "once again, in his turn, also".
_AUXILIARIES = 80
# How many characters an aside between commas may take.
_ASIDE = 60
# How many words may stand before the person who opens a sentence: "This morning, President …".
_HEAD_WORDS = 4
# What somebody does who is named behind his words: "…, X said."
_TELLING = frozenset(["note", "emphasise", "inform"])


class PredicateFinder:
    """Finds the predicates of a linked page's narrator sentences, sentence after sentence."""

    def __init__(self, linked: LinkedPage) -> None:
        """Prepare the patterns and the cast of `linked`."""
        self.linked = linked
        self.text = linked.text
        self.grammar = load_grammar(linked.vocabulary.pack)
        self._acts = ActFinder(self.text, self.grammar, linked.quotations)
        self.everyone = linked.cast.sides
        self.last_subject: tuple[Entity, ...] = ()

    def find(self) -> list[Predicate]:
        """Return the predicates of all narrator sentences in text order."""
        out: list[Predicate] = []
        for sentence in self.linked.page.sentences:
            if sentence.turn is None and sentence.zone in ("lead", "body"):
                out += self.of_sentence(sentence)
        return out

    def of_sentence(self, sentence: Sentence) -> list[Predicate]:
        """Return the predicates of one sentence."""
        found = self._acts.within(sentence.span)
        if not found:
            return []
        subjects = self._subjects(found, sentence.span)
        out = []
        for index, (match, subject) in enumerate(zip(found, subjects, strict=True)):
            if subject is None or not subject.people:
                continue
            entities, basis, span, passive = subject
            out.append(self._predicate(sentence, found, subjects, index, match, entities, basis, span, passive))
        if out:
            self.last_subject = out[-1].subject
        return out

    # -- subjects ------------------------------------------------------------------------------------------------

    def _subjects(self, found: list[Found], span: Span) -> list[Doer | None]:
        out: list[Doer | None] = []
        previous: Doer | None = None
        waiting: list[int] = []
        for index, match in enumerate(found):
            subject = self._subject(match, span, previous)
            if isinstance(subject, str):
                waiting.append(index)
                out.append(None)
                continue
            out.append(subject)
            if subject is not None:
                if not match.nominal and not subject.passive:
                    previous = subject
                for earlier in waiting:
                    if self._together(found[earlier]):
                        out[earlier] = Doer(self.everyone, Basis.COLLECTIVE, None, False)
                    else:
                        out[earlier] = subject._replace(span=None, passive=False)
                waiting = []
        for earlier in waiting:  # "Exchanging views on X" with nobody after it: the sides together
            if found[earlier].act == "discuss":
                out[earlier] = Doer(self.everyone, Basis.COLLECTIVE, None, False)
        return out

    def _together(self, match: Found) -> bool:
        """Tell whether an opening participle is of something that nobody does alone ("Exchanging views on X, …")."""
        return self.grammar.together.search(self.text[match.start : match.end]) is not None

    def _subject(self, match: Found, span: Span, previous: Doer | None) -> Doer | str | None:
        if match.nominal:
            return Doer(self._who_met(match, span), Basis.COLLECTIVE, None, match.inverse)
        if match.purpose:
            return self._sent(match, span)
        before = self.text[span.start : match.start].rstrip()
        if self.grammar.passive.search(before):
            return self._passive(match, span)
        position = self._skip_auxiliaries(before) + span.start
        alone = self._without_retinue(position, span)
        spot = self._people_at(alone)
        if spot is None and before.endswith(",") and not self._is_gerund(match):
            aside = self._before_aside(position, span)
            spot = self._people_at(aside)
            alone = position = aside if spot is not None else position
        if spot is not None and before.endswith(",") and self._is_gerund(match):
            sender = previous or self._head(match, span)
            if sender is not None:  # "X wrote to Y, congratulating him"
                return sender._replace(span=None, passive=False)
        if spot is not None and alone != position and len(self.linked.cast.present) > 1:
            return Doer(self.linked.cast.present, Basis.COLLECTIVE, Span(spot.span.start, position), False)
        if spot is not None:
            entities, start = self._chain(spot, span)
            entities += self._company(match, span)
            return Doer(tuple(dict.fromkeys(entities)), spot.basis, Span(start, spot.span.end), False)
        actor = self._actor_at(position)
        if actor is not None:
            return actor
        head = self.text[span.start : position]
        if (
            not head.strip()
            or self.grammar.opening.fullmatch(head.strip())
            or (self._is_gerund(match) and not head.strip(' "'))
        ):
            return "next"
        if previous is not None and (
            self.grammar.conjunction.search(head.rstrip())
            or (before.endswith(",") and self.grammar.participle.match(self.text, match.end) is None)
            or self._is_gerund(match)
        ):
            return previous._replace(span=None, passive=False)
        if previous is None and (self._is_gerund(match) or self.grammar.conjunction.search(head.rstrip())):
            return self._opener(match, span)
        return None

    def _before_aside(self, position: int, span: Span) -> int:
        """Return where those may end who act behind a short aside: "X, this time in person, offered …"."""
        comma = self.text.rfind(",", max(span.start, position - _ASIDE), position)
        return comma if comma > 0 else position

    def _is_gerund(self, match: Found) -> bool:
        return self.grammar.gerund.search(self.text[match.start : match.end]) is not None

    def _head(self, match: Found, span: Span) -> Doer | None:
        """Return who stands at the head of a sentence."""
        first = next((s for s in self.linked.people.within(span.start, match.start) if s.entities), None)
        if first is None or self.text[span.start : first.span.start].strip(" "):
            return None
        return Doer(first.entities, Basis.COREFERENCE, None, False)

    def _opener(self, match: Found, span: Span) -> Doer | None:
        """Return who opens a sentence whose first verb reports nothing: "X flew over and assessed the work"."""
        named = [s for s in self.linked.people.within(span.start, match.start) if s.entities]
        if not named or self.text[span.start : named[0].span.start].strip(" "):
            return None
        heads = named[:1]
        for spot in named[1:]:  # "X and Y flew …"
            if self.grammar.chain.fullmatch(self.text, heads[-1].span.end, spot.span.start) is None:
                break
            heads.append(spot)
        if self.grammar.clause.search(self.text, heads[-1].span.end, match.start) is not None:
            return None
        if match.act == "discuss" and self.grammar.errand.search(self.text, heads[-1].span.end, match.start):
            return Doer(self.everyone, Basis.COLLECTIVE, None, False)
        people = tuple(dict.fromkeys(entity for spot in heads for entity in spot.entities))
        return Doer(people, Basis.COREFERENCE, None, False)

    def _sent(self, match: Found, span: Span) -> Doer | None:
        """Return who opens a sentence in which somebody "called Y to thank him": whose purpose that is."""
        head = next((s for s in self.linked.people.within(span.start, match.start) if s.entities), None)
        if head is None or self.grammar.errand.search(self.text, head.span.end, match.start) is None:
            return None
        if self.text[span.start : head.span.start].count(" ") > _HEAD_WORDS:
            return None
        if match.act == "discuss":
            return Doer(self._who_met(match, span), Basis.COLLECTIVE, None, False)
        return Doer(head.entities, Basis.COREFERENCE, None, False)

    def _who_met(self, match: Found, span: Span) -> tuple[Entity, ...]:
        """Return who deals with what a noun or purpose names: those of this meeting where a page tells of several."""
        if not self.linked.cast.several_met or self.grammar.errand.search(self.text, span.start, match.start) is None:
            return self.everyone
        named = [e for s in self.linked.people.within(span.start, match.start) for e in s.entities]
        here = tuple(dict.fromkeys(e for e in named if self.linked.cast.get(e) is not None))
        return here if len(here) > 1 else self.everyone

    def _skip_auxiliaries(self, before: str) -> int:
        while True:
            match = self.grammar.auxiliary.search(before, max(0, len(before) - _AUXILIARIES))
            if match is None:
                return len(before.rstrip(" ,"))
            before = before[: match.start()].rstrip(" ,")

    def _without_retinue(self, position: int, span: Span) -> int:
        """Return where those end who do something together with "and his team" behind them."""
        retinue = self.grammar.retinue.search(self.text, max(span.start, position - 40), position)
        return retinue.start() if retinue is not None and retinue.end() == position else position

    def _people_at(self, position: int) -> Spot | None:
        spot = self.linked.people.ending_at(position)
        return spot if spot is not None and spot.entities else None

    def _chain(self, spot: Spot, span: Span) -> tuple[tuple[Entity, ...], int]:
        """Extend a subject to the left: "X, Y and Z"."""
        entities = list(spot.entities)
        start = spot.span.start
        while True:
            left = self.text[span.start : start]
            match = self.grammar.chain.search(left)
            other = self._people_at(span.start + match.start()) if match else None
            if match is None or other is None or (start == spot.span.start and apart(match[0])):
                return tuple(dict.fromkeys(entities)), start
            entities = [*other.entities, *entities]
            start = other.span.start

    def _company(self, match: Found, span: Span) -> tuple[Entity, ...]:
        """Return who stands behind a verb as the other side: "discussed with Y the need to …", "… it with Y"."""
        if match.act != "discuss":
            return ()
        behind = self.grammar.company.match(self.text, match.end, span.end)
        if behind is None and self.grammar.mutual.match(self.text, match.start):
            return self._company_last(match, span)
        spots = self.linked.people.within(behind.end(), min(span.end, behind.end() + 150)) if behind else []
        return spots[0].entities if behind and spots and spots[0].span.start == behind.end() else ()

    def _company_last(self, match: Found, span: Span) -> tuple[Entity, ...]:
        """Return the one person with whom a sentence ends: "discussed the war with Y."."""
        last = next((s for s in reversed(self.linked.people.within(match.end, span.end)) if s.entities), None)
        if last is None or self.text[last.span.end : span.end].strip(" ."):
            return ()
        joints = self.grammar.company.finditer(self.text, max(match.end, last.span.start - 12), last.span.start)
        return last.entities if any(joint.end() == last.span.start for joint in joints) else ()

    def _actor_at(self, position: int) -> Doer | None:
        """A country, government or body as subject stands for the participants who represent it."""
        side = self.grammar.side_words.search(self.text, max(0, position - 24), position)
        end = side.start() if side is not None and side.end() == position else position
        entities: list[Entity] = []
        start = end
        while True:
            spot = self.linked.mentions.ending_at(start)
            if spot is None or spot.kind in (SpotKind.AGREEMENT, SpotKind.PLACE):
                break
            if spot.kind is SpotKind.ADJECTIVE and side is None:
                break
            entities = [m.entity for m in self._standing_for(spot.entities[0].slug)] + entities
            match = re.search(
                r"(?:,? (?:and|и)|,) (?:the )?$", self.text[max(0, spot.span.start - 12) : spot.span.start]
            )
            if match is None:
                start = spot.span.start
                break
            start = spot.span.start - (len(match[0]))
        if not entities:
            return None
        beside = self.grammar.heads_of.search(self.text, max(0, start - _ASIDE), start)
        spot = self._people_at(beside.start()) if beside is not None else None
        if spot is not None:  # "X and the heads of the parliament"
            entities, start = [*spot.entities, *entities], spot.span.start
        return Doer(tuple(dict.fromkeys(entities)), Basis.COREFERENCE, Span(start, position), False)

    def _standing_for(self, country: str) -> list[Member]:
        """Return the principals of a country or body, else whoever of it was there."""
        cast = self.linked.cast
        found = cast.of_country(country) or [m for m in cast.members if country in (m.country, m.organization)]
        if found:
            return found
        organs = self.linked.vocabulary.pack.words("references", "organs", country)
        return [m for m in cast.members if m.organization in organs]

    def _passive(self, match: Found, span: Span) -> Doer | None:
        by = self.grammar.by.match(self.text, match.end)
        if by is not None:
            named = self._listed_from(by.end(), span.end)
            if not named and by["article"]:  # "by the two leaders": the article belongs to who they are
                named = self._listed_from(by.start("article"), span.end)
            if not named:
                return None
            entities = [entity for spot in named for entity in spot.entities]
            if match.act == "inform" and (told := self._people_before(match, span)) is not None:
                entities += told.entities  # "X was briefed by Y on Z": both deal with it
            where = Span(named[0].span.start, named[-1].span.end)
            return Doer(tuple(dict.fromkeys(entities)), named[0].basis, where, True)
        return Doer(self.everyone, Basis.COLLECTIVE, None, True)

    def _listed_from(self, position: int, end: int) -> list[Spot]:
        """Return the people of a list that begins at `position`: "A, B and C"."""
        named: list[Spot] = []
        for spot in self.linked.people.within(position, end):
            if named:
                if self.grammar.listed.fullmatch(self.text, named[-1].span.end, spot.span.start) is None:
                    break
            elif spot.span.start != position:
                break
            if spot.entities:
                named.append(spot)
        return named

    def _people_before(self, match: Found, span: Span) -> Spot | None:
        """Return who stands before a passive verb: "X was …"."""
        passive = self.grammar.passive.search(self.text[span.start : match.start].rstrip())
        if passive is None:
            return None
        return self._people_at(span.start + len(self.text[span.start : span.start + passive.start()].rstrip(" ,")))

    # -- regions -------------------------------------------------------------------------------------------------

    def _predicate(
        self,
        sentence: Sentence,
        found: list[Found],
        subjects: list[Doer | None],
        index: int,
        match: Found,
        entities: tuple[Entity, ...],
        basis: Basis,
        span: Span | None,
        passive: bool,
    ) -> Predicate:
        end = region_end(self.text, found, subjects, index, sentence.span.end)
        start = span.end if passive and span is not None and span.start > match.end else match.end
        region = Span(start, end) if end > start and self.text[start:end].strip(" .,;") else None
        regions = [region] if region is not None else []
        left, opened = clause_start(self.text, found, subjects, index, sentence.span.start), -1
        if passive and match.start > left:
            regions.insert(0, Span(left, match.start))
        elif index == 0 and (intro := self.grammar.intro.match(self.text, sentence.span.start)) is not None:
            stop = span.start if span is not None else match.start
            if stop > intro.end():
                regions.insert(0, Span(sentence.span.start, stop))
                opened = sentence.span.start
        if not regions and span is not None and self._told_last(match, span, sentence.span):
            regions.append(Span(sentence.span.start, span.start))
        return Predicate(
            sentence,
            Span(match.start, match.end),
            match.act,
            entities,
            basis,
            region,
            tuple(regions),
            self._realis(sentence.span, match),
            span,
            passive,
            opened,
        )

    def _told_last(self, match: Found, subject: Span, sentence: Span) -> bool:
        """Tell whether who says a sentence is named at its end: "Trade has to grow, X said." """
        if match.act not in _TELLING or self.text[match.end : sentence.end].strip(' .")'):
            return False
        before = self.text[sentence.start : subject.start].rstrip()
        return before.endswith(",") and before.count('"') % 2 == 0 and not before.startswith('"')

    def _realis(self, span: Span, match: Found) -> Realis:
        before = self.text[max(span.start, match.start - 40) : match.start]
        if self.grammar.negation.search(before):
            return Realis.NEGATED
        if match.nominal and self.grammar.intended.search(before):
            return Realis.PLANNED
        if self.linked.page.announcement or self.grammar.planned.search(before):
            return Realis.PLANNED
        return Realis.ACTUAL

"""Finds who does what in Russian sentences, where the subject may stand before or after its verb or be missing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.grammar_ru import Found, Grammar, grammar
from kg.extraction.letters_ru import Letters
from kg.extraction.predicate import Predicate
from kg.linking.leaks_ru import leaks
from kg.linking.link import LinkedPage
from kg.linking.spots import Spot, SpotKind
from kg.linking.spots_ru import is_case
from kg.model.claims import Basis, Realis
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span

_CHAIN = re.compile(r"(?:, | и | а также |, а также | вместе с )$")
_NEAR = re.compile(r"^(?: [а-я-]+){0,3} $")
_HARD = re.compile(r";|\. |: |, (?:что|котор\w+|где|чтобы|как)\b")


@dataclass(frozen=True, slots=True)
class _Subject:
    people: tuple[Entity, ...]
    basis: Basis
    span: Span | None
    passive: bool = False


class RussianPredicateFinder:
    """Finds the predicates of a linked Russian page's narrator sentences, sentence after sentence."""

    def __init__(self, linked: LinkedPage) -> None:
        """Prepare the grammar and the cast of `linked`; pop-ups that leaked into sentences are blanked."""
        self.linked = linked
        text = linked.text
        for leak in leaks(linked.page):
            text = text[: leak.start] + " " * (leak.end - leak.start) + text[leak.end :]
        self.text = text
        self.grammar: Grammar = grammar(linked.vocabulary.pack)
        self.everyone = linked.cast.sides
        self.counterpart = self._other_side()
        self._sided: tuple[int, _Subject | None] = (-1, None)

    def _other_side(self) -> tuple[Entity, ...]:
        """Whom "the governor" or "the head of the agency" means: the only principal beside the site's own head."""
        cast = self.linked.cast
        others = [
            m.entity for m in cast.principals if not (m.country == cast.own_country and m.office_code == "president")
        ]
        return tuple(others) if len(others) == 1 and len(cast.principals) == 2 else ()

    def find(self) -> list[Predicate]:
        """Return the predicates of all narrator sentences in text order."""
        out: list[Predicate] = []
        letters = Letters(self.linked, self.grammar)
        for sentence in self.linked.page.sentences:
            if sentence.turn is None and sentence.zone in ("lead", "body"):
                own = letters.predicate(sentence)
                out += [own] if own is not None else self.of_sentence(sentence)
        return out

    def of_sentence(self, sentence: Sentence) -> list[Predicate]:
        """Return the predicates of one sentence."""
        if sentence.paragraph != self._sided[0]:
            self._sided = (-1, None)
        found = [f for f in self.grammar.find(self.text, sentence.span) if not self._quoted(f.start, sentence.span)]
        subjects = self._subjects(found, sentence.span)
        out = []
        for index, (match, subject) in enumerate(zip(found, subjects, strict=True)):
            if subject is not None and subject.people:
                out.append(self._predicate(sentence, found, subjects, index, match, subject))
        self._remember(sentence, [s for s in subjects if s is not None])
        return out

    def _remember(self, sentence: Sentence, subjects: list[_Subject]) -> None:
        """Keep whose side the last passive gave: the impersonal sentences that follow go on with its view."""
        for subject in subjects:
            one_sided = subject.passive and subject.people and subject.basis is Basis.COREFERENCE
            self._sided = (sentence.paragraph, subject) if one_sided else (-1, None)

    def _quoted(self, position: int, span: Span) -> bool:
        """Tell whether a position lies inside a quotation; nested quotations share one closing mark."""
        before = self.linked.page.text[span.start : position]
        if "«" in before or "»" in before:
            return before.rfind("«") > before.rfind("»")
        return before.count('"') % 2 == 1

    # -- subjects ------------------------------------------------------------------------------------------------

    def _subjects(self, found: list[Found], span: Span) -> list[_Subject | None]:
        out: list[_Subject | None] = []
        previous: _Subject | None = None
        for index, match in enumerate(found):
            start = found[index - 1].end if index else span.start
            subject = self._subject(match, span, start, previous)
            out.append(subject)
            if subject is not None and match.kind in ("active", "future") and not subject.passive:
                previous = subject
        for index, match in enumerate(found):  # "Подтвердив X, президент заявил": the main clause tells who
            if match.kind == "gerund" and out[index] is None:
                later = next((s for s in out[index + 1 :] if s is not None), None)
                out[index] = _Subject(later.people, later.basis, None) if later is not None else None
        return out

    def _subject(self, match: Found, span: Span, start: int, previous: _Subject | None) -> _Subject | None:
        if match.kind == "nominal":
            return _Subject(self.everyone, Basis.COLLECTIVE, None)
        if match.kind == "gerund":
            return _Subject(previous.people, previous.basis, None) if previous is not None else None
        if match.kind == "passive":
            return self._agent(match, span, start)
        plural = match.plural(self.text)
        return (
            self._before(match, start, plural)
            or self._side(match, start)
            or self._after(match, span, plural)
            or (self._before(match, span.start, plural) if previous is None else None)
            or self._holder(match, start, plural)
            or self._carried(match, plural, previous)
        )

    def _holder(self, match: Found, start: int, plural: bool) -> _Subject | None:
        """ "The minister reported": the one whom the page is about beside the site's own head."""
        if plural or not self.counterpart:
            return None
        bare = self.grammar.holder.search(self.text, start, match.start)
        if bare is None:
            return None
        return _Subject(self.counterpart, Basis.COREFERENCE, Span(bare.start(), bare.end()))

    def _carried(self, match: Found, plural: bool, previous: _Subject | None) -> _Subject | None:
        """A verb without a subject of its own: the one before goes on; a bare plural means the sides."""
        if previous is not None:
            return _Subject(previous.people, previous.basis, None)
        if (plural or match.kind == "future") and match.act in ("discuss", "agree") and len(self.everyone) > 1:
            return _Subject(self.everyone, Basis.COLLECTIVE, None)
        return None

    def _before(self, match: Found, start: int, plural: bool) -> _Subject | None:
        for spot in reversed(self.linked.people.within(start, match.start)):
            if not self._nominative(spot):
                continue
            if not spot.entities:
                if spot.kind is SpotKind.OFFICE and not plural and self.counterpart:
                    return _Subject(self.counterpart, Basis.COREFERENCE, spot.span)
                continue
            between = self.text[spot.span.end : match.start]
            if _HARD.search(between) and not between.rstrip().endswith(","):
                return None
            chain, left = self._chain(spot, start)
            if plural == (len(chain) > 1) or (spot.kind is SpotKind.PRONOUN and not plural):
                return _Subject(chain, spot.basis, Span(left, spot.span.end))
            if not plural and len(spot.entities) == 1:
                return _Subject(spot.entities, spot.basis, spot.span)
        return None

    def _after(self, match: Found, span: Span, plural: bool) -> _Subject | None:
        for spot in self.linked.people.within(match.end, min(span.end, match.end + 160)):
            if not spot.entities or not _NEAR.match(self.text[match.end : spot.span.start] or " "):
                return None
            if not self._nominative(spot):
                return None
            people, end = self._chain_right(spot, span.end)
            if plural and len(people) == 1:
                return None
            return _Subject(people, spot.basis, Span(spot.span.start, end))
        return None

    def _chain(self, spot: Spot, start: int) -> tuple[tuple[Entity, ...], int]:
        """Extend a subject to the left: "А, Б и В"."""
        entities, left = list(spot.entities), spot.span.start
        while True:
            link = _CHAIN.search(re.sub(r"  +", " ", self.text[max(start, left - 9) : left]))
            if link is None:
                return tuple(dict.fromkeys(entities)), left
            end = left - len(link[0])
            other = next(
                (
                    s
                    for s in reversed(self.linked.people.within(start, end))
                    if s.entities and not self.text[s.span.end : end].strip()
                ),
                None,
            )
            if other is None:
                return tuple(dict.fromkeys(entities)), left
            entities = [*other.entities, *entities]
            left = other.span.start

    def _chain_right(self, spot: Spot, stop: int) -> tuple[tuple[Entity, ...], int]:
        entities, end = list(spot.entities), spot.span.end
        for other in self.linked.people.within(end, stop):
            if not other.entities or re.sub(r"  +", " ", self.text[end : other.span.start]) not in (" и ", ", "):
                break
            if not self._nominative(other):
                break
            entities += other.entities
            end = other.span.end
        return tuple(dict.fromkeys(entities)), end

    def _nominative(self, spot: Spot) -> bool:
        return is_case(spot, "nomn", self.linked)

    def _side(self, match: Found, start: int) -> _Subject | None:
        """ "Российская сторона", "Россия и Иран": the participants who stand for the countries."""
        spots = [s for s in self.linked.mentions.within(start, match.start) if s.kind is not SpotKind.ORGANIZATION]
        for index, spot in reversed(list(enumerate(spots))):
            between = self.text[spot.span.end : match.start]
            noun = self.grammar.side_noun.match(between)
            if spot.kind is SpotKind.ADJECTIVE and noun is None:
                continue
            gap = between[noun.end() if noun is not None else 0 :]
            if not re.fullmatch(r"(?: [а-я-]+){0,3} ", gap):
                continue
            if spot.kind is not SpotKind.ADJECTIVE and not is_case(spot, "nomn", self.linked):
                continue
            joined = [spot]
            for other in reversed(spots[:index]):  # "Россия и Катар"
                link = self.text[other.span.end : joined[0].span.start]
                if link not in (" и ", ", ") or other.kind is not spot.kind:
                    break
                joined.insert(0, other)
            people = tuple(dict.fromkeys(person for s in joined for person in self._of_country(s)))
            if people:
                return _Subject(people, Basis.COREFERENCE, Span(joined[0].span.start, match.start - len(gap)))
        return None

    def _of_country(self, spot: Spot) -> tuple[Entity, ...]:
        members = [m.entity for e in spot.entities for m in self.linked.cast.of_country(e.slug)]
        return tuple(dict.fromkeys(members))

    def _agent(self, match: Found, span: Span, start: int) -> _Subject:
        """Who is behind a passive: "с китайской стороны", a name in the instrumental beside it, else all sides."""
        for spot in self.linked.mentions.within(start, min(span.end, match.end + 40)):
            before = self.text[max(start, spot.span.start - 3) : spot.span.start]
            if spot.kind is SpotKind.ADJECTIVE and self.grammar.side_from.search(before):
                noun = self.grammar.side_noun.match(self.text[spot.span.end :][:12])
                people = self._of_country(spot) if noun is not None else ()
                if people:
                    return _Subject(people, Basis.COREFERENCE, None, True)
        for spot in self.linked.people.within(max(start, match.start - 120), min(span.end, match.end + 120)):
            gap = (
                self.text[match.end : spot.span.start]
                if spot.span.start >= match.end
                else self.text[spot.span.end : match.start]
            )
            together = re.search(r"\b[СсВв]о? $|\bмежду $", self.text[max(0, spot.span.start - 6) : spot.span.start])
            if together or not spot.entities:  # "с президентом": a partner, not the agent
                continue
            if len(gap.split()) <= 1 and "," not in gap and is_case(spot, "ablt", self.linked):
                return _Subject(spot.entities, spot.basis, None, True)
        if self._sided[1] is not None:
            return self._sided[1]
        return _Subject(self.everyone, Basis.COLLECTIVE, None, True)

    # -- regions -------------------------------------------------------------------------------------------------

    def _predicate(
        self, sentence: Sentence, found: list[Found], subjects: list[_Subject | None], index: int, match: Found,
        subject: _Subject,
    ) -> Predicate:  # fmt: skip
        end = self._end(found, subjects, index, sentence.span.end)
        region = Span(match.end, end) if self.text[match.end : end].strip(" .,;") else None
        regions = [Span(match.start, end)]
        left = self._left(found, subjects, index, sentence.span.start)
        stop = match.start
        if subject.span is not None and subject.span.start < match.start:
            stop = subject.span.start
        if stop > left and self.text[left:stop].strip(" .,;"):
            regions.insert(0, Span(left, stop))
        return Predicate(
            sentence, Span(match.start, match.end), match.act, subject.people, subject.basis, region, tuple(regions),
            self._realis(sentence.span, match), subject.span, subject.passive,
        )  # fmt: skip

    def _end(self, found: list[Found], subjects: list[_Subject | None], index: int, end: int) -> int:
        """Return where the stretch of a predicate ends: where the next one's subject, clause or verb begins."""
        for later in range(index + 1, len(found)):
            subject = subjects[later]
            if subject is None:
                continue
            at = found[later].start
            if subject.span is not None and found[index].end <= subject.span.start < at:
                return subject.span.start
            comma = self.text.rfind(",", found[index].end, at)
            if (subject.passive or found[later].kind == "nominal") and comma > 0:
                return comma
            return at
        return end

    def _left(self, found: list[Found], subjects: list[_Subject | None], index: int, start: int) -> int:
        for earlier in range(index - 1, -1, -1):
            if subjects[earlier] is None:
                continue
            if found[index].kind != "passive":
                return found[index].start
            comma = self.text.rfind(",", found[earlier].end, found[index].start)
            return comma + 1 if comma > 0 else found[index].start
        return start

    def _realis(self, span: Span, match: Found) -> Realis:
        before = self.text[max(span.start, match.start - 50) : match.start]
        if self.grammar.negation.search(before):
            return Realis.NEGATED
        planned = match.kind == "future" or self.grammar.planned.search(before) is not None
        return Realis.PLANNED if planned or self.linked.page.announcement else Realis.ACTUAL

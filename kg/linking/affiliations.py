"""Reads bodies that only their place tells: in lists of those who took part, and beside posts of companies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.linking.body_words import BodyWords
from kg.linking.raw import Names, category
from kg.linking.spots import Spot
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page, Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import fast

_WORD = r"[A-Z@][\w@&.'/-]*"
_JOIN = r"(?: +(?:of|for|the|and|&|in|on|to|at|de|by|with|a))*"
_PHRASE = re.compile(rf"(?:The +)?(?P<name>{_WORD}(?:{_JOIN} +{_WORD}){{0,8}})")
_BOLD = re.compile(rf"\*\*(?:The +)?(?P<name>{_WORD}(?:{_JOIN} +{_WORD}){{0,6}}),?\*\*(?=,| +[a-z])")
_BULLET = re.compile(r"^[-*•\d. ]+")
_END = re.compile(r" *(?:\([^)]{1,40}\))?[;.,*]* *$")
_PERSON = re.compile(rf"(?:{_WORD} +){{1,4}}{_WORD}$")
_BEFORE_POST = re.compile(rf"(?<![\w'-])(?P<name>{_WORD}(?: {_WORD}){{0,4}}) $")
_BEHIND_POST = re.compile(rf"(?:, of| of| at) (?:the )?(?P<name>{_WORD}(?:{_JOIN} {_WORD}){{0,5}})")
_COMPANY = re.compile(
    rf"(?P<name>{_WORD}(?:{_JOIN} +{_WORD}){{0,4}}),? +"
    r"(?:Inc|LLC|L\.L\.C|Ltd|LTD|PLC|plc|LLP|Corp|GmbH|S\.A)\.?[;.,* ]*$"
)
_LONGEST_ITEM = 230
_OF = re.compile(r" +(?:of|at|for|with) +(?:the +)?")


class AffiliationReader:
    """Yields the spans of bodies in the lists of one page and beside posts in its sentences."""

    def __init__(self, page: Page, names: Names, vocabulary: Vocabulary, persons: list[Spot], words: BodyWords) -> None:
        """Prepare for `page`; `persons` are the spots of people's names."""
        self.page = page
        self.text = names.text
        self.words = words
        self._persons = {s.head.start: s.head for s in persons}
        self._given = vocabulary.given_names
        self._hits = {h.span.start: h for h in names.entities}
        self._post = fast(words.private)

    def spans(self) -> Iterator[Span]:
        """Yield candidate spans, lists first; they may overlap."""
        for kind, sentence in self._items():
            yield from self._company(sentence)
            yield from self._bodies(sentence) if kind == "bodies" else self._people(sentence)
        for post in self._post.finditer(self.text):
            behind = _BEHIND_POST.match(self.text, post.end())
            before = _BEFORE_POST.search(self.text, max(0, post.start() - 60), post.start())
            for match in (behind, before):
                if match is not None:
                    yield from self._checked(Span(match.start("name"), match.end("name")), strict=True)

    def _items(self) -> Iterator[tuple[str, Span]]:
        kind = ""
        for sentence in self.page.sentences:
            span = sentence.span
            said = span.of(self.text).rstrip(" *_")
            if said.endswith(":"):
                kind = self._kind(span)
            elif not kind:
                continue
            elif not self._own_line(sentence):
                kind = ""
            elif len(said) <= _LONGEST_ITEM:
                yield kind, span
            elif kind == "bodies":
                yield kind, Span(span.start, span.start + _LONGEST_ITEM)

    def _kind(self, span: Span) -> str:
        # Flattened lists may hang on a whole sentence; only its last words introduce them.
        start = max(span.start, span.end - 400)
        if self.words.lists_of_people.search(self.text, start, span.end) is not None:
            return "people" if self.words.lists_of_bodies.search(self.text, start, span.end) is None else "bodies"
        return "bodies" if self.words.lists_of_bodies.search(self.text, start, span.end) is not None else ""

    def _own_line(self, sentence: Sentence) -> bool:
        return self.text[max(0, sentence.span.start - 8) : sentence.span.start].rstrip(" ").endswith(
            ("\x1e", "-", "*", "•")
        ) or self.page.text[max(0, sentence.span.start - 4) : sentence.span.start].rstrip(" ").endswith("\n")

    # -- items ---------------------------------------------------------------------------------------------------

    def _bodies(self, item: Span) -> Iterator[Span]:
        """An item that is a name, or begins with one in bold letters; else somebody of a body."""
        for bold in _BOLD.finditer(self.text, item.start, item.end):
            yield from self._checked(Span(bold.start("name"), bold.end("name")), strict=False)
        start = item.start
        bullet = _BULLET.match(self.text, start, item.end)
        start = bullet.end() if bullet else start
        match = _PHRASE.match(self.text, start, item.end)
        if match is None:
            return
        if _END.match(self.text, match.end(), item.end) is not None or self.text[match.end()] == ":":
            yield from self._checked(Span(match.start("name"), match.end("name")), strict=False)
        else:
            yield from self._people(item)

    def _company(self, item: Span) -> Iterator[Span]:
        """An item that is a company by its form: "Quibble Foods, LLC"."""
        bullet = _BULLET.match(self.text, item.start, item.end)
        match = _COMPANY.match(self.text, bullet.end() if bullet else item.start, item.end)
        if match is not None:
            yield from self._checked(Span(match.start("name"), match.end("name")), strict=False)

    def _people(self, item: Span) -> Iterator[Span]:
        """ "Jane Doe, Director of Policy, Acme": the body stands behind the post, or behind the name."""
        parts = list(self._parts(item))
        if len(parts) < 2 or not self._is_person(parts[0]):
            return
        rest = parts[1:]
        last = rest[-1]
        posts = [p for p in rest if self._holds_post(p)]
        if last not in posts:
            yield from self._whole(last)
        elif (post := self._post.search(self.text, last.start, last.end)) is not None:
            link = _OF.match(self.text, post.end(), last.end)
            if link is not None:
                yield from self._whole(Span(link.end(), last.end))

    def _parts(self, item: Span) -> Iterator[Span]:
        at = item.start
        for match in (
            *re.finditer(
                r"\**, +(?!Inc|LLC|Ltd|LTD|L\.L|LLP|P\.C|PLC|plc|Corp|GmbH)|; +|\*\* +[-–] +",
                self.text[item.start : item.end],
            ),
            None,
        ):
            end = item.end if match is None else item.start + match.start()
            if end > at:
                yield Span(at, end)
            at = item.end if match is None else item.start + match.end()

    def _is_person(self, part: Span) -> bool:
        inside = any(part.start <= p < part.end for p in self._persons)
        return inside or _PERSON.search(self.text[part.start : part.end].strip("* ")) is not None

    def _holds_post(self, part: Span) -> bool:
        said = set(re.findall(r"[\w.-]+", self.text[part.start : part.end]))
        return (
            bool(said & (self.words.posts | self.words.nobody))
            or self._post.search(self.text, part.start, part.end) is not None
        )

    def _whole(self, part: Span) -> Iterator[Span]:
        match = _PHRASE.match(self.text, part.start, part.end)
        if match is not None and _END.match(self.text, match.end(), part.end) is not None:
            yield from self._checked(Span(match.start("name"), match.end("name")), strict=False)

    # -- what is a body ------------------------------------------------------------------------------------------

    def _checked(self, span: Span, *, strict: bool) -> Iterator[Span]:
        """Yield the span when it can be a body's name; `strict` where no list vouches for it."""
        text = span.of(self.text).rstrip(".,'")
        span = Span(span.start, span.start + len(text))
        said = text.split()
        if len(text) < 3 and self._hits.get(span.start) is None:
            return  # "CA"
        if not said or text.endswith("-elect") or text in self.words.regions:
            return
        if set(said) & (self.words.posts | self.words.nobody | self.words.starters):
            return
        empty = self.words.generic | self.words.subjects | self.words.fields | self.words.tails
        if all(w in empty or not w[0].isupper() for w in said):
            return
        hit = self._hits.get(span.start)
        if hit is not None and (hit.span.end >= span.end or strict) and category(hit) != "organization":
            return
        if any(start < span.end and head.end > span.start for start, head in self._persons.items()):
            return
        if said[0] in self._given and (len(said) in (2, 3) or strict) and said[-1] not in self.words.simple_heads:
            return
        yield span

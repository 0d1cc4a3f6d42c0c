"""Links one page: who and what it names, who takes part, and what the words that refer back stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.linking.cast import CastFinder
from kg.linking.leaders import promote_leaders
from kg.linking.members import Cast
from kg.linking.mentions import MentionFinder
from kg.linking.people import PeopleFinder
from kg.linking.people_ru import RussianPeopleFinder
from kg.linking.quotations import find_quotations
from kg.linking.raw import Names, find_names
from kg.linking.references import ReferenceResolver
from kg.linking.represented import finish_countries
from kg.linking.rosters import rosters
from kg.linking.spots import SpotIndex
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page, Sentence
from kg.model.text import Span


@dataclass
class LinkedPage:
    """A page with everything in it that stands for an entity."""

    page: Page
    names: Names
    vocabulary: Vocabulary
    cast: Cast
    people: SpotIndex
    mentions: SpotIndex

    @cached_property
    def text(self) -> str:
        """The folded text, same offsets as the page's text."""
        return self.names.text

    @cached_property
    def quotations(self) -> list[Span]:
        """What the narrated text quotes, without the marks, in text order."""
        return find_quotations(self.names.text, self.page.sentences)

    def sentences(self) -> list[Sentence]:
        """Return the sentences to read, in text order."""
        return list(self.page.sentences)


def link_page(page: Page, vocabulary: Vocabulary) -> LinkedPage:
    """Find and resolve every entity of `page`."""
    names = find_names(page, vocabulary)
    entries = rosters(page, names, vocabulary)
    if vocabulary.language == "ru":  # English names are told by their capitals, Russian ones by their case forms
        named = RussianPeopleFinder(page, names, vocabulary).find()
    else:
        named = PeopleFinder(page, names, vocabulary, entries).find()
    cast = CastFinder(page, names, named, vocabulary, entries).find()
    finish_countries(cast, page, names, vocabulary)
    promote_leaders(cast, page, vocabulary)
    people = ReferenceResolver(page, names, cast, named, vocabulary).resolve()
    mentions = MentionFinder(page, names, vocabulary, named, cast.own_country).find()
    return LinkedPage(page, names, vocabulary, cast, SpotIndex(people), SpotIndex(mentions))

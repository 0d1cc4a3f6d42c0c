"""Links one page: who and what it names, who takes part, and what the words that refer back stand for."""

from __future__ import annotations

from dataclasses import dataclass

from kg.linking.cast import Cast, CastFinder, finish_countries
from kg.linking.mentions import MentionFinder
from kg.linking.people import PeopleFinder
from kg.linking.raw import Names, find_names
from kg.linking.references import ReferenceResolver
from kg.linking.spots import SpotIndex
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page, Sentence


@dataclass
class LinkedPage:
    """A page with everything in it that stands for an entity."""

    page: Page
    names: Names
    vocabulary: Vocabulary
    cast: Cast
    people: SpotIndex
    mentions: SpotIndex

    @property
    def text(self) -> str:
        """The folded text, same offsets as the page's text."""
        return self.names.text

    def sentences(self) -> list[Sentence]:
        """Return the sentences to read, in text order."""
        return list(self.page.sentences)


def link_page(page: Page, vocabulary: Vocabulary) -> LinkedPage:
    """Find and resolve every entity of `page`."""
    names = find_names(page, vocabulary)
    named = PeopleFinder(page, names, vocabulary).find()
    cast = CastFinder(page, names, named, vocabulary).find()
    finish_countries(cast, page)
    people = ReferenceResolver(page, names, cast, named, vocabulary).resolve()
    mentions = MentionFinder(page, names, vocabulary).find()
    return LinkedPage(page, names, vocabulary, cast, SpotIndex(people), SpotIndex(mentions))

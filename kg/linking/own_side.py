"""The side that publishes a page: its state or body, and whom "the President" means there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.linking import identity
from kg.linking.spots import Office
from kg.linking.vocabulary import Vocabulary
from kg.model.pages import Page
from kg.vocabulary.publishers import NOBODY, Publisher, publisher_of


@dataclass(frozen=True, slots=True)
class OwnSide:
    """The publisher of one page, with the person and office code of its head on the page's day ("" when unknown)."""

    publisher: Publisher
    head: str = ""
    code: str = ""

    def means_head(self, office: Office, title: str = "") -> bool:
        """Tell whether a nameless office phrase, printed as `title`, can mean the publisher's head."""
        own = self.publisher
        if identity.is_civil_secretary(own.country, title):
            return False
        if office.country not in ("", own.country) or office.organization not in ("", own.organization):
            return False
        if office.leader_word:
            return True
        # A body's head has a code of its own: "the President" of a commission.
        return office.code == self.code or bool(own.organization and self.code in identity.alike(office.code))


def own_side(page: Page, vocabulary: Vocabulary, country: str = "") -> OwnSide:
    """Return whose side publishes `page`; `country` is the state of a page whose layout alone tells the site."""
    publisher = publisher_of(page.url) if page.url else NOBODY
    if publisher is NOBODY and country:
        publisher = Publisher(country=country, office="president")
    if not publisher.owner:
        return OwnSide(NOBODY)
    if publisher.office == "president" and publisher.country:
        return OwnSide(publisher, *identity.leader_of(publisher.country, page.date, vocabulary))
    return OwnSide(publisher, _holder(publisher, page.date, vocabulary), publisher.office)


def _holder(publisher: Publisher, day: dt.date | None, vocabulary: Vocabulary) -> str:
    found = {person for person, _ in vocabulary.reference.holders(publisher.owner, publisher.office, day)}
    return found.pop() if len(found) == 1 else ""

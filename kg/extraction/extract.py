"""Runs every extractor over one page; the table below is the list of what is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extraction import (
    agreement,
    discussion,
    event,
    event_reference,
    flags,
    invitation,
    mention,
    organizer,
    outcome,
    outcome_spoken,
    participation,
    proposal,
    quantity,
    stance,
)
from kg.extraction.context import Context
from kg.extraction.event_type import event_type
from kg.linking.link import LinkedPage, link_page
from kg.linking.vocabulary import Vocabulary
from kg.model.claims import Claim, PageClaims
from kg.model.pages import Page

EXTRACTORS: tuple[Callable[[Context], Sequence[Claim]], ...] = (
    participation.extract,
    discussion.extract,
    stance.extract,
    agreement.extract,
    event_reference.extract,
    outcome.extract,
    outcome_spoken.extract,
    invitation.extract,
    proposal.extract,
    organizer.extract,
    quantity.extract,
    mention.extract,
)


def extract_linked(linked: LinkedPage) -> PageClaims:
    """Return everything that a linked page states."""
    context = Context(linked, event_type(linked))
    claims: list[Claim] = []
    for extractor in EXTRACTORS:
        claims += extractor(context)
    return PageClaims(event=event.extract(context), claims=tuple(claims), flags=tuple(flags.extract(context, claims)))


def extract(page: Page, vocabulary: Vocabulary) -> PageClaims:
    """Link `page` and return everything that it states."""
    return extract_linked(link_page(page, vocabulary))

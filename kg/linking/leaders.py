"""Leaders among the attendees: at a summit they are principals, whom "the leaders" means, not a delegation."""

from __future__ import annotations

from dataclasses import replace

from kg.linking.members import Cast
from kg.linking.vocabulary import Vocabulary
from kg.model.claims import Role
from kg.model.pages import Page


def promote_leaders(cast: Cast, page: Page, vocabulary: Vocabulary) -> None:
    """Make attending leaders of other states principals when nobody from abroad is one yet."""
    if any(m.country != cast.own_country or m.organization for m in cast.principals):
        return
    for index, member in enumerate(cast.members):
        if member.role is not Role.ATTENDEE or not member.entity.known or member.country == cast.own_country:
            continue
        if any(p.leader for p in vocabulary.reference.posts_on(member.entity.slug, page.date)):
            cast.members[index] = replace(member, role=Role.PRINCIPAL)

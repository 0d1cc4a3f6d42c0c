"""Participation claims: who took part, in which role, in which capacity, and for whom."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.identifiers import slug
from kg.linking import identity
from kg.linking.members import Member
from kg.linking.spots import SpotKind
from kg.model.claims import Basis, Evidence, Participation, Realis, Role
from kg.model.entities import Entity, EntityKind
from kg.model.text import Span


def extract(context: Context) -> list[Participation]:
    """Return one participation per member of the cast, and the groups and bodies that took part."""
    found = [*(_member(context, m) for m in context.linked.cast.members), *_groups(context)]
    return found or _hosts(context)


def _member(context: Context, member: Member) -> Participation:
    page = context.linked.page
    sentence = context.sentence_at(member.span.start)
    span = sentence.span if sentence is not None else member.span
    evidence: list[Evidence] = [context.evidence(span)]
    stated = ""
    if member.office is not None:
        stated = _without_courtesy(context, " ".join(page.quote(member.office.span).split()))
        where = context.sentence_at(member.office.span.start)
        label = next((t.label for t in page.turns if t.label.overlaps(member.office.span)), member.office.span)
        proof = where.span if where is not None else label
        if proof != span and not page.title.contains(proof):
            evidence.append(context.evidence(proof))
    return Participation(
        agent=member.entity,
        role=_role(context, member),
        capacity=_capacity(context, member, stated),
        capacity_text=stated,
        represents=_represents(context, member),
        evidence=tuple(evidence),
        extractor="participation.cast",
        basis=member.basis,
        realis=Realis.PLANNED if page.announcement else Realis.ACTUAL,
    )


def _without_courtesy(context: Context, stated: str) -> str:
    """Leave "Dr." and "Sheikh" out: they are no office, neither alone nor behind one."""
    head, _, last = stated.rpartition(" ")
    return head if last in context.linked.vocabulary.pack.words("roles", "courtesy") else stated


def _role(context: Context, member: Member) -> Role:
    """Who sends a message is the site's own head where he is named, else whoever is named first."""
    if context.event_type != "message" or member.role is not Role.PRINCIPAL:
        return member.role
    cast, page = context.linked.cast, context.linked.page
    head = identity.leader_of(cast.own_country, page.date, context.linked.vocabulary)[0] if cast.own_country else ""
    sender = next((m for m in cast.members if m.entity.slug == head), cast.members[0])
    return member.role if member is sender else Role.ADDRESSEE


def _capacity(context: Context, member: Member, stated: str) -> Entity | None:
    """Return the post: from the tenure table when it fits the office as printed, else as printed."""
    reference = context.linked.vocabulary.reference
    posts = reference.posts_on(member.entity.slug, context.linked.page.date, slack=1) if member.entity.known else []
    if member.office is not None:
        fitting = [p for p in posts if p.office in identity.alike(member.office.code)]
        if fitting:
            return reference.entity("post", fitting[0].slug)
        if not stated:
            return reference.entity("post", posts[0].slug) if posts else None
        owner = f"-{member.country.lower()}" if member.country and not member.office.country else ""
        local = slug(stated) + owner
        return Entity(
            EntityKind.POST,
            local,
            ((stated, context.linked.page.language),),
            known=("post", local) in reference.records,
            country=member.country,
            office=member.office.code,
        )
    return reference.entity("post", posts[0].slug) if posts else None


def _represents(context: Context, member: Member) -> Entity | None:
    reference = context.linked.vocabulary.reference
    if member.country and ("country", member.country) in reference.records:
        return reference.entity("country", member.country)
    if member.organization and ("organization", member.organization) in reference.records:
        return reference.entity("organization", member.organization)
    return None


def _groups(context: Context) -> list[Participation]:
    """Groups in the lead: "with the participants in the campaign", "with representatives of …"."""
    page = context.linked.page
    pattern = context.linked.vocabulary.pack.table("cast", "patterns").get("group")
    if not pattern:
        return []
    lead = page.lead or next((s.span for s in page.sentences if s.zone == "body"), None)
    if lead is None:
        return []
    match = re.compile(pattern).search(context.text, lead.start, lead.end)
    if match is None:
        return []
    span = Span(match.start("group"), match.end("group"))
    label = " ".join(page.quote(span).split())
    group = Entity(EntityKind.GROUP, f"{page.document_id}-{slug(label)}", ((label, page.language),), known=False)
    sentence = context.sentence_at(span.start)
    return [
        Participation(
            agent=group,
            role=Role.GROUP,
            evidence=(context.evidence(sentence.span if sentence is not None else lead),),
            extractor="participation.group",
            basis=Basis.EXPLICIT,
            realis=Realis.PLANNED if page.announcement else Realis.ACTUAL,
        )
    ]


def _hosts(context: Context) -> list[Participation]:
    """Where a page names nobody who took part: the bodies that its title and first sentences name, else the group."""
    page = context.linked.page
    spans = [page.title, *(s.span for s in page.sentences if s.zone in ("lead", "body"))][:3]
    bodies: dict[tuple[str, str], Participation] = {}
    for span in spans:
        for spot in context.linked.mentions.within(span.start, span.end):
            if spot.kind is SpotKind.ORGANIZATION:
                bodies.setdefault(spot.entities[0].key, _body(context, spot.entities[0], Role.HOST, spot.span))
        if bodies:
            return list(bodies.values())
    pattern = re.compile(context.linked.vocabulary.pack.table("cast", "patterns").get("unnamed", r"(?!)"))
    for span in spans:
        match = pattern.search(context.text, span.start, span.end)
        if match is not None:
            words = Span(match.start(), match.end())
            label = " ".join(page.quote(words).split())
            group = Entity(
                EntityKind.GROUP, f"{page.document_id}-{slug(label)}", ((label, page.language),), known=False
            )
            return [_body(context, group, Role.GROUP, words)]
    return []


def _body(context: Context, agent: Entity, role: Role, span: Span) -> Participation:
    sentence = context.sentence_at(span.start)
    return Participation(
        agent=agent,
        role=role,
        evidence=(context.evidence(sentence.span if sentence is not None else span),),
        extractor="participation.body",
        basis=Basis.EXPLICIT,
        realis=Realis.PLANNED if context.linked.page.announcement else Realis.ACTUAL,
    )

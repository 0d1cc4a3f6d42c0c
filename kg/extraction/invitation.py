"""Invitation claims: who invited whom where, and what became of it."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.predicate import Predicate
from kg.linking.spots import SpotKind
from kg.model.claims import Basis, Invitation, Realis
from kg.model.entities import Entity
from kg.model.pages import Sentence
from kg.model.text import Span
from kg.vocabulary.patterns import fast


class _Words:
    """The invitation patterns of one language."""

    def __init__(self, context: Context) -> None:
        table = context.linked.vocabulary.pack.table("invitations", "patterns")

        def get(name: str) -> re.Pattern[str]:
            return re.compile(table.get(name, r"(?!)"))

        self.reaffirmed = get("reaffirmed")
        self.visit = get("visit")
        self.condition = get("condition")
        self.spoken_invite = fast(table.get("spoken_invite", r"(?!)"))
        self.spoken_accept = fast(table.get("spoken_accept", r"(?!)"))


def extract(context: Context) -> list[Invitation]:
    """Return the invitations of narrator and speakers."""
    words = _Words(context)
    out: list[Invitation] = []
    for predicate in context.predicates:
        if predicate.act in ("invite", "accept", "decline") and predicate.realis is not Realis.NEGATED:
            claim = _narrated(context, predicate, words, out)
            if claim is not None:
                out.append(claim)
    return out + _spoken(context, words)


def _narrated(context: Context, predicate: Predicate, words: _Words, earlier: list[Invitation]) -> Invitation | None:
    if len(predicate.subject) != 1:
        return None
    subject = predicate.subject[0]
    region = predicate.object or predicate.verb
    if predicate.act in ("accept", "decline"):
        if (
            "invit" not in context.text[predicate.verb.start : region.end]
            and "приглаш" not in context.text[predicate.verb.start : region.end]
        ):
            return None
        previous = earlier[-1] if earlier else None
        inviter = previous.inviter if previous is not None else _other(context, subject)
        return _claim(
            context,
            predicate.sentence,
            region,
            words,
            inviter,
            subject,
            "accepted" if predicate.act == "accept" else "declined",
            predicate.basis,
            visit=previous.visit_kind if previous is not None else "",
            destination=previous.destination if previous is not None else None,
        )
    invitee = _invitee(context, region) or (
        _other(context, subject) if context.linked.cast.get(subject) is not None else None
    )
    if invitee is None or invitee.key == subject.key:
        return None
    verb = context.text[predicate.verb.start : predicate.verb.end]
    status = "reaffirmed" if words.reaffirmed.search(verb) else "extended"
    return _claim(context, predicate.sentence, region, words, subject, invitee, status, predicate.basis)


def _invitee(context: Context, region: Span) -> Entity | None:
    for spot in context.linked.people.within(region.start, min(region.end, region.start + 90)):
        if len(spot.entities) == 1:
            return spot.entities[0]
    return None


def _other(context: Context, person: Entity) -> Entity | None:
    others = [m.entity for m in context.linked.cast.principals if m.entity.key != person.key]
    return others[0] if len(others) == 1 else None


def _claim(
    context: Context,
    sentence: Sentence,
    region: Span,
    words: _Words,
    inviter: Entity | None,
    invitee: Entity | None,
    status: str,
    basis: Basis,
    *,
    visit: str = "",
    destination: Entity | None = None,
    speaker: Entity | None = None,
) -> Invitation:
    text = context.text[sentence.span.start : sentence.span.end]
    kind = words.visit.search(text)
    condition = words.condition.search(text)
    countries = [
        s.entities[0]
        for s in context.linked.mentions.within(region.start, sentence.span.end)
        if s.kind is SpotKind.COUNTRY and not any(p.span.contains(s.span) for p in context.linked.people.spots)
    ]
    return Invitation(
        inviter=inviter,
        invitee=invitee,
        status=status,
        condition=condition["condition"].strip() if condition else "",
        visit_kind=kind["kind"] if kind else visit,
        destination=countries[0] if countries else destination,
        evidence=(context.evidence(sentence.span),),
        extractor=f"invitation.{status}",
        basis=basis,
        asserted_by=speaker,
        realis=Realis.CONDITIONAL if condition else Realis.ACTUAL,
    )


def _spoken(context: Context, words: _Words) -> list[Invitation]:
    """ "I would like to confirm my invitation …", "I accept your invitation …" inside turns."""
    out = []
    for sentence in context.linked.page.sentences:
        speaker = context.speaker_of(sentence)
        other = context.addressee(sentence.turn)
        if speaker is None or other is None:
            continue
        invite = words.spoken_invite.search(context.text, sentence.span.start, sentence.span.end)
        accept = words.spoken_accept.search(context.text, sentence.span.start, sentence.span.end)
        match = accept or invite
        if match is None:
            continue
        status = "accepted" if accept else "reaffirmed" if words.reaffirmed.search(match[0]) else "extended"
        inviter, invitee = (other, speaker) if accept else (speaker, other)
        region = Span(match.start(), sentence.span.end)
        out.append(_claim(context, sentence, region, words, inviter, invitee, status, Basis.TURN, speaker=speaker))
    return out

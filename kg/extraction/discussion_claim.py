"""Makes discussion claims, and counts the subjects that share a stretch."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.context import Context
from kg.extraction.subjects import Subject
from kg.model.claims import Basis, Discussion, Modality, Realis
from kg.model.entities import Entity, EntityKind
from kg.model.pages import Sentence


def discussion_of(
    context: Context,
    subject: Subject,
    people: tuple[Entity, ...],
    sentence: Sentence,
    modality: Modality,
    basis: Basis,
    rule: str,
    *,
    realis: Realis = Realis.ACTUAL,
    hedge: str = "",
    speaker: Entity | None = None,
) -> Discussion:
    """Return the claim that `people` dealt with `subject` by the words of `sentence`; `rule` names what read it."""
    return Discussion(
        topic=subject.entity,
        discussants=tuple(sorted(set(people), key=lambda e: e.key)),
        modality=modality,
        hedge=hedge,
        about=(subject.place,) if subject.place is not None else (),
        evidence=(context.evidence(sentence.span),),
        extractor=f"discussion.{rule}",
        basis=basis,
        realis=realis,
        asserted_by=speaker,
    )


def crowd_of(subjects: Sequence[Subject]) -> int:
    """Return how many subjects share a stretch; a country that the whole page is about takes no room."""
    return len({s.entity.key for s in subjects if s.strong or s.entity.kind is not EntityKind.COUNTRY})

"""How far a predicate governs its sentence: from one subject to the next."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.predicate import Doer, Found


def region_end(
    text: str,
    found: Sequence[Found],
    subjects: Sequence[Doer | None],
    index: int,
    end: int,
) -> int:
    """Return where the stretch behind a predicate ends: where the next subject begins, else at `end`."""
    for later in range(index + 1, len(found)):
        subject = subjects[later]
        if subject is None or not subject.people:
            continue
        if subject.span is not None and not subject.passive:
            return max(found[index].end, subject.span.start)
        if subject.passive:  # what stands before a passive belongs to it from the last comma on
            comma = text.rfind(",", found[index].end, found[later].start)
            return comma if comma > 0 else found[later].start
        return found[later].start
    return end


def clause_start(
    text: str,
    found: Sequence[Found],
    subjects: Sequence[Doer | None],
    index: int,
    start: int,
) -> int:
    """Return where the clause of a predicate begins: behind the one before it, else at `start`."""
    for earlier in range(index - 1, -1, -1):
        if subjects[earlier] is not None:
            comma = text.rfind(",", found[earlier].end, found[index].start)
            return comma + 1 if comma > 0 else found[earlier].end
    return start

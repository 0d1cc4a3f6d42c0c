"""Verbs with a resolved subject that the lexicon lacks, in sentences from which nothing was read."""

from __future__ import annotations

from collections.abc import Iterator

from kg.coverage.families import says_something
from kg.coverage.reading import Reading
from kg.coverage.tally import Finding
from kg.coverage.verbs import clauses


def verbs(reading: Reading) -> Iterator[Finding]:
    """Yield each verb that the lexicon lacks once per narrated sentence that gave no claim beyond mentions."""
    for sentence in reading.narrated:
        if says_something(reading.kinds_at(sentence)):
            continue
        for lemma in sorted({c.lemma for c in clauses(reading, sentence) if not c.known}):
            yield Finding(lemma, lemma, reading.example(sentence))

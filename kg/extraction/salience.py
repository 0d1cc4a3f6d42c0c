"""Tells a subject of an exchange from a word in passing: what comes up once, late in a sentence or in a long list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.model.claims import Discussion
from kg.model.entities import Entity, EntityKind
from kg.model.text import Span
from kg.vocabulary.packs import Pack

_ALL = 1_000_000  # a limit that nothing reaches


@dataclass(frozen=True, slots=True)
class Limits:
    """How a topic must stand that comes up in one sentence only, for narrated words and for a speaker's own.

    It must stand within `near` characters of the verb or of the sentence's head; more topics in one breath than `crowd`
    are a list of what exists, not subjects. A topic that the page names in so many `places` is a subject anyhow.
    `fields` are topics whose words everybody uses in passing (the economy, youth): one sentence about something else
    does not make them a subject, unless a narrator says it on a page that keeps naming them. `courtesies` are such only
    in a speaker's own words ("we work together at the UN"). `reports` are the acts whose object is a list, however
    long: what comes late in it was reported like the rest.
    """

    near_narrated: int = _ALL
    near_spoken: int = _ALL
    crowd_narrated: int = _ALL
    crowd_spoken: int = _ALL
    places: int = _ALL
    fields: frozenset[str] = frozenset()
    courtesies: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A discussion and how it came up: in a sentence about it (`direct`), or among what somebody said.

    `offset` is the distance in characters from the verb, or from the head of the speaker's sentence; `crowd` the
    number of topics in the same stretch; `spoken` tells that the words are the discussant's own.
    """

    claim: Discussion
    offset: int
    crowd: int
    direct: bool
    spoken: bool


def limits(pack: Pack) -> Limits:
    """Return the limits of a language, from its table `salience`; without one, none."""
    table = pack.table("transcripts", "salience")
    sets = {name: frozenset(table.get(name, ())) for name in ("fields", "courtesies", "reports")}
    return Limits(**{**table, **sets})


def salient(
    candidates: Sequence[Candidate], limits: Limits, occurrences: Callable[[Entity], int] = lambda _: 0
) -> list[Discussion]:
    """Return the discussions whose topic is a subject of the page, in the order given.

    `occurrences` tells in how many places of the page, its title included, a topic is named.
    """
    often = _often(candidates)
    named = {
        c.claim.topic.key
        for c in candidates
        if c.claim.topic.key not in often and occurrences(c.claim.topic) >= limits.places
    }
    return [
        c.claim
        for c in candidates
        if c.direct
        or c.claim.topic.key in often
        or (c.claim.topic.key in named and not (c.spoken and _is_field(c, limits)))
        or _prominent(c, limits)
    ]


def _is_field(candidate: Candidate, limits: Limits) -> bool:
    topic = candidate.claim.topic
    fields = limits.fields | limits.courtesies if candidate.spoken else limits.fields
    return topic.kind is EntityKind.TOPIC and topic.slug in fields


def _often(candidates: Iterable[Candidate]) -> set[tuple[str, str]]:
    """Return the topics that come up in more than one sentence."""
    sentences: dict[tuple[str, str], set[Span]] = defaultdict(set)
    for candidate in candidates:
        sentences[candidate.claim.topic.key].add(candidate.claim.evidence[0].span)
    return {topic for topic, spans in sentences.items() if len(spans) > 1}


def _prominent(candidate: Candidate, limits: Limits) -> bool:
    if _is_field(candidate, limits):
        return False
    if candidate.spoken:
        return candidate.crowd <= limits.crowd_spoken and candidate.offset <= limits.near_spoken
    listed = candidate.claim.extractor.removeprefix("discussion.") in limits.reports
    return candidate.crowd <= limits.crowd_narrated and (listed or candidate.offset <= limits.near_narrated)

"""The reference data as lookups: who held which post on which day, and what everything is called."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.model.entities import Entity, EntityKind
from kg.vocabulary.folding import fold
from kg.vocabulary.turtle import Record, read_records

_KINDS = {kind.value: kind for kind in EntityKind}
_FAR = dt.date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's uninterrupted time in one post; both days inclusive."""

    person: str
    post: str
    start: dt.date
    end: dt.date

    def covers(self, day: dt.date) -> bool:
        """Tell whether the post was held on `day`."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Post:
    """A post as the linker needs it; `country` and `organization` are slugs, one of them usually empty."""

    slug: str
    office: str
    country: str
    organization: str
    leader: bool


@dataclass
class Reference:
    """All reference data, read once per process."""

    records: dict[tuple[str, str], Record]
    posts: dict[str, Post] = field(default_factory=dict)
    tenures_of_person: dict[str, list[Tenure]] = field(default_factory=lambda: defaultdict(list))
    tenures_of_post: dict[str, list[Tenure]] = field(default_factory=lambda: defaultdict(list))
    posts_by_office: dict[tuple[str, str], list[Post]] = field(default_factory=lambda: defaultdict(list))
    _entities: dict[tuple[str, str], Entity] = field(default_factory=dict, repr=False)

    def of_kind(self, kind: str) -> Iterator[Record]:
        """Yield the records of one type segment (person, country, …)."""
        return (r for (segment, _), r in self.records.items() if segment == kind)

    def entity(self, kind: str, slug: str) -> Entity:
        """Return the known entity `slug` of `kind`, with its labels; KeyError when there is none."""
        found = self._entities.get((kind, slug))
        if found is None:
            record = self.records[(kind, slug)]
            found = Entity(_KINDS[kind], slug, tuple(record.values.get("label", ())), country=record.one("isoCode"))
            self._entities[(kind, slug)] = found
        return found

    def label(self, kind: str, slug: str, language: str = "en") -> str:
        """Return the label in `language`, else any, else the slug in words."""
        record = self.records.get((kind, slug))
        if record is None:
            return slug.replace("-", " ")
        return (record.texts("label", language=language) or record.texts("label") or [slug])[0]

    def holders(self, country: str, office: str, day: dt.date | None) -> list[tuple[str, Post]]:
        """Return who held `office` (a code) of a country or organisation slug on `day`, with the post."""
        if day is None:
            return []
        return [
            (tenure.person, post)
            for post in self.posts_by_office.get((country, office), ())
            for tenure in self.tenures_of_post.get(post.slug, ())
            if tenure.covers(day)
        ]

    def posts_on(self, person: str, day: dt.date | None, slack: int = 0) -> list[Post]:
        """Return the posts that `person` held on `day`, leader posts first; `slack` widens the tenures by days."""
        if day is None:
            return []
        margin = dt.timedelta(days=slack)
        found = {
            t.post: self.posts[t.post]
            for t in self.tenures_of_person.get(person, ())
            if t.post in self.posts and t.start - margin <= day <= (t.end if t.end == _FAR else t.end + margin)
        }
        return sorted(found.values(), key=lambda p: (not p.leader, p.slug))

    @cached_property
    def cities_of_country(self) -> dict[str, str]:
        """Map place slugs to the ISO code of the country that they lie in."""
        return {r.slug: r.one("inCountry") for r in self.of_kind("place") if r.one("inCountry")}

    @cached_property
    def place_labels(self) -> dict[tuple[str, str], str]:
        """Map all labels of places, each with its language, to slugs; a label that two places have is left out.

        A place that has a label as its first comes before one that has it as an alternative.
        """
        return {**self._labels_of_places("altLabel"), **self._labels_of_places("label")}

    def _labels_of_places(self, predicate: str) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        shared: set[tuple[str, str]] = set()
        for record in self.of_kind("place"):
            for label in record.values.get(predicate, ()):
                (shared if found.setdefault(label, record.slug) != record.slug else set()).add(label)
        return {label: place for label, place in found.items() if label not in shared}


def _day(text: str, default: dt.date) -> dt.date:
    return dt.date.fromisoformat(text) if text else default


def load_reference(folder: Path) -> Reference:
    """Compile the Turtle files of `folder` (people*.ttl, countries.ttl, …) into a Reference."""
    reference = Reference(read_records(sorted(folder.glob("*.ttl"))))
    for record in reference.of_kind("post"):
        post = Post(
            record.slug,
            record.one("office"),
            record.one("ofCountry"),
            record.one("ofOrganization"),
            record.one("isLeaderPost") == "true",
        )
        reference.posts[post.slug] = post
        reference.posts_by_office[(post.country or post.organization, post.office)].append(post)
    for record in reference.of_kind("tenure"):
        tenure = Tenure(
            record.one("heldBy"),
            record.one("ofPost"),
            _day(record.one("startDate"), dt.date(1900, 1, 1)),
            _day(record.one("endDate"), _FAR),
        )
        reference.tenures_of_person[tenure.person].append(tenure)
        reference.tenures_of_post[tenure.post].append(tenure)
    return reference


def folded_names(record: Record, language: str = "") -> list[str]:
    """Return every name of a record, folded; one language only when given."""
    return [fold(t) for t in record.texts("label", "altLabel", language=language)]

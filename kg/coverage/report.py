"""The coverage report: counts of the pages of one language and source, and all of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kg.coverage import families, names, people, topics, unknown
from kg.coverage.reading import Reading
from kg.coverage.tally import Finding, Sample, Share, Tally
from kg.extraction.extract import extract_linked
from kg.linking.link import LinkedPage
from kg.model.claims import Discussion, Participation

ALL = "all"


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of the report: what it holds, the unit of its counts, and what finds it on a page."""

    name: str
    title: str
    unit: str
    find: Callable[[Reading], Iterable[Finding]]


LISTINGS = (
    Listing(
        "unknown_verbs", "Verbs that the lexicon lacks, in sentences that gave nothing", "sentences", unknown.verbs
    ),
    Listing("topic_heads", "What was discussed without a topic for it", "times", topics.heads),
    Listing("unresolved_names", "Names that stand for nothing known", "times", names.unresolved),
    Listing("new_people", "People who are not in the reference data", "pages", people.created),
    Listing("surname_only", "People known by a surname only", "pages", people.by_surname),
    Listing("new_organizations", "Bodies that are not in the reference data", "pages", people.created_bodies),
    Listing("unheld_offices", "Offices without a known holder", "times", people.unheld_offices),
)
"""The lists of the report, in their order: a new list is a new entry."""

LACKING: dict[str, Callable[[Reading], bool]] = {
    "no_discussion": lambda reading: not any(isinstance(c, Discussion) for c in reading.claims.claims),
    "no_participant": lambda reading: not any(isinstance(c, Participation) for c in reading.claims.claims),
    "no_place": lambda reading: reading.claims.event.place is None,
    "type_other": lambda reading: reading.claims.event.event_type == "other",
}
"""What a page may lack."""


@dataclass
class Coverage:
    """The counts of one language and source, or of all; memory is bounded whatever the number of pages."""

    limit: int
    language: str = ALL
    source: str = ALL
    failed: int = 0
    types: Counter[str] = field(default_factory=Counter)
    lacking: Counter[str] = field(default_factory=Counter)
    shares: dict[str, Share] = field(default_factory=dict)
    samples: dict[str, Sample] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shares = {family.name: Share() for family in families.ALL}
        self.samples = {family.name: Sample(self.limit) for family in families.ALL}
        self.tallies = {listing.name: Tally(self.limit) for listing in LISTINGS}

    @property
    def read(self) -> int:
        """How many pages were read to the end."""
        return sum(self.types.values())

    def add(self, reading: Reading) -> None:
        """Count one page."""
        self.types[reading.claims.event.event_type] += 1
        self.lacking.update(name for name, lacks in LACKING.items() if lacks(reading))
        for verdict in families.verdicts(reading):
            self.shares[verdict.family].add(understood=verdict.understood)
            if not verdict.understood:
                self.samples[verdict.family].add(verdict.example)
        for listing in LISTINGS:
            for found in listing.find(reading):
                self.tallies[listing.name].add(found)

    def merge(self, other: Coverage) -> None:
        """Add all counts of `other`."""
        self.failed += other.failed
        self.types.update(other.types)
        self.lacking.update(other.lacking)
        for name, share in other.shares.items():
            self.shares[name].merge(share)
            self.samples[name].merge(other.samples[name])
        for name, tally in other.tallies.items():
            self.tallies[name].merge(tally)


@dataclass
class CoverageReport:
    """What was understood of many pages, by language and source.

    `limit` is how many rows and examples each list shows; `unread` counts the pages that failed before it was known
    what they are.
    """

    limit: int = 20
    unread: int = 0
    duplicates: int = 0
    groups: dict[tuple[str, str], Coverage] = field(default_factory=dict)

    def group(self, language: str, source: str) -> Coverage:
        """Return the counts of one language and source."""
        return self.groups.setdefault((language, source), Coverage(self.limit, language, source))

    def add(self, linked: LinkedPage) -> None:
        """Read the claims of a linked page and count what was understood of it."""
        reading = Reading(linked, extract_linked(linked))
        # On the side first: a page that our own code stumbles over must leave nothing behind but its failure.
        counted = Coverage(self.limit)
        counted.add(reading)
        self.group(linked.page.language, linked.page.source).merge(counted)

    def total(self) -> Coverage:
        """Return the counts of all groups together."""
        total = Coverage(self.limit)
        for group in self.in_order():
            total.merge(group)
        total.failed += self.unread
        return total

    def in_order(self) -> Iterator[Coverage]:
        """Yield the groups by language and source."""
        return (group for _, group in sorted(self.groups.items()))

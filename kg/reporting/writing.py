"""Puts a report together out of a scope: occasions, people, topics, agreements, positions, outcomes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from pyoxigraph import Store

from kg.identifiers import Identifiers
from kg.query import Names, ParameterError
from kg.reporting.model import Account, Counted, Dossier, Occasion, Quote, Source, Statement, Tie
from kg.reporting.reading import Claimed, Page, Reader
from kg.reporting.scope import Scope, of_leader, of_pair, of_topic

KINDS = ("leader", "topic", "pair")
Claims = Mapping[str, Claimed]


def dossier(
    store: Store,
    kind: str,
    subjects: Iterable[str],
    *,
    start: str = "",
    end: str = "",
    ids: Identifiers | None = None,
) -> Dossier:
    """Return the report of `kind` (leader, topic, pair) about `subjects`, names as in queries.

    A pair is two countries or two people. `start` and `end` are ISO days, inclusive; with either, undated occasions
    are left out. Raises ParameterError for names that are unknown or may mean several things.
    """
    names = Names(store, ids)
    iris = _resolved(names, kind, tuple(subjects))
    reader = Reader(store)
    scope = _SCOPES[kind](reader, *iris)
    return _Writer(reader, scope, start, end).written(kind, iris)


def _resolved(names: Names, kind: str, subjects: tuple[str, ...]) -> tuple[str, ...]:
    if kind not in KINDS:
        raise ParameterError(f"no report is called {kind!r}; there are {', '.join(KINDS)}")
    wanted = 2 if kind == "pair" else 1
    if len(subjects) != wanted:
        raise ParameterError(f"a report on a {kind} needs {wanted} name{'s' * (wanted > 1)}, not {len(subjects)}")
    if kind != "pair":
        return (names.resolve(subjects[0], {"leader": "person"}.get(kind, kind)).value,)
    found = tuple(_side(names, subject) for subject in subjects)
    if found[0] == found[1]:
        raise ParameterError(f"{subjects[0]!r} and {subjects[1]!r} are the same; a pair has two sides")
    return found


def _side(names: Names, subject: str) -> str:
    """Resolve one side of a pair: a country, else a person."""
    try:
        return names.resolve(subject, "country").value
    except ParameterError as no_country:
        try:
            return names.resolve(subject, "person").value
        except ParameterError as no_person:
            raise no_person from no_country


_SCOPES: dict[str, Callable[..., Scope]] = {"leader": of_leader, "topic": of_topic, "pair": of_pair}


class _Writer:
    """Counts by occasion: what several pages report of one event counts once."""

    def __init__(self, reader: Reader, scope: Scope, start: str, end: str) -> None:
        self._reader = reader
        self._scope = scope
        self._period = (start, end)
        self._pages: defaultdict[str, list[Page]] = defaultdict(list)
        for page in reader.pages.values():
            if page.event in scope.events and self._within(page.date):
                self._pages[page.occasion].append(page)
        self._events = frozenset(page.event for pages in self._pages.values() for page in pages)
        self._present = reader.participations(self._events)
        self._date = {key: min(page.date for page in pages) for key, pages in self._pages.items()}

    def written(self, kind: str, iris: tuple[str, ...]) -> Dossier:
        """Return the whole report."""
        discussions = self._told("discussions", self._scope.discussion)
        agreements = self._told("agreements", self._scope.agreement)
        people = self._people(kind, discussions)
        return Dossier(
            kind=kind,
            subjects=tuple(self._reader.label(iri) for iri in iris),
            iris=iris,
            start=self._period[0],
            end=self._period[1],
            sources=self._sources(),
            occasions=self._occasions(),
            people=self._counted_people(people, iris),
            ties=self._ties(people),
            topics=self._counted(
                (topic, claim) for claim in discussions.values() for topic in claim.topics if topic not in iris
            ),
            agreements=self._counted((claim.agreement, claim) for claim in agreements.values()),
            positions=self._statements("positions"),
            outcomes=self._statements("outcomes"),
        )

    def _within(self, date: str) -> bool:
        start, end = self._period
        return (not start or start <= date) and (not end or (bool(date) and date <= end))

    def _told(self, kind: str, takes: Callable[[Claimed], bool]) -> dict[str, Claimed]:
        found = self._reader.claims(kind, self._events)
        return {iri: claim for iri, claim in sorted(found.items()) if takes(claim)}

    def _occasion(self, event: str) -> str:
        return self._reader.occasion_of.get(event, event)

    def _sources(self) -> tuple[Source, ...]:
        dates: defaultdict[str, list[str]] = defaultdict(list)
        for pages in self._pages.values():
            for page in pages:
                dates[page.publisher].append(page.date)
        return tuple(
            Source(name, len(days), min(filter(None, days), default=""), max(days))
            for name, days in sorted(dates.items())
        )

    def _occasions(self) -> tuple[Occasion, ...]:
        found = [self._one(key, sorted(pages, key=lambda page: page.iri)) for key, pages in self._pages.items()]
        return tuple(sorted(found, key=lambda occasion: (occasion.date, occasion.title, occasion.key)))

    def _one(self, key: str, pages: list[Page]) -> Occasion:
        present = {person for page in pages for person in self._present.get(page.event, ())}
        first = pages[0]
        return Occasion(
            key=key,
            date=self._date[key],
            title=first.label,
            type=self._reader.label(first.type) if first.type else "",
            place=next((page.place for page in pages if page.place), ""),
            people=tuple(sorted(self._reader.label(person) for person in present)),
            accounts=tuple(Account(page.publisher, page.title, page.url or page.iri) for page in pages),
        )

    def _people(self, kind: str, discussions: Claims) -> dict[str, set[str]]:
        """Return person -> occasions: who was there, or for a topic who discussed it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        if kind == "topic":
            for claim in discussions.values():
                for person in claim.who:
                    found[person].add(self._occasion(claim.event))
            return found
        for event, present in self._present.items():
            for person in present:
                found[person].add(self._occasion(event))
        return found

    def _counted_people(self, people: Mapping[str, set[str]], iris: tuple[str, ...]) -> tuple[Counted, ...]:
        sides: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for present in self._present.values():
            for person, represented in present.items():
                sides[person].update(represented)
        found = []
        for person, occasions in people.items():
            if person in iris:
                continue
            # What somebody represented most often; of equals the first in order.
            side = min(sides[person].items(), key=lambda one: (-one[1], one[0]), default=("", 0))[0]
            days = sorted(filter(None, (self._date[key] for key in occasions))) or [""]
            note = self._reader.label(side) if side else ""
            found.append(Counted(person, self._reader.label(person), len(occasions), days[0], days[-1], note))
        return tuple(sorted(found, key=lambda one: (-one.occasions, one.label, one.iri)))

    def _ties(self, people: Mapping[str, set[str]]) -> tuple[Tie, ...]:
        present: defaultdict[str, set[str]] = defaultdict(set)
        for person, occasions in people.items():
            for key in occasions:
                present[key].add(self._reader.label(person))
        counts: Counter[tuple[str, str]] = Counter()
        for labels in present.values():
            counts.update(combinations(sorted(labels), 2))
        return tuple(Tie(one, two, n) for (one, two), n in sorted(counts.items(), key=lambda tie: (-tie[1], tie[0])))

    def _counted(self, named: Iterable[tuple[str, Claimed]]) -> tuple[Counted, ...]:
        """Count things by the occasions of the claims that name them; the note says in which relations."""
        claims: defaultdict[str, list[Claimed]] = defaultdict(list)
        for iri, claim in named:
            claims[iri].append(claim)
        found = []
        for iri, several in claims.items():
            occasions = {self._occasion(claim.event) for claim in several}
            days = sorted(filter(None, (self._date[key] for key in occasions))) or [""]
            acts = ", ".join(sorted({claim.act for claim in several if claim.act}))
            quotes = _in_order(quote for claim in several for quote in claim.quotes)
            found.append(Counted(iri, self._reader.label(iri), len(occasions), days[0], days[-1], acts, quotes))
        return tuple(sorted(found, key=lambda one: (-one.occasions, one.label, one.iri)))

    def _statements(self, kind: str) -> tuple[Statement, ...]:
        found = []
        for iri, claim in self._told(kind, self._scope.statement).items():
            key = self._occasion(claim.event)
            statement = Statement(
                who=tuple(sorted(self._reader.label(person) for person in claim.who)),
                act=claim.act,
                words=claim.words,
                date=self._date[key],
                occasion=key,
                topics=tuple(sorted(self._reader.label(topic) for topic in claim.topics)),
                quotes=_in_order(claim.quotes),
            )
            found.append((statement.date, key, min(quote.start for quote in claim.quotes), iri, statement))
        return tuple(entry[-1] for entry in sorted(found, key=lambda entry: entry[:-1]))


def _in_order(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Sort sentences by day, page and place, each of them once."""
    return tuple(sorted(set(quotes), key=lambda quote: (quote.date, quote.url, quote.start, quote.text, quote.speaker)))

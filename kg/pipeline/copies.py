"""Which copy of each document counts when the input holds several, in whatever order they come."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.text import Origin
from kg.pipeline.fingerprint import stored_digest
from kg.pipeline.report import BuildReport, Failure

Rank = tuple[int, str, str, int]


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy of a document; `triples` is None for one that the store held already."""

    rank: Rank
    origin: Origin
    triples: int | None


class Copies:
    """The best copy seen so far of every document, by id."""

    def __init__(self) -> None:
        self._best: dict[str, _Copy] = {}
        self._lost: list[tuple[str, _Copy]] = []

    @property
    def documents(self) -> frozenset[str]:
        """The ids of all documents."""
        return frozenset(self._best)

    def unchanged(self, document: str, rank: Rank, origin: Origin) -> bool:
        """Note a copy that the store holds; False when a worse one has taken its place there: then read it anew."""
        other = self._best.get(document)
        if other is not None and other.triples is not None and rank < other.rank:
            return False
        self._note(document, _Copy(rank, origin, None))
        return True

    def built(self, document: str, rank: Rank, origin: Origin, triples: int) -> bool:
        """Note a copy that was built and return whether it is the best so far, which belongs into the store."""
        return self._note(document, _Copy(rank, origin, triples))

    def is_worse(self, document: str, rank: Rank, origin: Origin) -> bool:
        """Note a copy that did not count last time and return True, unless no better one has been seen by now."""
        other = self._best.get(document)
        if other is None or rank < other.rank:
            return False
        self._lost.append((document, _Copy(rank, origin, None)))
        return True

    def that_do_not_count(self) -> dict[str, tuple[str, ...]]:
        """Return for every document what tells its copies that do not count, sorted; () for most."""
        found: dict[str, list[str]] = {document: [] for document in self._best}
        for document, copy in self._lost:
            found[document].append(stored_digest(copy.rank[1], copy.origin.file))
        return {document: tuple(sorted(digests)) for document, digests in found.items()}

    def tell(self, report: BuildReport) -> None:
        """Write the counts, and the copies that do not count, into `report`."""
        triples = [copy.triples for copy in self._best.values() if copy.triples is not None]
        report.built = len(triples)
        report.triples = sum(triples)
        report.unchanged = len(self._best) - len(triples)
        report.duplicates = len(self._lost)
        report.duplicate_pages = sorted(self._duplicate(document, copy.origin) for document, copy in self._lost)

    def built_documents(self) -> list[str]:
        """Return the ids of the documents that were built."""
        return [document for document, copy in self._best.items() if copy.triples is not None]

    def _note(self, document: str, copy: _Copy) -> bool:
        other = self._best.get(document)
        if other is None:
            self._best[document] = copy
            return True
        better, worse = sorted((copy, other), key=lambda one: one.rank)
        self._best[document] = better
        self._lost.append((document, worse))
        return better is copy

    def _duplicate(self, document: str, origin: Origin) -> Failure:
        kept = self._best[document].origin
        reason = f"same document as {kept.file}, page {kept.page}, which is kept"
        return Failure(origin.file, origin.page, origin.line, reason)

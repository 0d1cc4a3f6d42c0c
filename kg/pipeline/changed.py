"""Which pages have to be read: those that the store does not hold as they are now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.model.pages import RawPage
from kg.parsing.identity import digest_of
from kg.pipeline.copies import Copies
from kg.pipeline.fingerprint import stored_digest
from kg.pipeline.outcome import rank_of


class Changed:
    """Sorts out the pages that are in the store as they are now: those are neither parsed nor read again."""

    def __init__(
        self,
        copies: Copies,
        known: Mapping[str, str],
        lesser: Mapping[str, str],
        progress: Callable[[int], None] | None,
    ) -> None:
        """Begin with `known`, the content hash of each document, and `lesser`, the document of each lesser copy."""
        self._copies = copies
        self._stored = {digest: document for document, digest in known.items()}
        self._lesser = lesser
        self._progress = progress or (lambda _: None)

    def among(self, raws: Iterable[RawPage]) -> Iterator[RawPage]:
        """Yield the pages that have to be read."""
        put_aside: list[tuple[str, RawPage]] = []
        for raw in raws:
            digest = digest_of(raw)
            key = stored_digest(digest, raw.origin.file)
            if (document := self._stored.get(key)) is not None:
                if self._copies.unchanged(document, rank_of(raw, digest), raw.origin):
                    self._progress(1)
                    continue
            elif (document := self._lesser.get(key)) is not None:
                # The copy that counts may come later: only if it does not, this one has to be read.
                put_aside.append((document, raw))
                continue
            yield raw
        for document, raw in put_aside:
            if self._copies.is_worse(document, rank_of(raw, digest_of(raw)), raw.origin):
                self._progress(1)
            else:
                yield raw

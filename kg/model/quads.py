"""What mapping hands to the store: the quads of one document as N-Quads lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentQuads:
    """All quads that one page gives rise to, as sorted N-Quads lines without line ends.

    `lines` belong to the document's own named graph `graph`; `quality` to the shared quality graph, where each
    flag names its document; `digest` is the page's content hash: same digest, nothing to store again.
    """

    document: str
    graph: str
    digest: str
    lines: tuple[str, ...]
    quality: tuple[str, ...] = ()

    @property
    def all_lines(self) -> list[str]:
        """The lines of both graphs, sorted."""
        return sorted((*self.lines, *self.quality))

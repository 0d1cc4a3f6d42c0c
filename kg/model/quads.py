"""What mapping hands to the store: the quads of one document as N-Quads lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class PackedQuads:
    """The same, ready to be loaded: `data` are the UTF-8 lines of the document's graph, each with its line end.

    Made where the page is read, so that the one process that writes has little to do: `count` is the number of lines
    in `data`, `sha256` their hash. `checked` names the rules that the page was found to keep, "" when it was not tried.
    """

    document: str
    graph: str
    digest: str
    data: bytes
    count: int
    sha256: str
    quality: tuple[str, ...] = ()
    checked: str = ""

    @property
    def triples(self) -> int:
        """How many quads these are, flags included."""
        return self.count + len(self.quality)


def pack(quads: DocumentQuads, digest: str = "") -> PackedQuads:
    """Return `quads` ready to be loaded; `digest`, when given, takes the place of their own."""
    data = _joined(quads.lines)
    return PackedQuads(
        document=quads.document,
        graph=quads.graph,
        digest=digest or quads.digest,
        data=data,
        count=len(quads.lines),
        sha256=_hash(data),
        quality=quads.quality,
    )


def fingerprint(lines: Iterable[str]) -> str:
    """Return the SHA-256 over sorted N-Quads `lines`; "" for none."""
    return _hash(_joined(lines))


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""

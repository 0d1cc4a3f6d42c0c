"""Opening the store that a command reads, and the parts of it that commands ask for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.options import say

if TYPE_CHECKING:
    import pyoxigraph

    from kg.identifiers import Identifiers


@dataclass(frozen=True, slots=True)
class OpenStore:
    """A store opened for reading, with the identifiers that it was built with."""

    root: Path
    quads: pyoxigraph.Store
    ids: Identifiers


def opened(root: Path) -> OpenStore:
    """Open the store in `root`; raises StoreError with what to do when there is none."""
    from kg.identifiers import Identifiers
    from kg.store import is_interrupted, open_store, store_manifest

    quads = open_store(root)
    if is_interrupted(root):
        say(["kg: note: the last build of this store was interrupted; run it again to finish it"])
    return OpenStore(root, quads, Identifiers(store_manifest(root).base))

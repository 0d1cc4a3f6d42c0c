"""What lies where in a store folder, and whether a folder is a store at all.

store/manifest.json   what the store must contain; written last, so it never promises what is not there
store/files.json      the database's files as the last writer left them
store/journal         graphs touched since the manifest was written
store/writer.lock     who writes
store/oxigraph/       the database itself
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kg.store.errors import NotAStoreError, StoreDamagedError

NOT_DOCUMENTS = ("links", "meta", "ontology", "quality", "reference")
"""The names of the graphs that are not a document's."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths inside the store folder `root`."""

    root: Path

    @property
    def manifest(self) -> Path:
        """The manifest file."""
        return self.root / "manifest.json"

    @property
    def files(self) -> Path:
        """The list of the database's files."""
        return self.root / "files.json"

    @property
    def journal(self) -> Path:
        """The list of graphs touched since the manifest was written."""
        return self.root / "journal"

    @property
    def lock(self) -> Path:
        """The writer's lock file."""
        return self.root / "writer.lock"

    @property
    def database(self) -> Path:
        """The folder of the database."""
        return self.root / "oxigraph"


def existing(root: Path) -> Layout:
    """Return the layout of the store in `root`; raise NotAStoreError or StoreDamagedError when it is none."""
    layout = startable(root)
    if not (layout.database / "CURRENT").is_file():
        raise StoreDamagedError(
            f"{layout.database / 'CURRENT'}: missing: the first build was interrupted, or the file is lost; "
            "build all pages again"
        )
    return layout


def startable(root: Path) -> Layout:
    """Return the layout of a store that a writer may open: it may have been killed before it made the database."""
    layout = Layout(root)
    if not root.exists():
        raise NotAStoreError(f"{root}: no such folder; build a store there first")
    if not root.is_dir():
        raise NotAStoreError(f"{root}: a file, not a store folder")
    if not layout.manifest.is_file():
        if layout.database.is_dir():
            raise StoreDamagedError(f"{layout.manifest}: missing; remove the folder {root} and build again")
        raise NotAStoreError(f"{root}: not a store (it has no manifest.json); choose another folder or build one")
    return layout


def is_vacant(root: Path) -> bool:
    """Tell whether a new store may be made at `root`: nothing there, or only what a killed first writer left."""
    if not root.exists():
        return True
    leftovers = {Layout(root).lock.name, f".{Layout(root).manifest.name}.part"}
    return root.is_dir() and {entry.name for entry in os.scandir(root)} <= leftovers

"""What can be wrong with a store folder, one class per case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

_FULL = ("No space left", "File too large", "Disk quota exceeded", "NoSpace")


class NotAStoreError(StoreError):
    """The path is missing, is a file, or is a folder that holds something else."""


class StoreDamagedError(StoreError):
    """The folder is a store of ours, but parts of it are missing or say something else than the manifest."""


class StoreFullError(StoreError):
    """The disk has no room for what was to be stored; what was committed before is whole."""


class StoreHeldError(StoreError):
    """Another process has the store open for writing; the message names it."""


@contextmanager
def explained(root: Path) -> Iterator[None]:
    """Turn what the database or the system says about the store folder `root` into an error of ours."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError is what the database calls damage
        if any(word in str(error) for word in _FULL):
            raise StoreFullError(
                f"{root}: the disk is full ({error}); free some space and build again: "
                "what was committed is whole, and only the rest is built"
            ) from error
        raise StoreDamagedError(
            f"{root}: the database cannot be read or written ({error}); when the disk is sound, build again, "
            "and if that says the same, remove the folder first"
        ) from error
